// The folder of teacher-logit files that experiments leave for later ones, and what may stay in it.
#pragma once

#include "core/engine/teacher/logit_journal.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace retort {

/// A file of teacher logits (.bank), with what is kept beside it.
struct CachedLogits {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    std::chrono::system_clock::time_point last_used;
    bool in_use = false;            ///< by a process that is training
    std::optional<BankShape> shape; ///< nothing where the file is damaged or of another version
};

/// The files in `folder`, the least recently used first; none where there is no such folder.
std::vector<CachedLogits> cached_logits(const std::filesystem::path& folder);

/// Bytes of all of them.
std::uint64_t bytes_of(const std::vector<CachedLogits>& files);

/// Deletes the least recently used files until the others have at most `keep_bytes`, but none that is in use,
/// and what killed processes left beside them. Returns what is gone. What cannot be deleted stays.
std::vector<CachedLogits> prune_logits(const std::filesystem::path& folder, std::uint64_t keep_bytes);

/// Deletes what must go so that `file`, which is in use, may have `needed` bytes without all files together
/// having more than `quota_bytes`. Returns how many bytes it may have then, at most `wanted`.
std::uint64_t make_room_for_logits(const std::filesystem::path& file, std::uint64_t needed,
                                   std::uint64_t wanted, std::uint64_t quota_bytes);

} // namespace retort
