// Carries an experiment out: data and teacher opened once, runs trained lane by lane, results on disk and to
// an observer.
#pragma once

#include "core/experiment/cost/cost.h"
#include "core/experiment/record/records.h"
#include "core/experiment/run/run_control.h"

#include <stop_token>
#include <vector>

namespace retort {

/// Told what happens, from whichever lane it happens in: an implementation must be thread-safe and quick.
/// `run` is the index into plan(spec).
class RunObserver {
  public:
    virtual ~RunObserver() = default;
    /// A step of the preparation ("Reading images", "Teacher on the validation set"): `done` of `total`. Also
    /// between the steps of a run, where the teacher is asked about the views of its next epoch.
    virtual void preparing(const Message& /*what*/, std::int64_t /*done*/, std::int64_t /*total*/) {}
    /// Something a person should know: an unreadable image, which validation folder was taken.
    virtual void notice(const Message& /*message*/) {}
    /// What the runs that are not done yet will cost, before the first of them starts.
    virtual void estimated(const CostEstimate& /*estimate*/) {}
    virtual void run_started(std::size_t /*run*/, const RunRecord& /*record*/) {}
    /// A training step of an epoch (from 1) is over; `step` of `steps`.
    virtual void step_done(std::size_t /*run*/, int /*epoch*/, std::int64_t /*step*/,
                           std::int64_t /*steps*/) {}
    virtual void epoch_done(std::size_t /*run*/, const EpochRecord& /*record*/) {}
    /// The run is done, stopped or failed; `record` is what run.json and metrics.csv now say.
    virtual void run_finished(std::size_t /*run*/, const RunRecord& /*record*/) {}
};

/// Thrown by what a stop request ended before there was a result.
struct Stopped {};

enum class ResumeMode {
    fresh, ///< the folder must be new or empty
    resume ///< go on: finished runs are kept, others continue from resume.pt
};

/// Runs the whole experiment and returns its runs in the order of plan(). A stop request ends it within a
/// batch, with checkpoints written and the remaining runs "stopped" or "queued". `control` stops and pauses
/// single runs, or pauses all. A failing run is recorded and the
/// others go on. Throws Error when nothing could be started: an invalid spec, unreadable data or teacher, a
/// folder that cannot be written.
std::vector<RunRecord> run_experiment(const ExperimentSpec& spec, ResumeMode mode, RunObserver& observer,
                                      const std::stop_token& stop, RunControl* control = nullptr);

/// Trains `spec.student` on the labels alone: one run, α = 1, no teacher, in the layout of an experiment
/// folder, and teacher.pth beside it: the weights of the best epoch. Throws as run_experiment does.
RunRecord run_teaching(const ExperimentSpec& spec, ResumeMode mode, RunObserver& observer,
                       const std::stop_token& stop);

} // namespace retort
