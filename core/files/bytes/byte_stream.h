// Bytes one after another, from memory or from a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace retort {

class InputFile;

/// A forward reader that never runs over the end: it throws ReadError instead. Numbers are little-endian.
class ByteStream {
  public:
    /// Reads `bytes`, which must outlive the stream.
    explicit ByteStream(std::span<const std::byte> bytes);
    /// Reads `file` from `offset` to its end, a buffer at a time; `file` must outlive the stream.
    ByteStream(const InputFile& file, std::uint64_t offset);

    [[nodiscard]] std::uint64_t position() const { return position_; } ///< in the file, or in the memory
    [[nodiscard]] std::uint64_t remaining() const { return end_ - position_; }

    std::uint8_t byte();
    /// An unsigned number of `width` (1 to 8) bytes.
    std::uint64_t number(unsigned width);
    /// `count` bytes as they are; nothing is allocated when fewer remain.
    std::string text(std::uint64_t count);
    /// Up to a newline, which is taken and not returned; a line longer than `longest` is an error.
    std::string line(std::size_t longest);
    void skip(std::uint64_t count);

  private:
    void require(std::uint64_t count) const;
    void refill();
    void take(std::span<std::byte> into);

    const InputFile* file_ = nullptr;
    std::vector<std::byte> buffer_;
    std::span<const std::byte> ready_; ///< the bytes from position_ on that are in memory
    std::uint64_t position_ = 0;
    std::uint64_t end_ = 0;
};

} // namespace retort
