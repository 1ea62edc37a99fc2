#include "core/files/logit_log_format.h"

#include "core/files/bytes/byte_stream.h"

#include <bit>
#include <cstring>
#include <zlib.h>

namespace retort {

namespace {

using namespace std::string_view_literals;

constexpr auto file_mark = "RETORTLB"sv;
constexpr auto record_mark = "RECORD\0\0"sv;
constexpr std::uint32_t format_version = 2;
constexpr std::size_t check_size = 4;
/// No image has as many views; keeps a damaged number from asking for memory.
constexpr std::uint64_t most_views = 1U << 20U;
constexpr std::uint64_t most_classes_in_log = 1U << 24U; ///< the same of classes, rows and images
constexpr std::uint64_t most_images_in_log = std::uint64_t{1} << 40U;

std::uint32_t crc_of(std::string_view bytes, std::uint32_t start = 0) {
    return static_cast<std::uint32_t>(
        ::crc32(start, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

void put(std::string& bytes, std::uint64_t value, unsigned width) {
    for (unsigned i = 0; i < width; ++i) {
        bytes += static_cast<char>((value >> (8U * i)) & 0xFFU);
    }
}

std::uint32_t number_at(std::string_view bytes, std::size_t offset) {
    return static_cast<std::uint32_t>(
        ByteStream(std::as_bytes(std::span(bytes.substr(offset, 4)))).number(4));
}

void take_floats(std::string_view bytes, std::span<float> into) {
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(into.data(), bytes.data(), into.size_bytes());
    } else {
        for (std::size_t i = 0; i < into.size(); ++i) {
            into[i] = std::bit_cast<float>(number_at(bytes, 4 * i));
        }
    }
}

} // namespace

LogitLogFormat::LogitLogFormat(const BankShape& shape, const std::string& key) : shape_(shape) {
    header_ = file_mark;
    for (const std::uint64_t value :
         {std::uint64_t{format_version}, static_cast<std::uint64_t>(shape.classes),
          static_cast<std::uint64_t>(shape.block_rows), std::uint64_t{0}}) {
        put(header_, value, 4);
    }
    put(header_, static_cast<std::uint64_t>(shape.images), 8);
    header_ += key;
    header_check_ = crc_of(header_);
    put(header_, header_check_, check_size);
}

std::optional<BankShape> LogitLogFormat::shape_in(std::string_view bytes) {
    if (bytes.size() < header_size || !bytes.starts_with(file_mark) ||
        number_at(bytes, header_size - check_size) != crc_of(bytes.substr(0, header_size - check_size))) {
        return std::nullopt;
    }
    ByteStream numbers(std::as_bytes(std::span(bytes.substr(file_mark.size()))));
    const auto version = numbers.number(4);
    const auto classes = numbers.number(4);
    const auto rows = numbers.number(4);
    numbers.skip(4);
    const auto images = numbers.number(8);
    if (version != format_version || classes == 0 || classes > most_classes_in_log || rows == 0 ||
        rows > most_classes_in_log || images == 0 || images > most_images_in_log) {
        return std::nullopt;
    }
    return BankShape{static_cast<std::int64_t>(images), static_cast<std::int64_t>(classes),
                     static_cast<std::int64_t>(rows)};
}

std::uint64_t LogitLogFormat::row_size() const {
    return 4 + 4 * static_cast<std::uint64_t>(shape_.classes) + check_size;
}

std::uint64_t LogitLogFormat::record_size(std::int64_t rows) const {
    return record_start + static_cast<std::uint64_t>(rows) * row_size();
}

std::uint64_t LogitLogFormat::offset_of(const LogitRow& row) const {
    return row.place + record_size(row.row);
}

std::uint32_t LogitLogFormat::check_of(std::int64_t block, std::int64_t row, std::string_view bytes) const {
    std::string place;
    put(place, static_cast<std::uint64_t>(block), 4);
    put(place, static_cast<std::uint64_t>(row), 4);
    return crc_of(bytes, crc_of(place, header_check_));
}

std::string LogitLogFormat::record_bytes(const LogitRecord& record) const {
    std::string bytes(record_mark);
    put(bytes, static_cast<std::uint64_t>(record.block), 4);
    put(bytes, record.views.size(), 4);
    auto logit = record.logits.begin();
    for (std::size_t row = 0; row < record.views.size(); ++row) {
        const auto start = bytes.size();
        put(bytes, static_cast<std::uint64_t>(record.views[row]), 4);
        for (std::int64_t i = 0; i < shape_.classes; ++i) {
            put(bytes, std::bit_cast<std::uint32_t>(*logit++), 4);
        }
        put(bytes,
            check_of(record.block, static_cast<std::int64_t>(row), std::string_view(bytes).substr(start)),
            check_size);
    }
    return bytes;
}

std::optional<std::int64_t> LogitLogFormat::block_of(std::string_view bytes) const {
    if (bytes.size() < record_start || !bytes.starts_with(record_mark)) {
        return std::nullopt;
    }
    const auto block = static_cast<std::int64_t>(number_at(bytes, record_mark.size()));
    const auto rows = static_cast<std::int64_t>(number_at(bytes, record_mark.size() + 4));
    return block < shape_.blocks() && rows == shape_.rows_of(block) ? std::optional(block) : std::nullopt;
}

LogitRecord LogitLogFormat::parse_record(std::int64_t block, std::string_view bytes) const {
    LogitRecord record{block, {}, {}};
    const auto classes = static_cast<std::size_t>(shape_.classes);
    const auto rows = shape_.rows_of(block);
    record.logits.resize(static_cast<std::size_t>(rows) * classes);
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto start = static_cast<std::size_t>(record_size(row));
        const auto view = number_at(bytes, start);
        const auto into = std::span(record.logits).subspan(static_cast<std::size_t>(row) * classes, classes);
        if (view >= most_views || !parse_row({0, block, row, static_cast<std::int32_t>(view)},
                                             bytes.substr(start, row_size()), into)) {
            return {block, {}, {}};
        }
        record.views.push_back(static_cast<std::int32_t>(view));
    }
    return record;
}

bool LogitLogFormat::parse_row(const LogitRow& row, std::string_view bytes, std::span<float> logits) const {
    if (bytes.size() != row_size() || number_at(bytes, 0) != static_cast<std::uint32_t>(row.view) ||
        number_at(bytes, bytes.size() - check_size) !=
            check_of(row.block, row.row, bytes.substr(0, bytes.size() - check_size))) {
        return false;
    }
    take_floats(bytes.substr(4), logits);
    return true;
}

} // namespace retort
