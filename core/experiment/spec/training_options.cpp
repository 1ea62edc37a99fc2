#include "core/experiment/spec/training_options.h"

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

} // namespace retort
