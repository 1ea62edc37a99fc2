#include "core/files/bytes/leftovers.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr pid_t elsewhere = 0; ///< a process of which nothing can be known here

/// The number at the front of `text`, which then starts behind it.
std::optional<pid_t> take_number(std::string_view& text) {
    pid_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || number <= 0) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

/// Tells this machine, or container, from others that write to the same folder.
std::string host_mark() {
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return std::to_string(static_cast<std::uint32_t>(std::hash<std::string_view>{}(name.data())));
}

/// The process of this machine in ".<name>.<process>-<count>-<host>.tmp"; without a host it is taken for this
/// one.
std::optional<pid_t> process_in(const std::string& name) {
    constexpr std::string_view ending = ".tmp";
    if (!name.starts_with('.') || !name.ends_with(ending)) {
        return std::nullopt;
    }
    const auto stem = std::string_view(name).substr(0, name.size() - ending.size());
    auto rest = stem.substr(stem.rfind('.') + 1);
    const auto process = take_number(rest);
    if (!process || stem.rfind('.') < 2 || !rest.starts_with('-')) {
        return std::nullopt;
    }
    rest.remove_prefix(1);
    if (!take_number(rest)) {
        return std::nullopt;
    }
    if (rest.empty() || rest == "-" + host_mark()) {
        return process;
    }
    const bool has_mark = rest.size() > 1 && rest.front() == '-' &&
                          rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
    return has_mark ? std::optional(elsewhere) : std::nullopt;
}

/// Another machine may write to the same folder, and a number of a process is given anew.
bool is_old(const fs::path& file) {
    std::error_code error;
    const auto written = fs::last_write_time(file, error);
    return !error && fs::file_time_type::clock::now() - written > std::chrono::hours(1);
}

} // namespace

std::string temporary_ending(unsigned count) {
    return "." + std::to_string(::getpid()) + "-" + std::to_string(count) + "-" + host_mark() + ".tmp";
}

bool is_leftover(const fs::path& file) {
    const auto process = process_in(file.filename().string());
    std::error_code error;
    if (!process || !fs::is_regular_file(fs::symlink_status(file, error))) {
        return false;
    }
    const bool is_gone = *process != elsewhere && ::kill(*process, 0) != 0 && errno == ESRCH;
    return is_gone || is_old(file);
}

void remove_leftovers(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (is_leftover(entry->path())) {
            found.push_back(entry->path());
        }
    }
    for (const auto& file : found) {
        fs::remove(file, error);
    }
}

} // namespace retort
