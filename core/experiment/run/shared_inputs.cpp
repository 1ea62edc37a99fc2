#include "core/experiment/run/shared_inputs.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
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

/// Where the students of all runs begin.
std::map<Beginning, StudentStart> student_starts(const TrainingImages& images, const LoadedModel* teacher,
                                                 ProgressObserver& observer) {
    std::map<Beginning, StudentStart> starts;
    for (const auto& point : points(images.spec)) {
        const auto own = spec_of(images.spec, {.alpha = point.alpha, .settings = point.settings});
        if (const auto beginning = beginning_of(own); !starts.contains(beginning)) {
            starts.emplace(beginning, read_student_start(own, images.data->classes, teacher, observer));
        }
    }
    return starts;
}

} // namespace

SharedInputs open_distillation_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                      ProgressObserver& observer, const std::stop_token& stop) {
    auto source = teacher_source(spec);
    source.file = resolve_weights(spec.teacher_file, {}, observer);
    auto teacher = load_model(source, stop);
    teacher.sha256 = files["teacher-file"].sha256;
    tell_remarks(teacher, observer);
    auto folder = open_image_folder(spec.data_dir);
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
    auto starts = student_starts(images, &teacher, observer);
    return {std::move(images), std::move(inputs), std::move(targets), std::move(starts), std::move(files)};
}

SharedInputs open_teaching_inputs(const ExperimentSpec& spec, std::map<std::string, FileIdentity> files,
                                  ProgressObserver& observer, const std::stop_token& stop) {
    const auto* student = find_architecture(spec.student);
    auto images = open_training_images(spec, open_image_folder(spec.data_dir),
                                       {{student}, student->image_size}, observer, stop);
    ValidationTargets targets{labels_of(images.data->val), {}};
    auto starts = student_starts(images, nullptr, observer);
    return {std::move(images), {}, std::move(targets), std::move(starts), std::move(files)};
}

} // namespace retort
