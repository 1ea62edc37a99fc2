#include "core/files/zip/zip_reader.h"

#include "core/files/bytes/byte_stream.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <zlib.h>

namespace retort {

namespace {

// The names and widths of all fields are those of the .ZIP File Format Specification (APPNOTE) 6.3.10.
constexpr std::uint64_t end_record_bytes = 22;
constexpr std::uint64_t locator_bytes = 20;
constexpr std::uint64_t zip64_end_bytes = 56;
constexpr std::uint64_t central_header_bytes = 46;
constexpr std::uint64_t fixed_header_bytes = 30;
constexpr std::uint64_t largest_directory = 16U << 20U;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFFU;
constexpr std::uint16_t zip64_extra = 1;
constexpr std::uint16_t encrypted = 1;
constexpr std::uint16_t sizes_follow = 8; ///< flag: CRC and sizes stand after the data, not before

ReadError damaged_directory() {
    return ReadError(RETORT_TEXT("%1 is truncated or damaged: the zip archive's directory is invalid"));
}

ReadError contradiction(const std::string& name) {
    return ReadError(RETORT_TEXT("%1 is damaged: the zip archive's two headers of %2 contradict each other"),
                     {printable(name)});
}

/// The 64-bit values that the extra field holds in place of saturated 32-bit ones, in the order of the
/// format.
void take_zip64(ByteStream extra, std::initializer_list<std::uint64_t*> values) {
    if (std::none_of(values.begin(), values.end(), [](const auto* v) { return *v == in_zip64; })) {
        return;
    }
    while (extra.remaining() >= 4) {
        const auto id = extra.number(2);
        const auto size = extra.number(2);
        if (id != zip64_extra) {
            extra.skip(size);
            continue;
        }
        for (auto* value : values) {
            if (*value == in_zip64) {
                *value = extra.number(8);
            }
        }
        return;
    }
}

struct LocalHeader {
    std::uint16_t flags, method;
    std::uint32_t crc;
    std::uint64_t compressed, size;
    std::uint64_t name_bytes, extra_bytes;
};

LocalHeader parse_local_header(ByteStream in, const std::string& name) {
    if (in.number(4) != 0x04034B50U) {
        throw contradiction(name);
    }
    in.skip(2);
    LocalHeader header{};
    header.flags = static_cast<std::uint16_t>(in.number(2));
    header.method = static_cast<std::uint16_t>(in.number(2));
    in.skip(4);
    header.crc = static_cast<std::uint32_t>(in.number(4));
    header.compressed = in.number(4);
    header.size = in.number(4);
    header.name_bytes = in.number(2);
    header.extra_bytes = in.number(2);
    return header;
}

/// Where CRC and sizes follow the data, the local header holds zeros in their place.
bool agrees(const LocalHeader& local, const ZipEntry& entry) {
    const bool same =
        local.crc == entry.crc && local.compressed == entry.compressed && local.size == entry.size;
    const bool left_out =
        (local.flags & sizes_follow) != 0 && local.crc == 0 && local.compressed == 0 && local.size == 0;
    return local.flags == entry.flags && local.method == entry.method && (same || left_out);
}

ZipEntry parse_central_header(ByteStream& in, std::span<const std::byte> directory) {
    if (in.number(4) != 0x02014B50U) {
        throw damaged_directory();
    }
    in.skip(4);
    ZipEntry entry;
    entry.flags = static_cast<std::uint16_t>(in.number(2));
    entry.method = static_cast<std::uint16_t>(in.number(2));
    in.skip(4);
    entry.crc = static_cast<std::uint32_t>(in.number(4));
    entry.compressed = in.number(4);
    entry.size = in.number(4);
    const auto name_bytes = in.number(2);
    const auto extra_bytes = in.number(2);
    const auto comment_bytes = in.number(2);
    in.skip(8); // disc number and attributes
    entry.header = in.number(4);
    entry.name = in.text(name_bytes);
    const auto extra_at = in.position();
    in.skip(extra_bytes);
    in.skip(comment_bytes);
    take_zip64(ByteStream(directory.subspan(extra_at, extra_bytes)),
               {&entry.size, &entry.compressed, &entry.header});
    return entry;
}

void check_readable(const ZipEntry& entry) {
    if ((entry.flags & encrypted) != 0) {
        throw ReadError(RETORT_TEXT("%1: the zip archive's entry %2 is encrypted and cannot be read"),
                        {printable(entry.name)});
    }
    if (entry.method != 0 && entry.method != 8) {
        throw ReadError(RETORT_TEXT("%1: the zip archive's entry %2 uses an unsupported compression; only "
                                    "stored and deflated entries are supported"),
                        {printable(entry.name)});
    }
    if (entry.method == 0 && entry.compressed != entry.size) {
        throw contradiction(entry.name);
    }
}

void check_crc(const ZipEntry& entry, std::span<const std::byte> content) {
    const auto* bytes = reinterpret_cast<const Bytef*>(content.data());
    if (crc32_z(crc32_z(0, nullptr, 0), bytes, content.size()) != entry.crc) {
        throw ReadError(RETORT_TEXT("%1 is damaged: the contents of %2 do not match their checksum (CRC)"),
                        {printable(entry.name)});
    }
}

} // namespace

struct ZipReader::Directory {
    std::uint64_t entries = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
    std::uint64_t end = 0; ///< where the end record starts, and so where the directory must end
};

ZipReader::ZipReader(const InputFile& file) : file_(file) {
    const Directory directory = find_directory();
    read_directory(directory);
    std::for_each(entries_.begin(), entries_.end(), check_readable);
    std::sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    check_names();
    check_layout(directory.offset);
    check_sizes();
}

const ZipEntry* ZipReader::find(std::string_view name) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), name,
                                        [](const auto& entry, const auto& n) { return entry.name < n; });
    return found != entries_.end() && found->name == name ? &*found : nullptr;
}

