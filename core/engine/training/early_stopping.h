// When a run has learned what it can. Values only; no tensors.
#pragma once

#include "core/engine/training/metrics.h"
#include "core/engine/training/training_parameters.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Ends a run when `patience` trained epochs in a row were no improvement. An epoch is one when its value
/// beats the best so far by more than `min_delta`; the first trained epoch always is, one without a value
/// never.
struct EarlyStopping {
    double EpochRecord::*metric = nullptr; ///< of the validation set; nullptr: never ends early
    bool higher_is_better = false;
    std::int64_t patience = 5; ///< ≥ 1
    double min_delta = 0.0;    ///< ≥ 0, in the metric's own unit
};

/// "none" and the names of the metrics (as in metrics.csv) that can be watched.
const std::vector<std::string>& early_stop_metric_names();

/// Whether the metric called `name` exists only where there is a teacher.
bool needs_teacher(std::string_view early_stop_metric);

/// Throws Error for a metric that is not in early_stop_metric_names().
EarlyStopping early_stopping(const EarlyStoppingParameters& parameters);

/// Whether a run with these epochs is over. It follows from them alone, so that a run that goes on from a
/// checkpoint ends where it would have ended without a break.
bool is_exhausted(const EarlyStopping& rule, const std::vector<EpochRecord>& epochs);

} // namespace retort
