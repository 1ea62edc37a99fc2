#include "core/experiment/teacher/torchscript_probe.h"

#include "core/base/cancelled.h"
#include "core/base/environment.h"
#include "core/base/number_text.h"
#include "core/engine/teacher/torchscript_report.h"
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/zip/zip_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

fs::path find_probe() {
    constexpr auto name = "retort-probe";
    if (const auto given = environment("RETORT_PROBE"); !given.empty()) {
        return given;
    }
    std::error_code error;
    const auto folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const auto& place : {folder / name, folder.parent_path() / "libexec" / "retort" / name}) {
        if (access(place.c_str(), X_OK) == 0) {
            return place;
        }
    }
    throw Error(
        RETORT_TEXT(
            "the program %1, which tests TorchScript files, is neither in %2 nor in ../libexec/retort"),
        {name, folder.string()});
}

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }
    void close() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        descriptor_ = -1;
    }

  private:
    int descriptor_;
};

/// What the started program may touch: nothing that is open here but the pipe it reports to.
class FileActions {
  public:
    explicit FileActions(int report) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, report, report_descriptor);
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
            posix_spawn_file_actions_addopen(&actions_, standard, "/dev/null", O_RDWR, 0);
        }
        posix_spawn_file_actions_addclosefrom_np(&actions_, report_descriptor + 1);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

/// A running probe, ended with this object.
class Probe {
  public:
    Probe(const fs::path& program, std::vector<std::string> arguments, int report) {
        arguments.insert(arguments.begin(), program.string());
        std::vector<char*> argv;
        argv.reserve(arguments.size() + 1);
        for (auto& argument : arguments) {
            argv.push_back(argument.data());
        }
        argv.push_back(nullptr);
        const FileActions actions(report);
        const int error =
            posix_spawn(&process_, program.c_str(), actions.get(), nullptr, argv.data(), environ);
        if (error != 0) {
            process_ = 0;
            throw Error(RETORT_TEXT("%1 cannot be started: %2"), {program.string(), std::strerror(error)});
        }
    }
    ~Probe() {
        if (process_ > 0) {
            kill(process_, SIGKILL);
            while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
            }
        }
    }
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    /// How it ended, as waitpid says it; nothing where it has not ended by `end`.
    std::optional<int> wait(Clock::time_point end) {
        int status = 0;
        while (waitpid(process_, &status, WNOHANG) == 0) {
            if (Clock::now() >= end) {
                return std::nullopt;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        process_ = 0;
        return status;
    }

  private:
    pid_t process_ = 0;
};

/// Adds to `report` until its pipe is closed: the process ended, or said all there is to say. False when that
/// took until `end`.
bool listen(int pipe, Clock::time_point end, const std::stop_token& stop, std::string& report) {
    constexpr std::size_t longest = 4096;
    constexpr int patience_ms = 50;
    std::array<char, 1024> part{};
    while (Clock::now() < end) {
        if (stop.stop_requested()) {
            throw Cancelled();
        }
        pollfd wait{pipe, POLLIN, 0};
        if (poll(&wait, 1, patience_ms) <= 0) {
            continue;
        }
        const auto size = read(pipe, part.data(), part.size());
        if (size == 0 || report.size() > longest) {
            return true;
        }
        report.append(part.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    }
    return false;
}

/// Why there is no report.
Error silent_end(const fs::path& file, int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return Error(RETORT_TEXT("%1: the TorchScript program used up its processor time without a result"),
                     {file.string()});
    }
    if (WIFSIGNALED(status)) {
        return Error(RETORT_TEXT("%1: the TorchScript program crashed in its trial run with signal %2 (%3)"),
                     {file.string(), std::to_string(WTERMSIG(status)), strsignal(WTERMSIG(status))});
    }
    return Error(
        RETORT_TEXT("%1: the TorchScript program ended its trial run without a result, with exit code %2"),
        {file.string(), std::to_string(WEXITSTATUS(status))});
}

/// The number of classes that a report tells of. It comes from a process that ran a stranger's program.
std::int64_t classes_in(const fs::path& file, const std::string& report) {
    constexpr std::size_t longest = 400;
    const auto line = report.substr(0, report.find('\n'));
    if (line.starts_with(report_refusal)) {
        throw Error(RETORT_TEXT("%1: the TorchScript program cannot serve as a teacher: %2"),
                    {file.string(), printable(line.substr(std::strlen(report_refusal)), longest)});
    }
    const auto classes = line.starts_with(report_classes)
                             ? parse_integer(line.substr(std::strlen(report_classes)))
                             : std::nullopt;
    if (!classes || *classes < 1) {
        throw Error(RETORT_TEXT("%1: the trial run of the TorchScript program gave an invalid result: %2"),
                    {file.string(), printable(line)});
    }
    return *classes;
}

} // namespace

bool is_torchscript(const fs::path& file) {
    try {
        const InputFile input(file);
        const ZipReader archive(input);
        return std::any_of(archive.entries().begin(), archive.entries().end(),
                           [](const ZipEntry& entry) { return entry.name.ends_with("/constants.pkl"); });
    } catch (const std::exception&) {
        return false;
    }
}

std::int64_t probe_torchscript(const fs::path& file, std::int64_t image_size, const std::stop_token& stop,
                               const ProbeLimits& limits) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw Error(RETORT_TEXT("a pipe cannot be created: %1"), {std::strerror(errno)});
    }
    const Descriptor in(ends[0]);
    Descriptor out(ends[1]);
    std::error_code error;
    const auto memory = limits.memory + 6 * fs::file_size(file, error);
    Probe probe(find_probe(),
                {file.string(), std::to_string(image_size), std::to_string(getpid()), std::to_string(memory)},
                out.get());
    out.close();
    const auto end = Clock::now() + limits.time;
    std::string report;
    if (listen(in.get(), end, stop, report)) {
        if (!report.empty()) {
            return classes_in(file, report);
        }
        if (const auto status = probe.wait(end)) {
            throw silent_end(file, *status);
        }
    }
    throw Error(RETORT_TEXT("%1: the TorchScript program gave no result within %2 s in its trial run"),
                {file.string(), number_text(std::chrono::duration<double>(limits.time).count())});
}

} // namespace retort
