// The epochs of an imported run.
#pragma once

#include "core/engine/training/metrics.h"

#include <functional>
#include <map>

namespace retort {

/// Whether the last of `steps`, which are the numbers of rows, is so far off that they count no epochs.
bool are_no_epochs(const std::map<int, EpochRecord>& steps);

/// One epoch for each step that `ends` one, with the latest values up to it; epoch 0 is step 0. What comes
/// after the last of them belongs to none.
std::map<int, EpochRecord> epochs_of_steps(const std::map<int, EpochRecord>& steps,
                                           const std::function<bool(const EpochRecord&)>& ends);

/// Drops epochs without any value, which a logger's other rows leave; at the end, where a run diverged, they
/// stay.
void drop_empty_epochs(std::map<int, EpochRecord>& epochs);

} // namespace retort
