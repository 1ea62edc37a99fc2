// What an experiment that is carried out tells.
#pragma once

#include "core/base/progress.h"
#include "core/engine/training/metrics.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/record/records.h"

#include <cstddef>
#include <cstdint>

namespace retort {

/// Called from whichever lane something happens in: an implementation must be thread-safe and quick. `run` is
/// the index into plan(spec). progress() comes between the steps of a run too, where the teacher's logits on
/// the views of its next epoch are computed.
class RunObserver : public ProgressObserver {
  public:
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

} // namespace retort
