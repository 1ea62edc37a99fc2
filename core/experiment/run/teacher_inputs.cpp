#include "core/experiment/run/teacher_inputs.h"

#include "core/base/cancelled.h"
#include "core/base/stopwatch.h"
#include "core/engine/training/feature_distillation.h"
#include "core/engine/training/measure.h"
#include "core/experiment/run/teacher_bank.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/teacher/finite_logits.h"
#include "core/experiment/teacher/logit_table.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace retort {

namespace {

bool is_asked(const ExperimentSpec& spec) {
    return std::any_of(spec.alphas.begin(), spec.alphas.end(), [](double alpha) { return alpha < 1.0; });
}

bool wants_features(const ExperimentSpec& spec) {
    return values_of(spec, *find_parameter("feature-loss")) != std::vector<std::string>{"none"};
}

/// Opens a bank for each way that training images look in which logits on their views are worth keeping: some
/// run needs them, and views come again.
void open_banks(const TrainingImages& images, const std::shared_ptr<const Teacher>& teacher,
                const LoadedModel& loaded, TeacherInputs& inputs, ProgressObserver& observer,
                const std::stop_token& stop) {
    if (images.spec.bank == "off" || !is_asked(images.spec)) {
        return;
    }
    for (const auto& spec : with_each_augmentation(images.spec)) {
        auto augmented = images;
        augmented.spec = spec;
        augmented.preprocessing = preprocessing_in(images.preprocessing, spec, {});
        augmented.views = most_views(spec, augmented.preprocessing);
        if (augmented.views > 0) {
            auto bank = open_teacher_bank(augmented, teacher, loaded, observer, stop);
            inputs.banks.emplace_back(augmented.preprocessing, std::move(bank));
        }
    }
}

/// Not fused: a student that begins as its teacher has its logits, to the bit.
torch::Tensor logits_on(BatchSource& source, std::int64_t count, const TrainingImages& images,
                        Classifier& teacher, const Progress& progress, const std::stop_token& stop) {
    try {
        return logits_over(teacher, source, images.device, stop, progress, count);
    } catch (const c10::Error& error) {
        throw Error(RETORT_TEXT("the teacher cannot be applied to images of %1 pixels: %2"),
                    {std::to_string(images.spec.image_size), message_of(error)});
    }
}

TeacherInputs from_model(const TrainingImages& images, const LoadedModel& loaded, ProgressObserver& observer,
                         const std::stop_token& stop) {
    TeacherInputs inputs;
    const auto teacher = std::make_shared<Teacher>(loaded.model, images.device);
    inputs.source = teacher;
    ImageFeed feed(images.data, images.preprocessing, images.spec.batch_size, /*seed=*/0, images.threads());
    const auto ask = [&](const LoadedSplit& split, BatchSource& source, const Message& asking) {
        auto logits =
            logits_on(source, split.count(), images, *loaded.model, progress_of(observer, asking), stop);
        throw_if_stopped(stop);
        require_finite_logits(loaded.source.file, logits, *images.data, split);
        return logits;
    };
    const auto start = std::chrono::steady_clock::now();
    inputs.val_logits = ask(images.data->val, *feed.val_pass(),
                            {RETORT_TEXT("Computing teacher logits for validation images"), {}});
    inputs.seconds = seconds_since(start) / static_cast<double>(std::max<std::int64_t>(feed.val_count(), 1));
    if (feed.test_count() > 0) {
        inputs.test_logits = ask(images.data->test, *feed.test_pass(),
                                 {RETORT_TEXT("Computing teacher logits for test images"), {}});
    }
    open_banks(images, teacher, loaded, inputs, observer, stop);
    if (is_asked(images.spec) && wants_features(images.spec)) {
        require_feature_maps(*loaded.model, loaded.source.file.string(), images.spec.image_size);
        inputs.network = loaded.model;
    }
    return inputs;
}

/// What a teacher says of two images is not in a file of what it says of one.
void require_unmixed(const ExperimentSpec& spec, const std::filesystem::path& file) {
    for (const auto* name : {"mixup", "cutmix"}) {
        if (values_of(spec, *find_parameter(name)) != std::vector<std::string>{"0"}) {
            throw Error(RETORT_TEXT("%1: the logits are for the original images, not for mixed ones; set %2"),
                        {file.string(), ParameterReference{name, "0"}});
        }
    }
}

bool are_augmented(const TrainingImages& images) {
    const auto all = with_each_augmentation(images.spec);
    return std::any_of(all.begin(), all.end(), [&](const ExperimentSpec& spec) {
        const auto how = preprocessing_in(images.preprocessing, spec, {});
        return how.augmentation != Augmentation::none || how.rand_augment.is_on() || how.random_erasing > 0.0;
    });
}

TeacherInputs from_logits(const TrainingImages& images, const LoadedModel& loaded,
                          ProgressObserver& observer) {
    const auto& file = loaded.source.file;
    if (is_asked(images.spec)) {
        require_unmixed(images.spec, file);
    }
    if (is_asked(images.spec) && wants_features(images.spec)) {
        throw Error(RETORT_TEXT("%1: logits have no feature maps, which a feature loss compares; set %2"),
                    {file.string(), ParameterReference{"feature-loss", "none"}});
    }
    auto table = tabulate(file, loaded.logits, *images.data);
    if (table.spare > 0) {
        observer.notice(
            {RETORT_TEXT("%1: %2 of its %3 images are not in the data set and are ignored"),
             {file.string(), std::to_string(table.spare), std::to_string(loaded.logits.paths.size())}});
    }
    if (are_augmented(images)) {
        observer.notice({RETORT_TEXT("%1: the logits are for the original images, but the student trains on "
                                     "augmented ones; to train on the original images, set %2"),
                         {file.string(), ParameterReference{"augment", "none"}}});
    }
    TeacherInputs inputs;
    inputs.source = std::make_shared<TabulatedTeacher>(std::move(table.train));
    inputs.val_logits = std::move(table.val);
    inputs.test_logits = std::move(table.test);
    if (images.data->test.count() > 0 && !inputs.test_logits.defined()) {
        observer.notice({RETORT_TEXT("%1 has no logits for the images in %2/, on which students are then not "
                                     "compared with the teacher"),
                         {file.string(), images.data->test.name}});
    }
    return inputs;
}

} // namespace

