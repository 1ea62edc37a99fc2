#include "core/export/onnx_call.h"

#include <algorithm>

namespace retort {

namespace {

template <typename T>
const T* as(const OnnxValue& value) {
    return std::get_if<T>(&value.is);
}

/// A whole number that does not depend on the number of images.
const std::int64_t* fixed_number(const OnnxValue& value) {
    const auto* extent = as<Extent>(value);
    return extent != nullptr && !extent->varies() ? &extent->fixed : nullptr;
}

} // namespace

void OnnxCall::wrong(const std::string& argument) const {
    refuse("argument " + argument);
}

void OnnxCall::refuse(const std::string& why) const {
    throw Error(RETORT_TEXT("the model's operator %1 cannot be exported to ONNX: %2"),
                {node_.kind().toQualString(), why});
}

bool OnnxCall::has(const std::string& argument) const {
    return node_.hasNamedInput(argument);
}

bool OnnxCall::given(const std::string& argument) const {
    return has(argument) && as<std::monostate>(value(argument)) == nullptr;
}

const OnnxValue& OnnxCall::value(const std::string& argument) const {
    if (!has(argument)) {
        wrong(argument);
    }
    const auto found = values_.find(node_.namedInput(argument));
    if (found == values_.end()) {
        wrong(argument);
    }
    return found->second;
}

std::string OnnxCall::tensor(const std::string& argument) const {
    const auto* tensor = as<OnnxValue::Tensor>(value(argument));
    if (tensor == nullptr) {
        wrong(argument);
    }
    return tensor->name;
}

std::string OnnxCall::operand(const std::string& argument) {
    return as<OnnxValue::Tensor>(value(argument)) != nullptr
               ? tensor(argument)
               : out_.add_constant(static_cast<float>(number(argument)));
}

std::int64_t OnnxCall::integer(const std::string& argument) const {
    const auto* number = fixed_number(value(argument));
    if (number == nullptr) {
        wrong(argument);
    }
    return *number;
}

Extent OnnxCall::extent(const std::string& argument) const {
    const auto* extent = as<Extent>(value(argument));
    if (extent == nullptr) {
        wrong(argument);
    }
    return *extent;
}

double OnnxCall::number(const std::string& argument) const {
    const auto& given = value(argument);
    if (const auto* real = as<double>(given)) {
        return *real;
    }
    return static_cast<double>(integer(argument));
}

bool OnnxCall::flag(const std::string& argument) const {
    const auto* flag = as<bool>(value(argument));
    if (flag == nullptr) {
        wrong(argument);
    }
    return *flag;
}

std::vector<std::int64_t> OnnxCall::integers(const std::string& argument) const {
    const auto* list = as<std::vector<OnnxValue>>(value(argument));
    if (list == nullptr) {
        return {integer(argument)};
    }
    std::vector<std::int64_t> numbers;
    for (const auto& item : *list) {
        const auto* number = fixed_number(item);
        if (number == nullptr) {
            wrong(argument);
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::vector<std::int64_t> OnnxCall::pair(const std::string& argument) const {
    auto numbers = integers(argument);
    if (numbers.size() == 1) {
        numbers.push_back(numbers.front());
    }
    if (numbers.size() != 2) {
        wrong(argument);
    }
    return numbers;
}

std::vector<std::string> OnnxCall::tensors(const std::string& argument) const {
    const auto* list = as<std::vector<OnnxValue>>(value(argument));
    if (list == nullptr) {
        wrong(argument);
    }
    std::vector<std::string> names;
    for (const auto& item : *list) {
        const auto* tensor = as<OnnxValue::Tensor>(item);
        if (tensor == nullptr) {
            wrong(argument);
        }
        names.push_back(tensor->name);
    }
    return names;
}

std::vector<Extent> OnnxCall::shape(const std::string& argument) const {
    if (!has(argument)) {
        wrong(argument);
    }
    return traced_.shape(node_.namedInput(argument));
}

std::vector<Extent> OnnxCall::output_shape() const {
    return traced_.shape(node_.output());
}

std::int64_t OnnxCall::axis(const std::string& argument, const std::string& of) const {
    const auto rank = static_cast<std::int64_t>(shape(of).size());
    const auto axis = integer(argument);
    return axis < 0 ? axis + rank : axis;
}

std::vector<std::int64_t> OnnxCall::axes(const std::string& argument, const std::string& of) const {
    const auto rank = static_cast<std::int64_t>(shape(of).size());
    auto axes = integers(argument);
    for (auto& axis : axes) {
        axis += axis < 0 ? rank : 0;
    }
    return axes;
}

void OnnxCall::give(const std::string& tensor) {
    give(OnnxValue{OnnxValue::Tensor{tensor, ""}});
}

void OnnxCall::give(OnnxValue value) {
    values_[node_.output()] = std::move(value);
}

void OnnxCall::give_list(const std::vector<std::string>& tensors) {
    std::vector<OnnxValue> list;
    list.reserve(tensors.size());
    for (const auto& name : tensors) {
        list.push_back({OnnxValue::Tensor{name, ""}});
    }
    give(OnnxValue{std::move(list)});
}

std::string OnnxCall::reshape(const std::string& tensor, const std::vector<Extent>& shape) {
    std::vector<std::int64_t> extents;
    extents.reserve(shape.size());
    for (const auto& extent : shape) {
        extents.push_back(extent.varies() ? -1 : extent.fixed);
    }
    if (std::count(extents.begin(), extents.end(), -1) > 1) {
        refuse("two axes depend on the number of images");
    }
    return out_.add_node("Reshape", {tensor, out_.add_constant(extents)});
}

std::string OnnxCall::slice(const std::string& tensor, std::int64_t axis, std::int64_t start,
                            std::int64_t end, std::int64_t step) {
    using List = std::vector<std::int64_t>;
    return out_.add_node("Slice", {tensor, out_.add_constant(List{start}), out_.add_constant(List{end}),
                                   out_.add_constant(List{axis}), out_.add_constant(List{step})});
}

} // namespace retort
