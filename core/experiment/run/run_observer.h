// What an experiment that is carried out tells.
#pragma once

#include "core/base/progress.h"
#include "core/engine/training/metrics.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/record/records.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace retort {

/// Called from whichever lane something happens in: an implementation must be thread-safe and quick. `run` is
/// the index into plan(spec), or of those that runs_added() told. progress() comes between the steps of a run
/// too, where the teacher's logits on the views of its next epoch are computed.
class RunObserver : public ProgressObserver {
  public:
    /// What the runs that are not done yet will cost, before the first of them starts.
    virtual void estimated(const CostEstimate& /*estimate*/) {}
    /// A search has chosen: these runs of its winners, the first of which has the index `first`, are to come.
    virtual void runs_added(std::size_t /*first*/, const std::vector<RunRecord>& /*records*/) {}
    virtual void run_started(std::size_t /*run*/, const RunRecord& /*record*/) {}
    /// A training step of an epoch (from 1) is over; `step` of `steps`.
    virtual void step_done(std::size_t /*run*/, int /*epoch*/, std::int64_t /*step*/,
                           std::int64_t /*steps*/) {}
    virtual void epoch_done(std::size_t /*run*/, const EpochRecord& /*record*/) {}
    /// The run is done, stopped, failed or dropped, or one of a search that waits for the others of its
    /// round, which is queued; `record` is what run.json and metrics.csv now say.
    virtual void run_finished(std::size_t /*run*/, const RunRecord& /*record*/) {}
};

} // namespace retort
