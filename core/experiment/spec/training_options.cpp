#include "core/experiment/spec/training_options.h"

#include "core/base/number_text.h"

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
    const auto fraction = run.settings.find("train-fraction");
    return {.train_fraction = fraction == run.settings.end()
                                  ? spec.train_fraction
                                  : parse_number(fraction->second).value_or(spec.train_fraction),
            .folds = spec.folds,
            .fold = spec.folds > 1 ? (run.repeat - 1) % spec.folds : 0,
            .split_seed = static_cast<std::uint64_t>(spec.split_seed),
            .run_seed = run.seed.value_or(0)};
}

} // namespace retort
