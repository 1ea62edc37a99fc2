#include "core/experiment/cost/machine.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto no_limit = std::numeric_limits<std::int64_t>::max();

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Nothing where there is no such file, or "max" in it.
std::optional<std::int64_t> number_in(const fs::path& path) {
    std::istringstream text(text_of(path));
    std::int64_t number = 0;
    return text >> number ? std::optional(number) : std::nullopt;
}

/// The number after `key` in lines of "key number".
std::int64_t number_after(const std::string& key, const std::string& text) {
    std::istringstream lines(text);
    std::string name;
    for (std::int64_t number = 0; lines >> name >> number;) {
        if (name == key) {
            return number;
        }
    }
    return 0;
}

/// How the two versions of the interface call what a group may take, takes, and takes for files.
struct GroupFiles {
    const char* limit;
    const char* used;
    const char* files;
};

constexpr GroupFiles unified{"memory.max", "memory.current", "inactive_file"};
constexpr GroupFiles legacy{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};

std::int64_t left_in(const fs::path& group, const GroupFiles& names) {
    const auto limit = number_in(group / names.limit);
    const auto used = number_in(group / names.used);
    if (!limit || !used) {
        return no_limit;
    }
    const auto files = number_after(names.files, text_of(group / "memory.stat"));
    return std::max<std::int64_t>(*limit - std::max<std::int64_t>(*used - files, 0), 0);
}

/// Of the group at `path` below `root` and all around it. A container sees its own at `root`, and a path that
/// does not exist there.
std::int64_t left_around(const fs::path& root, const fs::path& path, const GroupFiles& names) {
    auto least = left_in(root, names);
    auto group = root;
    for (const auto& part : path.relative_path()) {
        group /= part;
        least = std::min(least, left_in(group, names));
    }
    return least;
}

/// The nearest folder to `path` that is there.
fs::path existing_part(const fs::path& path) {
    std::error_code error;
    auto existing = fs::absolute(path, error);
    while (!fs::exists(existing, error) && existing.has_relative_path()) {
        existing = existing.parent_path();
    }
    return existing;
}

} // namespace

std::int64_t group_memory(const std::string& groups, const fs::path& mount) {
    auto least = no_limit;
    std::istringstream lines(groups); // "number:controllers:/path"
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos) {
            continue;
        }
        const auto controllers = line.substr(first + 1, second - first - 1);
        const auto path = line.substr(second + 1);
        if (controllers.empty()) {
            least = std::min(least, left_around(mount, path, unified));
        } else if (("," + controllers + ",").find(",memory,") != std::string::npos) {
            least = std::min(least, left_around(mount / "memory", path, legacy));
        }
    }
    return least;
}

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
    return std::min(parse_available_memory(text_of("/proc/meminfo")),
                    group_memory(text_of("/proc/self/cgroup"), "/sys/fs/cgroup"));
}

std::optional<std::int64_t> free_disk(const fs::path& path) {
    std::error_code error;
    const auto space = fs::space(existing_part(path), error);
    return error ? std::nullopt : std::optional(static_cast<std::int64_t>(space.available));
}

bool on_same_disk(const fs::path& a, const fs::path& b) {
    struct stat first {};
    struct stat second {};
    return ::stat(existing_part(a).c_str(), &first) == 0 && ::stat(existing_part(b).c_str(), &second) == 0 &&
           first.st_dev == second.st_dev;
}

std::int64_t image_cache_bytes(std::int64_t mebibytes, std::int64_t available) {
    constexpr std::int64_t mebibyte = 1024 * 1024;
    constexpr std::int64_t unmeasured = 4096 * mebibyte; // where nobody knows what there is
    const auto half = available > 0 ? available / 2 : unmeasured;
    return mebibytes < 0 ? half : available > 0 ? std::min(mebibytes * mebibyte, half) : mebibytes * mebibyte;
}

} // namespace retort
