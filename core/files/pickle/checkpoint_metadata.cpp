#include "core/files/pickle/checkpoint_metadata.h"

#include "core/files/bytes/json_text.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace retort {

namespace {

constexpr std::size_t most_scalars = 1000;
constexpr std::size_t longest_value_name = 1000;

constexpr std::array<std::string_view, 9> class_keys{"classes",      "class_names",  "CLASSES",
                                                     "categories",   "idx_to_class", "class_to_idx",
                                                     "idx_to_label", "label_to_idx", "label_names"};

/// Dicts whose values say nothing about the model.
constexpr std::array<std::string_view, 6> machinery{"optim",  "scheduler", "lr_sched",
                                                    "scaler", "loops",     "callbacks"};

std::string real_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// The value of a tensor with a single element.
std::string element_text(const torch::Tensor& tensor) {
    if (torch::isFloatingType(tensor.scalar_type())) {
        return real_text(tensor.item<double>());
    }
    return std::to_string(tensor.item<std::int64_t>());
}

/// "[0.5, 0.5, 0.5]": means, deviations and sizes; empty for other lists.
std::string numbers_text(const Node& list) {
    constexpr std::size_t longest = 4;
    if (list.items.empty() || list.items.size() > longest) {
        return {};
    }
    std::string text;
    for (const Node* item : list.items) {
        if (item->kind != NodeKind::integer && item->kind != NodeKind::real) {
            return {};
        }
        text += (text.empty() ? "[" : ", ") +
                (item->kind == NodeKind::real ? real_text(item->real) : std::to_string(item->integer));
    }
    return text + "]";
}

bool is_machinery(std::string_view name) {
    return std::any_of(machinery.begin(), machinery.end(),
                       [&](auto part) { return name.find(part) != std::string_view::npos; });
}

bool is_class_key(std::string_view name) {
    return std::find(class_keys.begin(), class_keys.end(), name) != class_keys.end();
}

bool is_class_name(const Node& node) {
    return node.kind == NodeKind::text && node.text.size() <= longest_value_name && is_printable(node.text);
}

/// A place in the list of classes: an integer, or the text of one (JSON knows no other keys).
std::optional<std::size_t> place_of(const Node& node, std::size_t count) {
    std::int64_t place = node.integer;
    if (node.kind == NodeKind::text) {
        const auto* end = node.text.data() + node.text.size();
        const auto read = std::from_chars(node.text.data(), end, place);
        if (read.ec != std::errc() || read.ptr != end) {
            return std::nullopt;
        }
    } else if (node.kind != NodeKind::integer) {
        return std::nullopt;
    }
    const bool fits = place >= 0 && static_cast<std::uint64_t>(place) < count;
    return fits ? std::optional(static_cast<std::size_t>(place)) : std::nullopt;
}

} // namespace

void MetadataCollector::take(const Node& dict, const Node* weights, bool tensors_too) {
    take_class_names(dict);
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
            take_class_names(inner);
            take_class_names_below(inner);
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
    switch (value.kind) {
    case NodeKind::boolean:
        return value.integer != 0 ? "true" : "false";
    case NodeKind::integer:
        return std::to_string(value.integer);
    case NodeKind::real:
        return real_text(value.real);
    case NodeKind::text:
        return printable(value.text);
    case NodeKind::tensor: {
        const auto& sizes = graph_.tensor(value).sizes;
        const bool single = std::all_of(sizes.begin(), sizes.end(), [](auto size) { return size == 1; });
        return tensors_too && single ? element_text(loader_.load(value)) : std::string();
    }
    case NodeKind::list:
    case NodeKind::tuple:
        return numbers_text(value);
    default:
        return {};
    }
}

/// "?" for what is there and not read.
std::string MetadataCollector::image_text_of(const Node& value) const {
    constexpr std::int64_t most = 4;
    if (value.kind == NodeKind::tensor) {
        std::int64_t count = 1;
        for (const auto size : graph_.tensor(value).sizes) {
            count = size > 0 && size <= most ? count * size : most + 1;
        }
        if (count > most) {
            return "?";
        }
        const auto numbers = loader_.load(value).reshape({count}).to(torch::kDouble);
        std::string text;
        for (std::int64_t i = 0; i < count; ++i) {
            text +=
                (text.empty() ? "[" : ", ") + real_text(std::round(numbers[i].item<double>() * 1e6) / 1e6);
        }
        return text + "]";
    }
    const auto text = text_of(value, false);
    return text.empty() ? "?" : text;
}

