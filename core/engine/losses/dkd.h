// Decoupled knowledge distillation.
#pragma once

#include "core/engine/losses/distillation_loss.h"

namespace retort {

/// T² · (α_d · TCKD + β · NCKD), averaged over the batch, of softmax(logits / T). TCKD is the KL divergence
/// of (probability of the label, of all others together), NCKD that of the others among themselves: kl is
/// TCKD + (1 − the teacher's probability of the label) · NCKD (Zhao, Cui, Song, Qiu, Liang: Decoupled
/// Knowledge Distillation, 2022).
DistillationLoss dkd_loss();

} // namespace retort
