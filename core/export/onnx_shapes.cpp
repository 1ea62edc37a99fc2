// What moves elements about without changing them.
#include "core/export/onnx_call.h"

#include <algorithm>
#include <numeric>

namespace retort {

namespace {

using Integers = std::vector<std::int64_t>;

void identity(OnnxCall& call) {
    call.give(call.value(call.has("self") ? "self" : "input"));
}

void dropout(OnnxCall& call) {
    if (call.flag("train")) {
        call.refuse("it is in training mode");
    }
    identity(call);
}

void reshape(OnnxCall& call) {
    const auto shape = call.output_shape();
    call.shape("self") == shape ? identity(call) : call.give(call.reshape(call.tensor("self"), shape));
}

/// From rows of features: the usual form has an operator of its own.
void flatten(OnnxCall& call) {
    const bool to_rows = call.axis("start_dim") == 1 && call.output_shape().size() == 2;
    if (call.shape("self").size() < 3 || !to_rows) {
        reshape(call);
        return;
    }
    call.give(call.out().add_node("Flatten", {call.tensor("self")}, {{"axis", std::int64_t{1}}}));
}

std::string turned(OnnxCall& call, const Integers& order) {
    return call.out().add_node("Transpose", {call.tensor("self")}, {{"perm", order}});
}

void permute(OnnxCall& call) {
    call.give(turned(call, call.axes("dims")));
}

void transpose(OnnxCall& call) {
    Integers order(call.shape("self").size());
    std::iota(order.begin(), order.end(), 0);
    std::swap(order.at(static_cast<std::size_t>(call.axis("dim0"))),
              order.at(static_cast<std::size_t>(call.axis("dim1"))));
    call.give(turned(call, order));
}

void transpose_matrix(OnnxCall& call) {
    call.give(OnnxValue{OnnxValue::Tensor{turned(call, {1, 0}), call.tensor("self")}});
}

void concatenate(OnnxCall& call) {
    const auto rank = static_cast<std::int64_t>(call.output_shape().size());
    const auto axis = call.integer("dim");
    call.give(
        call.out().add_node("Concat", call.tensors("tensors"), {{"axis", axis < 0 ? axis + rank : axis}}));
}

/// A length that does not depend on the number of images.
std::int64_t fixed_length(OnnxCall& call, std::int64_t axis) {
    const auto length = call.shape("self").at(static_cast<std::size_t>(axis));
    if (length.varies()) {
        call.refuse("it cuts the axis of the images");
    }
    return length.fixed;
}

void cut(OnnxCall& call, std::int64_t axis, const Integers& lengths) {
    std::vector<std::string> parts;
    std::int64_t begin = 0;
    for (const auto length : lengths) {
        parts.push_back(call.slice(call.tensor("self"), axis, begin, begin + length));
        begin += length;
    }
    call.give_list(parts);
}

/// Pieces of `length`, the last one perhaps shorter.
Integers pieces(std::int64_t whole, std::int64_t length) {
    Integers lengths;
    for (std::int64_t begin = 0; begin < whole; begin += length) {
        lengths.push_back(std::min(length, whole - begin));
    }
    return lengths;
}

void chunk(OnnxCall& call) {
    const auto axis = call.axis("dim");
    const auto whole = fixed_length(call, axis);
    const auto count = call.integer("chunks");
    cut(call, axis, pieces(whole, (whole + count - 1) / count));
}

void split(OnnxCall& call) {
    const auto axis = call.axis("dim");
    const auto sizes = call.integers(call.has("split_sizes") ? "split_sizes" : "split_size");
    cut(call, axis, sizes.size() == 1 ? pieces(fixed_length(call, axis), sizes.front()) : sizes);
}

void slice(OnnxCall& call) {
    const auto axis = call.axis("dim");
    const auto shape = call.shape("self");
    const auto step = call.integer("step");
    if (call.output_shape() == shape && step == 1) {
        identity(call);
        return;
    }
    const auto length = fixed_length(call, axis);
    const auto bound = [&](const char* argument, std::int64_t otherwise) {
        const auto given = call.given(argument) ? call.integer(argument) : otherwise;
        return std::clamp<std::int64_t>(given < 0 ? given + length : given, 0, length);
    };
    call.give(call.slice(call.tensor("self"), axis, bound("start", 0), bound("end", length), step));
}

void select(OnnxCall& call) {
    const auto axis = call.axis("dim");
    const auto length = fixed_length(call, axis);
    const auto index = call.integer("index") + (call.integer("index") < 0 ? length : 0);
    call.give(call.reshape(call.slice(call.tensor("self"), axis, index, index + 1), call.output_shape()));
}

/// The number of images as a tensor of one element.
std::string image_count(OnnxCall& call) {
    const auto shape = call.out().add_node("Shape", {"images"});
    return call.slice(shape, 0, 0, 1);
}

/// An extent of 1 leaves an axis as it is.
void expand(OnnxCall& call) {
    const auto to = call.output_shape();
    auto from = call.shape("self");
    if (from == to) {
        identity(call);
        return;
    }
    from.insert(from.begin(), to.size() - from.size(), Extent{1, 0});
    auto& out = call.out();
    std::vector<std::string> extents;
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (!to[i].varies() || to[i] == from[i]) {
            extents.push_back(out.add_constant(Integers{to[i] == from[i] ? 1 : to[i].fixed}));
        } else if (to[i] == Extent{0, 1}) {
            extents.push_back(image_count(call));
        } else {
            call.refuse("it repeats the images");
        }
    }
    const auto shape = out.add_node("Concat", extents, {{"axis", std::int64_t{0}}});
    call.give(out.add_node("Expand", {call.tensor("self"), shape}));
}

/// PyTorch counts padding from the last axis, before and behind; ONNX from the first one, all before, then
/// all behind.
void pad(OnnxCall& call) {
    if (call.has("mode") && std::get<std::string>(call.value("mode").is) != "constant") {
        call.refuse("it pads with something else than a constant");
    }
    const auto given = call.integers("pad");
    const auto rank = call.shape("self").size();
    Integers amounts(2 * rank, 0);
    for (std::size_t i = 0; i < given.size() / 2; ++i) {
        amounts[rank - 1 - i] = given[2 * i];
        amounts[2 * rank - 1 - i] = given[2 * i + 1];
    }
    const auto filling = call.given("value") ? call.number("value") : 0.0;
    call.give(call.out().add_node("Pad", {call.tensor("self"), call.out().add_constant(amounts),
                                          call.out().add_constant(static_cast<float>(filling))}));
}

void size(OnnxCall& call) {
    call.give(OnnxValue{call.shape("self").at(static_cast<std::size_t>(call.axis("dim")))});
}

constexpr OnnxRule shape_rules[] = {
    {"dropout", dropout},
    {"feature_dropout", dropout},
    {"contiguous", identity},
    {"clone", identity},
    {"detach", identity},
    {"to", identity},
    {"view", reshape},
    {"reshape", reshape},
    {"_unsafe_view", reshape},
    {"_reshape_alias", reshape},
    {"unflatten", reshape},
    {"unsqueeze", reshape},
    {"squeeze", reshape},
    {"flatten", flatten},
    {"permute", permute},
    {"transpose", transpose},
    {"t", transpose_matrix},
    {"cat", concatenate},
    {"chunk", chunk},
    {"split", split},
    {"split_with_sizes", split},
    {"slice", slice},
    {"select", select},
    {"expand", expand},
    {"expand_as", expand},
    {"constant_pad_nd", pad},
    {"pad", pad},
    {"size", size},
};

} // namespace

std::span<const OnnxRule> onnx_shape_rules() {
    return shape_rules;
}

} // namespace retort
