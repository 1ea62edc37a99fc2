#include "core/experiment/spec/training_options.h"

#include "core/experiment/spec/plan.h"

namespace retort {

TrainingOptions training_options(const ExperimentSpec& spec, const RunSpec& run,
                                 const torch::Device& device) {
    TrainingOptions options;
    static_cast<TrainingParameters&>(options) = spec;
    options.objective = {run.alpha, &require_loss(spec.loss), spec};
    options.seed = run.seed.value();
    options.device = device;
    return options;
}

SampleChoice sample_choice(const ExperimentSpec& spec, const RunSpec& run) {
    return {.train_fraction = spec_of(spec, run).train_fraction,
            .folds = spec.folds,
            .fold = spec.folds > 1 ? (run.repeat - 1) % spec.folds : 0,
            .split_seed = static_cast<std::uint64_t>(spec.split_seed),
            .run_seed = run.seed.value_or(0)};
}

} // namespace retort
