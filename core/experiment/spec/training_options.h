// What data and trainer need of an experiment.
#pragma once

#include "core/data/loader.h"
#include "core/engine/training/trainer.h"
#include "core/experiment/spec/spec.h"

#include <vector>

namespace retort {

/// The options of `run` of `spec`, which is valid.
TrainingOptions training_options(const ExperimentSpec& spec, const RunSpec& run, const torch::Device& device);

/// The weights of the teachers of `spec`, which is valid, with the sum 1: none but of an ensemble with
/// weights.
std::vector<double> teacher_weights(const ExperimentSpec& spec);

/// Which of these images `run` of `spec` is trained and validated on; with folds, repeat r has fold r, and
/// begins again after the last.
SampleChoice sample_choice(const ExperimentSpec& spec, const RunSpec& run);

/// `folder`, which is split as `spec` has it, as the runs of `repeat` have it: of folds, `train` and `val`
/// hold their own parts, and are no pool any more.
ImageFolder parts_of_run(ImageFolder folder, const ExperimentSpec& spec, std::int64_t repeat);

/// How the networks of `spec` see images of `side` pixels, in training before whatever may be on an axis.
/// Throws Error for names that are unknown and sizes that cannot be.
Preprocessing preprocessing_of(const ExperimentSpec& spec, std::int64_t side);

/// How the network of `run` of `spec` sees training images, of which `preprocessing` says all that is on no
/// axis: RandAugment, erasing and mixing come on top.
Preprocessing preprocessing_in(Preprocessing preprocessing, const ExperimentSpec& spec, const RunSpec& run);

/// `spec` once for each way that its training images look, each with one value of the parameters that change
/// that (Parameter::changes_views), and with its other axes.
std::vector<ExperimentSpec> with_each_augmentation(const ExperimentSpec& spec);

/// Views of a training image in `run` of `spec`; 0 = fresh ones every epoch.
std::int64_t views_in(const ExperimentSpec& spec, const RunSpec& run, const Preprocessing& preprocessing);

/// The most of any run of `spec`; 0 where all draw fresh ones.
std::int64_t most_views(const ExperimentSpec& spec, const Preprocessing& preprocessing);

} // namespace retort
