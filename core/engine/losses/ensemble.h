// Several teachers as one.
#pragma once

#include "core/engine/torch.h"

#include <vector>

namespace retort {

/// Logits whose softmax at `temperature` T (> 0) is the weighted mean of the teachers' softened
/// probabilities,
///     T · log Σ_k w_k softmax(z_k / T)
/// (Hinton et al.: Distilling the Knowledge in a Neural Network, 2015; You et al.: Learning from Multiple
/// Teacher Networks, 2017). `logits` N×K×C of K teachers, `weights` w of them, K numbers > 0 with the sum 1,
/// or none: all alike. N×C.
torch::Tensor ensemble_logits(const torch::Tensor& logits, const std::vector<double>& weights,
                              double temperature);

/// The weighted mean of the teachers' logits, Σ_k w_k z_k; arguments as above. N×C.
torch::Tensor mean_logits(const torch::Tensor& logits, const std::vector<double>& weights);

} // namespace retort
