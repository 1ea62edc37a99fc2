// What is left of an experiment will cost.
#pragma once

#include "core/experiment/cost/cost.h"
#include "core/experiment/record/records.h"
#include "core/experiment/run/shared_inputs.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace retort {

/// What the runs that are not done yet cost, as the student was measured; makes a few batches to see how long
/// that takes. Nothing where the student could not be measured. Throws Cancelled, and Error where an image
/// cannot be read any more.
std::optional<CostEstimate> remaining_cost(const SharedInputs& inputs, const std::vector<RunRecord>& runs,
                                           const std::stop_token& stop);

} // namespace retort
