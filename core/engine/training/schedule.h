// Learning rates epoch by epoch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

enum class ScheduleKind { step, multi_step, cosine, constant };

/// The names under which flags and files know the schedules, default first.
const std::vector<std::string>& schedule_names();

/// Throws Error for a name that is not in schedule_names().
ScheduleKind parse_schedule(std::string_view name);

/// What the learning rate of an epoch follows from. Every epoch has one value, as PyTorch's schedulers give
/// it when step() is called after each epoch. With t = epoch − 1 − warmup_epochs, so 0 in the first epoch
/// after the warm-up:
///   step        lr · gamma^⌊t / step_size⌋                                            (StepLR)
///   multi_step  lr · gamma^k, k the number of milestones ≤ t                           (MultiStepLR)
///   cosine      lr_min + (lr − lr_min) · (1 + cos(π · t / (epochs − warmup_epochs))) / 2 (CosineAnnealingLR)
///   constant    lr
/// and in the warm-up itself lr · epoch / (warmup_epochs + 1)     (LinearLR, start_factor 1 / (warmup_epochs
/// + 1), total_iters warmup_epochs; joined with SequentialLR).
struct Schedule {
    ScheduleKind kind = ScheduleKind::step;
    double lr = 0.001;
    std::int64_t epochs = 25; ///< of the whole run: where cosine ends
    std::int64_t step_size = 7;
    double gamma = 0.1;
    std::vector<std::int64_t> milestones = {}; ///< decays after so many epochs, the warm-up not counted
    double lr_min = 0.0;
    std::int64_t warmup_epochs = 0; ///< 0: none
};

/// The learning rate of `epoch` (from 1); epoch 0, which trains nothing, has that of epoch 1.
double learning_rate(const Schedule& schedule, int epoch);

} // namespace retort
