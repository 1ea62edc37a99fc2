// Runs trained side by side.
#pragma once

#include "core/experiment/record/records.h"
#include "core/experiment/run/run_context.h"
#include "core/experiment/run/run_control.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace retort {

/// Trains those of `runs` that have the places `which`, in that order, as many at a time as there are lanes;
/// a paused run keeps its memory, and gives its lane to another.
/// Where one failed as all others would (see SweepEnd), or a stop is requested, no further one begins.
void train_in_lanes(const RunContext& context, std::vector<RunRecord>& runs,
                    const std::vector<std::size_t>& which, const std::stop_token& stop, RunControl* control);

} // namespace retort
