// What the fuzz targets share: bytes as a file without a disc, and checksums put right.
#pragma once

#include "core/base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace retort::fuzz {

/// A file that exists in memory alone; the readers open it by its path.
class MemoryFile {
  public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    /// Replaces what it holds.
    void fill(std::string_view bytes);
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    int descriptor_;
    std::filesystem::path path_;
};

/// Writes the right CRC of every stored entry that can be found into both of its headers, in place: a mutated
/// archive would hardly ever get past its checksums.
void repair_checksums(std::span<std::uint8_t> zip);

inline std::string_view view_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Calls `read` on a file with these bytes. The one way out beside success is an Error in one line that
/// begins with the file's path; anything else ends the process, as a crash would.
template <typename Read>
void read_bytes(std::string_view bytes, Read&& read) {
    static MemoryFile file;
    file.fill(bytes);
    try {
        read(file.path());
    } catch (const Error& error) {
        const std::string_view text = error.what();
        if (!text.starts_with(file.path().native()) || text.find('\n') != std::string_view::npos) {
            __builtin_trap();
        }
    }
}

} // namespace retort::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