/// Numbers in MMEngine's dumped configuration: "mean=[123.675, 116.28, 103.53]".
void MetadataCollector::take_config_text(const std::string& prefix, const std::string& text) {
    constexpr std::size_t longest = 256;
    for (const std::string key : {"mean", "std"}) {
        const auto at = text.find(key + "=[");
        const auto end = at == std::string::npos ? at : text.find(']', at);
        if (end != std::string::npos && end - at < longest) {
            const auto begin = at + key.size() + 1;
            checkpoint_.images.emplace_back(prefix + key, printable(text.substr(begin, end + 1 - begin)));
        }
    }
}

void MetadataCollector::take_image_values(const Node& node, const std::string& prefix, int levels) {
    constexpr std::array<std::string_view, 8> keys{
        "mean", "std", "image_size", "img_size", "input_size", "normalize", "normalization", "normalisation"};
    graph_.charge(node.items.size());
    for (std::size_t i = 0; i + 1 < node.items.size() && checkpoint_.images.size() < most_scalars; i += 2) {
        const Node& name = *node.items[i];
        const Node& value = *node.items[i + 1];
        if (name.kind != NodeKind::text || name.text.size() > longest_value_name ||
            name.text.starts_with('_') || is_machinery(name.text)) {
            continue;
        }
        const auto path = prefix + printable(name.text);
        const bool is_dict = has_items(value);
        if (!is_dict && std::find(keys.begin(), keys.end(), name.text) != keys.end()) {
            checkpoint_.images.emplace_back(path, image_text_of(value));
        } else if (value.kind == NodeKind::text && name.text == "cfg") {
            take_config_text(path + ".", value.text);
        } else if (is_dict && levels > 0) {
            take_image_values(value, path + ".", levels - 1);
        }
    }
}

void MetadataCollector::take_class_names(const Node& dict) {
    for (std::size_t i = 0; i + 1 < dict.items.size() && checkpoint_.class_names.empty(); i += 2) {
        const Node& name = *dict.items[i];
        const Node& value = *dict.items[i + 1];
        if (name.kind != NodeKind::text || !is_class_key(name.text)) {
            continue;
        }
        const bool is_list =
            value.kind == NodeKind::list || value.kind == NodeKind::tuple; // a set has no order
        if (!(is_list && take_list(value)) && !(has_items(value) && take_mapping(value))) {
            checkpoint_.class_names.clear();
        }
    }
}

/// OpenMMLab keeps them two levels down: meta, dataset_meta, classes.
void MetadataCollector::take_class_names_below(const Node& dict) {
    for (std::size_t i = 1; i < dict.items.size() && checkpoint_.class_names.empty(); i += 2) {
        if (const Node& inner = *dict.items[i]; has_items(inner)) {
            graph_.charge(inner.items.size());
            take_class_names(inner);
        }
    }
}

bool MetadataCollector::take_list(const Node& list) {
    for (const Node* name : list.items) {
        graph_.charge(sizeof(std::string) + name->text.size());
        if (!is_class_name(*name)) {
            return false;
        }
        checkpoint_.class_names.push_back(name->text);
    }
    return true;
}

/// {0: "ant", 1: "bee"} or {"ant": 0, "bee": 1}, every place taken once.
bool MetadataCollector::take_mapping(const Node& dict) {
    const std::size_t count = dict.items.size() / 2;
    graph_.charge(count * sizeof(std::string));
    std::vector<std::string> names(count);
    std::vector<bool> taken(count);
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const bool place_first = place_of(*dict.items[i], count).has_value();
        const auto place = place_of(*dict.items[place_first ? i : i + 1], count);
        const Node& name = *dict.items[place_first ? i + 1 : i];
        graph_.charge(name.text.size());
        if (!place || taken[*place] || !is_class_name(name)) {
            return false;
        }
        taken[*place] = true;
        names[*place] = name.text;
    }
    checkpoint_.class_names = std::move(names);
    return true;
}

std::vector<std::string> class_names_from_json(std::string_view json) {
    constexpr std::size_t longest = 512U << 10U; // the parsed form takes many times the memory
    std::vector<std::string> names;
    if (is_nested_too_deeply(json.substr(0, longest))) {
        return names;
    }
    const auto list = nlohmann::json::parse(json.substr(0, longest), nullptr, false);
    for (const auto& item : list.is_array() ? list : nlohmann::json::array()) {
        if (!item.is_string() || !is_printable(item.get_ref<const std::string&>())) {
            return {};
        }
        names.push_back(item.get<std::string>());
    }
    return names;
}

} // namespace retort
