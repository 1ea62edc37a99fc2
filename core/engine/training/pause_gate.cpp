#include "core/engine/training/pause_gate.h"

#include <chrono>

namespace retort {

void PauseGate::pause() {
    const std::lock_guard guard(mutex_);
    paused_ = true;
}

void PauseGate::resume() {
    {
        const std::lock_guard guard(mutex_);
        paused_ = false;
    }
    opened_.notify_all();
}

double PauseGate::wait(const std::stop_token& stop) {
    if (!paused_) {
        return 0.0;
    }
    const auto start = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    opened_.wait(lock, stop, [this] { return !paused_; });
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace retort
