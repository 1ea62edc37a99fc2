#include "app/cli/output.h"

#include "core/files/bytes/atomic_file.h"

#include <cstdio>
#include <iostream>

namespace retort::cli {

void write_to_stderr(const std::string& text) {
    [[maybe_unused]] const auto written = std::fwrite(text.data(), 1, text.size(), stderr);
}

void write_to(std::FILE* stream, const std::string& text) {
    [[maybe_unused]] const auto written = std::fwrite(text.data(), 1, text.size(), stream); // see ferror()
}

std::FILE* free_output(const std::filesystem::path& file) {
    return is_standard_output(file) ? stderr : stdout;
}

bool results_arrived() {
    std::cout.flush(); // help and version go through it
    return std::cout.good() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

} // namespace retort::cli
