// Layers with weights, normalisation and pooling.
#include "core/export/onnx_call.h"

#include <numeric>

namespace retort {

namespace {

using Integers = std::vector<std::int64_t>;

/// Padding on both sides of both axes of a picture.
Integers pads(const Integers& padding) {
    return {padding[0], padding[1], padding[0], padding[1]};
}

void convolution(OnnxCall& call) {
    if (call.has("transposed") && call.flag("transposed")) {
        call.refuse("it is transposed");
    }
    const auto weight = call.shape("weight");
    if (weight.size() != 4) {
        call.refuse("it is no convolution of pictures");
    }
    std::vector<std::string> inputs{call.tensor("input"), call.tensor("weight")};
    if (call.given("bias")) {
        inputs.push_back(call.tensor("bias"));
    }
    call.give(call.out().add_node("Conv", inputs,
                                  {{"kernel_shape", Integers{weight[2].fixed, weight[3].fixed}},
                                   {"strides", call.pair("stride")},
                                   {"pads", pads(call.pair("padding"))},
                                   {"dilations", call.pair("dilation")},
                                   {"group", call.integer("groups")}}));
}

void batch_norm(OnnxCall& call) {
    if (call.flag("training")) {
        call.refuse("it is in training mode");
    }
    const auto channels = call.shape("input").at(1).fixed;
    const auto weight =
        call.given("weight") ? call.tensor("weight") : call.out().add_constant(torch::ones({channels}));
    const auto bias =
        call.given("bias") ? call.tensor("bias") : call.out().add_constant(torch::zeros({channels}));
    call.give(call.out().add_node(
        "BatchNormalization",
        {call.tensor("input"), weight, bias, call.tensor("running_mean"), call.tensor("running_var")},
        {{"epsilon", static_cast<float>(call.number("eps"))}}));
}

/// Normalises over the last axes. An instance norm does that to tensors of the form images × positions ×
/// values; the weights follow, to rows of values, because OpenCV 4.6 multiplies by a constant along the
/// second axis alone.
void layer_norm(OnnxCall& call) {
    const auto shape = call.shape("input");
    const auto normalized = call.integers("normalized_shape");
    const auto values =
        std::accumulate(normalized.begin(), normalized.end(), std::int64_t{1}, std::multiplies<>());
    const auto leading = shape.size() - normalized.size();
    std::int64_t positions = 1;
    for (std::size_t i = 1; i < leading; ++i) {
        positions *= shape[i].fixed;
    }
    if (leading < 1 || shape.front() != Extent{0, 1}) {
        call.refuse("its first axis is not that of the images");
    }
    auto& out = call.out();
    auto x = call.reshape(call.tensor("input"), {{0, 1}, {positions, 0}, {values, 0}});
    x = out.add_node(
        "InstanceNormalization",
        {x, out.add_constant(torch::ones({positions})), out.add_constant(torch::zeros({positions}))},
        {{"epsilon", static_cast<float>(call.number("eps"))}});
    const auto weigh = [&](const char* type, const char* argument) {
        if (call.given(argument)) {
            const auto weight = call.tensor(argument);
            x = out.add_node(type,
                             {x, normalized.size() == 1 ? weight : call.reshape(weight, {{values, 0}})});
        }
    };
    x = call.reshape(x, {{0, positions}, {values, 0}});
    weigh("Mul", "weight");
    weigh("Add", "bias");
    call.give(call.reshape(x, shape));
}

void linear(OnnxCall& call) {
    auto& out = call.out();
    const auto x = call.tensor("input");
    const auto weight = call.tensor("weight");
    if (call.shape("input").size() == 2) {
        std::vector<std::string> inputs{x, weight};
        if (call.given("bias")) {
            inputs.push_back(call.tensor("bias"));
        }
        call.give(out.add_node("Gemm", inputs, {{"transB", std::int64_t{1}}}));
        return;
    }
    auto y = out.add_node("MatMul", {x, out.add_node("Transpose", {weight}, {{"perm", Integers{1, 0}}})});
    if (call.given("bias")) {
        y = out.add_node("Add", {y, call.tensor("bias")});
    }
    call.give(y);
}

/// self + mat1 · mat2
void addmm(OnnxCall& call) {
    if (call.number("alpha") != 1.0 || call.number("beta") != 1.0) {
        call.refuse("it has factors");
    }
    const auto& matrix = std::get<OnnxValue::Tensor>(call.value("mat2").is);
    const bool transposed = !matrix.transpose_of.empty();
    call.give(call.out().add_node(
        "Gemm", {call.tensor("mat1"), transposed ? matrix.transpose_of : matrix.name, call.tensor("self")},
        {{"transB", std::int64_t{transposed}}}));
}

void matrix_product(OnnxCall& call) {
    const auto other = call.has("other") ? "other" : "mat2";
    call.give(call.out().add_node("MatMul", {call.tensor("self"), call.tensor(other)}));
}

void softmax(OnnxCall& call) {
    call.give(call.out().add_node("Softmax", {call.tensor("self")}, {{"axis", call.axis("dim")}}));
}

/// softmax(query · keyᵀ · scale) · value
void attention(OnnxCall& call) {
    if (call.given("attn_mask") || call.flag("is_causal") || call.number("dropout_p") != 0.0) {
        call.refuse("it has a mask");
    }
    auto& out = call.out();
    const auto shape = call.shape("query");
    const auto rank = static_cast<std::int64_t>(shape.size());
    Integers turned(shape.size());
    std::iota(turned.begin(), turned.end(), 0);
    std::swap(turned[static_cast<std::size_t>(rank - 1)], turned[static_cast<std::size_t>(rank - 2)]);
    const auto scale = call.has("scale") && call.given("scale")
                           ? call.number("scale")
                           : 1.0 / std::sqrt(static_cast<double>(shape.back().fixed));
    const auto query =
        out.add_node("Mul", {call.tensor("query"), out.add_constant(static_cast<float>(scale))});
    const auto key = out.add_node("Transpose", {call.tensor("key")}, {{"perm", turned}});
    const auto weights =
        out.add_node("Softmax", {out.add_node("MatMul", {query, key})}, {{"axis", rank - 1}});
    call.give(out.add_node("MatMul", {weights, call.tensor("value")}));
}

void max_pool(OnnxCall& call) {
    const auto kernel = call.pair("kernel_size");
    const auto strides = call.integers("stride").empty() ? kernel : call.pair("stride");
    call.give(call.out().add_node("MaxPool", {call.tensor("self")},
                                  {{"kernel_shape", kernel},
                                   {"strides", strides},
                                   {"pads", pads(call.pair("padding"))},
                                   {"dilations", call.pair("dilation")},
                                   {"ceil_mode", std::int64_t{call.flag("ceil_mode")}}}));
}

std::string average_pool(OnnxCall& call, const std::string& x, const Integers& kernel,
                         const Integers& strides, const Integers& padding, bool ceil_mode) {
    return call.out().add_node("AveragePool", {x},
                               {{"kernel_shape", kernel},
                                {"strides", strides},
                                {"pads", pads(padding)},
                                {"ceil_mode", std::int64_t{ceil_mode}}});
}

/// Padding that counts is written as an operator of its own: OpenCV 4.6 does not heed `count_include_pad`.
void avg_pool(OnnxCall& call) {
    if (call.given("divisor_override")) {
        call.refuse("it has a divisor of its own");
    }
    const auto kernel = call.pair("kernel_size");
    const auto strides = call.integers("stride").empty() ? kernel : call.pair("stride");
    auto padding = call.pair("padding");
    auto x = call.tensor("self");
    if (call.flag("count_include_pad") && padding != Integers{0, 0}) {
        if (call.flag("ceil_mode")) {
            call.refuse("its padding counts, and its size is rounded up");
        }
        const Integers amounts{0, 0, padding[0], padding[1], 0, 0, padding[0], padding[1]};
        x = call.out().add_node("Pad", {x, call.out().add_constant(amounts), call.out().add_constant(0.0F)});
        padding = {0, 0};
    }
    call.give(average_pool(call, x, kernel, strides, padding, call.flag("ceil_mode")));
}

/// in × out: column i averages the elements from ⌊i·in/out⌋ to below ⌈(i+1)·in/out⌉.
torch::Tensor averaging_matrix(std::int64_t in, std::int64_t out) {
    auto matrix = torch::zeros({in, out});
    for (std::int64_t i = 0; i < out; ++i) {
        const auto begin = i * in / out;
        const auto end = ((i + 1) * in + out - 1) / out;
        matrix.slice(0, begin, end).select(1, i).fill_(1.0 / static_cast<double>(end - begin));
    }
    return matrix;
}

void adaptive_avg_pool(OnnxCall& call) {
    auto& out = call.out();
    const auto shape = call.shape("self");
    const auto target = call.output_shape();
    const Integers from{shape.at(2).fixed, shape.at(3).fixed};
    const Integers to{target.at(2).fixed, target.at(3).fixed};
    if (from == to) {
        call.give(call.value("self"));
    } else if (to == Integers{1, 1}) {
        call.give(out.add_node("GlobalAveragePool", {call.tensor("self")}));
    } else if (from[0] % to[0] == 0 && from[1] % to[1] == 0) {
        const Integers kernel{from[0] / to[0], from[1] / to[1]};
        call.give(average_pool(call, call.tensor("self"), kernel, kernel, {0, 0}, false));
    } else {
        const OnnxAttributes turn{{"perm", Integers{0, 1, 3, 2}}};
        auto x =
            out.add_node("MatMul", {call.tensor("self"), out.add_constant(averaging_matrix(from[1], to[1]))});
        x = out.add_node("Transpose", {x}, turn);
        x = out.add_node("MatMul", {x, out.add_constant(averaging_matrix(from[0], to[0]))});
        call.give(out.add_node("Transpose", {x}, turn));
    }
}

void mean(OnnxCall& call) {
    if (!call.has("dim") || !call.given("dim")) {
        call.refuse("it is over all axes");
    }
    call.give(
        call.out().add_node("ReduceMean", {call.tensor("self")},
                            {{"axes", call.axes("dim")}, {"keepdims", std::int64_t{call.flag("keepdim")}}}));
}

constexpr OnnxRule layer_rules[] = {
    {"_convolution", convolution},
    {"conv2d", convolution},
    {"convolution", convolution},
    {"batch_norm", batch_norm},
    {"layer_norm", layer_norm},
    {"linear", linear},
    {"addmm", addmm},
    {"matmul", matrix_product},
    {"mm", matrix_product},
    {"bmm", matrix_product},
    {"softmax", softmax},
    {"_softmax", softmax},
    {"scaled_dot_product_attention", attention},
    {"max_pool2d", max_pool},
    {"avg_pool2d", avg_pool},
    {"adaptive_avg_pool2d", adaptive_avg_pool},
    {"mean", mean},
};

} // namespace

std::span<const OnnxRule> onnx_layer_rules() {
    return layer_rules;
}

} // namespace retort
