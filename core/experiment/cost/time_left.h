// How long it will still take, from what epochs took so far, and before any did, from what was estimated.
#pragma once

#include "core/experiment/cost/cost.h"
#include "core/experiment/record/records.h"

#include <optional>
#include <vector>

namespace retort {

/// Where a run stands. `partial_epoch` in [0, 1) is the share of the epoch now in training.
struct RunProgress {
    double partial_epoch = 0.0;
};

/// Epochs trained so far, the part of the current one included.
double epochs_done(const RunRecord& run, const RunProgress& progress);

/// The share of the run that is done, in [0, 1]; 0 when it is unknown how many epochs were asked for.
double share_done(const RunRecord& run, const RunProgress& progress);

/// Epochs still to be trained: 0 for runs that are over.
double epochs_left(const RunRecord& run, const RunProgress& progress);

/// Mean seconds of the last few trained epochs of `run`, or nothing before its first.
std::optional<double> seconds_per_epoch(const RunRecord& run);

/// What an epoch of `run` takes: what its own took; else what those of the quickest run took that asks the
/// teacher as it does, or does not, the teacher's first logits taken off where only runs that waited for
/// them have epochs; else those of any run; else the estimate. Nothing without any of these.
std::optional<double> seconds_per_epoch(const RunRecord& run, const std::vector<RunRecord>& runs,
                                        const std::optional<CostEstimate>& estimate);

/// Seconds until all of `runs` are over, `lanes` (≥ 1) at a time; `progress` stands beside them. Nothing
/// where neither an epoch nor the estimate says how long they take.
std::optional<double> seconds_left(const std::vector<RunRecord>& runs,
                                   const std::vector<RunProgress>& progress, std::int64_t lanes,
                                   const std::optional<CostEstimate>& estimate);

} // namespace retort
