#include "core/experiment/teacher/program_trust.h"

#include "core/base/environment.h"
#include "core/base/message.h"
#include "core/experiment/spec/parameters.h"
#include "core/files/bytes/atomic_file.h"

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto torchscript = "torchscript";

/// Empty where there is no home.
fs::path trust_file() {
    auto state = environment_folder("XDG_STATE_HOME");
    if (const auto home = environment_folder("HOME"); state.empty() && !home.empty()) {
        state = home / ".local" / "state";
    }
    return state.empty() ? state : state / "retort" / "trusted-programs";
}

/// A line for each program.
std::string trusted_programs() {
    const auto file = trust_file();
    std::error_code error;
    return "\n" + (!file.empty() && fs::exists(file, error) ? read_text_file(file) : std::string());
}

/// The line of a program: what tells it from others without reading it, above all the time of its last
/// change, which no program can set. Empty where it is no file, or where its name could look like two lines.
std::string line_of(const std::string& program) {
    struct stat status {};
    std::error_code error;
    const auto path = fs::canonical(program, error).string();
    if (error || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
        path.find('\n') != std::string::npos) {
        return {};
    }
    return std::to_string(status.st_size) + " " + std::to_string(status.st_ctim.tv_sec) + "." +
           std::to_string(status.st_ctim.tv_nsec) + " " + path + "\n";
}

bool is_trusted(const std::string& line) {
    return !line.empty() && trusted_programs().find("\n" + line) != std::string::npos;
}

std::vector<std::string> programs_of(const ExperimentSpec& spec) {
    return values_of(spec, *find_parameter("teacher-file"));
}

} // namespace

void trust_program(const ExperimentSpec& spec) {
    if (spec.teacher_format != torchscript) {
        return;
    }
    try {
        for (const auto& program : programs_of(spec)) {
            const auto line = line_of(program);
            if (!line.empty() && !trust_file().empty() && !is_trusted(line)) {
                fs::create_directories(trust_file().parent_path());
                write_file_atomically(trust_file(), trusted_programs().substr(1) + line);
            }
        }
    } catch (const std::exception&) { // it will be asked for again
        return;
    }
}

ExperimentSpec without_untrusted_program(ExperimentSpec spec) {
    try {
        const auto programs = programs_of(spec);
        const bool trusts_all = std::all_of(programs.begin(), programs.end(), [](const std::string& program) {
            return is_trusted(line_of(program));
        });
        if (spec.teacher_format == torchscript && !trusts_all) {
            spec.teacher_format = "auto";
        }
    } catch (const Error&) {
        spec.teacher_format = "auto";
    }
    return spec;
}

} // namespace retort
