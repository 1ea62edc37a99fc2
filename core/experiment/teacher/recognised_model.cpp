#include "core/experiment/teacher/recognised_model.h"

#include "core/base/letters.h"
#include "core/base/printable.h"
#include "core/experiment/teacher/layer_check.h"
#include "core/experiment/teacher/layer_kinds.h"
#include "core/files/checkpoint.h"

#include <algorithm>
#include <set>
#include <utility>

namespace retort {

namespace {

/// "resnet50" of "tv_resnet50.a1_in1k" and "ResNet50": letters and digits, in lower case.
std::string letters_of(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (is_letter(c) || is_digit(c)) {
            letters += lower(c);
        }
    }
    return letters;
}

/// What the file calls its network, where that is the name of a variant of `architecture`: one that begins
/// with the family's word and goes on otherwise ("resnetaa50"). Empty where it says nothing, or the same.
std::string other_name(const Checkpoint& checkpoint, const std::string& architecture) {
    static const std::set<std::string> keys{"arch", "architecture", "model", "model_name", "backbone"};
    const auto wanted = letters_of(architecture);
    const auto digit = std::find_if(wanted.begin(), wanted.end(), is_digit);
    const std::string family(wanted.begin(), digit);
    for (const auto& [name, value] : checkpoint.scalars) {
        const auto said = letters_of(value);
        if (keys.contains(name.substr(name.rfind('.') + 1)) && said.find(family) != std::string::npos &&
            said.find(wanted) == std::string::npos) {
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
    const bool is_known = stated.by_retort || // which trained what it knows
                          (has_known_strides && found.architecture->untold == Untold::strides);
    if (!found.untold.empty() && !is_known) {
        found.remarks.push_back(found.untold);
    }
    const auto weightless = weightless_remarks(*found.architecture, checkpoint);
    found.remarks.insert(found.remarks.end(), weightless.begin(), weightless.end());
    if (const auto name = other_name(checkpoint, found.architecture->name); !name.empty()) {
        found.remarks.push_back({RETORT_TEXT("the file calls it “%1”, and its weights are those of %2; some "
                                             "variants of %2 have the same tensors, and other logits"),
                                 {name, found.architecture->name}});
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
                checkpoint.class_names,
                recognised.prefix,
                recognised.remarks,
                stated};
    } catch (const Error& error) {
        throw error_in(file.string(), error);
    }
}

} // namespace retort
