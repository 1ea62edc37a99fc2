// A model's parameters and buffers by name, in Python's order.
#pragma once

#include "core/base/message.h"
#include "core/engine/torch.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// Names and tensors as `torch.nn.Module.state_dict()` gives them: for each module its parameters, then its
/// buffers, then its children.
using StateDict = std::vector<std::pair<std::string, torch::Tensor>>;

/// The tensors of `module`, detached and sharing its storage.
StateDict state_dict(const torch::nn::Module& module);

/// A deep copy on the CPU, contiguous, which later training does not change.
StateDict clone_to_cpu(const StateDict& tensors);

/// Copies `tensors` into `module`, strictly: the same names and shapes on both sides. `num_batches_tracked`
/// may be missing, as in files older than PyTorch 0.4.1. Throws Error that lists what is missing, unexpected
/// or of another shape; `module` is untouched then.
void load_state_dict(torch::nn::Module& module, const StateDict& tensors);

/// Whether a tensor only counts something, so that it may be there or not.
bool is_counter(std::string_view name);

/// "[64, 3, 7, 7]".
std::string shape_text(torch::IntArrayRef shape);

/// Up to three names, and how many there are: a person needs examples, not hundreds of names.
std::string some_names(const std::vector<std::string>& names);

/// The tensor called `name`, or an undefined one.
torch::Tensor find_tensor(const StateDict& tensors, const std::string& name);

} // namespace retort
