// What the command line says: results on stdout, everything else on stderr.
#pragma once

#include <fmt/format.h>
#include <string>
#include <utility>

namespace retort::cli {

/// Writes `text` to stderr. That it cannot be written costs nobody anything: no error comes of it.
void write_to_stderr(const std::string& text);

/// Writes `text` to stdout. Whether all of it arrived, results_arrived() says.
void write_to_stdout(const std::string& text);

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
    write_to_stdout(fmt::format(form, std::forward<Args>(args)...));
}

} // namespace retort::cli