/// The end record stands at the very end, before a comment of up to 65535 bytes.
ZipReader::Directory ZipReader::find_directory() const {
    std::vector<std::byte> tail(std::min<std::uint64_t>(file_.size(), end_record_bytes + 0xFFFFU));
    const std::uint64_t tail_offset = file_.size() - tail.size();
    file_.read(tail_offset, tail);
    const std::span<const std::byte> bytes(tail);
    for (std::size_t left = end_record_bytes; left <= bytes.size(); ++left) {
        ByteStream in(bytes.last(left));
        if (in.number(4) != 0x06054B50U) {
            continue;
        }
        const auto disc = in.number(2);
        const auto directory_disc = in.number(2);
        const auto entries_here = in.number(2);
        Directory directory{in.number(2), in.number(4), in.number(4), file_.size() - left};
        if (in.number(2) != left - end_record_bytes) {
            continue;
        }
        if (disc != directory_disc || entries_here != directory.entries) {
            throw damaged_directory();
        }
        read_zip64_end(directory);
        return directory;
    }
    throw ReadError(RETORT_TEXT("%1 is truncated: the zip archive's directory is missing at its end"));
}

void ZipReader::read_zip64_end(Directory& directory) const {
    if (directory.end < locator_bytes + zip64_end_bytes) {
        return;
    }
    std::array<std::byte, locator_bytes> locator{};
    file_.read(directory.end - locator_bytes, locator);
    ByteStream in(locator);
    if (in.number(4) != 0x07064B50U) {
        return;
    }
    in.skip(4);
    const std::uint64_t at = in.number(8);
    if (at != directory.end - locator_bytes - zip64_end_bytes) {
        throw damaged_directory();
    }
    std::array<std::byte, zip64_end_bytes> record{};
    file_.read(at, record);
    ByteStream end(record);
    if (end.number(4) != 0x06064B50U) {
        throw damaged_directory();
    }
    end.skip(20);
    const auto entries_here = end.number(8);
    const Directory wide{end.number(8), end.number(8), end.number(8), at};
    const auto differs = [](std::uint64_t narrow, std::uint64_t full, std::uint64_t saturated) {
        return narrow != saturated && narrow != full;
    };
    if (entries_here != wide.entries || differs(directory.entries, wide.entries, 0xFFFFU) ||
        differs(directory.size, wide.size, in_zip64) || differs(directory.offset, wide.offset, in_zip64)) {
        throw damaged_directory();
    }
    directory = wide;
}

void ZipReader::read_directory(const Directory& directory) {
    if (directory.size > directory.end || directory.offset != directory.end - directory.size ||
        directory.entries > directory.size / central_header_bytes) {
        throw damaged_directory();
    }
    if (directory.size > largest_directory) {
        throw ReadError(RETORT_TEXT("%1: the zip archive has too many entries (%2)"),
                        {std::to_string(directory.entries)});
    }
    std::vector<std::byte> bytes(static_cast<std::size_t>(directory.size));
    file_.read(directory.offset, bytes);
    ByteStream in(bytes);
    entries_.reserve(static_cast<std::size_t>(directory.entries));
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        entries_.push_back(parse_central_header(in, bytes));
    }
    if (in.remaining() != 0) {
        throw damaged_directory();
    }
}

