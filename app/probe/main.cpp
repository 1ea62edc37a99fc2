// retort-probe FILE SIDE PARENT MEMORY: loads a TorchScript file, runs it on one and two images of SIDE ×
// SIDE pixels, of zeros and of others, and says over a pipe what came of it. A program of its own, because
// what it runs is somebody else's program, which may crash, hang or take all memory. Started by
// core/experiment/teacher/torchscript_probe.
#include "core/engine/teacher/torchscript_classifier.h"
#include "core/engine/teacher/torchscript_report.h"

#include <csignal>
#include <cstdlib>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <torch/csrc/jit/serialization/import.h>
#include <unistd.h>

namespace {

using namespace retort;

constexpr int seconds_of_processor = 120;

void limit(__rlimit_resource what, rlim_t value) {
    const rlimit bound{value, value};
    setrlimit(what, &bound);
}

/// No file grows, no crash leaves a core, no endless loop outlives its time, and no allocation takes more
/// than `memory` bytes of data: not of addresses, of which libtorch reserves a lot without using them.
void bind(rlim_t memory) {
    at::set_num_threads(1); // threads that wait would be counted as processor time
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, seconds_of_processor);
#if !defined(__SANITIZE_ADDRESS__) // whose shadow memory alone is larger
    limit(RLIMIT_DATA, memory);
#else
    (void)memory;
#endif
}

/// Ends with its parent, even if the parent ended before this was set up.
void follow(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(EXIT_FAILURE);
    }
}

std::string report_on(const char* file, std::int64_t side) {
    try {
        auto module = torch::jit::load(file, torch::kCPU);
        const auto classes = torchscript_classes(module, 1, side);
        const auto again = torchscript_classes(module, 2, side);
        if (classes != again) {
            return report_refusal + std::string("it answers with ") + std::to_string(classes) +
                   " logits for one image and " + std::to_string(again) + " for each of two";
        }
        require_steady_logits(module, side);
        return report_classes + std::to_string(classes);
    } catch (const Error& error) {
        return report_refusal + std::string(error.what());
    } catch (const std::exception& error) {
        return report_refusal + reason_of(error);
    }
}

} // namespace

int main(int argc, char** argv) {
    constexpr int arguments = 5;
    if (argc != arguments) {
        return EXIT_FAILURE;
    }
    follow(static_cast<pid_t>(std::atoi(argv[3])));
    bind(std::strtoull(argv[4], nullptr, 10));
    const auto report = report_on(argv[1], std::atoi(argv[2])) + '\n';
    const bool said =
        write(report_descriptor, report.data(), report.size()) == static_cast<ssize_t>(report.size());
    _exit(said ? EXIT_SUCCESS : EXIT_FAILURE); // nothing that was loaded needs to be taken apart
}
