#include "app/cli/signals.h"

#include <array>
#include <csignal>
#include <unistd.h>

namespace retort::cli {

namespace {

/// A terminal that is closed sends SIGHUP.
constexpr std::array stopping{SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t received_signal = 0;
std::array<int, 2> wake_up{-1, -1};

// Only what is safe in a signal handler: a stop_source is not, so a byte in a pipe wakes a thread that may
// use one.
void on_signal(int signal) {
    if (received_signal != 0) {
        _exit(128 + signal);
    }
    received_signal = signal;
    const char byte = 1;
    [[maybe_unused]] const auto written = write(wake_up[1], &byte, 1);
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

} // namespace

StopOnSignal::StopOnSignal() {
    if (pipe(wake_up.data()) != 0) {
        return;
    }
    waiter_ = std::jthread([this] {
        char byte = 0;
        if (read(wake_up[0], &byte, 1) == 1 && byte == 1) {
            source_.request_stop();
        }
    });
    for (const int signal : stopping) {
        handle(signal, on_signal);
    }
}

StopOnSignal::~StopOnSignal() {
    for (const int signal : stopping) {
        handle(signal, SIG_DFL);
    }
    close(wake_up[1]); // the waiter reads the end of the pipe
    if (waiter_.joinable()) {
        waiter_.join();
    }
    close(wake_up[0]);
}

int StopOnSignal::received() {
    return received_signal;
}

} // namespace retort::cli
