// Weights that others wrote.
#pragma once

#include "core/engine/state_dict.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What a file of weights holds.
struct Checkpoint {
    std::string format; ///< "PyTorch zip", "PyTorch legacy" or "safetensors"
    StateDict tensors;  ///< after unwrapping; CPU tensors, perhaps not contiguous, perhaps sharing storage
    /// Single values beside the tensors, in the file's order: ("epoch", "182"), ("best_prec1", "83.2").
    std::vector<std::pair<std::string, std::string>> scalars;
    std::string nesting; ///< what was unwrapped, for a person: `state_dict, prefix "module."`; may be empty
    /// What a safetensors file says of itself under `__metadata__`.
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// Reads a safetensors file, or a file that torch.save wrote, zip or legacy, whose tensors stand in a dict at
/// the top or in one under `state_dict`, `model_state_dict`, `model`, `teacher` or `net`. The prefixes
/// `module.`, `model.`, `net.` and `_orig_mod.` go where all names have them. No code from the file is run: a
/// pickle that asks for anything but data is refused. Peak memory stays under three times the file's size and
/// 64 MiB. Throws Error that names the file and what is wrong with it.
Checkpoint read_checkpoint(const std::filesystem::path& file);

} // namespace retort
