#include "core/experiment/teacher/layer_kinds.h"

#include "core/experiment/teacher/torchvision_layers.h"
#include "core/experiment/teacher/used_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace retort {

namespace {

using Kinds = std::set<std::string>;
using Counts = std::map<std::string, std::int64_t>;

/// Those that change nothing once a network is trained, or that only hold others.
bool is_harmless(const std::string& kind) {
    static const Kinds kinds{"Identity", "Dropout", "Dropout2d",  "StochasticDepth", "DropPath",
                             "Flatten",  "Permute", "Sequential", "ModuleList",      "ModuleDict"};
    return kind.ends_with("Loss") || kinds.contains(kind);
}

/// Of torchvision, timm and the scripts that the CIFAR networks come from, by family.
const Kinds& usual_kinds(const std::string& family) {
    static const std::map<std::string, Kinds> usual{
        {"imagenet-resnet", {"ReLU", "MaxPool2d"}},
        {"cifar-resnet", {"ReLU", "LambdaLayer"}},
        {"cifar-resnet-b", {"ReLU"}},
        {"cifar-vgg", {"ReLU", "MaxPool2d"}},
        {"cifar-wide-resnet", {"ReLU"}},
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

constexpr auto adaptive_average = "AdaptiveAvgPool2d";
constexpr auto average = "AvgPool2d";
constexpr auto max_pooling = "MaxPool2d";

bool is_adaptive_average(const std::string& kind) {
    static const Kinds kinds{adaptive_average, "FastAdaptiveAvgPool2d", "FastAdaptiveAvgPool"};
    return kinds.contains(kind);
}

/// What torchvision calls the network, or the one of which it is a variant for small images; empty where it
/// has none.
std::string_view torchvisions_name(const Architecture& architecture) {
    constexpr std::string_view small = "-cifar";
    std::string_view name = architecture.name;
    if (name.ends_with(small)) {
        name.remove_suffix(small.size());
    }
    return torchvision_layers(name).empty() ? std::string_view() : name;
}

/// Compares the layers of one file with those that are usual, or that torchvision's network has.
class KindCheck {
  public:
    KindCheck(const Recognised& found, const Checkpoint& checkpoint)
        : architecture_(*found.architecture)
        , prefix_(found.prefix)
        , checkpoint_(checkpoint)
        , parts_(found, checkpoint) {
        const auto holder = holder_of(architecture_.head);
        head_ = prefix_ + (holder.empty() ? architecture_.head + "." : holder);
        const auto known = torchvisions_name(architecture_);
        is_sequence_ = !known.empty() && parts_.is_sequence();
        if (is_sequence_ || is_torchvisions_own(parts_.network_class())) {
            torchvisions_ = known;
        }
    }

    std::vector<Message> remarks() {
        for (const auto& layer : checkpoint_.weightless) {
            if (!is_harmless(layer.kind) && !parts_.is_unused(layer.name)) {
                take(layer);
            }
        }
        tell_others();
        if (!torchvisions_.empty()) {
            tell_differences();
        } else {
            tell_pooling();
        }
        return std::move(remarks_);
    }

  private:
    void take(const WeightlessLayer& layer);
    [[nodiscard]] bool is_usual(const WeightlessLayer& layer) const;
    void tell_others();
    void tell_pooling();
    void tell_differences();
    void tell_differences_of(bool is_head);
    void tell_difference(const std::string& kind, bool is_head, std::int64_t wanted);
    [[nodiscard]] std::int64_t wanted(const LayerCount& row, bool is_head) const;
    void allow_former_layers();

    const Architecture& architecture_;
    const std::string& prefix_;
    const Checkpoint& checkpoint_;
    UsedParts parts_;
    std::string head_;              ///< the start of the names of what stands with the head
    std::string_view torchvisions_; ///< the name of torchvision's network whose layers it must have; or empty
    bool is_sequence_ = false;      ///< in which there is no code between the layers
    Counts others_;                 ///< that an architecture has not, by their kind
    std::array<Counts, 2> counts_;  ///< of the network's own layers: body, head
    std::vector<Message> remarks_;
};

/// A final average has the size that its image needs. Average pooling in front of it, in blocks, is none.
bool KindCheck::is_usual(const WeightlessLayer& layer) const {
    const bool is_at_head = layer.name.starts_with(head_);
    const auto& kinds = is_at_head ? kinds_at_head(architecture_.family) : usual_kinds(architecture_.family);
    const bool is_final = architecture_.family.starts_with("cifar-") && layer.kind == average &&
                          layer.name.find('.', prefix_.size()) == std::string::npos;
    return is_final || kinds.contains(layer.kind);
}

/// What stands beside the network is none of its layers, of whatever kind.
void KindCheck::take(const WeightlessLayer& layer) {
    const bool is_inside = layer.name.starts_with(prefix_);
    if (is_sequence_ || (is_inside && !torchvisions_.empty())) {
        ++counts_.at(!is_sequence_ && layer.name.starts_with(head_) ? 1 : 0)[layer.kind];
        return;
    }
    counts_[0][layer.kind] += is_inside ? 1 : 0;
    const bool is_known = is_adaptive_average(layer.kind) ? !parts_.is_before_network(layer.name)
                                                          : is_inside && is_usual(layer);
    others_[layer.kind] += is_known ? 0 : 1;
}

void KindCheck::tell_others() {
    std::string list;
    for (const auto& [kind, count] : others_) {
        if (count > 0) {
            list += (list.empty() ? "" : ", ") + kind + " (" + std::to_string(count) + ")";
        }
    }
    if (!list.empty()) {
        remarks_.push_back({RETORT_TEXT("it has layers that %1 has not, and that are left out: %2. If its "
                                        "output depends on them, its logits are wrong"),
                            {architecture_.name, list}});
    }
}

void KindCheck::tell_pooling() {
    const auto wanted = pooling_layers(architecture_);
    const auto pooling = counts_[0][max_pooling];
    if (wanted > 0 && !checkpoint_.weightless.empty() && pooling != wanted) {
        remarks_.push_back({RETORT_TEXT("it has max pooling layers: %2, and %1 has %3; unless its code makes "
                                        "up for it, its logits are wrong"),
                            {architecture_.name, std::to_string(pooling), std::to_string(wanted)}});
    }
}

/// Of torchvision's earlier versions, in which some layers were functions, or the last average was none that
/// adapts.
void KindCheck::allow_former_layers() {
    std::map<std::string_view, std::int64_t> usual;
    for (const auto& row : torchvision_layers(torchvisions_)) {
        usual[row.kind] = row.body + row.head;
    }
    for (auto& counts : counts_) {
        const auto others = is_sequence_ ? std::max<std::int64_t>(usual[adaptive_average], 1) - 1 : 0;
        const bool may_be_last = is_sequence_ || usual[average] == 0;
        if (may_be_last && counts[average] == usual[average] + 1 && counts[adaptive_average] == others) {
            --counts[average];
            ++counts[adaptive_average];
        }
    }
    if (parts_.has_class("torchvision.models.mobilenetv3.SqueezeExcitation")) {
        for (const auto& row : torchvision_layers(torchvisions_)) {
            counts_[0]["Hardsigmoid"] += row.kind == "Hardsigmoid" ? row.body : 0;
        }
    }
}

/// Of a sequence the names do not tell where its head begins.
std::int64_t KindCheck::wanted(const LayerCount& row, bool is_head) const {
    if (row.kind == max_pooling && architecture_.untold == Untold::pooling) {
        return 0;
    }
    const auto& [architecture, kind, body, head] = row;
    if (is_sequence_) {
        return is_head ? 0 : body + head + torchvision_functions(architecture, kind);
    }
    return is_head ? head : body;
}

void KindCheck::tell_difference(const std::string& kind, bool is_head, std::int64_t wanted) {
    const auto count = counts_.at(is_head ? 1 : 0)[kind];
    const auto functions = is_sequence_ ? torchvision_functions(torchvisions_, kind) : 0;
    // One average too few gives features that no head takes, or none that are other.
    if (count == wanted || (is_adaptive_average(kind) && count < std::max(wanted, functions))) {
        return;
    }
    const auto* text =
        is_head ? RETORT_TEXT("at its head it has %2 layers: %3, and torchvision's %1 has %4; "
                              "the logits computed here are not its own")
        : functions > 0
            ? RETORT_TEXT("it has %2 layers: %3, and torchvision's %1 has %4, one of them only in "
                          "its code; the logits computed here are not its own")
            : RETORT_TEXT("it has %2 layers: %3, and torchvision's %1 has %4; the logits "
                          "computed here are not its own");
    remarks_.push_back(
        {text, {std::string(torchvisions_), kind, std::to_string(count), std::to_string(wanted)}});
}

void KindCheck::tell_differences() {
    allow_former_layers();
    tell_differences_of(/*is_head=*/false);
    tell_differences_of(/*is_head=*/true);
}

void KindCheck::tell_differences_of(bool is_head) {
    Counts all;
    for (const auto& [kind, count] : counts_.at(is_head ? 1 : 0)) {
        all[kind] = is_sequence_ ? torchvision_functions(torchvisions_, kind) : 0;
    }
    for (const auto& row : torchvision_layers(torchvisions_)) {
        all[std::string(row.kind)] = wanted(row, is_head);
    }
    for (const auto& [kind, count] : all) {
        tell_difference(kind, is_head, count);
    }
}

} // namespace

std::vector<Message> weightless_remarks(const Recognised& found, const Checkpoint& checkpoint) {
    return KindCheck(found, checkpoint).remarks();
}

} // namespace retort
