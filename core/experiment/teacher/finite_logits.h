// Logits that are numbers, and no probabilities.
#pragma once

#include "core/base/progress.h"
#include "core/data/loader.h"
#include "core/engine/torch.h"

#include <filesystem>

namespace retort {

/// Throws Error that names `file`, a model, unless all its logits, N×C for the images of
/// `split` in their order, are finite; it counts the images for which they are not and names the first.
void require_finite_logits(const std::filesystem::path& file, const torch::Tensor& logits,
                           const LoadedData& data, const LoadedSplit& split);

/// Tells `observer` where the outputs of the model in `file` are probabilities in the place of logits: no row
/// is softened as it should be then, and no loss is what it is called.
void tell_probabilities(const std::filesystem::path& file, const torch::Tensor& outputs,
                        ProgressObserver& observer);

} // namespace retort
