#include "core/experiment/teacher/layer_kinds.h"

#include <map>
#include <set>

namespace retort {

namespace {

using Kinds = std::set<std::string>;

/// Those that change nothing once a network is trained, or that only hold others.
const Kinds& harmless_kinds() {
    static const Kinds kinds{"Identity", "Dropout", "Dropout2d",  "StochasticDepth", "DropPath",
                             "Flatten",  "Permute", "Sequential", "ModuleList",      "ModuleDict"};
    return kinds;
}

const Kinds& average_pooling() {
    static const Kinds kinds{"AdaptiveAvgPool2d", "FastAdaptiveAvgPool2d", "FastAdaptiveAvgPool"};
    return kinds;
}

/// Of torchvision, timm and the scripts that the CIFAR networks come from, by family.
const Kinds& usual_kinds(const std::string& family) {
    static const std::map<std::string, Kinds> usual{
        {"imagenet-resnet", {"ReLU", "MaxPool2d"}},
        {"cifar-resnet", {"ReLU", "AvgPool2d", "LambdaLayer"}},
        {"cifar-resnet-b", {"ReLU", "AvgPool2d"}},
        {"cifar-vgg", {"ReLU", "MaxPool2d", "AvgPool2d"}},
        {"cifar-wide-resnet", {"ReLU", "AvgPool2d"}},
        {"convnext", {"GELU"}},
        {"densenet", {"ReLU", "MaxPool2d", "AvgPool2d"}},
        {"efficientnet", {"SiLU", "Sigmoid", "Swish", "MemoryEfficientSwish"}},
        {"mobilenet-v2", {"ReLU6"}},
        {"mobilenet-v3", {"ReLU", "Hardswish", "Hardsigmoid"}},
        {"shufflenet-v2", {"ReLU", "MaxPool2d"}},
        {"squeezenet", {"ReLU", "MaxPool2d"}},
        {"vgg", {"ReLU", "MaxPool2d"}},
        {"vision-transformer", {"GELU"}}};
    static const Kinds none;
    const auto found = usual.find(family);
    return found == usual.end() ? none : found->second;
}

constexpr auto max_pooling = "MaxPool2d";

} // namespace

std::vector<Message> weightless_remarks(const Architecture& architecture, const Checkpoint& checkpoint) {
    std::vector<Message> remarks;
    const auto& usual = usual_kinds(architecture.family);
    std::string others;
    for (const auto& [kind, count] : checkpoint.weightless) {
        const bool is_loss = kind.ends_with("Loss");
        if (!is_loss && !usual.contains(kind) && !harmless_kinds().contains(kind) &&
            !average_pooling().contains(kind)) {
            others += (others.empty() ? "" : ", ") + kind + " (" + std::to_string(count) + ")";
        }
    }
    if (!others.empty()) {
        remarks.push_back({RETORT_TEXT("it has layers that %1 has not, and that are left out: %2. If its "
                                       "output depends on them, its logits are wrong"),
                           {architecture.name, others}});
    }
    const bool pools = usual.contains(max_pooling) && architecture.untold != Untold::pooling;
    if (pools && !checkpoint.weightless.empty() && !checkpoint.weightless.contains(max_pooling)) {
        remarks.push_back({RETORT_TEXT("it has no max pooling among its layers, as %1 has; unless its code "
                                       "does it, its logits are wrong"),
                           {architecture.name}});
    }
    return remarks;
}

} // namespace retort
