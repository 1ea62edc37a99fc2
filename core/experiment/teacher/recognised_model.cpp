#include "core/experiment/teacher/recognised_model.h"

#include "core/experiment/teacher/layer_check.h"
#include "core/files/checkpoint.h"

#include <utility>

namespace retort {

Recognised recognise_weights(const Checkpoint& checkpoint, const std::string& architecture,
                             const ModelChoice& choice, const StatedImages& stated) {
    const bool is_named = !architecture.empty() && architecture != "auto";
    auto found = is_named ? recognise_as(checkpoint.tensors, architecture, choice)
                          : recognise(checkpoint.tensors, choice);
    const bool has_known_strides = !checkpoint.layers.empty() && require_same_layers(found, checkpoint);
    const bool is_known = stated.by_retort || // which trained what it knows
                          (has_known_strides && found.architecture->untold == Untold::strides);
    if (!found.untold.empty() && !is_known) {
        found.remarks.push_back(found.untold);
    }
    return found;
}

RecognisedModel load_recognised_model(const std::filesystem::path& file, const std::string& architecture,
                                      const ModelChoice& choice) {
    const auto checkpoint = read_checkpoint(file);
    try {
        const auto stated = stated_images(file, checkpoint);
        const auto recognised = recognise_weights(checkpoint, architecture, choice, stated);
        auto model = build_model(recognised.architecture->name, recognised.classes, /*seed=*/0);
        load_state_dict(*model, recognised.tensors);
        return {recognised.architecture,
                std::move(model),
                recognised.classes,
                checkpoint.class_names,
                recognised.prefix,
                recognised.remarks,
                stated};
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
}

} // namespace retort
