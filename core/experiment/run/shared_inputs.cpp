#include "core/experiment/run/shared_inputs.h"

#include "core/base/number_text.h"
#include "core/engine/training/accuracy_error.h"
#include "core/experiment/run/fingerprints.h"
#include "core/experiment/run/opened_teachers.h"
#include "core/experiment/run/trained_split.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/teacher/finite_logits.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/seen_images.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// A teacher that knows nothing is most often one that sees its images, or its classes, in another way than
/// it was trained with.
void report_accuracy(const ValidationTargets& targets, ProgressObserver& observer) {
    const double accuracy = top1_accuracy(targets.teacher(), targets.labels);
    const auto count = targets.labels.size(0);
    const auto right = std::llround(accuracy * static_cast<double>(count));
    observer.notice({RETORT_TEXT("Teacher: %1 % accuracy on the validation set"), {percent_text(accuracy)}});
    if (!is_better_than_chance(right, count, chance_level(targets.labels))) {
        observer.notice(
            {RETORT_TEXT("the teacher is no better than chance; check %1, %2 and the order of its "
                         "classes"),
             {ParameterReference{"image-size"}, ParameterReference{"normalize"}}});
    }
}

const Parameter& teacher_parameter() {
    return *find_parameter("teacher-file");
}

/// What is said of weights that have, or may have, seen images that are validated on.
struct SeenTexts {
    const char* yes;
    const char* maybe;
};

constexpr SeenTexts seen_by_teacher{
    RETORT_TEXT("%1 was trained on some of the images that students are validated on here, because they were "
                "split in another way; its accuracy, and how close students come to it, look too good"),
    RETORT_TEXT("%1 may have been trained on images that students are validated on here, because they have "
                "changed since; its accuracy, and how close students come to it, may look too good")};

constexpr SeenTexts seen_by_initial_weights{
    RETORT_TEXT(
        "%1, with which training begins, was trained on some of the images that are validated on here, "
        "because they were split in another way; accuracy looks too good"),
    RETORT_TEXT("%1, with which training begins, may have been trained on images that are validated on here, "
                "because they have changed since; accuracy may look too good")};

/// What a model was trained on it knows by heart.
void report_seen_validation(const TrainingImages& images, const fs::path& weights, const SeenTexts& texts,
                            ProgressObserver& observer, const std::stop_token& stop) {
    const auto seen = seen_validation(weights, *images.data, images.spec, stop);
    if (seen != SeenValidation::no) {
        observer.notice({seen == SeenValidation::yes ? texts.yes : texts.maybe, {weights.string()}});
    }
}

/// Of the files that students begin with.
void report_seen_by_students(const TrainingImages& images, ProgressObserver& observer,
                             const std::stop_token& stop) {
    const auto& parameter = *find_parameter("student-init");
    for (const auto& value : values_of(images.spec, parameter)) {
        if (is_file_path(parameter, value)) {
            report_seen_validation(images, value, seen_by_initial_weights, observer, stop);
        }
    }
}

/// Its logits, and what is said of them.
TeacherInputs inputs_of(const TrainingImages& images, const OpenedTeacher& opened,
                        const torch::Tensor& labels, ProgressObserver& observer,
                        const std::stop_token& stop) {
    const auto& teacher = opened.model;
    tell_other_images(teacher.source.file, teacher.stated, seen_images_of(images.spec), observer);
    report_seen_validation(images, teacher.source.file, seen_by_teacher, observer, stop);
    auto inputs = open_teacher_inputs(images, teacher, observer, stop);
    inputs.matched = opened.matched;
    inputs.columns = teacher.columns;
    tell_probabilities(teacher.source.file, inputs.val_logits, observer);
    report_accuracy({labels, inputs.val_logits}, observer);
    return inputs;
}

/// The inputs of one of several teachers: whatever is said of it, and what is wrong with it, names its file.
TeacherInputs inputs_of_one(const TrainingImages& images, const OpenedTeacher& opened,
                            const torch::Tensor& labels, ProgressObserver& observer,
                            const std::stop_token& stop) {
    const auto file = opened.model.source.file.string();
    auto of_file = std::make_shared<NoticesOfFile>(observer, file);
    try {
        auto inputs = inputs_of(images, opened, labels, *of_file, stop);
        inputs.observer = std::move(of_file);
        return inputs;
    } catch (const Error& error) {
        if (error.message().str().find(file) != std::string::npos) {
            throw;
        }
        throw error_in(file, error);
    }
}

/// Folds that no repeat is validated on are no cross-validation of all images.
void report_repeats_and_folds(const ExperimentSpec& spec, ProgressObserver& observer) {
    if (spec.folds > 1 && spec.repeats % spec.folds != 0) {
        observer.notice({RETORT_TEXT("%1 repeats over %2 folds do not validate on each image equally often; "
                                     "that takes a multiple of %2"),
                         {std::to_string(spec.repeats), std::to_string(spec.folds)}});
    }
}

/// Of a test set, or nothing.
torch::Tensor test_labels_of(const LoadedData& data) {
    return data.test.count() > 0 ? labels_of(data.test) : torch::Tensor();
}

/// What a run is measured against on images of these labels, by which `logits` of its teacher.
ValidationTargets targets_of_teacher(const torch::Tensor& labels, const TeacherInputs* teacher,
                                     torch::Tensor TeacherInputs::*logits) {
    return teacher == nullptr ? ValidationTargets{labels}
                              : ValidationTargets{labels, teacher->*logits, teacher->weights};
}

