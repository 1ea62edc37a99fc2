// How many layers without weights torchvision's networks have.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace retort {

/// Layers of one kind in one of torchvision's networks. Those that change nothing once it is trained are not
/// counted.
struct LayerCount {
    std::string_view architecture;
    std::string_view kind; ///< the class, without the module: "ReLU"
    std::int64_t body;     ///< how many there are in front of the module that holds the head
    std::int64_t head;     ///< and how many in it, as in "classifier."
};

/// Those of `architecture`, as "resnet18"; none where torchvision has no such network.
std::span<const LayerCount> torchvision_layers(std::string_view architecture);

/// How many layers of `kind` torchvision's `architecture` has as functions in its code, where there is no
/// such layer: what the network needs besides when it is built as a sequence.
std::int64_t torchvision_functions(std::string_view architecture, std::string_view kind);

/// Whether a class, with its module, is that of a whole network of torchvision's: not of its quantized ones,
/// which are built otherwise.
bool is_torchvisions_own(std::string_view class_name);

} // namespace retort