/// Sets where the entry's bytes start. All of it stands before `limit`.
void ZipReader::check_place(ZipEntry& entry, std::uint64_t limit) const {
    std::array<std::byte, fixed_header_bytes> fixed{};
    file_.read(entry.header, fixed);
    LocalHeader local = parse_local_header(ByteStream(fixed), entry.name);
    entry.data = entry.header + fixed_header_bytes + local.name_bytes + local.extra_bytes;
    if (entry.data > limit || entry.compressed > limit - entry.data) {
        throw ReadError(RETORT_TEXT("%1 is damaged: the zip archive's entry %2 overlaps other data"),
                        {printable(entry.name)});
    }
    std::vector<std::byte> rest(static_cast<std::size_t>(local.name_bytes + local.extra_bytes));
    file_.read(entry.header + fixed_header_bytes, rest);
    ByteStream in(rest);
    const std::string name = in.text(local.name_bytes);
    take_zip64(ByteStream(std::span(rest).subspan(local.name_bytes)), {&local.size, &local.compressed});
    if (name != entry.name || !agrees(local, entry)) {
        throw contradiction(entry.name);
    }
}

void ZipReader::check_names() const {
    const auto twice = std::adjacent_find(entries_.begin(), entries_.end(),
                                          [](const auto& a, const auto& b) { return a.name == b.name; });
    if (twice != entries_.end()) {
        throw ReadError(RETORT_TEXT("%1 is damaged: the zip archive has two entries called %2"),
                        {printable(twice->name)});
    }
}

/// Entries do not overlap: else many of them could name the same large header, each to be read in turn.
void ZipReader::check_layout(std::uint64_t directory_offset) {
    std::vector<ZipEntry*> in_order;
    for (auto& entry : entries_) {
        in_order.push_back(&entry);
    }
    std::sort(in_order.begin(), in_order.end(),
              [](const auto* a, const auto* b) { return a->header < b->header; });
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        check_place(*in_order[i], i + 1 < in_order.size() ? in_order[i + 1]->header : directory_offset);
    }
}

/// Stored entries cannot exceed the file once they do not overlap; deflated ones can, and a small file must
/// not ask for much memory.
void ZipReader::check_sizes() const {
    std::uint64_t allowed = 2 * file_.size() + (16U << 20U);
    for (const auto& entry : entries_) {
        if (entry.size > allowed) {
            throw ReadError(RETORT_TEXT("%1 is rejected: it would unpack to far more than its own size"));
        }
        allowed -= entry.size;
    }
}

void ZipReader::read(const ZipEntry& entry, std::span<std::byte> into) const {
    if (entry.method == 0) {
        file_.read(entry.data, into);
    } else {
        inflate(entry, into);
    }
    check_crc(entry, into);
}

std::vector<std::byte> ZipReader::read(const ZipEntry& entry) const {
    std::vector<std::byte> bytes(static_cast<std::size_t>(entry.size));
    read(entry, bytes);
    return bytes;
}

void ZipReader::inflate(const ZipEntry& entry, std::span<std::byte> into) const {
    const auto damaged = [&] {
        return ReadError(RETORT_TEXT("%1 is damaged: %2 cannot be unpacked"), {printable(entry.name)});
    };
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&stream, inflateEnd);
    std::array<std::byte, 1U << 16U> buffer{};
    std::byte overflow{}; // an entry that holds more than it declares shows by writing here
    std::uint64_t consumed = 0;
    std::size_t produced = 0;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (stream.avail_in == 0) {
            const auto piece = std::min<std::uint64_t>(buffer.size(), entry.compressed - consumed);
            file_.read(entry.data + consumed, std::span(buffer).first(static_cast<std::size_t>(piece)));
            stream.next_in = reinterpret_cast<Bytef*>(buffer.data());
            stream.avail_in = static_cast<uInt>(piece);
            consumed += piece;
        }
        const bool full = produced == into.size();
        const auto room = full ? 1 : std::min<std::size_t>(into.size() - produced, 1U << 30U);
        stream.next_out = reinterpret_cast<Bytef*>(full ? &overflow : into.data() + produced);
        stream.avail_out = static_cast<uInt>(room);
        status = ::inflate(&stream, Z_NO_FLUSH);
        const std::size_t got = room - stream.avail_out;
        if ((status != Z_OK && status != Z_STREAM_END) || (full && got != 0)) {
            throw damaged();
        }
        produced += got;
    }
    if (produced != into.size() || stream.avail_in != 0 || consumed != entry.compressed) {
        throw damaged();
    }
}

} // namespace retort
