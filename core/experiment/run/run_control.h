// Stopping and pausing runs, all or one, while they are trained.
#pragma once

#include "core/engine/training/pause_gate.h"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>

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

    /// The same for one run: its lane waits with it. A run that has not begun waits once it has.
    void pause(std::size_t run);
    void resume(std::size_t run);
    [[nodiscard]] bool is_paused(std::size_t run) const;

    /// Ends one run after the batch it is at, with a checkpoint, and as "stopped"; others go on. One that has
    /// not begun will not.
    void stop(std::size_t run);
    [[nodiscard]] bool is_stopped(std::size_t run) const;

    /// For the lanes: where they wait between runs, where a run waits, and how it learns of its end.
    [[nodiscard]] PauseGate& lanes() { return lanes_; }
    [[nodiscard]] PauseGate& gate(std::size_t run) { return of(run).gate; }
    [[nodiscard]] std::stop_source stop_source(std::size_t run) { return of(run).stop; }

  private:
    struct Run {
        PauseGate gate;
        std::stop_source stop;
        bool paused = false; ///< by itself
    };

    /// The run's part, made when it is first asked for.
    [[nodiscard]] Run& of(std::size_t run);

    PauseGate lanes_;
    mutable std::mutex mutex_;
    std::map<std::size_t, std::unique_ptr<Run>> runs_;
};

} // namespace retort
