// Weights as torch.nn.utils.prune leaves them in a file.
#pragma once

#include "core/engine/models/state_dict.h"

namespace retort {

/// `tensors` with NAME = NAME_orig · NAME_mask for every pair of such names and of the same shape; `merged`
/// is set to the number of pairs. All else stays as it is.
StateDict without_masks(const StateDict& tensors, std::size_t& merged);

} // namespace retort
