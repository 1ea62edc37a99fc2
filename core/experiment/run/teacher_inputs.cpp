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

/// Opens a bank for each way of mixing in which logits on training views are worth keeping: some run needs
/// them, and views come again.
void open_banks(const TrainingImages& images, const std::shared_ptr<const Teacher>& teacher,
                const LoadedModel& loaded, TeacherInputs& inputs, ProgressObserver& observer,
                const std::stop_token& stop) {
    if (images.spec.bank == "off" || !is_asked(images.spec)) {
        return;
    }
    const auto& mixup = *find_parameter("mixup");
    for (const auto& value : values_of(images.spec, mixup)) {
        auto mixed = images;
        set_values(mixed.spec, mixup, {value});
        mixed.preprocessing = preprocessing_in(images.preprocessing, mixed.spec, {});
        mixed.views = most_views(mixed.spec, mixed.preprocessing);
        if (mixed.views > 0) {
            inputs.banks.emplace(mixed.spec.mixup, open_teacher_bank(mixed, teacher, loaded, observer, stop));
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

TeacherInputs from_logits(const TrainingImages& images, const LoadedModel& loaded,
                          ProgressObserver& observer) {
    const auto& file = loaded.source.file;
    const auto mixups = values_of(images.spec, *find_parameter("mixup"));
    if (is_asked(images.spec) && mixups != std::vector<std::string>{"0"}) {
        throw Error(RETORT_TEXT("%1: the logits are for the original images, not for mixed ones; set %2"),
                    {file.string(), ParameterReference{"mixup", "0"}});
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
    if (images.preprocessing.augmentation != Augmentation::none) {
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

TeacherInputs open_teacher_inputs(const TrainingImages& images, const LoadedModel& teacher,
                                  ProgressObserver& observer, const std::stop_token& stop) {
    auto inputs =
        teacher.model ? from_model(images, teacher, observer, stop) : from_logits(images, teacher, observer);
    inputs.name = name_of(teacher);
    inputs.parameters = teacher.model ? parameter_count(*teacher.model) : 0;
    return inputs;
}

} // namespace retort
