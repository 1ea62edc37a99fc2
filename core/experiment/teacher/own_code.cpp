#include "core/experiment/teacher/own_code.h"

#include "core/base/printable.h"
#include "core/experiment/teacher/used_parts.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace retort {

namespace {

template <std::size_t count>
bool starts_with_any(std::string_view name, const std::array<std::string_view, count>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](auto start) { return name.starts_with(start); });
}

bool is_own(std::string_view class_name) {
    constexpr std::array<std::string_view, 2> known{"torch.", "torchvision."};
    return !starts_with_any(class_name, known);
}

/// Layers of these libraries do what PyTorch's of the same name do. Others of their convolutions, as those
/// with standardised weights, are refused by their names.
bool is_of_library(std::string_view class_name) {
    constexpr std::array<std::string_view, 4> known{"timm.", "apex.", "mmcv.", "mmengine."};
    return starts_with_any(class_name, known);
}

/// "fc (__main__.CosineLinear)", one for each class.
std::string own_layers(const UsedParts& parts, const Checkpoint& checkpoint, bool is_own_network) {
    constexpr std::size_t most_shown = 5;
    std::set<std::string_view> seen;
    std::string list;
    for (const auto& [name, class_name] : checkpoint.classes) {
        const bool is_layer = is_own_network ? parts.is_used_layer(name) : parts.has_used_weights(name);
        if (!is_own(class_name) || is_of_library(class_name) || parts.is_around_network(name) || !is_layer ||
            !seen.insert(class_name).second || seen.size() > most_shown + 1) {
            continue;
        }
        list += list.empty() ? "" : ", ";
        list += seen.size() > most_shown ? "…" : printable(name) + " (" + printable(class_name) + ")";
    }
    return list;
}

} // namespace

std::vector<Message> own_code_remarks(const Recognised& found, const Checkpoint& checkpoint) {
    std::vector<Message> remarks;
    const UsedParts parts(found, checkpoint);
    const auto whole =
        std::find_if(checkpoint.classes.begin(), checkpoint.classes.end(), [&](const auto& part) {
            return is_own(part.class_name) && parts.is_around_network(part.name);
        });
    const bool is_own_network = whole != checkpoint.classes.end();
    if (is_own_network) {
        remarks.push_back({RETORT_TEXT("it is a whole module of the class %1: its weights are used as those "
                                       "of %2, and what its own code does beside that is left out"),
                           {printable(whole->class_name), found.architecture->name}});
    }
    if (auto layers = own_layers(parts, checkpoint, is_own_network); !layers.empty()) {
        remarks.push_back({RETORT_TEXT("it has layers of classes of its own, which are computed as those of "
                                       "%1 are, whatever else their code does: %2"),
                           {found.architecture->name, std::move(layers)}});
    }
    return remarks;
}

} // namespace retort
