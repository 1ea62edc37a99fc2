#include "core/experiment/preflight.h"

#include "core/data/image_folder.h"
#include "core/engine/models/former_names.h"
#include "core/engine/models/from_teacher.h"
#include "core/engine/models/model.h"
#include "core/experiment/weights_by_name.h"
#include "core/files/checkpoint.h"

namespace retort {

namespace {

std::vector<std::int64_t> counts_per_class(const Split& split, std::size_t classes) {
    std::vector<std::int64_t> counts(classes, 0);
    for (const auto& sample : split.samples) {
        ++counts[static_cast<std::size_t>(sample.label)];
    }
    return counts;
}

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

} // namespace

DataSummary look_at_data(const std::filesystem::path& folder) {
    const auto data = open_image_folder(folder);
    return {data.classes, counts_per_class(data.train, data.classes.size()),
            counts_per_class(data.val, data.classes.size()), data.val.name};
}

ModelSummary look_at_model(const std::filesystem::path& name_or_path, const std::string& architecture) {
    const auto file = resolve_weights(name_or_path);
    auto checkpoint = read_checkpoint(file);
    checkpoint.tensors = with_current_names(std::move(checkpoint.tensors));
    try {
        const auto recognised = architecture == "auto" ? recognise(checkpoint.tensors)
                                                       : recognise_as(checkpoint.tensors, architecture);
        return {checkpoint.format,  recognised.architecture->name,       count_parameters(checkpoint.tensors),
                recognised.classes, recognised.architecture->image_size, checkpoint.class_names,
                checkpoint.scalars};
    } catch (const Error& error) {
        throw Error(RETORT_TEXT("%1: %2"), {file.string(), error.what()});
    }
}

StudentOrigin look_at_student_origin(const ModelSummary& teacher, const std::string& student,
                                     std::int64_t classes) {
    const auto* from = find_architecture(teacher.architecture);
    const auto* to = find_architecture(student);
    if (from == nullptr || to == nullptr) {
        throw Error(RETORT_TEXT("there is no architecture \"%1\"; there are %2"),
                    {from == nullptr ? teacher.architecture : student, architecture_names()});
    }
    const auto plan = plan_taking(*from, teacher.classes, *to, classes);
    StudentOrigin origin{{}, plan.head, listing(plan)};
    for (const auto& part : plan.parts) {
        origin.taken.emplace_back(part.student, part.teacher);
    }
    return origin;
}

} // namespace retort
