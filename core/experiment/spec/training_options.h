// What a trainer needs of an experiment.
#pragma once

#include "core/engine/training/trainer.h"
#include "core/experiment/spec/spec.h"

namespace retort {

/// The options of `run` of `spec`, which is valid.
TrainingOptions training_options(const ExperimentSpec& spec, const RunSpec& run, const torch::Device& device);

} // namespace retort
