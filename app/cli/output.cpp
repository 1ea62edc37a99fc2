#include "app/cli/output.h"

#include <cstdio>
#include <iostream>

namespace retort::cli {

void write_to_stderr(const std::string& text) {
    [[maybe_unused]] const auto written = std::fwrite(text.data(), 1, text.size(), stderr);
}

void write_to_stdout(const std::string& text) {
    [[maybe_unused]] const auto written = std::fwrite(text.data(), 1, text.size(), stdout); // see ferror()
}

bool results_arrived() {
    std::cout.flush(); // help and version go through it
    return std::cout.good() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

} // namespace retort::cli
