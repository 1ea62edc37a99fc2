// Where lanes wait while a person pauses them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace retort {

/// Open at first. Safe to use from several threads at once.
class PauseGate {
  public:
    /// Closes the gate: who comes to it waits.
    void pause();
    /// Opens it again.
    void resume();
    [[nodiscard]] bool is_paused() const { return paused_; }

    /// Waits until the gate is open or `stop` asks to stop, at once in both cases. Returns the seconds
    /// waited: 0 where it was open.
    double wait(const std::stop_token& stop);

  private:
    std::atomic<bool> paused_{false};
    std::mutex mutex_;
    std::condition_variable_any opened_;
};

} // namespace retort
