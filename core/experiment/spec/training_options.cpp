#include "core/experiment/spec/training_options.h"

#include "core/base/number_text.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

namespace retort {

namespace {

bool changes_views(const Axis& axis) {
    return find_parameter(axis.parameter)->changes_views;
}

/// Without the other axes, which the number of views does not hang on.
ExperimentSpec with_axes_of_views(ExperimentSpec spec) {
    const std::set<std::string> kept{"views", "train-fraction"};
    std::erase_if(spec.axes,
                  [&](const Axis& axis) { return !changes_views(axis) && !kept.contains(axis.parameter); });
    return spec;
}

std::string text_in(const RunSpec& run, const std::string& parameter, const std::string& usual) {
    const auto found = run.settings.find(parameter);
    return found == run.settings.end() ? usual : found->second;
}

int integer_in(const RunSpec& run, const std::string& parameter, std::int64_t usual) {
    return static_cast<int>(number_in(run, parameter, static_cast<double>(usual)));
}

} // namespace

TrainingOptions training_options(const ExperimentSpec& spec, const RunSpec& run,
                                 const torch::Device& device) {
    TrainingOptions options;
    static_cast<TrainingParameters&>(options) = spec;
    options.objective = {run.alpha, &require_loss(spec.loss), spec, teacher_weights(spec)};
    options.seed = run.seed.value();
    options.device = device;
    return options;
}

std::vector<double> teacher_weights(const ExperimentSpec& spec) {
    std::vector<double> weights;
    for (const auto& text :
         spec.teacher_ensemble ? split_list(spec.teacher_weights) : std::vector<std::string>()) {
        weights.push_back(parse_number(text).value());
    }
    const auto largest = weights.empty() ? 1.0 : *std::max_element(weights.begin(), weights.end());
    for (auto& weight : weights) {
        weight /= largest; // whose sum may be infinite
    }
    const auto sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::transform(weights.begin(), weights.end(), weights.begin(),
                   [&](double weight) { return weight / sum; });
    return weights;
}

SampleChoice sample_choice(const ExperimentSpec& spec, const RunSpec& run) {
    return {.train_fraction = number_in(run, "train-fraction", spec.train_fraction),
            .folds = spec.folds,
            .fold = spec.folds > 1 ? (run.repeat - 1) % spec.folds : 0,
            .split_seed = static_cast<std::uint64_t>(spec.split_seed),
            .run_seed = run.seed.value_or(0),
            .sampler =
                text_in(run, "sampler", spec.sampler) == "balanced" ? Sampler::balanced : Sampler::shuffle,
            .unlabelled = trains_on_unlabelled(spec, run)};
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

Preprocessing preprocessing_of(const ExperimentSpec& spec, std::int64_t side) {
    return with_resizing(preprocessing(static_cast<int>(side), spec.normalize, spec.augment),
                         spec.resize_side, spec.interpolation);
}

Preprocessing preprocessing_in(Preprocessing preprocessing, const ExperimentSpec& spec, const RunSpec& run) {
    const int magnitude = integer_in(run, "rand-augment", spec.rand_augment);
    if (magnitude > 0) {
        preprocessing.rand_augment = {magnitude, integer_in(run, "rand-augment-ops", spec.rand_augment_ops)};
    }
    preprocessing.random_erasing = number_in(run, "random-erasing", spec.random_erasing);
    preprocessing.mixing = {number_in(run, "mixup", spec.mixup), number_in(run, "cutmix", spec.cutmix)};
    return preprocessing;
}

std::vector<ExperimentSpec> with_each_augmentation(const ExperimentSpec& spec) {
    auto alone = spec;
    auto rest = spec;
    std::erase_if(alone.axes, [](const Axis& axis) { return !changes_views(axis); });
    std::erase_if(rest.axes, changes_views);
    std::vector<ExperimentSpec> all;
    std::vector<Preprocessing> known;
    any_combination(alone, [&](const ExperimentSpec& choice) {
        const auto how = preprocessing_in({}, choice, {});
        if (std::find(known.begin(), known.end(), how) == known.end()) {
            known.push_back(how);
            all.push_back(rest);
            for (const auto& axis : alone.axes) {
                copy_value(choice, *find_parameter(axis.parameter), all.back());
            }
        }
        return false;
    });
    return all;
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
