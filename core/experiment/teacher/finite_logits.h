// Logits that are numbers.
#pragma once

#include "core/data/loader.h"
#include "core/engine/torch.h"

#include <filesystem>

namespace retort {

/// Throws Error that names `file`, a model, unless all its logits, N×C for the images of
/// `split` in their order, are finite; it counts the images for which they are not and names the first.
void require_finite_logits(const std::filesystem::path& file, const torch::Tensor& logits,
                           const LoadedData& data, const LoadedSplit& split);

} // namespace retort
