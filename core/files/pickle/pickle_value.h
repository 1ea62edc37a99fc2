// Plain values and tensors as one tree: what Retort itself writes into a PyTorch file, and reads back.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace retort {

/// None, bool, int, float, str, list, dict with text keys, or tensor of Python.
struct PickleValue {
    using List = std::vector<PickleValue>;
    using Dict = std::vector<std::pair<std::string, PickleValue>>; ///< in the order of the file
    using Value =
        std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Dict, torch::Tensor>;

    PickleValue() = default;
    PickleValue(bool flag) : value(flag) {}
    PickleValue(int number) : value(std::int64_t{number}) {}
    PickleValue(std::int64_t number) : value(number) {}
    PickleValue(double number) : value(number) {}
    PickleValue(const char* text) : value(std::string(text)) {}
    PickleValue(std::string text) : value(std::move(text)) {}
    PickleValue(List items) : value(std::move(items)) {}
    PickleValue(Dict items) : value(std::move(items)) {}
    PickleValue(torch::Tensor tensor) : value(std::move(tensor)) {}
    PickleValue(const StateDict& tensors); ///< a dict of them

    /// The item called `key` of a dict, or nullptr: no such item, or no dict.
    [[nodiscard]] const PickleValue* find(std::string_view key) const;

    /// The value as a type, or nullptr where it has another one.
    template <typename T>
    [[nodiscard]] const T* get() const {
        return std::get_if<T>(&value);
    }

    Value value;
};

/// The items of `dict` as a state_dict; throws Error unless it is a dict of nothing but tensors.
StateDict to_state_dict(const PickleValue& dict);

} // namespace retort
