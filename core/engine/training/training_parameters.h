// What a training is set by. Values only; no tensors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace retort {

struct OptimizerParameters {
    std::string optimizer = "sgd"; ///< a name in optimizer_names()
    double momentum = 0.9;         ///< of sgd
    bool nesterov = false;         ///< of sgd
    double beta1 = 0.9;            ///< of adamw
    double beta2 = 0.999;          ///< of adamw
    double weight_decay = 0.0;
    std::string weight_decay_on = "all"; ///< or "weights": see decays()

    bool operator==(const OptimizerParameters&) const = default;
};

/// What the learning rate of an epoch follows from; see learning_rate().
struct ScheduleParameters {
    std::string schedule = "step"; ///< a name in schedule_names()
    double lr = 0.001;
    std::int64_t num_epochs = 25; ///< of the whole run, epoch 0 not counted
    std::int64_t lr_step_size = 7;
    double lr_gamma = 0.1;
    std::vector<std::int64_t> lr_milestones{12, 18}; ///< in epochs after the warm-up
    double lr_min = 0.0;                             ///< of cosine
    std::int64_t warmup_epochs = 0;                  ///< 0: none

    bool operator==(const ScheduleParameters&) const = default;
};

struct EarlyStoppingParameters {
    std::string early_stop_metric = "none"; ///< or a name in early_stop_metric_names()
    std::int64_t early_stop_patience = 5;   ///< trained epochs, ≥ 1
    double early_stop_min_delta = 0.0;      ///< ≥ 0, in the metric's own unit

    bool operator==(const EarlyStoppingParameters&) const = default;
};

/// The parameters of a training. They are part of an ExperimentSpec, so that a new one needs a field here,
/// its row in parameters() and the code that it changes.
struct TrainingParameters : OptimizerParameters, ScheduleParameters, EarlyStoppingParameters {
    double clip_grad_norm = 0.0; ///< highest L2 norm of all gradients together; 0: they are not clipped
    double ema_decay = 0.0;      ///< of the weights' moving average; 0: there is none

    bool operator==(const TrainingParameters&) const = default;
};

} // namespace retort
