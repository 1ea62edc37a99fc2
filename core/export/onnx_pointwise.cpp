// Activations and arithmetic.
#include "core/export/onnx_call.h"

#include <numbers>

namespace retort {

namespace {

void node_of(OnnxCall& call, const char* type) {
    call.give(call.out().add_node(type, {call.tensor("self")}));
}

/// min(max(x, lowest), highest), by way of a hard sigmoid: OpenCV 4.6 knows no Clip whose bounds are inputs,
/// as they are in operator set 13.
void clip(OnnxCall& call, double lowest, double highest) {
    const auto range = highest - lowest;
    auto x = call.out().add_node(
        "HardSigmoid", {call.tensor("self")},
        {{"alpha", static_cast<float>(1.0 / range)}, {"beta", static_cast<float>(-lowest / range)}});
    x = call.out().add_node("Mul", {x, call.out().add_constant(static_cast<float>(range))});
    call.give(lowest == 0.0
                  ? x
                  : call.out().add_node("Add", {x, call.out().add_constant(static_cast<float>(lowest))}));
}

void hardtanh(OnnxCall& call) {
    clip(call, call.number("min_val"), call.number("max_val"));
}

void relu6(OnnxCall& call) {
    clip(call, 0.0, 6.0);
}

/// min(max(x/6 + 1/2, 0), 1). The division stands apart, because OpenCV 4.6 takes every product with a
/// HardSigmoid of alpha 1/6 for a hard swish, whatever the other factor is.
void hardsigmoid(OnnxCall& call) {
    auto& out = call.out();
    const auto sixth = out.add_node("Mul", {call.tensor("self"), out.add_constant(1.0F / 6.0F)});
    call.give(out.add_node("HardSigmoid", {sixth}, {{"alpha", 1.0F}, {"beta", 0.5F}}));
}

void hardswish(OnnxCall& call) {
    auto& out = call.out();
    const auto x = call.tensor("self");
    const auto gate = out.add_node("HardSigmoid", {x}, {{"alpha", 1.0F / 6.0F}, {"beta", 0.5F}});
    call.give(out.add_node("Mul", {x, gate}));
}

void silu(OnnxCall& call) {
    const auto x = call.tensor("self");
    call.give(call.out().add_node("Mul", {x, call.out().add_node("Sigmoid", {x})}));
}

/// x · ½ · (1 + erf(x/√2))
void gelu(OnnxCall& call) {
    if (call.has("approximate") && std::get<std::string>(call.value("approximate").is) != "none") {
        call.refuse("it is approximated");
    }
    auto& out = call.out();
    const auto x = call.tensor("self");
    const auto scaled = out.add_node("Div", {x, out.add_constant(std::numbers::sqrt2_v<float>)});
    const auto error = out.add_node("Add", {out.add_node("Erf", {scaled}), out.add_constant(1.0F)});
    call.give(out.add_node("Mul", {out.add_node("Mul", {x, error}), out.add_constant(0.5F)}));
}

/// `other` times alpha, where there is one.
std::string scaled_other(OnnxCall& call) {
    const auto alpha = call.has("alpha") ? call.number("alpha") : 1.0;
    const auto other = call.operand("other");
    return alpha == 1.0
               ? other
               : call.out().add_node("Mul", {other, call.out().add_constant(static_cast<float>(alpha))});
}

/// Sums and products of numbers are part of shapes; no node is needed for them.
bool of_numbers(OnnxCall& call) {
    return call.has("a") && call.has("b");
}

void add(OnnxCall& call) {
    if (of_numbers(call)) {
        const auto left = call.extent("a");
        const auto right = call.extent("b");
        call.give(OnnxValue{Extent{left.fixed + right.fixed, left.per_image + right.per_image}});
        return;
    }
    call.give(call.out().add_node("Add", {call.operand("self"), scaled_other(call)}));
}

void sub(OnnxCall& call) {
    call.give(call.out().add_node("Sub", {call.operand("self"), scaled_other(call)}));
}

void mul(OnnxCall& call) {
    if (of_numbers(call)) {
        const auto extent = call.extent("a");
        const auto factor = call.integer("b");
        call.give(OnnxValue{Extent{extent.fixed * factor, extent.per_image * factor}});
        return;
    }
    call.give(call.out().add_node("Mul", {call.operand("self"), call.operand("other")}));
}

void div(OnnxCall& call) {
    if (call.has("rounding_mode") && call.given("rounding_mode")) {
        call.refuse("it rounds");
    }
    call.give(call.out().add_node("Div", {call.operand("self"), call.operand("other")}));
}

constexpr OnnxRule pointwise_rules[] = {
    {"relu", [](OnnxCall& call) { node_of(call, "Relu"); }},
    {"sigmoid", [](OnnxCall& call) { node_of(call, "Sigmoid"); }},
    {"tanh", [](OnnxCall& call) { node_of(call, "Tanh"); }},
    {"hardtanh", hardtanh},
    {"relu6", relu6},
    {"hardsigmoid", hardsigmoid},
    {"hardswish", hardswish},
    {"silu", silu},
    {"gelu", gelu},
    {"add", add},
    {"sub", sub},
    {"mul", mul},
    {"div", div},
};

} // namespace

std::span<const OnnxRule> onnx_pointwise_rules() {
    return pointwise_rules;
}

} // namespace retort
