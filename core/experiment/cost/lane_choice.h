// How many lanes an experiment is trained in, chosen by a short measurement.
#pragma once

#include "core/base/progress.h"
#include "core/experiment/cost/throughput.h"
#include "core/experiment/spec/spec.h"

#include <functional>
#include <stop_token>

namespace retort {

/// Measures what the wish of `request.spec` and the number of its runs leave to choose, and takes the fastest
/// of those whose lanes fit into `available_bytes` (0: nobody knows). Where the whole sweep takes seconds
/// only, or trains on a GPU, the first candidate is taken without a comparison. `images` per epoch of
/// training. Throws as measure_student() does.
ChosenLanes choose_lanes(const ThroughputRequest& request, int cores, std::int64_t images,
                         std::int64_t available_bytes, const Progress& progress, const std::stop_token& stop);

/// The choice on the axes of `spec` beside α that takes the most: the student with the most weights, then the
/// largest batch. What is measured of it is an upper bound for the others.
ExperimentSpec costliest_choice(const ExperimentSpec& spec);

/// The first lane plan that a spec may be trained with: what is used before, and without, a measurement.
LanePlan default_lane_plan(const ExperimentSpec& spec, int cores);

} // namespace retort
