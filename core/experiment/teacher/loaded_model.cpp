#include "core/experiment/teacher/loaded_model.h"

#include "core/engine/teacher/class_selection.h"
#include "core/engine/teacher/torchscript_classifier.h"
#include "core/experiment/teacher/recognised_model.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/experiment/teacher/torchscript_probe.h"

#include <torch/csrc/jit/serialization/import.h>
#include <utility>

namespace retort {

namespace {

/// What somebody says goes before what is usual.
void take_images(const StatedImages& stated, LoadedModel& teacher) {
    teacher.image_size = stated.side > 0 ? static_cast<int>(stated.side) : teacher.image_size;
    teacher.stated = seen_images_of(stated);
    for (auto& said : said_of(stated)) {
        teacher.remarks.push_back(std::move(said));
    }
}

LoadedModel open_weights(const ModelSource& source) {
    LoadedModel teacher{source};
    auto recognised = load_recognised_model(source.file, source.architecture,
                                            {.key = source.key, .parameter = source.key_parameter});
    teacher.architecture = recognised.architecture;
    teacher.image_size = recognised.architecture->image_size;
    teacher.classes = find_classes(source.file, recognised.classes, recognised.class_names);
    teacher.network = std::move(recognised.model);
    teacher.model = teacher.network;
    teacher.prefix = std::move(recognised.prefix);
    teacher.remarks = std::move(recognised.remarks);
    take_images(recognised.images, teacher);
    return teacher;
}

LoadedModel open_torchscript(const ModelSource& source, const std::stop_token& stop) {
    LoadedModel teacher{source, ModelKind::torchscript};
    const auto side = torchscript_image_size(source);
    const auto stated = stated_images_of_program(source.file);
    teacher.remarks = not_used_of(stated, side);
    take_images(stated, teacher);
    teacher.image_size = static_cast<int>(side);
    teacher.classes = find_classes(source.file, probe_torchscript(source.file, side, stop), {});
    try {
        teacher.model = std::make_shared<TorchscriptClassifier>(
            torch::jit::load(source.file.string(), torch::kCPU), side);
    } catch (const std::exception& error) {
        throw Error(RETORT_TEXT("%1: the TorchScript program cannot be loaded: %2"),
                    {source.file.string(), reason_of(error)});
    }
    return teacher;
}

LoadedModel open_logits(const ModelSource& source) {
    LoadedModel teacher{source, ModelKind::logits};
    teacher.logits = read_logits_file(source.file);
    teacher.classes = find_classes(source.file, teacher.logits.logits.size(1), teacher.logits.classes);
    return teacher;
}

} // namespace

void tell_remarks(const LoadedModel& model, ProgressObserver& observer) {
    for (const auto& remark : model.remarks) {
        observer.notice({RETORT_TEXT("%1: %2"), {model.source.file.string(), remark}});
    }
}

std::string name_of(const LoadedModel& teacher) {
    switch (teacher.kind) {
    case ModelKind::weights:
        return teacher.architecture->name;
    case ModelKind::torchscript:
        return "TorchScript";
    case ModelKind::logits:
        break;
    }
    return "logits";
}

LoadedModel load_model(const ModelSource& source, const std::stop_token& stop) {
    switch (kind_of(source)) {
    case ModelKind::weights:
        return open_weights(source);
    case ModelKind::torchscript:
        return open_torchscript(source, stop);
    case ModelKind::logits:
        break;
    }
    return open_logits(source);
}

Message match_classes(LoadedModel& teacher, const std::filesystem::path& data_dir,
                      const std::vector<std::string>& classes) {
    const auto mapping =
        map_classes(teacher.source.file, teacher.classes, data_dir, classes, teacher.source.class_map);
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
