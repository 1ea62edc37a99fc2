// The epochs of an imported run.
#pragma once

#include "core/engine/training/metrics.h"

#include <cstdint>
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
/// was measured, and a step follows that is trained on or measures the same again. Where each measurement is
/// followed by one step of training, and none stands before the first, that is of the epoch before it. Where
/// nothing is measured, each step that has a training value which is there already begins another. Epoch 0 is
/// step 0 where that measures. What is trained on behind the last measurement belongs to none.
std::map<int, EpochRecord> epochs_of_steps(const std::map<int, EpochRecord>& steps,
                                           const StepMetrics& metrics);

/// Whether training counts other steps than measurement does, as where one is logged by batches and the other
/// by epochs: far more of it lies behind the last measurement, or before the first, than belongs to an epoch.
bool count_apart(const std::map<int, EpochRecord>& steps, const StepMetrics& metrics);

/// What settle_epochs() did: numbers of runs.
struct SettledEpochs {
    std::int64_t stepped = 0;      ///< whose steps are no epochs, and were gathered
    std::int64_t apart = 0;        ///< of those that count_apart(): their training values are gone
    std::int64_t shifted = 0;      ///< whose epochs were counted from 0, and are counted from 1
    std::int64_t untrained = 0;    ///< of which nothing tells whether epoch 0 is before training
    std::int64_t accumulated = 0;  ///< whose seconds added up over epochs, and are those of each now
    std::int64_t same_seconds = 0; ///< whose epochs all took the very same time, as a total would
};

/// Makes epochs of the rows of runs. `are_steps` says whether their column counts steps by its name. Where an
/// epoch 0 has a training value, the epochs of all runs are counted from 0.
SettledEpochs settle_epochs(const std::vector<std::map<int, EpochRecord>*>& runs, const StepMetrics& metrics,
                            bool are_steps);

/// Drops epochs without any value, which a logger's other rows leave; at the end, where a run diverged, they
/// stay.
void drop_empty_epochs(std::map<int, EpochRecord>& epochs);

} // namespace retort
