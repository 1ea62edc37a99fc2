// Zip archives written by others: stored and deflated entries, zip64, everything checked.
#pragma once

#include "core/files/bytes/input_file.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

struct ZipEntry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0; ///< 0 stored, 8 deflated
    std::uint32_t crc = 0;
    std::uint64_t compressed = 0; ///< bytes in the archive
    std::uint64_t size = 0;       ///< bytes of content
    std::uint64_t header = 0;     ///< where its local header starts
    std::uint64_t data = 0;       ///< where its bytes start
};

/// The directory of an archive. The constructor refuses, as a ReadError: a missing or truncated directory,
/// several discs, encryption, other methods, duplicate names, entries that overlap or reach beyond the file,
/// local headers that say something else than the directory, and contents that would inflate to more than
/// twice the file and 16 MiB.
class ZipReader {
  public:
    /// `file` must outlive the reader.
    explicit ZipReader(const InputFile& file);

    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; } ///< sorted by name
    [[nodiscard]] const ZipEntry* find(std::string_view name) const;

    /// Fills `into`, whose size must be the entry's, and checks the CRC. Throws ReadError.
    void read(const ZipEntry& entry, std::span<std::byte> into) const;
    [[nodiscard]] std::vector<std::byte> read(const ZipEntry& entry) const;

  private:
    struct Directory;
    [[nodiscard]] Directory find_directory() const;
    void read_zip64_end(Directory& directory) const;
    void read_directory(const Directory& directory);
    void check_place(ZipEntry& entry, std::uint64_t limit) const;
    void check_names() const;
    void check_layout(std::uint64_t directory_offset);
    void check_sizes() const;
    void inflate(const ZipEntry& entry, std::span<std::byte> into) const;

    const InputFile& file_;
    std::vector<ZipEntry> entries_;
};

} // namespace retort
