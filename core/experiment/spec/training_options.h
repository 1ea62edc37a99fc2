// What data and trainer need of an experiment.
#pragma once

#include "core/data/loader.h"
#include "core/engine/training/trainer.h"
#include "core/experiment/spec/spec.h"

namespace retort {

/// The options of `run` of `spec`, which is valid.
TrainingOptions training_options(const ExperimentSpec& spec, const RunSpec& run, const torch::Device& device);

/// Which of these images `run` of `spec` is trained and validated on; with folds, repeat r has fold r, and
/// begins again after the last.
SampleChoice sample_choice(const ExperimentSpec& spec, const RunSpec& run);

} // namespace retort
