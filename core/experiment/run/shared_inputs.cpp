#include "core/experiment/run/shared_inputs.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/teacher/finite_logits.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/seen_images.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace retort {

namespace {

std::vector<const Architecture*> students_of(const ExperimentSpec& spec) {
    std::vector<const Architecture*> students;
    for (const auto& name : values_of(spec, *find_parameter("student"))) {
        students.push_back(find_architecture(name));
    }
    return students;
}

/// Teacher and students, the one whose usual image size counts first.
ImageUsers users_of(const LoadedModel& teacher, const ExperimentSpec& spec) {
    ImageUsers users{students_of(spec)};
    if (teacher.architecture != nullptr) {
        users.architectures.insert(users.architectures.begin(), teacher.architecture);
    }
    users.usual_side = teacher.image_size > 0 ? teacher.image_size : users.architectures.front()->image_size;
    return users;
}

/// A teacher that knows nothing is most often one that sees its images, or its classes, in another way than
/// it was trained with.
void report_accuracy(const ValidationTargets& targets, std::int64_t classes, ProgressObserver& observer) {
    const double accuracy = top1_accuracy(targets.teacher_logits, targets.labels);
    const double chance = 1.0 / static_cast<double>(classes);
    // Of guesses alone 98 in 100 sets of this size stay below.
    const double margin =
        2.0 * std::sqrt(chance * (1.0 - chance) / static_cast<double>(targets.labels.size(0)));
    observer.notice({RETORT_TEXT("Teacher: %1 % accuracy on the validation set"),
                     {fmt::format("{:.1f}", 100.0 * accuracy)}});
    if (accuracy <= chance + margin) {
        observer.notice(
            {RETORT_TEXT("the teacher is no better than chance; check %1, %2 and the order of its "
                         "classes"),
             {ParameterReference{"image-size"}, ParameterReference{"normalize"}}});
    }
}

/// Where the students of each architecture begin.
std::map<std::string, StudentStart> student_starts(const TrainingImages& images, const LoadedModel* teacher,
                                                   ProgressObserver& observer) {
    std::map<std::string, StudentStart> starts;
    for (const auto* student : students_of(images.spec)) {
        auto spec = images.spec;
        spec.student = student->name;
        starts.emplace(student->name, read_student_start(spec, images.data->classes, teacher, observer));
    }
    return starts;
}

ValidationTargets test_targets(const LoadedData& data, torch::Tensor teacher_logits) {
    return data.test.count() > 0 ? ValidationTargets{labels_of(data.test), std::move(teacher_logits)}
                                 : ValidationTargets{};
}

/// Folds that no repeat is validated on are no cross-validation of all images.
void report_repeats_and_folds(const ExperimentSpec& spec, ProgressObserver& observer) {
    if (spec.folds > 1 && spec.repeats % spec.folds != 0) {
        observer.notice({RETORT_TEXT("%1 repeats over %2 folds do not validate on each image equally often; "
                                     "that takes a multiple of %2"),
                         {std::to_string(spec.repeats), std::to_string(spec.folds)}});
    }
}

} // namespace

ValidationTargets SharedInputs::targets_of(const std::vector<std::int64_t>& samples) const {
    if (static_cast<std::int64_t>(samples.size()) == targets.labels.size(0)) {
        return targets;
    }
    const auto rows = torch::tensor(samples, torch::kInt64);
    return {targets.labels.index_select(0, rows), targets.teacher_logits.defined()
                                                      ? targets.teacher_logits.index_select(0, rows)
                                                      : torch::Tensor()};
}

SharedInputs open_distillation_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                      ProgressObserver& observer, const std::stop_token& stop) {
    auto source = teacher_source(spec);
    source.file = resolve_weights(spec.teacher_file, {}, observer);
    auto teacher = load_model(source, stop);
    teacher.sha256 = files["teacher-file"].sha256;
    tell_remarks(teacher, observer);
    auto folder = open_image_folder(spec.data_dir, split_options(spec));
    const auto matched = match_classes(teacher, spec.data_dir, folder.classes);
    observer.notice(matched);
    auto images = open_training_images(spec, std::move(folder), users_of(teacher, spec), observer, stop);
    tell_other_images(teacher.source.file, {teacher.stated_side, teacher.normalize},
                      {images.spec.image_size, images.spec.normalize}, observer);
    auto inputs = open_teacher_inputs(images, teacher, observer, stop);
    inputs.matched = matched;
    inputs.columns = teacher.columns;
    ValidationTargets targets{labels_of(images.data->val), inputs.val_logits};
    tell_probabilities(teacher.source.file, targets.teacher_logits, observer);
    report_accuracy(targets, images.class_count(), observer);
    report_repeats_and_folds(spec, observer);
    auto test = test_targets(*images.data, inputs.test_logits);
    auto starts = student_starts(images, &teacher, observer);
    return {std::move(images), std::move(inputs), std::move(targets),
            std::move(test),   std::move(starts), std::move(files)};
}

SharedInputs open_teaching_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                  ProgressObserver& observer, const std::stop_token& stop) {
    const auto* student = find_architecture(spec.student);
    auto images = open_training_images(spec, open_image_folder(spec.data_dir, split_options(spec)),
                                       {{student}, student->image_size}, observer, stop);
    ValidationTargets targets{labels_of(images.data->val), {}};
    auto test = test_targets(*images.data, {});
    auto starts = student_starts(images, nullptr, observer);
    return {std::move(images), {}, std::move(targets), std::move(test), std::move(starts), std::move(files)};
}

} // namespace retort
