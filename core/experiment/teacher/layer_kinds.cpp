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

/// Those in the module that holds the head, beside or behind it: elsewhere a network may use them as gates.
const Kinds& kinds_at_head(const std::string& family) {
    static const std::map<std::string, Kinds> usual{
        {"mobilenet-v3", {"Hardswish"}}, {"squeezenet", {"ReLU"}}, {"vgg", {"ReLU"}}};
    static const Kinds none;
    const auto found = usual.find(family);
    return found == usual.end() ? none : found->second;
}

/// Layers of max pooling of each family; 0 where it has none, or as many as a variant wants.
std::int64_t pooling_layers(const Architecture& architecture) {
    static const std::map<std::string, std::int64_t> count{
        {"imagenet-resnet", 1}, {"densenet", 1}, {"shufflenet-v2", 1}, {"squeezenet", 3}, {"vgg", 5}};
    const auto found = count.find(architecture.family);
    return found == count.end() || architecture.untold == Untold::pooling ? 0 : found->second;
}

/// The module that holds the layer called `name`, with a dot behind: "classifier."; empty for the network.
std::string holder_of(const std::string& name) {
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? "" : name.substr(0, dot + 1);
}

bool is_average(const std::string& kind) {
    static const Kinds kinds{"AdaptiveAvgPool2d", "FastAdaptiveAvgPool2d", "FastAdaptiveAvgPool"};
    return kinds.contains(kind);
}

constexpr auto max_pooling = "MaxPool2d";

} // namespace

std::vector<Message> weightless_remarks(const Recognised& found, const Checkpoint& checkpoint) {
    const auto& architecture = *found.architecture;
    const auto& usual = usual_kinds(architecture.family);
    const auto holder = holder_of(architecture.head);
    const auto head = found.prefix + (holder.empty() ? architecture.head + "." : holder);
    std::map<std::string, std::int64_t> others;
    std::int64_t pooling = 0;
    for (const auto& [name, kind] : checkpoint.weightless) {
        const bool is_at_head = name.starts_with(head);
        const auto& expected = is_at_head ? kinds_at_head(architecture.family) : usual;
        const bool is_known = kind.ends_with("Loss") || harmless_kinds().contains(kind) || is_average(kind) ||
                              expected.contains(kind);
        others[kind] += is_known ? 0 : 1;
        pooling += kind == max_pooling && name.starts_with(found.prefix) ? 1 : 0;
    }
    std::erase_if(others, [](const auto& kind) { return kind.second == 0; });
    std::string list;
    for (const auto& [kind, count] : others) {
        list += (list.empty() ? "" : ", ") + kind + " (" + std::to_string(count) + ")";
    }
    std::vector<Message> remarks;
    if (!list.empty()) {
        remarks.push_back({RETORT_TEXT("it has layers that %1 has not, and that are left out: %2. If its "
                                       "output depends on them, its logits are wrong"),
                           {architecture.name, list}});
    }
    const auto wanted = pooling_layers(architecture);
    if (wanted > 0 && !checkpoint.weightless.empty() && pooling != wanted) {
        remarks.push_back({RETORT_TEXT("it has max pooling layers: %2, and %1 has %3; unless its code makes "
                                       "up for it, its logits are wrong"),
                           {architecture.name, std::to_string(pooling), std::to_string(wanted)}});
    }
    return remarks;
}

} // namespace retort
