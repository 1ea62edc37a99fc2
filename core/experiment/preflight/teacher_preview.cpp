#include "core/experiment/preflight/teacher_preview.h"

#include "core/data/image_folder.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/value_names.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/experiment/teacher/torchscript_probe.h"
#include "core/experiment/teacher/weights_by_name.h"

namespace retort {

namespace {

/// The classes of a data set; none where it is not one, which whoever looks at the data will say.
std::vector<std::string> classes_in(const std::filesystem::path& data_dir) {
    try {
        return data_dir.empty() ? std::vector<std::string>() : list_image_folder(data_dir).classes;
    } catch (const Error&) {
        return {};
    }
}

ModelClasses preview_weights(const ModelSource& source, TeacherSummary& summary) {
    summary.model = preview_model(source.file, source.architecture,
                                  {.key = source.key, .parameter = source.key_parameter});
    return find_classes(source.file, summary.model->classes, summary.model->class_names);
}

ModelClasses preview_logits(const ModelSource& source, TeacherSummary& summary) {
    const auto logits = read_logits_file(source.file);
    summary.images = logits.logits.size(0);
    return find_classes(source.file, logits.logits.size(1), logits.classes);
}

ModelClasses preview_program(const ModelSource& source, const std::stop_token& stop) {
    return find_classes(source.file, probe_torchscript(source.file, torchscript_image_size(source), stop),
                        {});
}

} // namespace

TeacherSummary preview_teacher(const ModelSource& requested, const std::filesystem::path& data_dir,
                               const std::stop_token& stop) {
    auto source = requested;
    source.file = resolve_weights(requested.file);
    TeacherSummary summary;
    summary.kind = kind_of(source);
    const auto own = summary.kind == ModelKind::weights  ? preview_weights(source, summary)
                     : summary.kind == ModelKind::logits ? preview_logits(source, summary)
                                                         : preview_program(source, stop);
    summary.classes = own.count;
    if (const auto classes = classes_in(data_dir); !classes.empty()) {
        summary.matched = map_classes(source.file, own, data_dir, classes, source.class_map).how;
    }
    return summary;
}

TeachersQuery teachers_query(const ExperimentSpec& spec, const std::filesystem::path& data_dir) {
    const auto& parameter = *find_parameter("teacher-file");
    const auto names = value_names(spec, parameter);
    TeachersQuery query{{}, data_dir};
    auto own = spec;
    for (const auto& file : values_of(spec, parameter)) {
        own.teacher_file = file;
        query.teachers.emplace_back(names[query.teachers.size()], teacher_source(own));
    }
    return query;
}

std::vector<NamedTeacher> preview_teachers(const TeachersQuery& query, const std::stop_token& stop) {
    std::vector<NamedTeacher> found;
    for (const auto& [name, source] : query.teachers) {
        found.push_back({name, preview_teacher(source, query.data_dir, stop)});
    }
    return found;
}

} // namespace retort
