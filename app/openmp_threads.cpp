// OpenMP threads that sleep while they wait.
//
// Between two parallel regions the threads of libgomp spin by default for milliseconds, so that a team which
// has not every core to itself waits time and again for one that spins where another should work. Seconds of
// a training step in one lane of two threads, on two cores, with other programs at work beside it (load 5)
// and without:
//
//                                           default   OMP_WAIT_POLICY=passive   GOMP_SPINCOUNT=1000
//   resnet20, 32², batch of 128, beside   4.1 … 6.4              0.63 … 0.85           0.51 … 0.79
//                                alone  0.15 … 0.19              0.16 … 0.18           0.15 … 0.19
//   resnet18, 224², batch of 16, beside   8.6 … 9.9              3.3 … 3.9              2.3 … 3.4
//                                alone         0.59                     0.65                  0.59
//
// So a short spin it is, which bridges the gap between two operators and costs nobody a time slice.
//
// libgomp reads the environment when it is loaded, before main begins, so a program that wants this has to be
// started with it: where the environment says nothing of how threads wait, this file makes the program start
// once more, with GOMP_SPINCOUNT set. That happens before any library's initialiser runs, where it costs some
// 65 ms; in main it would cost 0.4 s, since libtorch has registered its operators twice by then.

#include <climits>
#include <cstddef>

#if defined(__linux__) && defined(__GLIBC__) // which the headers above define

#include <sys/syscall.h>
#include <unistd.h>

// Nothing is initialised yet, a sanitizer's runtime neither.
#define RETORT_BEFORE_ALL __attribute__((no_sanitize("address", "thread", "undefined")))

namespace {

RETORT_BEFORE_ALL bool begins_with(const char* text, const char* beginning) {
    while (*beginning != '\0' && *text == *beginning) {
        ++text;
        ++beginning;
    }
    return *beginning == '\0';
}

RETORT_BEFORE_ALL void start_with_sleeping_threads(int /*argc*/, char** argv, char** environment) {
    constexpr std::size_t most_variables = 4096;
    static char* with_one_more[most_variables + 2];
    static char program[PATH_MAX];
    static char setting[] = "GOMP_SPINCOUNT=1000";
    std::size_t count = 0;
    for (; environment[count] != nullptr; ++count) {
        if (count == most_variables || begins_with(environment[count], "OMP_WAIT_POLICY=") ||
            begins_with(environment[count], "GOMP_SPINCOUNT=")) {
            return;
        }
        with_one_more[count] = environment[count];
    }
    with_one_more[count] = setting;
    // By its own name, not as /proc/self/exe, which is what the process would be called from then on.
    const long length = syscall(SYS_readlink, "/proc/self/exe", program, sizeof program - 1);
    if (length > 0) {
        syscall(SYS_execve, program, argv,
                with_one_more); // returns only where it failed: then all stays as it is
    }
}

using Initialiser = void (*)(int, char**, char**);
__attribute__((section(".preinit_array"), used)) const Initialiser before_all = start_with_sleeping_threads;

} // namespace

#endif
