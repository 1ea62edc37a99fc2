// Writes zip archives in the layout of torch.save: stored entries whose contents start at multiples of 64.
#pragma once

#include "core/files/bytes/atomic_file.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Equal contents give equal bytes: no time, no user, no host is written. Throws Error as AtomicFile does.
class ZipWriter {
  public:
    /// `file` must outlive the writer and be at its start. Sizes and offsets from `zip64_from` on are written
    /// as zip64 does; a test may lower it.
    explicit ZipWriter(AtomicFile& file, std::uint64_t zip64_from = 0xFFFFFFFFU);

    void add(const std::string& name, std::span<const std::byte> content);
    void add(const std::string& name, std::string_view content);
    /// Writes the directory; nothing may be added afterwards.
    void finish();

  private:
    struct Entry {
        std::string name;
        std::uint32_t crc;
        std::uint64_t size;
        std::uint64_t header;
    };
    void write_central_header(const Entry& entry);

    AtomicFile& file_;
    std::uint64_t zip64_from_;
    std::vector<Entry> entries_;
};

} // namespace retort
