// The optimizers by name, and the one that options ask for.
#pragma once

#include "core/engine/training/optimizer.h"
#include "core/engine/training/training_parameters.h"

#include <memory>
#include <string>
#include <vector>

namespace retort {

/// The names under which flags and files know the optimizers, default first.
const std::vector<std::string>& optimizer_names();

/// The optimizer that `options` describe, for the parameters of `model`. Throws Error for a name that is not
/// in optimizer_names().
std::unique_ptr<Optimizer> make_optimizer(const torch::nn::Module& model, const OptimizerParameters& options);

} // namespace retort
