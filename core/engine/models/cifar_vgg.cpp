#include "core/engine/models/cifar_vgg.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>
#include <torch/nn/modules/activation.h>

namespace retort::cifar_vgg {

namespace {

namespace nn = torch::nn;

struct Depth {
    const char* name;
    std::int64_t convolutions; ///< in each block
    std::int64_t parameters;   ///< at 100 classes
};

constexpr std::array<Depth, 2> depths{{
    {"vgg8", 1, 3965028},
    {"vgg13", 2, 9462180},
}};

constexpr std::array<std::int64_t, 5> widths{64, 128, 256, 512, 512};
constexpr std::int64_t layers_a_step = 3; ///< convolution, norm, ReLU

/// Without the last ReLU, which the network applies itself.
nn::Sequential make_block(std::int64_t in, std::int64_t width, std::int64_t convolutions) {
    nn::Sequential block;
    for (std::int64_t i = 0; i < convolutions; ++i) {
        if (i > 0) {
            block->push_back(nn::ReLU(nn::ReLUOptions(true)));
        }
        block->push_back(nn::Conv2d(nn::Conv2dOptions(i == 0 ? in : width, width, 3).padding(1)));
        block->push_back(nn::BatchNorm2d(width));
    }
    return block;
}

class CifarVgg : public StagedClassifier {
  public:
    CifarVgg(std::int64_t convolutions, std::int64_t classes) {
        std::int64_t channels = 3;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            blocks_[i] =
                register_module("block" + std::to_string(i), make_block(channels, widths[i], convolutions));
            channels = widths[i];
        }
        classifier_ = register_module("classifier", nn::Linear(channels, classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        const std::size_t halvings = images.size(2) == 64 ? 4 : 3;
        auto x = images;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            x = blocks_[i]->forward(x).relu_();
            keep_map(maps, x);
            if (i < halvings) {
                x = torch::max_pool2d(x, 2);
            }
        }
        return classifier_(x.mean({2, 3}));
    }

  private:
    std::array<nn::Sequential, widths.size()> blocks_;
    nn::Linear classifier_{nullptr};
};

void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut, torch::kReLU);
            nn::init::zeros_(convolution->bias);
        } else if (auto* linear = module->as<nn::Linear>()) {
            nn::init::normal_(linear->weight, 0.0, 0.01);
            nn::init::zeros_(linear->bias);
        }
    }
}

std::shared_ptr<Classifier> build(const Depth& depth, std::int64_t classes) {
    auto model = std::make_shared<CifarVgg>(depth.convolutions, classes);
    initialise(*model);
    return model;
}

TensorShapes shapes_of(const Depth& depth, std::int64_t classes) {
    ShapeWriter writer;
    std::int64_t channels = 3;
    for (std::size_t block = 0; block < widths.size(); ++block) {
        const auto prefix = "block" + std::to_string(block) + ".";
        for (std::int64_t i = 0; i < depth.convolutions; ++i) {
            writer.biased_conv(prefix + std::to_string(layers_a_step * i), channels, widths[block], 3);
            writer.batch_norm(prefix + std::to_string(layers_a_step * i + 1), widths[block]);
            channels = widths[block];
        }
    }
    writer.linear("classifier", channels, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& depth : depths) {
        list.push_back({
            .name = depth.name,
            .family = "cifar-vgg",
            .image_size = 32,
            .head = "classifier",
            .parameters = depth.parameters,
            .default_classes = 100,
            .build = [&depth](std::int64_t classes) { return build(depth, classes); },
            .shapes = [&depth](std::int64_t classes) { return shapes_of(depth, classes); },
        });
    }
    return list;
}

} // namespace retort::cifar_vgg
