#include "core/experiment/preflight/teacher_preview.h"

#include "core/data/image_folder.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/torchscript_probe.h"
#include "core/experiment/teacher/weights_by_name.h"

namespace retort {

namespace {

/// The classes of a data set; none where it is not one, which whoever looks at the data will say.
std::vector<std::string> classes_in(const std::filesystem::path& data_dir) {
    try {
        return data_dir.empty() ? std::vector<std::string>() : open_image_folder(data_dir).classes;
    } catch (const Error&) {
        return {};
    }
}

ModelClasses look_at_weights(const TeacherRequest& request, TeacherSummary& summary) {
    summary.model = look_at_model(request.file, request.architecture);
    return find_classes(request.file, summary.model->classes, summary.model->class_names);
}

ModelClasses look_at_logits(const TeacherRequest& request, TeacherSummary& summary) {
    const auto logits = read_logits_file(request.file);
    summary.images = logits.logits.size(0);
    return find_classes(request.file, logits.logits.size(1), logits.classes);
}

ModelClasses look_at_program(const TeacherRequest& request, const std::stop_token& stop) {
    return find_classes(request.file, probe_torchscript(request.file, torchscript_image_size(request), stop),
                        {});
}

} // namespace

TeacherSummary look_at_teacher(const TeacherRequest& asked, const std::filesystem::path& data_dir,
                               const std::stop_token& stop) {
    auto request = asked;
    request.file = resolve_weights(asked.file);
    TeacherSummary summary;
    summary.kind = kind_of(request);
    const auto own = summary.kind == TeacherKind::weights  ? look_at_weights(request, summary)
                     : summary.kind == TeacherKind::logits ? look_at_logits(request, summary)
                                                           : look_at_program(request, stop);
    summary.classes = own.count;
    if (const auto classes = classes_in(data_dir); !classes.empty()) {
        summary.matched = map_classes(request.file, own, data_dir, classes, request.class_map).how;
    }
    return summary;
}

} // namespace retort
