#include "core/export/export.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace retort {

namespace {

/// Floats in the shortest form that gives them back: 0.485, not the double next to it.
std::string list_of(const std::array<float, 3>& values) {
    return fmt::format("[{}, {}, {}]", values[0], values[1], values[2]);
}

} // namespace

std::vector<std::pair<std::string, std::string>> metadata_of(const ModelCard& card) {
    std::vector<std::pair<std::string, std::string>> metadata{
        {"format", "pt"},
        {"retort_version", RETORT_VERSION},
        {"architecture", card.architecture},
        {"image_size", std::to_string(card.image_size)},
    };
    if (card.resize_side > 0) {
        metadata.emplace_back("val_resize_size", std::to_string(card.resize_side));
    }
    if (!card.interpolation.empty()) {
        metadata.emplace_back("interpolation", card.interpolation);
    }
    if (!card.classes.empty()) {
        // Folder names may be anything; what is no UTF-8 in them cannot stay.
        constexpr auto replace = nlohmann::json::error_handler_t::replace;
        metadata.emplace_back("classes", nlohmann::json(card.classes).dump(-1, ' ', false, replace));
    }
    if (!card.normalization.empty()) {
        metadata.emplace_back("normalize", card.normalization);
        metadata.emplace_back("mean", list_of(card.mean));
        metadata.emplace_back("std", list_of(card.std));
    }
    const auto add = [&](const char* key, const auto& value) {
        if (value) {
            metadata.emplace_back(key, fmt::format("{}", *value));
        }
    };
    add("alpha", card.alpha);
    if (!card.loss.empty()) {
        metadata.emplace_back("loss", card.loss);
    }
    add("temperature", card.temperature);
    add("accuracy", card.accuracy);
    add("epoch", card.epoch);
    metadata.insert(metadata.end(), card.split.begin(), card.split.end());
    return metadata;
}

} // namespace retort
