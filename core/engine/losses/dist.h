// Correlation of probabilities in place of their divergence.
#pragma once

#include "core/engine/losses/distillation_loss.h"

namespace retort {

/// T² · (β · (1 − mean correlation over rows) + γ · (1 − mean correlation over columns)) of softmax(logits /
/// T): Pearson's, of student and teacher, over the classes of an image and over the images of the batch for a
/// class. It is no mean over the batch (Huang, You, Wang, Qian, Xu: Knowledge Distillation from A Stronger
/// Teacher, 2022). What does not vary correlates with nothing.
DistillationLoss dist_loss();

} // namespace retort
