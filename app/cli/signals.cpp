#include "app/cli/signals.h"

#include <array>
#include <csignal>
#include <fcntl.h>
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

} // namespace

StopOnSignal::StopOnSignal() {
    if (pipe2(wake_up.data(), O_CLOEXEC) != 0) {
        return;
    }
    waiter_ = std::jthread([this] {
        char byte = 0;
        if (read(wake_up[0], &byte, 1) == 1 && byte == 1) {
            source_.request_stop();
        }
    });
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    for (const int signal : stopping) {
        struct sigaction before {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(signal, &action, nullptr);
            before_.emplace_back(signal, before);
        }
    }
}

StopOnSignal::~StopOnSignal() {
    if (!waiter_.joinable()) {
        return; // there was no pipe
    }
    for (const auto& [signal, before] : before_) {
        sigaction(signal, &before, nullptr);
    }
    close(wake_up[1]); // the waiter reads the end of the pipe
    waiter_.join();
    close(wake_up[0]);
}

int StopOnSignal::received() {
    return received_signal;
}

} // namespace retort::cli
