// A file that is read at places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <sys/stat.h>

namespace retort {

/// A regular file opened for reading. It is read, never mapped: a file that somebody shortens meanwhile must
/// end in an error, not in a signal. Throws ReadError.
class InputFile {
  public:
    explicit InputFile(const std::filesystem::path& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// In bytes, as it was when the file was opened.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// The first bytes of the file, by which its kind is known: 1024, or all of a shorter file.
    [[nodiscard]] std::string start() const;

    /// Fills `into` from `offset`; throws ReadError where the file ends before that.
    void read(std::uint64_t offset, std::span<std::byte> into) const;

    /// Throws ReadError where the file was written to since it was opened: what was read may be of two minds.
    void require_unchanged() const;

  private:
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    timespec written_{}; ///< when it was last written to
};

} // namespace retort
