#include "core/files/image_processor.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace retort {

namespace {

using Json = nlohmann::ordered_json;

/// A switch that may be left out.
bool is_on(const Json& config, const char* key, bool usual) {
    const auto found = config.find(key);
    return found != config.end() && found->is_boolean() ? found->get<bool>() : usual;
}

std::optional<double> number_of(const Json& config, const char* key) {
    const auto found = config.find(key);
    return found != config.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

/// [height, width] of 224 and of {"height": 224, "width": 224}, the shorter side alone of {"shortest_edge":
/// 224}; null for what is none of these.
Json sides_of(const Json& config, const char* key) {
    const auto found = config.find(key);
    if (found == config.end()) {
        return nullptr;
    }
    if (found->is_number_integer()) {
        return {*found, *found};
    }
    if (found->is_object() && found->contains("shortest_edge") && !found->contains("longest_edge")) {
        return (*found)["shortest_edge"];
    }
    const bool has_both = found->is_object() && found->contains("height") && found->contains("width");
    return has_both ? Json{(*found)["height"], (*found)["width"]} : Json();
}

/// One side of two that are equal.
Json shorter_side(const Json& sides) {
    return sides.is_array() && sides.size() == 2 && sides[0] == sides[1] ? sides[0] : sides;
}

/// ConvNext's cuts the middle out below 384 pixels, and squashes what is larger.
void state_share(Json& config, const Json& size) {
    constexpr int smallest_squashed = 384;
    const auto side = shorter_side(size);
    if (side.is_number_integer() && side.get<std::int64_t>() < smallest_squashed) {
        config["image_size"] = side;
        return;
    }
    config.erase("crop_pct");
    config["resize_size"] = side.is_number() ? Json{side, side} : side;
}

void state_sizes(Json& config) {
    const bool is_resized = is_on(config, "do_resize", config.contains("size"));
    const bool is_cropped = is_on(config, "do_center_crop", config.contains("crop_size"));
    const auto size = is_resized ? sides_of(config, "size") : Json();
    auto crop = is_cropped ? sides_of(config, "crop_size") : Json();
    const bool is_one_number = config.contains("size") && config["size"].is_number();
    config.erase("size");
    config.erase("crop_size");
    if (is_cropped && crop.is_null()) {
        crop = size;
    }
    if (!crop.is_null()) {
        config["val_crop_size"] = crop;
    } else if (!size.is_null() && config.contains("crop_pct")) {
        state_share(config, size);
        return;
    }
    if (!size.is_null()) { // before a crop one number is the shorter side
        config["resize_size"] = is_cropped && is_one_number ? shorter_side(size) : size;
    }
    config.erase("crop_pct");
}

void state_filter(Json& config) {
    constexpr std::array<const char*, 6> pillow{"nearest", "lanczos", "bilinear",
                                                "bicubic", "box",     "hamming"};
    const auto code = number_of(config, "resample");
    if (is_on(config, "do_resize", true) && code && *code >= 0 && *code < pillow.size()) {
        config["interpolation"] = pillow.at(static_cast<std::size_t>(*code));
    }
}

/// With o taken from f · v, where v goes to 255, and then m from that, divided by s: mean (m + o) / 255 f,
/// deviation s / 255 f.
void state_normalization(Json& config) {
    constexpr double largest = 255.0;
    const bool is_rescaled = is_on(config, "do_rescale", true);
    const double factor = is_rescaled ? number_of(config, "rescale_factor").value_or(1.0 / largest) : 1.0;
    const double offset = is_rescaled && is_on(config, "rescale_offset", false) ? 1.0 : 0.0;
    if (!is_on(config, "do_normalize", true)) {
        config["image_mean"] = {0.0, 0.0, 0.0};
        config["image_std"] = {1.0, 1.0, 1.0};
    }
    const auto scale = largest * factor;
    if (!(scale > 0.0) || (std::abs(scale - 1.0) < 1e-4 && offset == 0.0)) {
        return;
    }
    const auto change = [&](const char* key, double added) {
        for (auto& value : config[key]) {
            value = value.is_number() ? Json((value.get<double>() + added) / scale) : value;
        }
    };
    change("image_mean", offset);
    change("image_std", 0.0);
}

} // namespace

Json plain_image_processor(Json config) {
    if (config.is_object()) {
        state_filter(config);
        state_sizes(config);
        state_normalization(config);
    }
    return config;
}

} // namespace retort