/// The mean of all teachers, and how it does.
TeacherInputs open_ensemble(const SharedInputs& inputs, ProgressObserver& observer) {
    std::vector<TeacherInputs> members;
    for (const auto& file : values_of(inputs.spec(), teacher_parameter())) {
        members.push_back(inputs.teachers.at(file));
    }
    auto ensemble = ensemble_of(std::move(members), teacher_weights(inputs.spec()));
    NoticesOfFile of_ensemble(observer, ensemble.name);
    report_accuracy({inputs.labels, ensemble.val_logits, ensemble.weights}, of_ensemble);
    return ensemble;
}

/// Says so where weights were given that change nothing.
void report_idle_weights(const ExperimentSpec& spec, ProgressObserver& observer) {
    if (!spec.teacher_ensemble && !spec.teacher_weights.empty()) {
        observer.notice({RETORT_TEXT("%1 counts only with %2"),
                         {ParameterReference{"teacher-weights", spec.teacher_weights},
                          ParameterReference{"teacher-ensemble", "true"}}});
    }
}

/// Says so where some runs have none of several teachers.
void report_runs_without_teacher(const ExperimentSpec& spec, ProgressObserver& observer) {
    const auto all = points(spec);
    if (std::any_of(all.begin(), all.end(), [](const Point& point) { return point.alpha == 1.0; })) {
        observer.notice({RETORT_TEXT("at α = 1 there is no teacher to compare with, since there are several: "
                                     "agreement, KL divergence and logit difference stay empty"),
                         {}});
    }
}

} // namespace

const TeacherInputs* SharedInputs::teacher_of(const ExperimentSpec& own) const {
    if (ensemble) {
        return &*ensemble;
    }
    const auto found = teachers.find(own.teacher_file);
    return found == teachers.end() ? nullptr : &found->second;
}

ValidationTargets SharedInputs::targets_of(const ExperimentSpec& own,
                                           const std::vector<std::int64_t>& samples) const {
    const auto* teacher = teacher_of(own);
    auto targets = targets_of_teacher(labels, teacher, &TeacherInputs::val_logits);
    if (static_cast<std::int64_t>(samples.size()) == labels.size(0)) {
        return targets;
    }
    const auto rows = torch::tensor(samples, torch::kInt64);
    targets.labels = targets.labels.index_select(0, rows);
    if (targets.teacher_logits.defined()) {
        targets.teacher_logits = targets.teacher_logits.index_select(0, rows);
    }
    return targets;
}

ValidationTargets SharedInputs::test_targets_of(const ExperimentSpec& own) const {
    return targets_of_teacher(test_labels, teacher_of(own), &TeacherInputs::test_logits);
}

std::map<Beginning, StudentStart> student_starts(const ExperimentSpec& spec,
                                                 const std::vector<std::string>& classes,
                                                 const std::map<std::string, const LoadedModel*>& teachers,
                                                 ProgressObserver& observer) {
    std::map<Beginning, StudentStart> starts;
    for (const auto& point : points(spec)) {
        const auto own = spec_of(spec, {.alpha = point.alpha, .settings = point.settings});
        if (const auto beginning = beginning_of(own); !starts.contains(beginning)) {
            const auto teacher = teachers.find(own.teacher_file);
            const auto* layers = teacher == teachers.end() ? nullptr : teacher->second;
            starts.emplace(beginning, read_student_start(own, classes, layers, observer));
        }
    }
    return starts;
}

SharedInputs open_distillation_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                      ProgressObserver& observer, const std::stop_token& stop) {
    auto folder = open_image_folder(spec.data_dir, split_options(spec));
    if (!spec.unlabelled_dir.empty()) {
        folder.unlabelled = list_unlabelled(spec.unlabelled_dir);
    }
    const auto opened = open_teachers(spec, files, folder.classes, observer, stop);
    SharedInputs inputs;
    inputs.images = open_training_images(spec, std::move(folder), users_of(opened, spec), observer, stop);
    inputs.labels = labels_of(inputs.images.data->val);
    inputs.test_labels = test_labels_of(*inputs.images.data);
    inputs.files = std::move(files);
    const auto values = values_of(inputs.spec(), teacher_parameter());
    const auto open = opened.size() < 2 ? inputs_of : inputs_of_one;
    std::map<std::string, const LoadedModel*> models;
    for (std::size_t i = 0; i < opened.size(); ++i) {
        inputs.teachers.emplace(values[i], open(inputs.images, opened[i], inputs.labels, observer, stop));
        models.emplace(values[i], &opened[i].model);
    }
    if (are_together(spec, teacher_parameter())) {
        inputs.ensemble = open_ensemble(inputs, observer);
    } else if (opened.size() > 1) {
        report_runs_without_teacher(spec, observer);
    }
    report_idle_weights(spec, observer);
    report_repeats_and_folds(spec, observer);
    report_seen_by_students(inputs.images, observer, stop);
    inputs.starts = student_starts(inputs.spec(), inputs.images.data->classes, models, observer);
    return inputs;
}

SharedInputs open_teaching_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                  ProgressObserver& observer, const std::stop_token& stop) {
    const auto* student = find_architecture(spec.student);
    auto images = open_training_images(spec, open_image_folder(spec.data_dir, split_options(spec)),
                                       {{student}, student->image_size}, observer, stop);
    auto labels = labels_of(images.data->val);
    auto test_labels = test_labels_of(*images.data);
    report_seen_by_students(images, observer, stop);
    auto starts = student_starts(images.spec, images.data->classes, {}, observer);
    return {std::move(images), {}, {}, std::move(labels), std::move(test_labels), std::move(starts),
            std::move(files)};
}

} // namespace retort