std::shared_ptr<TeacherSource> TeacherInputs::source_for(const Preprocessing& how, std::int64_t views) const {
    if (!members.empty()) {
        std::vector<std::shared_ptr<TeacherSource>> sources;
        for (const auto& member : members) {
            sources.push_back(member.source_for(how, views));
        }
        return std::make_shared<TeacherEnsemble>(std::move(sources));
    }
    const auto bank =
        std::find_if(banks.begin(), banks.end(), [&](const auto& one) { return one.first == how; });
    return bank != banks.end() && views > 0 ? bank->second : source;
}

TeacherInputs ensemble_of(std::vector<TeacherInputs> members, std::vector<double> weights) {
    TeacherInputs ensemble;
    std::vector<torch::Tensor> val;
    std::vector<torch::Tensor> test;
    for (const auto& member : members) {
        ensemble.name += (ensemble.name.empty() ? "" : " + ") + member.name;
        ensemble.parameters += member.parameters;
        val.push_back(member.val_logits);
        test.push_back(member.test_logits);
    }
    ensemble.val_logits = torch::stack(val, 1);
    if (std::all_of(test.begin(), test.end(), [](const auto& logits) { return logits.defined(); })) {
        ensemble.test_logits = torch::stack(test, 1);
    }
    ensemble.weights = std::move(weights);
    ensemble.members = std::move(members);
    return ensemble;
}

TeacherInputs open_teacher_inputs(const TrainingImages& images, const LoadedModel& teacher,
                                  ProgressObserver& observer, const std::stop_token& stop) {
    auto inputs =
        teacher.model ? from_model(images, teacher, observer, stop) : from_logits(images, teacher, observer);
    inputs.name = name_of(teacher);
    inputs.parameters = teacher.model ? parameter_count(*teacher.model) : 0;
    return inputs;
}

} // namespace retort
