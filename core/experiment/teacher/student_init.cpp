#include "core/experiment/teacher/student_init.h"

#include "core/engine/models/former_names.h"
#include "core/engine/models/from_teacher.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/checkpoint.h"

#include <filesystem>

namespace retort {

namespace fs = std::filesystem;

namespace {

bool is_of_head(const std::string& name, const Architecture& architecture) {
    return name.starts_with(architecture.head + ".");
}

/// Drops the tensors of a head that is for another number of classes, and says so, as it says which are
/// missing.
void drop_other_head(StateDict& tensors, const Architecture& student, std::int64_t classes,
                     const fs::path& file, ProgressObserver& observer) {
    for (const auto& [name, shape] : student.shapes(classes)) {
        if (!is_of_head(name, student)) {
            continue;
        }
        const std::vector<MessageArgument> args{name, file.string()};
        const auto given = find_tensor(tensors, name);
        if (!given.defined()) {
            observer.notice({RETORT_TEXT("%2 contains no %1; a new one is trained"), args});
        } else if (given.sizes() != torch::IntArrayRef(shape)) {
            observer.notice(
                {RETORT_TEXT("%1 in %2 is for a different number of classes; a new one is trained"), args});
            std::erase_if(tensors, [&, &wanted = name](const auto& item) { return item.first == wanted; });
        }
    }
}

StateDict from_file(const fs::path& file, const Architecture& student, std::int64_t classes,
                    ProgressObserver& observer) {
    auto tensors = with_current_names(read_checkpoint(file).tensors);
    drop_other_head(tensors, student, classes, file, observer);
    return tensors;
}

/// The teacher's tensors, the rows of its head in the order of the data's classes, as its logits are.
StateDict matched_tensors(const LoadedModel& teacher) {
    auto tensors = state_dict(*teacher.network);
    if (teacher.model == teacher.network) {
        return tensors;
    }
    const auto rows = torch::tensor(teacher.columns, torch::kInt64);
    for (auto& [name, tensor] : tensors) {
        if (is_of_head(name, *teacher.architecture)) {
            tensor = tensor.index_select(0, rows.to(tensor.device()));
        }
    }
    return tensors;
}

StateDict from_teacher(const LoadedModel& teacher, std::int64_t classes, const Architecture& student,
                       ProgressObserver& observer) {
    if (teacher.kind != ModelKind::weights) {
        throw Error(
            RETORT_TEXT("it has no layers for the student to start from; only a file with weights has"));
    }
    const auto plan = plan_taking(*teacher.architecture, classes, student, classes);
    observer.notice({RETORT_TEXT("the student starts from layers of the teacher (student ← teacher): %1"),
                     {listing(plan)}});
    return take_from_teacher(plan, matched_tensors(teacher), student, classes);
}

} // namespace

StudentStart read_student_start(const ExperimentSpec& spec, const std::vector<std::string>& class_names,
                                const LoadedModel* teacher, ProgressObserver& observer) {
    if (spec.student_init == "random") {
        return {};
    }
    const auto& student = *find_architecture(spec.student);
    const bool of_teacher = spec.student_init == "teacher" && teacher != nullptr;
    const auto file =
        of_teacher ? teacher->source.file : resolve_weights(spec.student_init, spec.student, observer);
    const auto classes = static_cast<std::int64_t>(class_names.size());
    StudentStart start{of_teacher ? StateDict() : from_file(file, student, classes, observer)};
    try {
        if (of_teacher) {
            start.tensors = from_teacher(*teacher, classes, student, observer);
        }
        make_student(spec, classes, start, /*seed=*/0); // a misfit shows here, before anything is written
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
    return start;
}

std::shared_ptr<Classifier> make_student(const ExperimentSpec& spec, std::int64_t classes,
                                         const StudentStart& start, std::uint64_t seed) {
    const auto& architecture = *find_architecture(spec.student);
    auto student = build_model(spec.student, classes, seed);
    if (!start.tensors.empty()) {
        auto tensors = start.tensors;
        for (const auto& [name, tensor] : state_dict(*student)) {
            if (is_of_head(name, architecture) && !find_tensor(tensors, name).defined()) {
                tensors.emplace_back(name, tensor.clone());
            }
        }
        load_state_dict(*student, tensors);
    }
    if (spec.freeze_backbone) {
        freeze_backbone(*student, architecture);
    }
    return student;
}

} // namespace retort
