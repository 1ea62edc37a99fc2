#include "core/experiment/teacher/used_parts.h"

#include <algorithm>

namespace retort {

namespace {

/// Calls `take` with "a.b" and "a" for the name "a.b.weight".
template <typename Take>
void for_each_holder(std::string_view name, const Take& take) {
    for (auto dot = name.rfind('.'); dot != std::string_view::npos; dot = name.rfind('.')) {
        name = name.substr(0, dot);
        take(name);
    }
}

/// "module.model" for "module.model.".
std::string without_dot(const std::string& prefix) {
    return prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1);
}

} // namespace

UsedParts::UsedParts(const Recognised& found, const Checkpoint& checkpoint)
    : checkpoint_(checkpoint)
    , network_(without_dot(found.prefix)) {
    std::set<const void*> values;
    for (const auto& [name, tensor] : found.tensors) {
        values.insert(tensor.data_ptr());
    }
    for (const auto& [name, tensor] : checkpoint.tensors) {
        const bool is_used = values.contains(tensor.data_ptr());
        for_each_holder(name, [&](std::string_view holder) {
            with_weights_.emplace(holder);
            if (is_used) {
                with_used_weights_.emplace(holder);
            }
        });
        if (is_used) {
            used_.insert(name);
        }
    }
}

std::string_view UsedParts::network_class() const {
    for (const auto& part : checkpoint_.classes) {
        if (part.name == network_) {
            return part.class_name;
        }
    }
    return {};
}

bool UsedParts::is_sequence() const {
    constexpr std::string_view sequence = "torch.nn.modules.container.Sequential";
    const auto fits = [&](const ModuleClass& part) {
        const std::string_view name = part.class_name;
        if (is_around_network(part.name)) {
            return name == sequence || name.starts_with("torch.nn.parallel.");
        }
        return is_unused(part.name) || name.starts_with("torch.") || name.starts_with("torchvision.");
    };
    return network_class() == sequence &&
           std::all_of(checkpoint_.classes.begin(), checkpoint_.classes.end(), fits);
}

bool UsedParts::is_around_network(std::string_view name) const {
    return name.empty() || (network_ + ".").starts_with(std::string(name) + ".");
}

bool UsedParts::is_before_network(std::string_view name) const {
    const auto found =
        std::find_if(checkpoint_.classes.begin(), checkpoint_.classes.end(),
                     [&](const auto& part) { return part.name == name || part.name == network_; });
    return found != checkpoint_.classes.end() && found->name != network_;
}

bool UsedParts::is_unused(std::string_view name) const {
    bool is_unused = false;
    const auto look = [&](std::string_view part) {
        is_unused = is_unused || (with_weights_.contains(part) && !with_used_weights_.contains(part));
    };
    look(name);
    for_each_holder(name, look);
    return is_unused;
}

bool UsedParts::has_used_weights(std::string_view name) const {
    return name.empty() || with_used_weights_.contains(name);
}

bool UsedParts::is_used_layer(std::string_view name) const {
    return used_.contains(std::string(name) + ".weight");
}

bool UsedParts::has_class(std::string_view class_name) const {
    return std::any_of(checkpoint_.classes.begin(), checkpoint_.classes.end(),
                       [&](const auto& part) { return part.class_name == class_name; });
}

} // namespace retort
