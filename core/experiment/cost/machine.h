// What the machine has.
#pragma once

#include <cstdint>
#include <string>

namespace retort {

/// Cores that this process may use, ≥ 1.
int machine_cores();

/// Bytes of memory that could be taken without swapping; 0 where the system does not tell. The limit of a
/// control group counts where it is the narrower one.
std::int64_t available_memory();

/// Bytes of memory that this process holds; 0 where the system does not tell.
std::int64_t resident_memory();

/// MemAvailable in bytes from the text of /proc/meminfo, or 0.
std::int64_t parse_available_memory(const std::string& meminfo);

} // namespace retort
