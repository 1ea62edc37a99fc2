#include "core/experiment/preflight/previews.h"

#include "core/data/image_folder.h"
#include "core/data/transforms.h"
#include "core/engine/models/from_teacher.h"
#include "core/engine/models/model.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/experiment/teacher/weights_by_name.h"
#include "core/files/bytes/read_error.h"
#include "core/files/checkpoint.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

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

/// What the published weights of an architecture were trained with: those of the CIFAR-10 residual networks
/// with ImageNet's mean and deviation, those of the other small networks with those of their data.
std::string usual_normalization(const Architecture& architecture) {
    constexpr int small_side = 64;
    if (architecture.image_size > small_side || architecture.family == "cifar-resnet") {
        return "imagenet";
    }
    return architecture.default_classes == 10 ? "cifar10" : "cifar100";
}

/// The name of a normalisation that the file says it was trained with, or an empty text. The key may stand
/// one level down ("args.normalize").
std::string stated_normalization(const Checkpoint& checkpoint) {
    constexpr std::array<std::string_view, 3> keys{"normalize", "normalization", "normalisation"};
    for (const auto* facts : {&checkpoint.metadata, &checkpoint.scalars}) {
        for (const auto& [name, value] : *facts) {
            const auto key = std::string_view(name).substr(name.rfind('.') + 1);
            const bool is_key = std::find(keys.begin(), keys.end(), key) != keys.end();
            const bool is_known =
                std::any_of(normalizations().begin(), normalizations().end(),
                            [&stated = value](const auto& known) { return known.name == stated; });
            if (is_key && is_known) {
                return value;
            }
        }
    }
    return {};
}

ModelSummary summary_of(Checkpoint checkpoint, const Recognised& recognised) {
    const auto& architecture = *recognised.architecture;
    ModelSummary summary;
    summary.normalize = stated_normalization(checkpoint);
    summary.normalize_is_guess = summary.normalize.empty();
    if (summary.normalize_is_guess) {
        summary.normalize = usual_normalization(architecture);
    }
    summary.format = std::move(checkpoint.format);
    summary.architecture = architecture.name;
    summary.family = architecture.family;
    summary.parameters = count_parameters(recognised.tensors);
    summary.classes = recognised.classes;
    summary.image_size = architecture.image_size;
    summary.scalars = std::move(checkpoint.scalars);
    summary.dtype = std::move(checkpoint.dtype);
    if (static_cast<std::int64_t>(checkpoint.class_names.size()) == recognised.classes) {
        summary.class_names = std::move(checkpoint.class_names);
    }
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

DataSummary preview_data(const std::filesystem::path& folder) {
    const auto data = open_image_folder(folder);
    return {data.classes, counts_per_class(data.train, data.classes.size()),
            counts_per_class(data.val, data.classes.size()), data.val.name};
}

ModelSummary preview_model(const std::filesystem::path& name_or_path, const std::string& architecture,
                           const ModelChoice& choice) {
    const auto file = resolve_weights(name_or_path);
    auto checkpoint = read_checkpoint(file);
    try {
        const bool is_named = !architecture.empty() && architecture != "auto";
        const auto recognised = is_named ? recognise_as(checkpoint.tensors, architecture, choice)
                                         : recognise(checkpoint.tensors, choice);
        auto summary = summary_of(std::move(checkpoint), recognised);
        if (const auto stated = stated_images(file); stated.side > 0) {
            summary.image_size = stated.side;
            summary.normalize = stated.normalize;
            summary.normalize_is_guess = false;
        }
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
