#include "core/experiment/run/run_control.h"

namespace retort {

RunControl::Run& RunControl::of(std::size_t run) {
    const std::lock_guard lock(mutex_);
    auto& part = runs_[run];
    if (!part) {
        part = std::make_unique<Run>();
        if (lanes_.is_paused()) {
            part->gate.pause();
        }
    }
    return *part;
}

void RunControl::pause() {
    const std::lock_guard lock(mutex_);
    lanes_.pause();
    for (const auto& [index, run] : runs_) {
        run->gate.pause();
    }
}

void RunControl::resume() {
    const std::lock_guard lock(mutex_);
    lanes_.resume();
    for (const auto& [index, run] : runs_) {
        if (!run->paused) {
            run->gate.resume();
        }
    }
}

void RunControl::pause(std::size_t run) {
    Run& part = of(run);
    const std::lock_guard lock(mutex_);
    part.paused = true;
    part.gate.pause();
}

void RunControl::resume(std::size_t run) {
    Run& part = of(run);
    const std::lock_guard lock(mutex_);
    part.paused = false;
    if (!lanes_.is_paused()) {
        part.gate.resume();
    }
}

bool RunControl::is_paused(std::size_t run) const {
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(run);
    return found != runs_.end() && found->second->paused;
}

void RunControl::stop(std::size_t run) {
    of(run).stop.request_stop();
}

bool RunControl::is_stopped(std::size_t run) const {
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(run);
    return found != runs_.end() && found->second->stop.stop_requested();
}

} // namespace retort
