// Which images of opened data a run is trained and validated on.
#pragma once

#include "core/data/loaded_data.h"
#include "core/engine/torch.h"

#include <cstdint>
#include <vector>

namespace retort {

/// Which training images an epoch shows.
enum class Sampler {
    shuffle, ///< each once
    balanced ///< as many, drawn with replacement: every class is equally likely, and every image of a class
};

/// The samples that one run is trained and validated on: numbers as in Batch::indices, ascending.
struct RunSamples {
    std::vector<std::int64_t> train;
    std::vector<std::int64_t> val;
    Sampler sampler = Sampler::shuffle; ///< of the training images
};

/// Which samples those are.
struct SampleChoice {
    double train_fraction = 1.0;  ///< of the training images of each class, in (0, 1]
    std::int64_t folds = 0;       ///< of pooled data, else 0
    std::int64_t fold = 0;        ///< that is validated on, 0 … folds − 1
    std::uint64_t split_seed = 0; ///< of the folds
    std::uint64_t run_seed = 0;   ///< of the fraction
    Sampler sampler = Sampler::shuffle;
    bool unlabelled = false; ///< whether images without labels are trained on as well
};

/// All samples with labels, but for those that `choice` leaves out.
RunSamples run_samples(const LoadedData& data, const SampleChoice& choice = {});

/// The weights of classes that make up for their numbers of training images, n / (C · n_c) of n images of C
/// classes of which n_c are of class c, as scikit-learn's "balanced" has them: float32, one for each class of
/// `data`. A class without an image has none, and does not count.
torch::Tensor balanced_class_weights(const LoadedData& data, const RunSamples& samples);

/// The training images among `samples` that have a label, for each class of `data`: numbers, ascending.
std::vector<std::vector<std::int64_t>> samples_by_class(const LoadedData& data, const RunSamples& samples);

} // namespace retort
