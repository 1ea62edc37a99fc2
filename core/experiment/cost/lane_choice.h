// The layout that an experiment is trained in, chosen by a short measurement, and what was measured.
#pragma once

#include "core/experiment/cost/throughput.h"
#include "core/experiment/spec/spec.h"

#include <functional>
#include <stop_token>

namespace retort {

/// Told how many of how many layouts were measured; may be empty.
using PaceProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Measures what the wish of `request.spec` and the number of its runs leave to choose, and takes the fastest
/// layout whose lanes fit into `available_bytes` (0: nobody knows). Where the whole sweep takes seconds only,
/// or trains on a GPU, the first candidate is taken without a comparison. `images` per epoch of training.
/// Throws as measure_student() does.
ChosenPace choose_pace(const PaceRequest& request, int cores, std::int64_t images,
                       std::int64_t available_bytes, const PaceProgress& progress,
                       const std::stop_token& stop);

/// The first layout that a spec may be trained in: what is used before, and without, a measurement.
Layout first_layout(const ExperimentSpec& spec, int cores);

} // namespace retort
