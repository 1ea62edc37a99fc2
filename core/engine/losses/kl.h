// Kullback–Leibler divergence of softened probabilities.
#pragma once

#include "core/engine/losses/distillation_loss.h"

namespace retort {

/// T² · KL(softmax(teacher/T) ‖ softmax(student/T)), summed over classes and averaged over the batch.
DistillationLoss kl_loss();

} // namespace retort
