// Learning rates epoch by epoch.
#pragma once

#include "core/engine/training/training_parameters.h"

#include <string>
#include <vector>

namespace retort {

/// The names under which flags and files know the schedules, default first.
const std::vector<std::string>& schedule_names();

/// The learning rate of `epoch` (from 1); epoch 0, which trains nothing, has that of epoch 1. Every epoch has
/// one value, as PyTorch's schedulers give it when step() is called after each epoch. With
/// t = epoch − 1 − warmup_epochs, so 0 in the first epoch after the warm-up:
///   step        lr · lr_gamma^⌊t / lr_step_size⌋                                          (StepLR)
///   multi-step  lr · lr_gamma^k, k the number of lr_milestones ≤ t                        (MultiStepLR)
///   cosine      lr_min + (lr − lr_min) · (1 + cos(π · t / (num_epochs − warmup_epochs))) / 2
///   (CosineAnnealingLR) constant    lr
/// and in the warm-up itself lr · epoch / (warmup_epochs + 1)     (LinearLR, start_factor 1 / (warmup_epochs
/// + 1), total_iters warmup_epochs; joined with SequentialLR). Throws Error for a schedule that is not in
/// schedule_names().
double learning_rate(const ScheduleParameters& schedule, int epoch);
} // namespace retort
