#include "core/files/pickle/unreadable_weights.h"

#include "core/files/bytes/read_error.h"

namespace retort {

namespace {

/// The first value of `dict` where all are tensors that are not read, or results of calls; else nullptr, and
/// where there is none.
const Node* all_out_of_reach(const Node& dict) {
    for (std::size_t i = 1; i < dict.items.size(); i += 2) {
        const Node& value = *dict.items[i];
        if (value.kind != NodeKind::foreign_tensor && value.kind != NodeKind::call) {
            return nullptr;
        }
    }
    return dict.items.size() < 2 ? nullptr : dict.items[1];
}

/// "weight" of "layer1.0.conv1.weight"; empty for what cannot be a name.
std::string_view last_part_of(const Node& name) {
    constexpr std::size_t longest_weight_name = 1000;
    const bool fits = name.kind == NodeKind::text && name.text.size() <= longest_weight_name;
    return fits ? std::string_view(name.text).substr(name.text.rfind('.') + 1) : std::string_view();
}

} // namespace

void require_readable(const std::string& name, const Node& value) {
    if (value.kind == NodeKind::foreign_tensor) {
        throw ReadError(RETORT_TEXT("%1: the tensor %2 is of an unsupported type: %3"),
                        {printable(name), printable(value.text)});
    }
    if (value.kind == NodeKind::tensor) {
        return;
    }
    if (value.text.starts_with("numpy.")) {
        throw ReadError(
            RETORT_TEXT("%1: %2 is a NumPy array; load the file in Python and save its weights as "
                        "tensors"),
            {printable(name)});
    }
    throw ReadError(
        RETORT_TEXT(
            "%1: %2 would be the result of calling %3, but nothing in a file is ever called; load the "
            "file in Python and save the model's state_dict"),
        {printable(name), printable(value.text)});
}

void refuse_call(const Node& root) {
    if (root.kind == NodeKind::call) {
        throw ReadError(
            RETORT_TEXT(
                "%1 contains the result of calling %2, but nothing in a file is ever called; load the "
                "file in Python and save the model's state_dict"),
            {printable(root.text)});
    }
}

void refuse_unreadable_weights(PickleGraph& graph, const Node& dict, bool (*is_key)(const Node& key)) {
    if (const Node* value = all_out_of_reach(dict)) {
        require_readable(dict.items[0]->text, *value);
    }
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        const Node& key = *dict.items[i];
        const Node& item = *dict.items[i + 1];
        if (item.kind == NodeKind::call && is_key(key)) {
            require_readable(key.text, item);
        }
        graph.charge(has_items(item) ? item.items.size() : 0); // dicts may be shared
        const Node* value = has_items(item) ? all_out_of_reach(item) : nullptr;
        if (value != nullptr) {
            require_readable(item.items[0]->text, *value);
        }
    }
}

const Node& unpacked(const Node& value) {
    const bool packs = value.kind == NodeKind::tuple && !value.items.empty() &&
                       value.items[0]->kind == NodeKind::foreign_tensor;
    return packs ? *value.items[0] : value;
}

WeightPlaces::WeightPlaces(const Node& dict) {
    for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
        if (dict.items[i + 1]->kind == NodeKind::tensor) {
            words_.insert(last_part_of(*dict.items[i]));
        }
    }
}

bool WeightPlaces::holds_weight(const Node& name, const Node& value) const {
    const bool in_place = (value.kind == NodeKind::call || value.kind == NodeKind::record) &&
                          words_.contains(last_part_of(name));
    return is_any_tensor(value) || in_place;
}

} // namespace retort
