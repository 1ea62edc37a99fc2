// Files that are tried before they take their name.
#pragma once

#include "core/engine/torch.h"

#include <filesystem>
#include <functional>

namespace retort {

/// Lets `write` write a temporary file beside `file`, compares the logits that `read_back` gets from it with
/// `expected` (M×C float32), and gives it its name when none differs by more than `tolerance` times the
/// largest of `expected`. Returns the largest difference. Throws Error, and leaves what was at `file`, when
/// one does, or when writing or reading fails.
double hand_over(const std::filesystem::path& file, const torch::Tensor& expected, double tolerance,
                 const std::function<void(const std::filesystem::path&)>& write,
                 const std::function<torch::Tensor(const std::filesystem::path&)>& read_back);

} // namespace retort
