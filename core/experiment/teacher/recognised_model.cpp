#include "core/experiment/teacher/recognised_model.h"

#include "core/base/letters.h"
#include "core/base/printable.h"
#include "core/experiment/teacher/class_mapping.h"
#include "core/experiment/teacher/layer_check.h"
#include "core/experiment/teacher/layer_kinds.h"
#include "core/experiment/teacher/own_code.h"
#include "core/files/checkpoint.h"

#include <algorithm>
#include <set>
#include <utility>

namespace retort {

namespace {

/// Keys under which files name their network.
bool is_name_of_network(const std::string& key) {
    static const std::set<std::string> keys{"arch", "architecture", "model", "model_name", "backbone"};
    return keys.contains(key.substr(key.rfind('.') + 1));
}

/// Whether strides and pooling are those of `architecture`, although weights do not tell: the file names that
/// very network, or was made of images that no variant for small ones is for.
bool is_usual_network(const Checkpoint& checkpoint, const StatedImages& stated,
                      const Architecture& architecture) {
    constexpr std::int64_t largest_small_side = 64;
    return stated.side > largest_small_side ||
           std::any_of(checkpoint.scalars.begin(), checkpoint.scalars.end(), [&](const auto& item) {
               return is_name_of_network(item.first) && item.second == architecture.name;
           });
}

/// What the file calls its network, where that is a variant of a ResNet with the same tensors: letters go on
/// between the family's word and the number ("resnetaa50", "ResNetBlur18"). Empty where it says nothing like
/// it.
std::string variant_name(const Checkpoint& checkpoint, const Architecture& architecture) {
    constexpr std::string_view family = "resnet";
    for (const auto& [name, value] : checkpoint.scalars) {
        const auto said = lowered(value);
        const auto at = said.find(family);
        if (architecture.name.starts_with(family) && is_name_of_network(name) && at != std::string::npos &&
            at + family.size() < said.size() && is_letter(said[at + family.size()])) {
            return printable(value, 60);
        }
    }
    return {};
}

} // namespace

Recognised recognise_weights(const Checkpoint& checkpoint, const std::string& architecture,
                             const ModelChoice& choice, const StatedImages& stated) {
    const bool is_named = !architecture.empty() && architecture != "auto";
    auto found = is_named ? recognise_as(checkpoint.tensors, architecture, choice)
                          : recognise(checkpoint.tensors, choice);
    const bool has_known_strides = !checkpoint.layers.empty() && require_same_layers(found, checkpoint);
    const bool are_usual = has_known_strides || is_usual_network(checkpoint, stated, *found.architecture);
    const bool is_known = stated.by_retort || // which trained what it knows
                          (are_usual && found.architecture->untold == Untold::strides);
    if (!found.untold.empty() && !is_known) {
        found.remarks.push_back(found.untold);
    }
    for (const auto& remarks : {own_code_remarks(found, checkpoint), weightless_remarks(found, checkpoint)}) {
        found.remarks.insert(found.remarks.end(), remarks.begin(), remarks.end());
    }
    if (const auto name = variant_name(checkpoint, *found.architecture); !name.empty()) {
        found.remarks.push_back({RETORT_TEXT("the file calls it “%1”, and its weights are those of %2; some "
                                             "variants of %2 have the same tensors, and other logits"),
                                 {name, found.architecture->name}});
    }
    for (auto& remark : not_used_of(stated, found.architecture->image_size)) {
        found.remarks.push_back(std::move(remark));
    }
    if (auto remark = contradictory_names(checkpoint, found.classes); !remark.empty()) {
        found.remarks.push_back(std::move(remark));
    }
    if (!checkpoint.lists.empty()) {
        found.remarks.push_back(
            {RETORT_TEXT("lists of tensors in the file, not used: %1"), {some_names(checkpoint.lists)}});
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
                names_of_outputs(checkpoint, recognised.classes),
                recognised.prefix,
                recognised.remarks,
                stated};
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
}

} // namespace retort
