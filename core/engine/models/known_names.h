// The tensors of a file under the names that the zoo has for them, whatever they are called there.
#pragma once

#include "core/engine/models/state_dict.h"

#include <vector>

namespace retort {

struct KnownNames {
    StateDict tensors;
    std::vector<Message> remarks; ///< what was done, for a person; empty where nothing was
};

/// Multiplies pruned weights with their masks, and renames what has names of torchvision's earlier versions,
/// of timm or of a Sequential of children. Prefixes stay.
KnownNames under_known_names(const StateDict& tensors);

} // namespace retort
