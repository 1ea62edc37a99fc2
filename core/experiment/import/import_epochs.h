// The epochs of an imported run.
#pragma once

#include "core/engine/training/metrics.h"

#include <map>
#include <vector>

namespace retort {

/// The metrics that steps may have, by what they are measured on.
struct StepMetrics {
    std::vector<double EpochRecord::*> measured; ///< on images that were held out
    std::vector<double EpochRecord::*> trained;  ///< on those of training
};

/// Whether `steps`, by the numbers of their rows, are no epochs: the last is far off, or nearly all are of
/// training alone, as of who logs every step.
bool are_no_epochs(const std::map<int, EpochRecord>& steps, const StepMetrics& metrics);

/// Steps gathered into epochs, each with the latest values up to its end: an epoch is over where something
/// was measured, and a step follows that is trained on or measures the same again. Where nothing is measured,
/// each step that has a training value which is there already begins another. Epoch 0 is step 0 where that
/// measures. What is trained on behind the last measurement belongs to none.
std::map<int, EpochRecord> epochs_of_steps(const std::map<int, EpochRecord>& steps,
                                           const StepMetrics& metrics);

/// Drops epochs without any value, which a logger's other rows leave; at the end, where a run diverged, they
/// stay.
void drop_empty_epochs(std::map<int, EpochRecord>& epochs);

} // namespace retort
