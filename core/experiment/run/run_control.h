// Stopping and pausing runs, all or one, while they are trained.
#pragma once

#include "core/engine/training/pause_gate.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace retort {

/// What a person may ask of an experiment that is under way. `run` is the index into plan(spec). Safe to use
/// from several threads at once. Its owner keeps it until run_experiment() has returned.
class RunControl {
  public:
    /// Lets every lane wait after the batch it is at, and before another run.
    void pause();
    /// Lets go on what pause() stopped; runs that were paused by themselves stay so.
    void resume();
    [[nodiscard]] bool is_paused() const { return lanes_.is_paused(); }

    /// The same for one run: it waits after the batch it is at, in memory, and another takes its lane. One
    /// that has not begun lets others go before it.
    void pause(std::size_t run);
    /// Lets it go on as soon as there is a lane.
    void resume(std::size_t run);
    [[nodiscard]] bool is_paused(std::size_t run) const;

    /// Ends one run after the batch it is at, with a checkpoint, and as "stopped"; others go on. One that has
    /// not begun will not.
    void stop(std::size_t run);
    [[nodiscard]] bool is_stopped(std::size_t run) const;
    /// Takes a stopped run up again, from its checkpoint, behind those that wait. False where it is too late:
    /// nothing is trained any longer, or the run is not stopped.
    bool start_again(std::size_t run);

    /// For the lanes: where a run waits, and how it learns of its end.
    [[nodiscard]] PauseGate& gate(std::size_t run) { return of(run).gate; }
    [[nodiscard]] std::stop_source stop_source(std::size_t run);

    /// For the lanes: `runs` are to be trained, in that order, `lanes` at a time.
    void offer(const std::vector<std::size_t>& runs, std::size_t lanes);
    /// The run that begins next, once there is a lane; one that was stopped at once. Nothing where all are
    /// over, or `stop` asks to stop.
    [[nodiscard]] std::optional<std::size_t> next(const std::stop_token& stop);
    /// A run that next() gave is over. No further one begins where `is_last`.
    void finish(std::size_t run, bool is_last);

  private:
    enum class Place {
        elsewhere, ///< not offered, or over
        waiting,   ///< in queue_
        in_lane,
        beside,   ///< paused, without a lane
        returning ///< resumed, in returning_
    };
    struct Run {
        PauseGate gate;
        std::stop_source stop;
        Place place = Place::elsewhere;
        bool paused = false;  ///< by itself
        bool offered = false; ///< among those that next() gives
        bool again = false;   ///< to be taken up again when it is over
    };

    /// The run's part, made when it is first asked for.
    [[nodiscard]] Run& of(std::size_t run);
    [[nodiscard]] Run& part(std::size_t run);
    void leave_lane(Run& run);
    void admit();
    void open(Run& run) const;
    void queue(std::size_t run);
    [[nodiscard]] std::deque<std::size_t>::iterator startable();
    [[nodiscard]] bool is_over() const;

    PauseGate lanes_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::map<std::size_t, std::unique_ptr<Run>> runs_;
    std::deque<std::size_t> queue_;
    std::deque<std::size_t> returning_;
    std::size_t free_ = 0; ///< lanes
    bool closed_ = true;   ///< no further run begins
};

} // namespace retort
