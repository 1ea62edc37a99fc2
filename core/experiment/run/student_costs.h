// What the students of an experiment cost, found out before they are trained.
#pragma once

#include "core/experiment/record/records.h"
#include "core/experiment/run/shared_inputs.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

/// By architecture.
using StudentCosts = std::map<std::string, RecordedCost>;

/// Of the architectures that `runs` still train, once each, in less than a second: before any lane begins,
/// since a forward pass among runs in training takes longer, and with every core, as the student's card is.
/// Files are not written yet: their size is 0. What cannot be measured is left out, and so is the rest after
/// a stop.
StudentCosts student_costs(const SharedInputs& inputs, const std::vector<RunRecord>& runs,
                           const std::stop_token& stop);

} // namespace retort
