// Mean squared difference of logits.
#pragma once

#include "core/engine/losses/distillation_loss.h"

namespace retort {

/// The mean of (student − teacher)² over all N·C logits: the seed experiment's distillation loss.
DistillationLoss mse_loss();

} // namespace retort
