// How much memory something took at its height.
#pragma once

#include "core/engine/heap.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>

namespace retort::test {

constexpr bool memory_is_measurable =
#ifdef __SANITIZE_ADDRESS__
    false; // the sanitizer's own memory would be measured
#else
    true;
#endif

inline std::uint64_t status_kib(const std::string& field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field + ":")) {
            return std::stoull(line.substr(field.size() + 1));
        }
    }
    return 0;
}

/// What read_checkpoint may take of a file of `bytes`: as core/files/checkpoint.h has it.
constexpr std::uint64_t allowed_peak(std::uint64_t bytes) {
    constexpr std::uint64_t most_for_values = 1U << 30U;
    return 3 * bytes + (128U << 20U) + std::min(32 * bytes, most_for_values);
}

/// By how many bytes `action` raised the process's peak memory above what it held before.
template <typename Action>
std::uint64_t peak_of(Action&& action) {
    return_freed_memory(); // freed memory that is used again would not be seen
    std::ofstream("/proc/self/clear_refs") << "5";
    const auto before = status_kib("VmRSS");
    action();
    const auto peak = status_kib("VmHWM");
    return peak > before ? (peak - before) * 1024 : 0;
}

} // namespace retort::test
