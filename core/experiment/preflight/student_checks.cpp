#include "core/experiment/preflight/student_checks.h"

#include "core/base/number_text.h"
#include "core/engine/training/accuracy_error.h"
#include "core/engine/training/measure.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/cost/obstacles.h"

#include <algorithm>
#include <optional>

namespace retort {

namespace {

/// The parameter, with a value, that `message` says would do.
std::optional<ParameterReference> value_in(const Message& message) {
    struct Value {
        std::optional<ParameterReference> operator()(const ParameterReference& reference) const {
            return reference.value.empty() ? std::nullopt : std::optional(reference);
        }
        std::optional<ParameterReference> operator()(const Message& inner) const { return value_in(inner); }
        std::optional<ParameterReference> operator()(const std::string& /*text*/) const { return {}; }
    };
    for (const auto& argument : message.args) {
        if (const auto value = argument.visit(Value())) {
            return value;
        }
    }
    return {};
}

/// What students of this experiment are trained on at once, where that is least.
std::int64_t smallest_batch(const AskedNetworks& asked) {
    return std::min(batch_sizes(asked.spec).first, smallest_training_set(asked.spec, *asked.data));
}

constexpr std::int64_t enough = 2; ///< images, to find out whether a batch can be trained on

bool is_teacher_of(const AskedTeacher& teacher, const AskedStudent& student) {
    return student.beginning.teacher.empty() || student.beginning.teacher == teacher.file;
}

/// Calls `look` with every student that begins with weights and has answered.
template <typename Look>
void for_starts(const AskedNetworks& asked, const Look& look) {
    for (const auto& student : asked.students) {
        if (asked.is_answered() && student.start.logits.defined()) {
            look(student);
        }
    }
}

std::string accuracy_text(const AskedNetworks& asked, const TrialNetwork& network) {
    return percent_text(top1_accuracy(network.logits, asked.labels));
}

std::string count_text(const AskedNetworks& asked) {
    return std::to_string(asked.labels.size(0));
}

void compare_with_start(const AskedNetworks& asked, const AskedTeacher& teacher, const AskedStudent& student,
                        PreflightReport& report) {
    const auto gain = compare_answers(teacher.chosen.logits, student.start.logits, asked.labels);
    if (gain.difference <= gain.error) {
        report.warn(
            "teacher-no-better-than-start", "student-init",
            {RETORT_TEXT("%1 gets %2 % of %3 validation images right, and %4 before any training %5 % "
                         "already"),
             {teacher.name, accuracy_text(asked, teacher.chosen), count_text(asked),
              student.beginning.architecture, accuracy_text(asked, student.start)}},
            {RETORT_TEXT("choose a better teacher, or set %1"),
             {ParameterReference{"student-init", "random"}}});
    }
}

/// By chance, nobody gets so many right.
bool knows_classes(const AskedNetworks& asked, const AskedStudent& student) {
    return is_better_than_chance(right_answers(student.start.logits, asked.labels), asked.labels.size(0),
                                 chance_level(asked.labels));
}

void compare_sizes(const AskedTeacher& teacher, const AskedStudent& student, PreflightReport& report) {
    const auto of_teacher = parameters_of(teacher);
    if (of_teacher > 0 && student.parameters > of_teacher && is_teacher_of(teacher, student)) {
        report.warn("student-larger-than-teacher", "student",
                    {RETORT_TEXT("the student %1 has %2 parameters, more than the %3 of its teacher, %4"),
                     {student.beginning.architecture, std::to_string(student.parameters),
                      std::to_string(of_teacher), teacher.name}},
                    {RETORT_TEXT("choose a smaller student, unless that is what you want to study"), {}});
    }
}

void report_obstacle(Message obstacle, PreflightReport& report) {
    const auto value = value_in(obstacle).value_or(ParameterReference{"image-size"});
    report.refuse(value.name == "batch-size" ? "batch-of-one" : "images-too-small", value.name,
                  std::move(obstacle),
                  {RETORT_TEXT("set %1, or choose another %2"), {value, ParameterReference{"student"}}});
}

} // namespace

void check_obstacles(const AskedNetworks& asked, PreflightReport& report) {
    if (asked.students.empty()) {
        return;
    }
    const auto batch = std::min(smallest_batch(asked), enough);
    const auto classes = std::ssize(asked.folder.classes);
    if (auto obstacle = training_obstacle(asked.spec, classes, asked.preprocessing.image_size, batch);
        !obstacle.empty()) {
        report_obstacle(std::move(obstacle), report);
    }
}

void check_student_sizes(const AskedNetworks& asked, PreflightReport& report) {
    for (const auto& teacher : asked.teachers) {
        for (const auto& student : asked.students) {
            compare_sizes(teacher, student, report);
        }
    }
}

void check_student_starts(const AskedNetworks& asked, PreflightReport& report) {
    for_starts(asked, [&](const AskedStudent& student) {
        const auto& weights = student.beginning.weights;
        if (weights != "teacher" && knows_classes(asked, student)) {
            report.warn("student-not-untrained", "student-init",
                        {RETORT_TEXT("the student begins with %1 and gets %2 % of %3 validation images right "
                                     "before any training"),
                         {weights, accuracy_text(asked, student.start), count_text(asked)}},
                        {RETORT_TEXT("set %1 to see what distillation alone does"),
                         {ParameterReference{"student-init", "random"}}});
        }
    });
}

void check_teacher_against_start(const AskedNetworks& asked, PreflightReport& report) {
    for_starts(asked, [&](const AskedStudent& student) {
        for (const auto& teacher : asked.teachers) {
            if (teacher.chosen.logits.defined() && is_teacher_of(teacher, student)) {
                compare_with_start(asked, teacher, student, report);
            }
        }
    });
}

} // namespace retort
