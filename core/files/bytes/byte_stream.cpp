#include "core/files/bytes/byte_stream.h"

#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <cstring>

namespace retort {

namespace {
constexpr std::uint64_t buffer_bytes = 1U << 16U;
}

ByteStream::ByteStream(std::span<const std::byte> bytes) : ready_(bytes), end_(bytes.size()) {}

ByteStream::ByteStream(const InputFile& file, std::uint64_t offset)
    : file_(&file)
    , position_(std::min(offset, file.size()))
    , end_(file.size()) {}

std::uint8_t ByteStream::byte() {
    return static_cast<std::uint8_t>(number(1));
}

std::uint64_t ByteStream::number(unsigned width) {
    std::byte bytes[8]{};
    take(std::span(bytes, width));
    std::uint64_t value = 0;
    for (unsigned i = 0; i < width; ++i) {
        value |= static_cast<std::uint64_t>(bytes[i]) << (8U * i);
    }
    return value;
}

std::string ByteStream::text(std::uint64_t count) {
    require(count);
    std::string text(static_cast<std::size_t>(count), '\0');
    take(std::as_writable_bytes(std::span(text)));
    return text;
}

std::string ByteStream::line(std::size_t longest) {
    std::string line;
    for (char c = static_cast<char>(byte()); c != '\n'; c = static_cast<char>(byte())) {
        if (line.size() == longest) {
            throw ReadError(RETORT_TEXT("%1 is damaged: a name in it is longer than %2 bytes"),
                            {std::to_string(longest)});
        }
        line += c;
    }
    return line;
}

void ByteStream::skip(std::uint64_t count) {
    require(count);
    const auto in_memory = std::min<std::uint64_t>(count, ready_.size());
    ready_ = ready_.subspan(static_cast<std::size_t>(in_memory));
    position_ += count;
}

void ByteStream::require(std::uint64_t count) const {
    if (count > remaining()) {
        throw ReadError(RETORT_TEXT("%1 is truncated or damaged: it ends in the middle of its data"));
    }
}

void ByteStream::refill() {
    buffer_.resize(static_cast<std::size_t>(std::min(buffer_bytes, remaining())));
    file_->read(position_, buffer_);
    ready_ = buffer_;
}

void ByteStream::take(std::span<std::byte> into) {
    require(into.size());
    while (!into.empty()) {
        if (ready_.empty()) {
            refill();
        }
        const std::size_t piece = std::min(into.size(), ready_.size());
        std::memcpy(into.data(), ready_.data(), piece);
        into = into.subspan(piece);
        ready_ = ready_.subspan(piece);
        position_ += piece;
    }
}

} // namespace retort
