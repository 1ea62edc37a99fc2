// Kullback–Leibler divergence of softened probabilities.
#pragma once

#include "core/engine/losses/distillation_loss.h"

namespace retort {

/// T² · KL(softmax(teacher/T) ‖ softmax(student/T)), summed over classes and averaged over the batch; both
/// logits N×C, `temperature` T > 0. A scalar.
torch::Tensor softened_kl(const torch::Tensor& student, const torch::Tensor& teacher, double temperature);

/// softened_kl() at the options' temperature.
DistillationLoss kl_loss();

} // namespace retort
