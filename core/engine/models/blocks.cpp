#include "core/engine/models/blocks.h"

#include <algorithm>

namespace retort {

namespace nn = torch::nn;

torch::Tensor activate(torch::Tensor x, Activation activation) {
    switch (activation) {
    case Activation::none:
        break;
    case Activation::relu:
        return torch::relu_(x);
    case Activation::relu6:
        return torch::hardtanh_(x, 0, 6);
    case Activation::silu:
        return torch::silu_(x);
    case Activation::hardswish:
        return torch::hardswish_(x);
    case Activation::sigmoid:
        return torch::sigmoid_(x);
    case Activation::hardsigmoid:
        return torch::hardsigmoid_(x);
    }
    return x;
}

nn::Conv2dOptions conv_options(const ConvShape& shape) {
    return nn::Conv2dOptions(shape.in, shape.out, shape.kernel)
        .stride(shape.stride)
        .padding(shape.kernel / 2)
        .groups(shape.groups);
}

ConvNorm::ConvNorm(const ConvShape& shape, Activation activation, const NormConstants& constants)
    : conv_(register_module("0", nn::Conv2d(conv_options(shape).bias(false))))
    , norm_(register_module(
          "1",
          nn::BatchNorm2d(nn::BatchNorm2dOptions(shape.out).eps(constants.eps).momentum(constants.momentum))))
    , activation_(activation) {}

torch::Tensor ConvNorm::forward(const torch::Tensor& x) {
    return activate(norm_(conv_(x)), activation_);
}

void ConvNorm::write(ShapeWriter& writer, const std::string& name, const ConvShape& shape) {
    writer.conv(name + ".0", shape.in, shape.out, shape.kernel, shape.groups);
    writer.batch_norm(name + ".1", shape.out);
}

SqueezeExcitation::SqueezeExcitation(std::int64_t channels, std::int64_t squeezed, Activation activation,
                                     Activation gate)
    : fc1_(register_module("fc1", nn::Conv2d(conv_options({channels, squeezed, 1}))))
    , fc2_(register_module("fc2", nn::Conv2d(conv_options({squeezed, channels, 1}))))
    , activation_(activation)
    , gate_(gate) {}

torch::Tensor SqueezeExcitation::forward(const torch::Tensor& x) {
    const auto means = torch::adaptive_avg_pool2d(x, {1, 1});
    return x * activate(fc2_(activate(fc1_(means), activation_)), gate_);
}

void SqueezeExcitation::write(ShapeWriter& writer, const std::string& name, std::int64_t channels,
                              std::int64_t squeezed) {
    writer.biased_conv(name + ".fc1", channels, squeezed, 1);
    writer.biased_conv(name + ".fc2", squeezed, channels, 1);
}

namespace {

ConvShape expansion(const InvertedResidualShape& shape) {
    return {shape.in, shape.expanded, 1};
}

ConvShape depthwise(const InvertedResidualShape& shape) {
    return {shape.expanded, shape.expanded, shape.kernel, shape.stride, shape.expanded};
}

ConvShape projection(const InvertedResidualShape& shape) {
    return {shape.expanded, shape.out, 1};
}

} // namespace

InvertedResidual::InvertedResidual(const InvertedResidualShape& shape, const InvertedResidualStyle& style,
                                   double drop, const std::shared_ptr<Randomness>& randomness)
    : shortcut_(shape.stride == 1 && shape.in == shape.out)
    , stochastic_depth_(std::make_shared<StochasticDepth>(drop, randomness)) {
    if (shape.expanded != shape.in) {
        block_->push_back(std::make_shared<ConvNorm>(expansion(shape), style.activation, style.norm));
    }
    block_->push_back(std::make_shared<ConvNorm>(depthwise(shape), style.activation, style.norm));
    if (shape.squeezed > 0) {
        block_->push_back(
            std::make_shared<SqueezeExcitation>(shape.expanded, shape.squeezed, style.squeezed, style.gate));
    }
    block_->push_back(std::make_shared<ConvNorm>(projection(shape), Activation::none, style.norm));
    register_module("block", block_);
    register_module("stochastic_depth", stochastic_depth_);
}

torch::Tensor InvertedResidual::forward(const torch::Tensor& x) {
    auto result = block_->forward(x);
    if (shortcut_) {
        result = stochastic_depth_->forward(result);
        result += x;
    }
    return result;
}

void InvertedResidual::write(ShapeWriter& writer, const std::string& name,
                             const InvertedResidualShape& shape) {
    int index = 0;
    const auto next = [&] { return name + ".block." + std::to_string(index++); };
    if (shape.expanded != shape.in) {
        ConvNorm::write(writer, next(), expansion(shape));
    }
    ConvNorm::write(writer, next(), depthwise(shape));
    if (shape.squeezed > 0) {
        SqueezeExcitation::write(writer, next(), shape.expanded, shape.squeezed);
    }
    ConvNorm::write(writer, next(), projection(shape));
}

MobileClassifier::MobileClassifier() {
    register_module("features", features_);
    register_module("classifier", classifier_);
}

torch::Tensor MobileClassifier::run(torch::Tensor images, FeatureMaps* maps) {
    const auto x = forward_keeping_maps(features_, std::move(images), maps);
    return classifier_->forward(torch::adaptive_avg_pool2d(x, {1, 1}).flatten(1));
}

void initialise_convolutions(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* layer = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(layer->weight, 0.0, torch::kFanOut);
            if (layer->bias.defined()) {
                nn::init::zeros_(layer->bias);
            }
        }
    }
}

void initialise_linears(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* layer = module->as<nn::Linear>()) {
            nn::init::normal_(layer->weight, 0.0, 0.01);
            nn::init::zeros_(layer->bias);
        }
    }
}

std::int64_t multiple_of_8(std::int64_t channels) {
    const auto nearest = std::max<std::int64_t>(8, (channels + 4) / 8 * 8);
    return 10 * nearest < 9 * channels ? nearest + 8 : nearest;
}

} // namespace retort
