#include "core/engine/teacher/fused_forward.h"

#include <memory>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/frozen_conv_folding.h>
#include <torch/csrc/jit/passes/shape_analysis.h>

namespace retort {

namespace jit = torch::jit;

namespace {

/// Weights become constants of the graph, since the tracer is told of no module that holds them.
std::shared_ptr<jit::Graph> record(Classifier& model, const torch::Tensor& images) {
    const torch::NoGradGuard no_grad;
    const auto forward = [&](jit::Stack stack) -> jit::Stack {
        return {model.forward(stack.at(0).toTensor())};
    };
    const auto no_name = [](const torch::Tensor&) { return std::string(); };
    auto graph = jit::tracer::trace({images}, forward, no_name, /*strict=*/true, /*force_outplace=*/false)
                     .first->graph;
    jit::EliminateDeadCode(graph);
    return graph;
}

std::string text_without_shapes(jit::Graph& graph) {
    const auto copy = graph.copy();
    jit::EraseShapeInformation(copy);
    return copy->toString(/*print_source_locations=*/false);
}

jit::Code fuse(std::shared_ptr<jit::Graph> graph) {
    jit::EraseShapeInformation(graph);
    jit::ConstantPropagation(graph);
    jit::FoldFrozenConvBatchnorm(graph);
    jit::EliminateDeadCode(graph);
    return jit::Code(graph, "forward");
}

/// A recording that holds for any number of images, or none: one of 2 and one of 3 images are alike then. A
/// single image would not do, because an axis of length 1 is treated in its own way.
std::shared_ptr<jit::Graph> record_for_any_count(Classifier& model, const torch::Tensor& images) {
    auto few = images.new_zeros({3, images.size(1), images.size(2), images.size(3)});
    const auto three = record(model, few);
    auto two = record(model, few.narrow(0, 0, 2));
    return text_without_shapes(*two) == text_without_shapes(*three) ? two : nullptr;
}

} // namespace

FusedForward::FusedForward(Classifier& model, const torch::Tensor& images)
    : image_(images.sizes().slice(1).vec()) {
    auto graph = record_for_any_count(model, images);
    if (!graph) {
        count_ = images.size(0);
        graph = record(model, images);
    }
    code_ = fuse(std::move(graph));
}

bool FusedForward::fits(const torch::Tensor& images) const {
    return images.sizes().slice(1) == torch::IntArrayRef(image_) && (!count_ || *count_ == images.size(0));
}

torch::Tensor FusedForward::operator()(const torch::Tensor& images) const {
    const torch::NoGradGuard no_grad;
    jit::Stack stack{images};
    jit::InterpreterState(code_).run(stack);
    return stack.at(0).toTensor();
}

} // namespace retort
