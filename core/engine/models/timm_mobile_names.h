// The names that timm has for MobileNetV2, MobileNetV3 and EfficientNet, and what all its translations use.
#pragma once

#include "core/engine/models/name_index.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace retort::timm {

/// The beginning of a name of timm's, and of torchvision's for the same.
struct NamePair {
    std::string_view timm;
    std::string_view torchvision;
};

/// A tensor under torchvision's name, and with the shape that it has there.
struct NamedTensor {
    std::string name;
    torch::Tensor tensor;
};

/// Translates one tensor of a network, whose name stands without the prefix that it has in the file.
using Translation = std::function<NamedTensor(std::string_view name, const torch::Tensor& tensor)>;

/// `name` with its beginning as the first pair has it that begins like it.
std::string replaced(std::string_view name, std::span<const NamePair> pairs);

/// Cuts `start` off `text`, if it begins so.
bool take_start(std::string_view& text, std::string_view start);

/// The number before the first dot of `text`, which is cut off with the dot; −1 where there is none.
int take_number(std::string_view& text);

/// For the network below `prefix`, whose blocks tell which of the three it is.
Translation mobile_translation(const NameIndex& index, const std::string& prefix);

} // namespace retort::timm
