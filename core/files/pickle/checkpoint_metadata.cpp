#include "core/files/pickle/checkpoint_metadata.h"

#include "core/base/printable.h"
#include "core/files/pickle/node_values.h"
#include "core/files/pickle/statements.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace retort {

namespace {

constexpr std::size_t most_scalars = 1000;
constexpr std::size_t longest_value_name = 1000;

/// The value of a tensor with a single element.
std::string element_text(const torch::Tensor& tensor) {
    if (torch::isFloatingType(tensor.scalar_type())) {
        return real_text(tensor.item<double>());
    }
    return std::to_string(tensor.item<std::int64_t>());
}

} // namespace

void MetadataCollector::take(const Node& dict, const Node* weights, bool tensors_too) {
    take_values(dict, "", tensors_too);
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& name = *dict.items[i];
        const Node& inner = *dict.items[i + 1];
        if (checkpoint_.scalars.size() == most_scalars) {
            break;
        }
        // Dicts and long keys may be shared: what is looked through is charged or left out.
        if (name.kind == NodeKind::text && name.text.size() <= longest_value_name && has_items(inner) &&
            &inner != weights && !is_machinery(name.text) && !is_class_key(name.text)) {
            graph_.charge(inner.items.size());
            take_values(inner, printable(name.text) + ".", false);
        }
    }
}

void MetadataCollector::take_values(const Node& dict, const std::string& prefix, bool tensors_too) {
    for (std::size_t i = 0; i + 1 < dict.items.size() && checkpoint_.scalars.size() < most_scalars; i += 2) {
        const Node& name = *dict.items[i];
        if (name.kind == NodeKind::text && !name.text.starts_with('_')) {
            take_value(prefix + printable(name.text), *dict.items[i + 1], tensors_too);
        }
    }
}

void MetadataCollector::take_value(const std::string& name, const Node& value, bool tensors_too) {
    std::string text = text_of(value, tensors_too);
    if (!text.empty()) {
        checkpoint_.scalars.emplace_back(name, std::move(text));
    }
}

/// Empty for what is no single value.
std::string MetadataCollector::text_of(const Node& value, bool tensors_too) const {
    if (value.kind != NodeKind::tensor) {
        return value_text(value);
    }
    const auto& sizes = graph_.tensor(value).sizes;
    const bool single = std::all_of(sizes.begin(), sizes.end(), [](auto size) { return size == 1; });
    return tensors_too && single ? element_text(loader_.load(value)) : std::string();
}

} // namespace retort
