#include "core/files/zip/zip_writer.h"

#include <algorithm>
#include <zlib.h>

namespace retort {

namespace {

constexpr std::uint64_t local_header_bytes = 30;
constexpr std::uint64_t alignment = 64;
constexpr unsigned version_needed = 45; ///< the first with zip64
constexpr unsigned names_are_utf8 = 1U << 11U;
constexpr unsigned first_of_january_1980 = 33; ///< the format's earliest date, in place of a real one

/// Little-endian fields one after another.
class Fields {
  public:
    Fields& put(std::uint64_t value, unsigned width) {
        for (unsigned i = 0; i < width; ++i) {
            bytes_ += static_cast<char>((value >> (8U * i)) & 0xFFU);
        }
        return *this;
    }
    Fields& put(std::string_view text) {
        bytes_ += text;
        return *this;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// Empty padding under the tag "FB", which is how torch.save aligns contents.
std::string padding(std::uint64_t position) {
    const std::uint64_t bytes = (alignment - (position + 4) % alignment) % alignment;
    return Fields().put("FB").put(bytes, 2).put(std::string(bytes, 'Z')).bytes();
}

std::uint32_t crc_of(std::span<const std::byte> content) {
    const auto* bytes = reinterpret_cast<const Bytef*>(content.data());
    return static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), bytes, content.size()));
}

} // namespace

ZipWriter::ZipWriter(AtomicFile& file, std::uint64_t zip64_from) : file_(file), zip64_from_(zip64_from) {}

void ZipWriter::add(const std::string& name, std::string_view content) {
    add(name, std::as_bytes(std::span(content)));
}

void ZipWriter::add(const std::string& name, std::span<const std::byte> content) {
    const Entry entry{name, crc_of(content), content.size(), file_.written()};
    const bool wide = entry.size >= zip64_from_;
    std::string extra;
    if (wide) {
        extra = Fields().put(1, 2).put(16, 2).put(entry.size, 8).put(entry.size, 8).bytes();
    }
    extra += padding(entry.header + local_header_bytes + name.size() + extra.size());
    const std::uint64_t narrow = wide ? 0xFFFFFFFFU : entry.size;
    Fields header;
    header.put("PK\x03\x04").put(version_needed, 2).put(names_are_utf8, 2).put(0, 2);
    header.put(0, 2).put(first_of_january_1980, 2).put(entry.crc, 4).put(narrow, 4).put(narrow, 4);
    header.put(name.size(), 2).put(extra.size(), 2).put(name).put(extra);
    file_.write(header.bytes());
    file_.write(content);
    entries_.push_back(entry);
}

void ZipWriter::write_central_header(const Entry& entry) {
    const bool wide = entry.size >= zip64_from_;
    const bool far = entry.header >= zip64_from_;
    Fields values;
    if (wide) {
        values.put(entry.size, 8).put(entry.size, 8);
    }
    if (far) {
        values.put(entry.header, 8);
    }
    const auto& value_bytes = values.bytes();
    const std::string extra =
        value_bytes.empty() ? "" : Fields().put(1, 2).put(value_bytes.size(), 2).put(value_bytes).bytes();
    const std::uint64_t narrow = wide ? 0xFFFFFFFFU : entry.size;
    Fields header;
    header.put("PK\x01\x02").put(version_needed, 2).put(version_needed, 2).put(names_are_utf8, 2).put(0, 2);
    header.put(0, 2).put(first_of_january_1980, 2).put(entry.crc, 4).put(narrow, 4).put(narrow, 4);
    header.put(entry.name.size(), 2).put(extra.size(), 2).put(0, 2).put(0, 2).put(0, 2).put(0, 4);
    header.put(far ? 0xFFFFFFFFU : entry.header, 4).put(entry.name).put(extra);
    file_.write(header.bytes());
}

void ZipWriter::finish() {
    const std::uint64_t start = file_.written();
    for (const auto& entry : entries_) {
        write_central_header(entry);
    }
    const std::uint64_t end = file_.written();
    const std::uint64_t count = entries_.size();
    Fields wide;
    wide.put("PK\x06\x06").put(44, 8).put(version_needed, 2).put(version_needed, 2).put(0, 4).put(0, 4);
    wide.put(count, 8).put(count, 8).put(end - start, 8).put(start, 8);
    wide.put("PK\x06\x07").put(0, 4).put(end, 8).put(1, 4);
    const auto narrow = [](std::uint64_t value, std::uint64_t largest) { return std::min(value, largest); };
    wide.put("PK\x05\x06").put(0, 2).put(0, 2).put(narrow(count, 0xFFFFU), 2).put(narrow(count, 0xFFFFU), 2);
    wide.put(narrow(end - start, 0xFFFFFFFFU), 4).put(narrow(start, 0xFFFFFFFFU), 4).put(0, 2);
    file_.write(wide.bytes());
}

} // namespace retort
