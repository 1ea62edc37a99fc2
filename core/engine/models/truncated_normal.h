// How convnext and vision transformers draw their initial weights.
#pragma once

#include "core/engine/torch.h"

namespace retort {

/// Fills `weight` from the normal distribution of mean 0 and deviation `std`, cut off at ±2 (not ±2 · `std`),
/// by the inverse of the distribution's integral. Draws from torch's global generator what
/// torch.nn.init.trunc_normal_ draws in Python, number by number. `std` is positive.
void truncated_normal(const torch::Tensor& weight, double std);

} // namespace retort
