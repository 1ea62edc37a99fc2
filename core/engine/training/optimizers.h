// The optimizers by name, and the one that options ask for.
#pragma once

#include "core/engine/training/optimizer.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// The names under which flags and files know the optimizers, default first.
const std::vector<std::string>& optimizer_names();

/// Throws Error for a name that is not in optimizer_names().
OptimizerKind parse_optimizer(std::string_view name);

/// The optimizer that `options` describe, for the parameters of `model`.
std::unique_ptr<Optimizer> make_optimizer(const torch::nn::Module& model, const OptimizerOptions& options);

} // namespace retort
