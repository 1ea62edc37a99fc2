#include "core/experiment/run/shared_inputs.h"

#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <fmt/format.h>
#include <utility>

namespace retort {

namespace {

/// Teacher and student, the one whose usual image size counts first.
ImageUsers users_of(const LoadedModel& teacher, const ExperimentSpec& spec) {
    ImageUsers users{{find_architecture(spec.student)}};
    if (teacher.architecture != nullptr) {
        users.architectures.insert(users.architectures.begin(), teacher.architecture);
    }
    users.usual_side = teacher.image_size > 0 ? teacher.image_size : users.architectures.front()->image_size;
    return users;
}

/// A teacher that knows nothing is most often one that sees its images, or its classes, in another way than
/// it was trained with.
void report_accuracy(const ValidationTargets& targets, std::int64_t classes, ProgressObserver& observer) {
    constexpr double margin = 1.5;
    const double accuracy = top1_accuracy(targets.teacher_logits, targets.labels);
    observer.notice({RETORT_TEXT("Teacher: %1 % accuracy on the validation set"),
                     {fmt::format("{:.1f}", 100.0 * accuracy)}});
    if (accuracy * static_cast<double>(classes) <= margin) {
        observer.notice(
            {RETORT_TEXT("the teacher is hardly better than chance; check %1, %2 and the order of its "
                         "classes"),
             {ParameterReference{"image-size"}, ParameterReference{"normalize"}}});
    }
}

} // namespace

SharedInputs open_distillation_inputs(const ExperimentSpec& spec, ProgressObserver& observer,
                                      const std::stop_token& stop) {
    auto source = teacher_source(spec);
    source.file = resolve_weights(spec.teacher_file, {}, observer);
    auto teacher = load_model(source, stop);
    tell_remarks(teacher, observer);
    auto folder = open_image_folder(spec.data_dir);
    const auto matched = match_classes(teacher, spec.data_dir, folder.classes);
    observer.notice(matched);
    auto images = open_training_images(spec, std::move(folder), users_of(teacher, spec), observer, stop);
    if (!teacher.normalize.empty() && teacher.normalize != images.spec.normalize) {
        observer.notice({RETORT_TEXT("the teacher was trained with %1, but sees its images with %2 here"),
                         {ParameterReference{"normalize", teacher.normalize},
                          ParameterReference{"normalize", images.spec.normalize}}});
    }
    auto inputs = open_teacher_inputs(images, teacher, observer, stop);
    inputs.matched = matched;
    inputs.columns = teacher.columns;
    ValidationTargets targets{labels_of(images.data->val), inputs.val_logits};
    report_accuracy(targets, images.class_count(), observer);
    auto start = read_student_start(images.spec, images.data->classes, &teacher, observer);
    return {std::move(images), std::move(inputs), std::move(targets), std::move(start)};
}

SharedInputs open_teaching_inputs(const ExperimentSpec& spec, ProgressObserver& observer,
                                  const std::stop_token& stop) {
    const auto* student = find_architecture(spec.student);
    auto images = open_training_images(spec, open_image_folder(spec.data_dir),
                                       {{student}, student->image_size}, observer, stop);
    ValidationTargets targets{labels_of(images.data->val), {}};
    auto start = read_student_start(images.spec, images.data->classes, nullptr, observer);
    return {std::move(images), {}, std::move(targets), std::move(start)};
}

} // namespace retort
