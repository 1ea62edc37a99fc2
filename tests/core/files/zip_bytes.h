// An assembler for zip archives, honest or not.
#pragma once

#include "tests/core/files/pickle_ops.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace retort::test {

/// An entry: the bytes that stand in the archive, and what both headers say of them.
struct ZipItem {
    std::string name;
    std::string data;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint32_t compressed = 0;
    std::uint32_t size = 0;
};

inline std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

inline ZipItem stored_item(std::string name, std::string_view content) {
    const auto size = static_cast<std::uint32_t>(content.size());
    return {std::move(name), std::string(content), 0, crc_of(content), size, size};
}

inline ZipItem deflated_item(std::string name, std::string_view content) {
    z_stream stream{};
    if (::deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib does not start");
    }
    std::string packed(::deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int status = ::deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    if (status != Z_STREAM_END) {
        throw std::runtime_error("zlib does not end");
    }
    const auto size = static_cast<std::uint32_t>(packed.size());
    return {std::move(name),
            std::move(packed),
            8,
            crc_of(content),
            size,
            static_cast<std::uint32_t>(content.size())};
}

/// What both headers of an entry have in common.
inline std::string shared_fields(const ZipItem& item) {
    using ops::little;
    return little(20, 2) + little(0, 2) + little(item.method, 2) + little(0, 4) + little(item.crc, 4) +
           little(item.compressed, 4) + little(item.size, 4) + little(item.name.size(), 2) + little(0, 2);
}

inline std::string zip_bytes(const std::vector<ZipItem>& items) {
    using ops::little;
    std::string zip;
    std::string directory;
    for (const auto& item : items) {
        directory += "PK\x01\x02" + little(20, 2) + shared_fields(item) + std::string(10, '\0') +
                     little(zip.size(), 4) + item.name;
        zip += "PK\x03\x04" + shared_fields(item) + item.name + item.data;
    }
    const std::size_t at = zip.size();
    return zip + directory + "PK\x05\x06" + little(0, 4) + little(items.size(), 2) + little(items.size(), 2) +
           little(directory.size(), 4) + little(at, 4) + little(0, 2);
}

} // namespace retort::test
