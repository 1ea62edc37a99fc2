#include "core/experiment/teacher/stated_images.h"

#include "core/base/number_text.h"
#include "core/data/transforms.h"
#include "core/experiment/record/folder.h"
#include "core/files/pickle/extra_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Where the experiment of these weights would have its experiment.json; empty where they are of no
/// experiment.
fs::path experiment_file(const fs::path& weights) {
    const auto folder = fs::absolute(weights).lexically_normal().parent_path();
    std::error_code error;
    if (fs::exists(folder / "run.json", error)) {
        return folder.parent_path().parent_path() / "experiment.json";
    }
    return weights.filename() == "teacher.pth" ? folder / "experiment.json" : fs::path();
}

StatedImages said_by_experiment(const fs::path& file) {
    const auto json = experiment_file(file);
    std::error_code error;
    if (json.empty() || !fs::exists(json, error)) {
        return {};
    }
    try {
        const auto spec = read_spec(json);
        return {spec.image_size, spec.normalize, true};
    } catch (const Error&) {
        return {};
    }
}

/// 0 where `text` is no side of images.
std::int64_t side_in(const std::string& text) {
    constexpr std::int64_t largest = 4096;
    const auto side = parse_integer(text);
    return side && *side >= 1 && *side <= largest ? *side : 0;
}

/// Whether `name` is a key of normalisations. It may stand one level down ("args.normalize").
bool names_normalization(std::string_view name) {
    constexpr std::array<std::string_view, 3> keys{"normalize", "normalization", "normalisation"};
    return std::find(keys.begin(), keys.end(), name.substr(name.rfind('.') + 1)) != keys.end();
}

bool is_normalization(const std::string& name) {
    return std::any_of(normalizations().begin(), normalizations().end(),
                       [&](const Normalization& known) { return known.name == name; });
}

/// Whether Retort wrote it for weights of a run: of others it knows no epoch.
bool is_of_a_run(const Metadata& metadata) {
    constexpr std::array<std::string_view, 3> keys{"epoch", "image_size", "normalize"};
    return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return std::any_of(metadata.begin(), metadata.end(),
                           [&](const auto& item) { return item.first == key; });
    });
}

/// Fills in what nobody said before.
void add_metadata(const Metadata& metadata, StatedImages& stated) {
    for (const auto& [name, value] : metadata) {
        if (stated.side == 0 && name == "image_size") {
            stated.side = side_in(value);
        }
        if (stated.normalize.empty() && names_normalization(name) && is_normalization(value)) {
            stated.normalize = value;
        }
    }
}

} // namespace

StatedImages stated_images(const fs::path& file, const Checkpoint& weights) {
    auto stated = said_by_experiment(file);
    stated.by_retort = stated.by_retort || is_of_a_run(weights.metadata);
    add_metadata(weights.metadata, stated);
    add_metadata(weights.scalars, stated);
    return stated;
}

StatedImages stated_images_of_program(const fs::path& file) {
    auto stated = said_by_experiment(file);
    add_metadata(extra_metadata(file), stated);
    return stated;
}

Message said_of(const StatedImages& stated) {
    const auto side = std::to_string(stated.side);
    if (stated.side > 0 && !stated.normalize.empty()) {
        return {RETORT_TEXT("trained at %1 pixels with the normalisation %2"), {side, stated.normalize}};
    }
    if (stated.side > 0) {
        return {RETORT_TEXT("trained at %1 pixels"), {side}};
    }
    return stated.normalize.empty()
               ? Message{}
               : Message{RETORT_TEXT("trained with the normalisation %1"), {stated.normalize}};
}

} // namespace retort
