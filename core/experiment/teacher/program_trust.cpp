#include "core/experiment/teacher/program_trust.h"

#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"
#include "core/weights/sha256.h"

#include <cstdlib>
#include <filesystem>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto torchscript = "torchscript";

fs::path environment_folder(const char* variable) {
    const char* value = std::getenv(variable);
    const fs::path folder = value != nullptr ? value : "";
    return folder.is_absolute() ? folder : fs::path();
}

/// Empty where there is no home.
fs::path trust_file() {
    auto state = environment_folder("XDG_STATE_HOME");
    if (const auto home = environment_folder("HOME"); state.empty() && !home.empty()) {
        state = home / ".local" / "state";
    }
    return state.empty() ? state : state / "retort" / "trusted-programs";
}

/// SHA-256 sums, one a line.
std::string trusted_sums() {
    const auto file = trust_file();
    std::error_code error;
    return !file.empty() && fs::exists(file, error) ? read_text_file(file) : std::string();
}

} // namespace

void trust_program(const ExperimentSpec& spec) {
    if (spec.teacher_format != torchscript) {
        return;
    }
    try {
        const auto sum = sha256_of_file(spec.teacher_file) + "\n";
        const auto sums = trusted_sums();
        if (sums.find(sum) == std::string::npos && !trust_file().empty()) {
            fs::create_directories(trust_file().parent_path());
            write_file_atomically(trust_file(), sums + sum);
        }
    } catch (const std::exception&) { // it will be asked for again
        return;
    }
}

ExperimentSpec without_untrusted_program(ExperimentSpec spec) {
    if (spec.teacher_format != torchscript) {
        return spec;
    }
    try {
        if (trusted_sums().find(sha256_of_file(spec.teacher_file) + "\n") == std::string::npos) {
            spec.teacher_format = "auto";
        }
    } catch (const Error&) {
        spec.teacher_format = "auto";
    }
    return spec;
}

} // namespace retort
