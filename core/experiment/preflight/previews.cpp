#include "core/experiment/preflight/previews.h"

#include "core/data/transforms.h"
#include "core/engine/models/from_teacher.h"
#include "core/engine/models/model.h"
#include "core/experiment/teacher/class_mapping.h"
#include "core/experiment/teacher/recognised_model.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/bytes/read_error.h"
#include "core/files/checkpoint.h"

#include <system_error>

namespace retort {

namespace {

bool is_buffer(const std::string& name) {
    return name.ends_with("running_mean") || name.ends_with("running_var") ||
           name.ends_with("num_batches_tracked");
}

std::int64_t count_parameters(const StateDict& tensors) {
    std::int64_t count = 0;
    for (const auto& [name, tensor] : tensors) {
        count += is_buffer(name) ? 0 : tensor.numel();
    }
    return count;
}

ModelSummary summary_of(Checkpoint checkpoint, const Recognised& recognised, const StatedImages& images) {
    const auto& architecture = *recognised.architecture;
    ModelSummary summary;
    summary.normalize_is_guess = images.normalize.empty();
    summary.normalize = summary.normalize_is_guess ? normalizations().front().name : images.normalize;
    const auto seen = seen_images_of(images);
    summary.resize_side = seen.resize_side;
    summary.interpolation = seen.interpolation;
    summary.format = std::move(checkpoint.format);
    summary.architecture = architecture.name;
    summary.family = architecture.family;
    summary.parameters = count_parameters(recognised.tensors);
    summary.classes = recognised.classes;
    summary.image_size = images.side > 0 ? images.side : architecture.image_size;
    summary.scalars = std::move(checkpoint.scalars);
    summary.dtype = std::move(checkpoint.dtype);
    summary.class_names = names_of_outputs(checkpoint, recognised.classes);
    summary.nesting = std::move(checkpoint.nesting);
    if (!recognised.prefix.empty()) {
        summary.nesting += (summary.nesting.empty() ? "prefix \"" : ", prefix \"") + recognised.prefix + "\"";
    }
    for (const auto& [name, value] : checkpoint.metadata) {
        summary.metadata.emplace_back(printable(name), printable(value));
    }
    summary.remarks = recognised.remarks;
    for (const auto* other : recognised.others) {
        summary.others.push_back(other->name);
    }
    return summary;
}

} // namespace

DataSummary preview_data(const std::filesystem::path& folder, const SplitOptions& options) {
    const auto data = open_image_folder(folder, options);
    const auto classes = data.classes.size();
    return {data.classes,
            images_per_class(data.train, classes),
            images_per_class(data.val, classes),
            data.val.name,
            images_per_class(data.test, data.test.samples.empty() ? 0 : classes),
            data.test.name,
            data.pooled,
            data.remarks};
}

ModelSummary preview_model(const std::filesystem::path& name_or_path, const std::string& architecture,
                           const ModelChoice& choice) {
    const auto file = resolve_weights(name_or_path);
    auto checkpoint = read_checkpoint(file);
    try {
        const auto images = stated_images(file, checkpoint);
        const auto recognised = recognise_weights(checkpoint, architecture, choice, images);
        auto summary = summary_of(std::move(checkpoint), recognised, images);
        std::error_code gone;
        const auto size = std::filesystem::file_size(file, gone);
        summary.file_size = gone ? 0 : size;
        return summary;
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
}

StudentStartPreview preview_student_start(const ModelSummary& teacher, const std::string& student,
                                          std::int64_t classes) {
    const auto* from = find_architecture(teacher.architecture);
    const auto* to = find_architecture(student);
    if (from == nullptr || to == nullptr) {
        throw Error(RETORT_TEXT("unknown architecture “%1”; accepted are %2"),
                    {from == nullptr ? teacher.architecture : student, architecture_names()});
    }
    const auto plan = plan_taking(*from, teacher.classes, *to, classes);
    StudentStartPreview origin{{}, plan.head, listing(plan)};
    for (const auto& part : plan.parts) {
        origin.taken.emplace_back(part.student, part.teacher);
    }
    return origin;
}

} // namespace retort
