#include "core/experiment/spec/training_options.h"

#include "core/engine/training/optimizers.h"

namespace retort {

TrainingOptions training_options(const ExperimentSpec& spec, const RunSpec& run,
                                 const torch::Device& device) {
    return {.objective = {run.alpha, &require_loss(spec.loss), spec},
            .epochs = static_cast<int>(spec.num_epochs),
            .optimizer = {.kind = parse_optimizer(spec.optimizer),
                          .momentum = spec.momentum,
                          .nesterov = spec.nesterov,
                          .beta1 = spec.beta1,
                          .beta2 = spec.beta2,
                          .weight_decay = spec.weight_decay},
            .schedule = {.kind = parse_schedule(spec.schedule),
                         .lr = spec.lr,
                         .epochs = spec.num_epochs,
                         .step_size = spec.lr_step_size,
                         .gamma = spec.lr_gamma,
                         .milestones = spec.lr_milestones,
                         .lr_min = spec.lr_min,
                         .warmup_epochs = spec.warmup_epochs},
            .clip_grad_norm = spec.clip_grad_norm,
            .ema_decay = spec.ema_decay,
            .early_stopping =
                early_stopping(spec.early_stop_metric, spec.early_stop_patience, spec.early_stop_min_delta),
            .seed = run.seed,
            .device = device};
}

} // namespace retort
