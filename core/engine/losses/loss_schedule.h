// What changes in the objective from epoch to epoch.
#pragma once

#include "core/engine/losses/loss_options.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retort {

/// The names under which flags and files know how a value goes from its first to its last, default first.
const std::vector<std::string>& loss_schedule_names();

/// What an objective weighs its parts by in one epoch.
struct LossWeights {
    double alpha = 1.0;
    double temperature = 1.0;
    double soft_weight = 1.0;

    bool operator==(const LossWeights&) const = default;
};

/// Those of `epoch` (from 1; epoch 0, which trains nothing, has those of epoch 1) of `epochs`, for a run that
/// begins at `alpha`. With s = (epoch − 1) / (epochs − 1), which goes from 0 to 1:
///   constant  first
///   linear    first + (last − first) · s
///   cosine    first + (last − first) · (1 − cos(π · s)) / 2
/// The distillation loss is weighed by soft_weight · min(1, epoch / distillation_warmup), as dkd's authors do
/// it. A run at α = 1 stays there. Throws Error for a schedule that is not in loss_schedule_names().
LossWeights loss_weights(double alpha, const LossOptions& options, std::int64_t epoch, std::int64_t epochs);

/// Whether a run that begins at α = 0 trains on labels later.
bool reaches_labels(const LossOptions& options);

} // namespace retort
