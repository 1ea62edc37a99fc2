#include "core/engine/models/densenet.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/nested_sequential.h"
#include "core/engine/models/shape_writer.h"

#include <array>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/pooling.h>

namespace retort::densenet {

namespace {

namespace nn = torch::nn;

constexpr std::array<std::int64_t, 4> block_layers{6, 12, 24, 16};
constexpr std::int64_t first_width = 64;
constexpr std::int64_t growth = 32;             ///< channels that each layer adds
constexpr std::int64_t bottleneck = 4 * growth; ///< channels between the convolutions of a layer

nn::Conv2d conv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

/// Adds `growth` channels, computed from all channels before them, behind these.
class DenseLayer : public nn::Module {
  public:
    explicit DenseLayer(std::int64_t in)
        : norm1_(register_module("norm1", nn::BatchNorm2d(in)))
        , conv1_(register_module("conv1", conv(in, bottleneck, 1)))
        , norm2_(register_module("norm2", nn::BatchNorm2d(bottleneck)))
        , conv2_(register_module("conv2", conv(bottleneck, growth, 3))) {}

    torch::Tensor forward(const torch::Tensor& before) {
        auto x = conv1_(norm1_(before).relu_());
        x = conv2_(norm2_(x).relu_());
        return torch::cat({before, x}, /*dim=*/1);
    }

  private:
    nn::BatchNorm2d norm1_;
    nn::Conv2d conv1_;
    nn::BatchNorm2d norm2_;
    nn::Conv2d conv2_;
};

std::shared_ptr<NestedSequential> make_block(std::int64_t in, std::int64_t layers) {
    auto block = std::make_shared<NestedSequential>();
    for (std::int64_t i = 0; i < layers; ++i) {
        block->push_back("denselayer" + std::to_string(i + 1), std::make_shared<DenseLayer>(in + i * growth));
    }
    return block;
}

/// Halves channels and sides.
std::shared_ptr<NestedSequential> make_transition(std::int64_t in) {
    auto transition = std::make_shared<NestedSequential>();
    transition->push_back("norm", nn::BatchNorm2d(in));
    transition->push_back("relu", nn::ReLU(nn::ReLUOptions(true)));
    transition->push_back("conv", conv(in, in / 2, 1));
    transition->push_back("pool", nn::AvgPool2d(2));
    return transition;
}

/// `channels` is set to what goes out.
nn::Sequential make_features(std::int64_t& channels) {
    nn::Sequential features;
    channels = first_width;
    features->push_back("conv0", conv(3, channels, 7, 2));
    features->push_back("norm0", nn::BatchNorm2d(channels));
    features->push_back("relu0", nn::ReLU(nn::ReLUOptions(true)));
    features->push_back("pool0", nn::MaxPool2d(nn::MaxPool2dOptions(3).stride(2).padding(1)));
    for (std::size_t i = 0; i < block_layers.size(); ++i) {
        const auto number = std::to_string(i + 1);
        features->push_back("denseblock" + number, make_block(channels, block_layers[i]));
        channels += block_layers[i] * growth;
        if (i + 1 < block_layers.size()) {
            features->push_back("transition" + number, make_transition(channels));
            channels /= 2;
        }
    }
    features->push_back("norm5", nn::BatchNorm2d(channels));
    return features;
}

class Densenet : public StagedClassifier {
  public:
    explicit Densenet(std::int64_t classes) {
        std::int64_t channels = 0;
        features_ = register_module("features", make_features(channels));
        classifier_ = register_module("classifier", nn::Linear(channels, classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        const auto x = forward_keeping_maps(features_, images, maps).relu_();
        return classifier_(torch::adaptive_avg_pool2d(x, {1, 1}).flatten(1));
    }

  private:
    nn::Sequential features_{nullptr};
    nn::Linear classifier_{nullptr};
};

/// The head's weight and the batch norms keep PyTorch's own defaults.
void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(convolution->weight);
        } else if (auto* linear = module->as<nn::Linear>()) {
            nn::init::zeros_(linear->bias);
        }
    }
}

std::shared_ptr<Classifier> build(std::int64_t classes) {
    auto model = std::make_shared<Densenet>(classes);
    initialise(*model);
    return model;
}

void write_layer(ShapeWriter& writer, const std::string& prefix, std::int64_t in) {
    writer.batch_norm(prefix + "norm1", in);
    writer.conv(prefix + "conv1", in, bottleneck, 1);
    writer.batch_norm(prefix + "norm2", bottleneck);
    writer.conv(prefix + "conv2", bottleneck, growth, 3);
}

TensorShapes shapes_of(std::int64_t classes) {
    ShapeWriter writer;
    auto channels = first_width;
    writer.conv("features.conv0", 3, channels, 7);
    writer.batch_norm("features.norm0", channels);
    for (std::size_t block = 0; block < block_layers.size(); ++block) {
        const auto number = std::to_string(block + 1);
        for (std::int64_t i = 0; i < block_layers[block]; ++i) {
            auto layer = "features.denseblock" + number;
            layer += ".denselayer" + std::to_string(i + 1);
            write_layer(writer, layer.append("."), channels);
            channels += growth;
        }
        if (block + 1 < block_layers.size()) {
            writer.batch_norm("features.transition" + number + ".norm", channels);
            writer.conv("features.transition" + number + ".conv", channels, channels / 2, 1);
            channels /= 2;
        }
    }
    writer.batch_norm("features.norm5", channels);
    writer.linear("classifier", channels, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    return {{
        .name = "densenet121",
        .family = "densenet",
        .image_size = 224,
        .head = "classifier",
        .parameters = 7978856,
        .default_classes = 1000,
        .build = build,
        .shapes = shapes_of,
        .untold = Untold::strides,
    }};
}

} // namespace retort::densenet
