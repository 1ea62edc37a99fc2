// What the machine has.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace retort {

/// Cores that this process may use, ≥ 1.
int machine_cores();

/// Bytes of memory that could be taken without swapping; 0 where the system does not tell. The limit of a
/// control group, or of one around it, counts where it is the narrower one.
std::int64_t available_memory();

/// Bytes of memory that this process holds; 0 where the system does not tell.
std::int64_t resident_memory();

/// Bytes that this user may still write where `path` lies, or would lie once it is made; nothing where the
/// system does not tell.
std::optional<std::int64_t> free_disk(const std::filesystem::path& path);

/// Whether both lie, or would lie, on the same file system.
bool on_same_disk(const std::filesystem::path& a, const std::filesystem::path& b);

/// Bytes for decoded images where a person allows `mebibytes` (-1: as many as the machine has) and
/// `available` bytes of memory can still be had (0: nobody knows): never more than half of these, since
/// training needs the rest.
std::int64_t image_cache_bytes(std::int64_t mebibytes, std::int64_t available);

/// MemAvailable in bytes from the text of /proc/meminfo, or 0.
std::int64_t parse_available_memory(const std::string& meminfo);

/// What the control groups of /proc/self/cgroup, whose text is `groups`, leave to this process, in either
/// version of their interface, mounted at `mount`; the greatest number where none has a limit. What the group
/// uses for files that can be read again counts as left.
std::int64_t group_memory(const std::string& groups, const std::filesystem::path& mount);

} // namespace retort
