#include "core/experiment/cost/machine.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace retort {

namespace {

std::string text_of(const char* path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// What the control group leaves, in version 2 of their interface and as a container sees its own.
std::int64_t group_memory() {
    std::int64_t limit = 0;
    std::int64_t used = 0;
    std::istringstream limit_text(text_of("/sys/fs/cgroup/memory.max")); // "max" where there is no limit
    std::istringstream used_text(text_of("/sys/fs/cgroup/memory.current"));
    const bool limited = static_cast<bool>(limit_text >> limit) && static_cast<bool>(used_text >> used);
    return limited ? std::max<std::int64_t>(limit - used, 0) : std::numeric_limits<std::int64_t>::max();
}

} // namespace

int machine_cores() {
    return static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
}

std::int64_t resident_memory() {
    std::istringstream pages(text_of("/proc/self/statm"));
    std::int64_t all = 0;
    std::int64_t resident = 0;
    return pages >> all >> resident ? resident * sysconf(_SC_PAGESIZE) : 0;
}

std::int64_t parse_available_memory(const std::string& meminfo) {
    constexpr const char* key = "MemAvailable:";
    const auto at = meminfo.find(key);
    if (at == std::string::npos) {
        return 0;
    }
    std::istringstream line(meminfo.substr(at + std::char_traits<char>::length(key)));
    std::int64_t kibibytes = 0;
    constexpr std::int64_t kibibyte = 1024;
    return line >> kibibytes ? kibibytes * kibibyte : 0;
}

std::int64_t available_memory() {
    return std::min(parse_available_memory(text_of("/proc/meminfo")), group_memory());
}

} // namespace retort
