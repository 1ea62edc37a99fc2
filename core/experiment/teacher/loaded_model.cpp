#include "core/experiment/teacher/loaded_model.h"

#include "core/engine/teacher/class_selection.h"
#include "core/engine/teacher/torchscript_classifier.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/teacher/torchscript_probe.h"

#include <utility>

namespace retort {

namespace {

OpenedTeacher open_weights(const TeacherRequest& request) {
    OpenedTeacher teacher{request};
    auto opened = open_model(request.file, request.architecture);
    teacher.architecture = opened.architecture;
    teacher.image_size = opened.architecture->image_size;
    teacher.classes = find_classes(request.file, opened.classes, opened.class_names);
    teacher.model = std::move(opened.model);
    return teacher;
}

OpenedTeacher open_torchscript(const TeacherRequest& request, const std::stop_token& stop) {
    OpenedTeacher teacher{request, TeacherKind::torchscript};
    const auto side = torchscript_image_size(request);
    teacher.image_size = static_cast<int>(side);
    teacher.classes = find_classes(request.file, probe_torchscript(request.file, side, stop), {});
    try {
        teacher.model = std::make_shared<TorchscriptClassifier>(
            torch::jit::load(request.file.string(), torch::kCPU), side);
    } catch (const std::exception& error) {
        throw Error(RETORT_TEXT("%1: the TorchScript program cannot be loaded: %2"),
                    {request.file.string(), reason_of(error)});
    }
    return teacher;
}

OpenedTeacher open_logits(const TeacherRequest& request) {
    OpenedTeacher teacher{request, TeacherKind::logits};
    teacher.logits = read_logits_file(request.file);
    teacher.classes = find_classes(request.file, teacher.logits.logits.size(1), teacher.logits.classes);
    return teacher;
}

} // namespace

std::string name_of(const OpenedTeacher& teacher) {
    switch (teacher.kind) {
    case TeacherKind::weights:
        return teacher.architecture->name;
    case TeacherKind::torchscript:
        return "TorchScript";
    case TeacherKind::logits:
        break;
    }
    return "logits";
}

OpenedTeacher open_teacher(const TeacherRequest& request, const std::stop_token& stop) {
    switch (kind_of(request)) {
    case TeacherKind::weights:
        return open_weights(request);
    case TeacherKind::torchscript:
        return open_torchscript(request, stop);
    case TeacherKind::logits:
        break;
    }
    return open_logits(request);
}

Message match_classes(OpenedTeacher& teacher, const std::filesystem::path& data_dir,
                      const std::vector<std::string>& classes) {
    const auto mapping =
        map_classes(teacher.request.file, teacher.classes, data_dir, classes, teacher.request.class_map);
    if (!mapping.is_identity(teacher.classes)) {
        if (teacher.model) {
            teacher.model = std::make_shared<ClassSelection>(std::move(teacher.model), mapping.columns);
        } else {
            teacher.logits.logits =
                teacher.logits.logits.index_select(1, torch::tensor(mapping.columns, torch::kInt64));
        }
    }
    teacher.columns = mapping.columns;
    return mapping.how;
}

} // namespace retort
