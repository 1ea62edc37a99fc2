// What the command line says: results on stdout, everything else on stderr.
#pragma once

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace retort::cli {

/// Writes `text` to stderr. That it cannot be written costs nobody anything: no error comes of it.
void write_to_stderr(const std::string& text);

/// Writes `text` to stdout or stderr. Whether all that stdout got arrived, results_arrived() says.
void write_to(std::FILE* stream, const std::string& text);

/// Where results are printed: stdout, or stderr where `file`, which is written, is stdout itself.
std::FILE* free_output(const std::filesystem::path& file);

/// Flushes stdout. False where something that was printed did not arrive: a full disk, a pipe that nobody
/// reads.
bool results_arrived();

/// To stderr, as {fmt} formats it.
template <typename... Args>
void say(fmt::format_string<Args...> form, Args&&... args) {
    write_to_stderr(fmt::format(form, std::forward<Args>(args)...));
}

/// To stdout, as {fmt} formats it.
template <typename... Args>
void print(fmt::format_string<Args...> form, Args&&... args) {
    write_to(stdout, fmt::format(form, std::forward<Args>(args)...));
}

/// To stdout or stderr, as {fmt} formats it.
template <typename... Args>
void print(std::FILE* stream, fmt::format_string<Args...> form, Args&&... args) {
    write_to(stream, fmt::format(form, std::forward<Args>(args)...));
}

} // namespace retort::cli
