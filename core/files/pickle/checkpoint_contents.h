// What a file of weights holds, whatever its format.
#pragma once

#include "core/engine/models/state_dict.h"

#include <string>
#include <utility>
#include <vector>

namespace retort {

/// The weights in a file, and what it says beside them.
struct Checkpoint {
    std::string format; ///< "PyTorch zip", "PyTorch legacy" or "safetensors"
    StateDict tensors;  ///< after unwrapping; CPU tensors, perhaps not contiguous, perhaps sharing storage
    std::string dtype;  ///< the floating type that most of the weights have, for example "float32"
    /// Single values beside the tensors, in the file's order: ("epoch", "182"), ("best_prec1", "83.2"); those
    /// of a dict one level down have its key before theirs: ("args.lr", "0.1").
    std::vector<std::pair<std::string, std::string>> scalars;
    /// The names of the classes in the order of the logits, where the file has such a list, under `classes`,
    /// `class_names`, `idx_to_class`, `class_to_idx` or a like key; else empty.
    std::vector<std::string> class_names;
    /// What a safetensors file says of itself under `__metadata__`.
    std::vector<std::pair<std::string, std::string>> metadata;
    /// What was unwrapped, for a person: `state_dict, prefix "module."`; may be empty.
    std::string nesting;
};

} // namespace retort
