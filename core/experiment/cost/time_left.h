// How long it will still take, from what epochs took so far, and before any did, from what was estimated.
#pragma once

#include "core/experiment/cost/cost.h"
#include "core/experiment/record/records.h"

#include <chrono>
#include <optional>
#include <vector>

namespace retort {

/// Where a run stands. `partial_epoch` in [0, 1) is the share of the epoch now in training, of which
/// `timed_share` took `timed_seconds`.
struct RunProgress {
    double partial_epoch = 0.0;
    double timed_share = 0.0;
    double timed_seconds = 0.0;
    std::optional<std::chrono::steady_clock::time_point> first_step = {}; ///< of the epoch
    double first_share = 0.0;                                             ///< of the epoch that was over then
};

/// Step `step` of `steps` is over.
void note_step(RunProgress& progress, std::int64_t step, std::int64_t steps,
               std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());

/// Epochs trained so far, the part of the current one included.
double epochs_done(const RunRecord& run, const RunProgress& progress);

/// The share of the run that is done, in [0, 1]; 0 when it is unknown how many epochs were asked for.
double share_done(const RunRecord& run, const RunProgress& progress);

/// Epochs still to be trained: 0 for runs that are over.
double epochs_left(const RunRecord& run, const RunProgress& progress);

/// Mean seconds of the last few trained epochs of `run`, or nothing before its first.
std::optional<double> seconds_per_epoch(const RunRecord& run);

/// What an epoch of `runs[index]` takes: what its own took, or as far as it is in its first; else what those
/// took of runs that ask the teacher as it does, or does not, of those in training if there are any, and else
/// of the last one, the teacher's first logits taken off where only runs that waited for them have epochs;
/// else those of any run; else the estimate. Nothing without any of these. `progress` stands beside `runs`.
std::optional<double> seconds_per_epoch(std::size_t index, const std::vector<RunRecord>& runs,
                                        const std::vector<RunProgress>& progress,
                                        const std::optional<CostEstimate>& estimate);

/// Seconds until all of `runs` are over, `lanes` (≥ 1) at a time; `progress` stands beside them. `to_come`
/// are further ones that follow (see runs_to_come()). Nothing where neither an epoch nor the estimate says
/// how long they take.
std::optional<double> seconds_left(const std::vector<RunRecord>& runs,
                                   const std::vector<RunProgress>& progress, std::int64_t lanes,
                                   const std::optional<CostEstimate>& estimate,
                                   const std::vector<RunRecord>& to_come = {});

/// Seconds until what is left of an experiment that rests is trained: its runs that are neither done nor
/// dropped, as seconds_left() has it. Nothing where no epoch was trained: then the estimate says more.
std::optional<double> seconds_to_resume(std::vector<RunRecord> runs, std::int64_t lanes,
                                        const std::optional<CostEstimate>& estimate);

/// Between what a time may come out, in seconds.
struct TimeRange {
    double low = 0.0;
    double high = 0.0;
};

/// Around a time that epochs of this experiment say: a machine is a little faster or slower from hour to
/// hour.
TimeRange range_of_measured(double seconds);
/// Around an estimate from a few batches: more than half as long again was seen where other programs took
/// cores.
TimeRange range_of_estimate(double seconds);

} // namespace retort
