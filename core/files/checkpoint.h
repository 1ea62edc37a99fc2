// Weights that others wrote.
#pragma once

#include "core/engine/models/state_dict.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What a file of weights holds.
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

/// Reads a safetensors file, or a file that torch.save wrote, zip or legacy. In the latter the tensors stand
/// in a dict or are those of a pickled module, at the top or under `state_dict`, `model_state_dict`, `model`,
/// `teacher`, `net` or a like key, or under the only key that holds tensors; averaged weights (`model_ema`,
/// …) are taken where there are no others. Of a module the tree of attributes is read as data, and gives what
/// state_dict() would. The prefixes `module.`, `model.`, `net.`, `_orig_mod.`, `student.`, `teacher.`,
/// `backbone.` and a few more go where all names have them; of several models side by side the first in
/// this order is taken.
/// No code from the file is run: a pickle that asks for what only an attack would is refused
/// (pickle_names.h). Peak memory stays under three times the file's size and 64 MiB. Throws Error that names
/// the file and what is wrong with it.
Checkpoint read_checkpoint(const std::filesystem::path& file);

} // namespace retort
