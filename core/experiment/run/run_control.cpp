#include "core/experiment/run/run_control.h"

#include <algorithm>

namespace retort {

RunControl::Run& RunControl::part(std::size_t run) {
    auto& part = runs_[run];
    if (!part) {
        part = std::make_unique<Run>();
        if (lanes_.is_paused()) {
            part->gate.pause();
        }
    }
    return *part;
}

RunControl::Run& RunControl::of(std::size_t run) {
    const std::lock_guard lock(mutex_);
    return part(run);
}

/// Unless something else keeps it closed.
void RunControl::open(Run& run) const {
    const bool has_no_lane = run.place == Place::beside || run.place == Place::returning;
    if (!lanes_.is_paused() && !run.paused && !has_no_lane) {
        run.gate.resume();
    }
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
        open(*run);
    }
    changed_.notify_all();
}

void RunControl::leave_lane(Run& run) {
    if (run.place == Place::in_lane) {
        ++free_;
        admit();
    }
}

/// Gives lanes that are free to runs that were resumed, before another one begins.
void RunControl::admit() {
    while (free_ > 0 && !returning_.empty()) {
        Run& run = part(returning_.front());
        returning_.pop_front();
        --free_;
        run.place = Place::in_lane;
        open(run);
    }
    changed_.notify_all();
}

void RunControl::pause(std::size_t run) {
    const std::lock_guard lock(mutex_);
    Run& paused = part(run);
    paused.paused = true;
    paused.gate.pause();
    std::erase(returning_, run);
    const bool is_begun = paused.place == Place::in_lane || paused.place == Place::returning;
    leave_lane(paused);
    paused.place = is_begun ? Place::beside : paused.place;
}

void RunControl::resume(std::size_t run) {
    const std::lock_guard lock(mutex_);
    Run& resumed = part(run);
    resumed.paused = false;
    if (resumed.place == Place::beside) {
        resumed.place = Place::returning;
        returning_.push_back(run);
    }
    open(resumed);
    admit();
}

bool RunControl::is_paused(std::size_t run) const {
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(run);
    return found != runs_.end() && found->second->paused;
}

void RunControl::stop(std::size_t run) {
    const std::lock_guard lock(mutex_);
    part(run).again = false;
    part(run).stop.request_stop();
    changed_.notify_all();
}

bool RunControl::is_stopped(std::size_t run) const {
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(run);
    return found != runs_.end() && found->second->stop.stop_requested();
}

std::stop_source RunControl::stop_source(std::size_t run) {
    const std::lock_guard lock(mutex_);
    return part(run).stop;
}

bool RunControl::start_again(std::size_t run) {
    const std::lock_guard lock(mutex_);
    Run& stopped = part(run);
    if (closed_ || !stopped.offered || !stopped.stop.stop_requested()) {
        return false;
    }
    if (stopped.place == Place::elsewhere || stopped.place == Place::waiting) {
        stopped.stop = std::stop_source();
        queue(run);
    } else {
        stopped.again = true;
    }
    return true;
}

void RunControl::queue(std::size_t run) {
    if (part(run).place != Place::waiting) {
        part(run).place = Place::waiting;
        queue_.push_back(run);
    }
    changed_.notify_all();
}

void RunControl::offer(const std::vector<std::size_t>& runs, std::size_t lanes) {
    const std::lock_guard lock(mutex_);
    for (const auto& [index, run] : runs_) {
        run->offered = false;
        run->place = Place::elsewhere;
    }
    queue_.clear();
    closed_ = false;
    free_ = lanes;
    for (const auto run : runs) {
        part(run).offered = true;
        queue(run);
    }
}

/// The first that may begin now: a stopped one needs no lane to say so.
std::deque<std::size_t>::iterator RunControl::startable() {
    const auto is_stopped = [this](std::size_t run) { return part(run).stop.stop_requested(); };
    const auto may_begin = [this](std::size_t run) { return !part(run).paused; };
    const auto stopped = std::find_if(queue_.begin(), queue_.end(), is_stopped);
    return stopped != queue_.end() || free_ == 0 || lanes_.is_paused()
               ? stopped
               : std::find_if(queue_.begin(), queue_.end(), may_begin);
}

bool RunControl::is_over() const {
    const bool is_any_begun = std::any_of(runs_.begin(), runs_.end(), [](const auto& item) {
        return item.second->place != Place::elsewhere && item.second->place != Place::waiting;
    });
    return closed_ || (queue_.empty() && !is_any_begun);
}

std::optional<std::size_t> RunControl::next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return is_over() || startable() != queue_.end(); });
    const auto found = startable();
    if (stop.stop_requested() || is_over() || found == queue_.end()) {
        closed_ = true;
        return std::nullopt;
    }
    const auto run = *found;
    queue_.erase(found);
    const bool needs_lane = !part(run).stop.stop_requested();
    part(run).place = needs_lane ? Place::in_lane : Place::beside;
    free_ -= needs_lane ? 1 : 0;
    return run;
}

void RunControl::finish(std::size_t run, bool is_last) {
    const std::lock_guard lock(mutex_);
    Run& finished = part(run);
    leave_lane(finished);
    std::erase(returning_, run);
    finished.place = Place::elsewhere;
    closed_ = closed_ || is_last;
    if (finished.again && !closed_) {
        finished.stop = std::stop_source();
        queue(run);
    }
    finished.again = false;
    changed_.notify_all();
}

} // namespace retort
