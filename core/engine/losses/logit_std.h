// Kullback–Leibler divergence of standardised logits.
#pragma once

#include "core/engine/losses/distillation_loss.h"

namespace retort {

/// softened_kl() of logits of which each row is (z − mean) / (std + 1e-7), std with N − 1: what student and
/// teacher share is the order and the relative distance of their logits, not their size (Sun, Ren, Li, Wang,
/// Cao: Logit Standardization in Knowledge Distillation, 2024).
DistillationLoss logit_std_loss();

} // namespace retort
