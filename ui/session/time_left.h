// How long it will still take, from what epochs took so far.
#pragma once

#include "core/experiment/records.h"

#include <optional>

namespace retort::ui {

/// Where a run stands. `partialEpoch` in [0, 1) is the share of the epoch now in training.
struct RunProgress {
    double partialEpoch = 0.0;
};

/// Epochs trained so far, the part of the current one included.
double epochsDone(const RunRecord& run, const RunProgress& progress);

/// The share of the run that is done, in [0, 1]; 0 when it is unknown how many epochs were asked for.
double shareDone(const RunRecord& run, const RunProgress& progress);

/// Epochs still to be trained: 0 for runs that are over.
double epochsLeft(const RunRecord& run, const RunProgress& progress);

/// Mean seconds of the last few trained epochs of `run`, or nothing before its first.
std::optional<double> secondsPerEpoch(const RunRecord& run);

/// The same over all runs of an experiment: what a run costs that has not begun.
std::optional<double> secondsPerEpoch(const std::vector<RunRecord>& runs);

} // namespace retort::ui
