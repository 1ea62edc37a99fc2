#include "core/experiment/teacher/torchvision_layers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retort {

namespace {

// Printed by tests/reference/models/make_layer_counts.py.
constexpr std::array<LayerCount, 55> counts{{
    {"resnet18", "AdaptiveAvgPool2d", 1, 0},
    {"resnet18", "MaxPool2d", 1, 0},
    {"resnet18", "ReLU", 9, 0},
    {"resnet34", "AdaptiveAvgPool2d", 1, 0},
    {"resnet34", "MaxPool2d", 1, 0},
    {"resnet34", "ReLU", 17, 0},
    {"resnet50", "AdaptiveAvgPool2d", 1, 0},
    {"resnet50", "MaxPool2d", 1, 0},
    {"resnet50", "ReLU", 17, 0},
    {"resnet101", "AdaptiveAvgPool2d", 1, 0},
    {"resnet101", "MaxPool2d", 1, 0},
    {"resnet101", "ReLU", 34, 0},
    {"resnet152", "AdaptiveAvgPool2d", 1, 0},
    {"resnet152", "MaxPool2d", 1, 0},
    {"resnet152", "ReLU", 51, 0},
    {"resnext50_32x4d", "AdaptiveAvgPool2d", 1, 0},
    {"resnext50_32x4d", "MaxPool2d", 1, 0},
    {"resnext50_32x4d", "ReLU", 17, 0},
    {"wide_resnet50_2", "AdaptiveAvgPool2d", 1, 0},
    {"wide_resnet50_2", "MaxPool2d", 1, 0},
    {"wide_resnet50_2", "ReLU", 17, 0},
    {"mobilenet_v2", "ReLU6", 35, 0},
    {"mobilenet_v3_large", "AdaptiveAvgPool2d", 9, 0},
    {"mobilenet_v3_large", "Hardsigmoid", 8, 0},
    {"mobilenet_v3_large", "Hardswish", 20, 1},
    {"mobilenet_v3_large", "ReLU", 19, 0},
    {"mobilenet_v3_small", "AdaptiveAvgPool2d", 10, 0},
    {"mobilenet_v3_small", "Hardsigmoid", 9, 0},
    {"mobilenet_v3_small", "Hardswish", 18, 1},
    {"mobilenet_v3_small", "ReLU", 14, 0},
    {"shufflenet_v2_x0_5", "MaxPool2d", 1, 0},
    {"shufflenet_v2_x0_5", "ReLU", 37, 0},
    {"shufflenet_v2_x1_0", "MaxPool2d", 1, 0},
    {"shufflenet_v2_x1_0", "ReLU", 37, 0},
    {"squeezenet1_0", "AdaptiveAvgPool2d", 0, 1},
    {"squeezenet1_0", "MaxPool2d", 3, 0},
    {"squeezenet1_0", "ReLU", 25, 1},
    {"squeezenet1_1", "AdaptiveAvgPool2d", 0, 1},
    {"squeezenet1_1", "MaxPool2d", 3, 0},
    {"squeezenet1_1", "ReLU", 25, 1},
    {"efficientnet_b0", "AdaptiveAvgPool2d", 17, 0},
    {"efficientnet_b0", "SiLU", 49, 0},
    {"efficientnet_b0", "Sigmoid", 16, 0},
    {"vgg11_bn", "AdaptiveAvgPool2d", 1, 0},
    {"vgg11_bn", "MaxPool2d", 5, 0},
    {"vgg11_bn", "ReLU", 8, 2},
    {"vgg16_bn", "AdaptiveAvgPool2d", 1, 0},
    {"vgg16_bn", "MaxPool2d", 5, 0},
    {"vgg16_bn", "ReLU", 13, 2},
    {"densenet121", "AvgPool2d", 3, 0},
    {"densenet121", "MaxPool2d", 1, 0},
    {"densenet121", "ReLU", 120, 0},
    {"convnext_tiny", "AdaptiveAvgPool2d", 1, 0},
    {"convnext_tiny", "GELU", 18, 0},
    {"vit_b_16", "GELU", 12, 0},
}};

} // namespace

std::span<const LayerCount> torchvision_layers(std::string_view architecture) {
    const auto is_of = [&](const LayerCount& row) { return row.architecture == architecture; };
    const auto first = std::find_if(counts.begin(), counts.end(), is_of);
    const auto last = std::find_if_not(first, counts.end(), is_of);
    return {first, last};
}

std::int64_t torchvision_functions(std::string_view architecture, std::string_view kind) {
    // forward() of torchvision 0.8 to 0.20.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> functions{{
        {"densenet121", "ReLU"},
        {"densenet121", "AdaptiveAvgPool2d"},
        {"mobilenet_v2", "AdaptiveAvgPool2d"},
        {"shufflenet_v2_x0_5", "AdaptiveAvgPool2d"},
        {"shufflenet_v2_x1_0", "AdaptiveAvgPool2d"},
    }};
    return std::count(functions.begin(), functions.end(), std::pair(architecture, kind));
}

bool is_torchvisions_own(std::string_view class_name) {
    constexpr std::string_view models = "torchvision.models.";
    const auto rest = class_name.substr(std::min(models.size(), class_name.size()));
    return class_name.starts_with(models) && std::count(rest.begin(), rest.end(), '.') == 1;
}

} // namespace retort
