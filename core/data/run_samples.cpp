#include "core/data/run_samples.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>

namespace retort {

RunSamples run_samples(const LoadedData& data, const SampleChoice& choice) {
    const auto folds = choice.folds > 1 ? fold_numbers(data.train.samples, choice.folds, choice.split_seed)
                                        : std::vector<std::int64_t>();
    const auto is_held_out = [&](std::size_t position) {
        return !folds.empty() && folds[position] == choice.fold;
    };
    RunSamples samples;
    samples.sampler = choice.sampler;
    const auto labelled = data.train.labelled_count();
    std::vector<std::size_t> training;
    std::copy_if(data.train.kept.begin(), data.train.kept.begin() + labelled, std::back_inserter(training),
                 [&](std::size_t position) { return !is_held_out(position); });
    const auto taken =
        share_of(data.train.samples, std::move(training), choice.train_fraction, choice.run_seed);
    for (std::int64_t i = 0; i < labelled; ++i) {
        if (std::binary_search(taken.begin(), taken.end(), data.train.kept[static_cast<std::size_t>(i)])) {
            samples.train.push_back(i);
        }
    }
    for (auto i = labelled; choice.unlabelled && i < data.train.count(); ++i) {
        samples.train.push_back(i);
    }
    for (std::int64_t i = 0; i < data.val.count(); ++i) {
        if (folds.empty() || is_held_out(data.val.kept[static_cast<std::size_t>(i)])) {
            samples.val.push_back(i);
        }
    }
    return samples;
}

torch::Tensor balanced_class_weights(const LoadedData& data, const RunSamples& samples) {
    const auto classes = samples_by_class(data, samples);
    const auto present =
        std::count_if(classes.begin(), classes.end(), [](const auto& one) { return !one.empty(); });
    const auto labelled = std::transform_reduce(classes.begin(), classes.end(), std::size_t{0}, std::plus<>(),
                                                [](const auto& one) { return one.size(); });
    std::vector<float> weights;
    for (const auto& one : classes) {
        const auto share = static_cast<double>(present) * static_cast<double>(one.size());
        weights.push_back(one.empty() ? 0.0F : static_cast<float>(static_cast<double>(labelled) / share));
    }
    return torch::tensor(weights);
}

std::vector<std::vector<std::int64_t>> samples_by_class(const LoadedData& data, const RunSamples& samples) {
    std::vector<std::vector<std::int64_t>> classes(data.classes.size());
    for (const auto i : samples.train) {
        if (const auto& sample = data.train.sample(i); sample.is_labelled()) {
            classes[static_cast<std::size_t>(sample.label)].push_back(i);
        }
    }
    return classes;
}

} // namespace retort
