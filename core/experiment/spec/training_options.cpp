#include "core/experiment/spec/training_options.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace retort {

namespace {

/// Without the other axes, which views do not hang on.
ExperimentSpec with_axes_of_views(ExperimentSpec spec) {
    const std::set<std::string> kept{"views", "mixup", "train-fraction"};
    std::erase_if(spec.axes, [&](const Axis& axis) { return !kept.contains(axis.parameter); });
    return spec;
}

} // namespace

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
    return {.train_fraction = number_in(run, "train-fraction", spec.train_fraction),
            .folds = spec.folds,
            .fold = spec.folds > 1 ? (run.repeat - 1) % spec.folds : 0,
            .split_seed = static_cast<std::uint64_t>(spec.split_seed),
            .run_seed = run.seed.value_or(0)};
}

ImageFolder parts_of_run(ImageFolder folder, const ExperimentSpec& spec, std::int64_t repeat) {
    if (!folder.pooled) {
        return folder;
    }
    const auto choice = sample_choice(spec, {.repeat = repeat});
    const auto numbers = fold_numbers(folder.train.samples, choice.folds, choice.split_seed);
    std::vector<Sample> train;
    std::vector<Sample> val;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        (numbers[i] == choice.fold ? val : train).push_back(folder.train.samples[i]);
    }
    folder.train.samples = std::move(train);
    folder.val.samples = std::move(val);
    folder.pooled = false;
    return folder;
}

Preprocessing preprocessing_in(Preprocessing preprocessing, const ExperimentSpec& spec, const RunSpec& run) {
    preprocessing.mixup = number_in(run, "mixup", spec.mixup);
    return preprocessing;
}

std::int64_t views_in(const ExperimentSpec& spec, const RunSpec& run, const Preprocessing& preprocessing) {
    const auto asked = number_in(run, "views", static_cast<double>(spec.views));
    return has_fresh_views(spec, run) ? 0
                                      : view_count(static_cast<std::int64_t>(asked), spec.num_epochs,
                                                   preprocessing_in(preprocessing, spec, run));
}

std::int64_t most_views(const ExperimentSpec& spec, const Preprocessing& preprocessing) {
    std::int64_t most = 0;
    any_combination(with_axes_of_views(spec), [&](const ExperimentSpec& choice) {
        most = std::max(most, views_in(choice, {}, preprocessing));
        return false;
    });
    return most;
}

} // namespace retort
