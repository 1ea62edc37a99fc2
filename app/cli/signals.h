// SIGINT, SIGTERM and SIGHUP as a stop request.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace retort::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP asks for a stop, and a second one ends the process at
/// once. A signal that the process was started to ignore, as nohup does, stays ignored. One at a time.
class StopOnSignal {
  public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
    /// The signal that asked for the stop, or 0.
    [[nodiscard]] static int received();

  private:
    std::stop_source source_;
    std::jthread waiter_;
    std::vector<std::pair<int, struct sigaction>> before_; ///< what was done about signals, to be done again
};

} // namespace retort::cli
