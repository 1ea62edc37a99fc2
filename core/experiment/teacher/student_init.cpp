#include "core/experiment/teacher/student_init.h"

#include "core/engine/models/from_teacher.h"
#include "core/experiment/teacher/class_mapping.h"
#include "core/experiment/teacher/seen_images.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/checkpoint.h"

#include <filesystem>

namespace retort {

namespace fs = std::filesystem;

namespace {

bool is_of_head(const std::string& name, const Architecture& architecture) {
    return name.starts_with(architecture.head + ".");
}

/// Weights from a file, and what is said of them.
class FileStart {
  public:
    FileStart(const ExperimentSpec& spec, const fs::path& file, ProgressObserver& observer)
        : data_dir_(spec.data_dir)
        , seen_(seen_images_of(spec))
        , student_(*find_architecture(spec.student))
        , file_(file)
        , observer_(observer) {}

    [[nodiscard]] StateDict read(const std::vector<std::string>& classes);

  private:
    void check_head(std::int64_t classes);
    void match_head(const ModelClasses& own, const std::vector<std::string>& classes);
    void drop_head();
    void say(std::string text, std::vector<MessageArgument> args) const {
        observer_.notice({std::move(text), std::move(args)});
    }

    const std::string& data_dir_;
    SeenImages seen_; ///< by the student
    const Architecture& student_;
    const fs::path& file_;
    ProgressObserver& observer_;
    StateDict tensors_;
};

void FileStart::drop_head() {
    std::erase_if(tensors_, [&](const auto& item) { return is_of_head(item.first, student_); });
}

/// Says which tensors of the head are missing, or for another number of classes; the latter are dropped.
void FileStart::check_head(std::int64_t classes) {
    bool is_other = false;
    for (const auto& [name, shape] : student_.shapes(classes)) {
        if (!is_of_head(name, student_)) {
            continue;
        }
        const auto given = find_tensor(tensors_, name);
        if (!given.defined()) {
            say(RETORT_TEXT("%2 contains no %1; a new one is trained"), {name, file_.string()});
        } else if (given.sizes() != torch::IntArrayRef(shape)) {
            say(RETORT_TEXT("%1 in %2 is for a different number of classes; a new one is trained"),
                {name, file_.string()});
            is_other = true;
        }
    }
    if (is_other) {
        drop_head();
    }
}

/// Brings the rows of a head for as many classes as the data's into their order, where names are known.
void FileStart::match_head(const ModelClasses& own, const std::vector<std::string>& classes) {
    if (own.names.empty()) {
        say(RETORT_TEXT(
                "the classes of the head in %1 have no names; they are assumed to be those of the data "
                "set in sorted order"),
            {file_.string()});
    }
    if (own.names.empty() || own.names == classes) {
        return;
    }
    ClassMapping mapping;
    try {
        mapping = map_classes(file_, own, data_dir_, classes, {});
    } catch (const Error&) { // some of its classes are the data's, in another order, and others are not
        drop_head();
        say(RETORT_TEXT("the head in %1 is for other classes; a new one is trained"), {file_.string()});
        return;
    }
    if (mapping.is_identity(own)) {
        say(RETORT_TEXT(
                "the classes of the head in %1 have other names than the data set's; they are matched by "
                "their order"),
            {file_.string()});
        return;
    }
    for (auto& [name, tensor] : tensors_) {
        if (is_of_head(name, student_)) {
            tensor = tensor.index_select(0, torch::tensor(mapping.columns, torch::kInt64));
        }
    }
    say(RETORT_TEXT("the classes of the head in %1 are in another order; they are matched by name"),
        {file_.string()});
}

StateDict FileStart::read(const std::vector<std::string>& classes) {
    const auto checkpoint = read_checkpoint(file_);
    const auto stated = stated_images(file_, checkpoint);
    auto found = [&] {
        try {
            return recognise_weights(checkpoint, student_.name,
                                     {.role = ModelRole::student, .parameter = "", .needs_head = false},
                                     stated);
        } catch (const Error& error) {
            throw error_in(file_.string(), error);
        }
    }();
    for (const auto& remark : found.remarks) {
        say(RETORT_TEXT("%1: %2"), {file_.string(), remark});
    }
    tell_other_images(file_, seen_images_of(stated), seen_, observer_);
    tensors_ = std::move(found.tensors);
    const auto count = static_cast<std::int64_t>(classes.size());
    if (found.classes == count) {
        match_head(find_classes(file_, count, names_of_outputs(checkpoint, count)), classes);
    }
    check_head(count);
    return std::move(tensors_);
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
    StudentStart start{of_teacher ? StateDict() : FileStart(spec, file, observer).read(class_names)};
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
