#include "core/files/pickle/pickle_value.h"

namespace retort {

PickleValue::PickleValue(const StateDict& tensors) : value(Dict(tensors.begin(), tensors.end())) {}

const PickleValue* PickleValue::find(std::string_view key) const {
    if (const auto* dict = get<Dict>()) {
        for (const auto& [name, item] : *dict) {
            if (name == key) {
                return &item;
            }
        }
    }
    return nullptr;
}

StateDict to_state_dict(const PickleValue& dict) {
    const auto* items = dict.get<PickleValue::Dict>();
    if (items == nullptr) {
        throw Error(RETORT_TEXT("a dict of tensors was expected"));
    }
    StateDict tensors;
    for (const auto& [name, item] : *items) {
        const auto* tensor = item.get<torch::Tensor>();
        if (tensor == nullptr) {
            throw Error(RETORT_TEXT("%1 is not a tensor"), {name});
        }
        tensors.emplace_back(name, *tensor);
    }
    return tensors;
}

} // namespace retort
