#include "core/data/png.h"

#include "core/base/message.h"
#include "core/data/decode/png_checksum.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <span>
#include <string_view>
#include <system_error>

namespace retort {

namespace {

using Buffer = std::vector<std::uint8_t>;

void append_big(Buffer& out, std::uint32_t value) {
    for (const auto shift : {24U, 16U, 8U, 0U}) {
        out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void append_chunk(Buffer& out, std::string_view type, const Buffer& data) {
    append_big(out, static_cast<std::uint32_t>(data.size()));
    const auto start = out.size();
    out.insert(out.end(), type.begin(), type.end());
    out.insert(out.end(), data.begin(), data.end());
    append_big(out, png_checksum(std::span(out).subspan(start)));
}

std::uint32_t adler32(const Buffer& bytes) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const auto byte : bytes) {
        a = (a + byte) % 65521U;
        b = (b + a) % 65521U;
    }
    return (b << 16U) | a;
}

/// Rows, each after the number of its filter (0: none).
Buffer scanlines(const Image& image) {
    const auto stride = static_cast<std::size_t>(image.width) * 3;
    Buffer rows;
    rows.reserve((stride + 1) * static_cast<std::size_t>(image.height));
    for (auto row = image.pixels.begin(); row != image.pixels.end();
         row += static_cast<std::ptrdiff_t>(stride)) {
        rows.push_back(0);
        rows.insert(rows.end(), row, row + static_cast<std::ptrdiff_t>(stride));
    }
    return rows;
}

/// A zlib stream of stored blocks.
Buffer stored(const Buffer& bytes) {
    constexpr std::size_t block_size = 65535;
    Buffer out{0x78, 0x01};
    for (std::size_t at = 0; at < bytes.size(); at += block_size) {
        const auto count = std::min(block_size, bytes.size() - at);
        out.push_back(at + count == bytes.size() ? 1 : 0);
        for (const auto length : {count, ~count}) {
            out.push_back(static_cast<std::uint8_t>(length));
            out.push_back(static_cast<std::uint8_t>(length >> 8U));
        }
        const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(count));
    }
    append_big(out, adler32(bytes));
    return out;
}

} // namespace

std::vector<std::uint8_t> encode_png(const Image& image) {
    Buffer header;
    append_big(header, static_cast<std::uint32_t>(image.width));
    append_big(header, static_cast<std::uint32_t>(image.height));
    header.insert(header.end(), {8, 2, 0, 0, 0}); // 8 bits, RGB, deflate, adaptive filters, not interlaced
    Buffer out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", stored(scanlines(image)));
    append_chunk(out, "IEND", {});
    return out;
}

void write_png(const std::filesystem::path& path, const Image& image) {
    const auto bytes = encode_png(image);
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2."),
                    {path.string(), std::generic_category().message(errno == 0 ? EIO : errno)});
    }
}

} // namespace retort
