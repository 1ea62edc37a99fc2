#include "core/engine/models/cifar_wide_resnet.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>

namespace retort::cifar_wide_resnet {

namespace {

namespace nn = torch::nn;

/// wrn-d-k has d = 6n + 4 layers, n blocks a stage, and stages k times as wide as those of a usual network.
struct Variant {
    const char* name;
    std::int64_t blocks;
    std::int64_t factor;
    std::int64_t parameters; ///< at 100 classes
};

constexpr std::array<Variant, 2> variants{{
    {"wrn-16-2", 2, 2, 703284},
    {"wrn-40-2", 6, 2, 2255156},
}};

constexpr std::int64_t first_width = 16;
constexpr std::size_t stage_count = 3;

std::int64_t width_of(const Variant& variant, std::size_t stage) {
    return (first_width << stage) * variant.factor;
}

nn::Conv2d conv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

/// Norm and ReLU come before each convolution. Where the width changes, the way around is a projection that
/// starts from the activated input.
class WideBlock : public nn::Module {
  public:
    WideBlock(std::int64_t in, std::int64_t width, std::int64_t stride)
        : bn1_(register_module("bn1", nn::BatchNorm2d(in)))
        , conv1_(register_module("conv1", conv(in, width, 3, stride)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(width)))
        , conv2_(register_module("conv2", conv(width, width, 3, 1))) {
        if (in != width) {
            projection_ = register_module("convShortcut", conv(in, width, 1, stride));
        }
    }

    torch::Tensor forward(const torch::Tensor& images) {
        const auto active = bn1_(images).relu_();
        auto x = bn2_(conv1_(active)).relu_();
        x = conv2_(x);
        x += projection_.is_empty() ? images : projection_(active);
        return x;
    }

  private:
    nn::BatchNorm2d bn1_;
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn2_;
    nn::Conv2d conv2_;
    nn::Conv2d projection_{nullptr};
};

/// The checkpoints have one level of names more than blocks need: `block1.layer.0`.
class WideStage : public nn::Module {
  public:
    WideStage(std::int64_t in, std::int64_t width, std::int64_t blocks, std::int64_t stride) {
        layer_->push_back(std::make_shared<WideBlock>(in, width, stride));
        for (std::int64_t i = 1; i < blocks; ++i) {
            layer_->push_back(std::make_shared<WideBlock>(width, width, 1));
        }
        register_module("layer", layer_);
    }

    torch::Tensor forward(const torch::Tensor& images) { return layer_->forward(images); }

  private:
    nn::Sequential layer_;
};

class CifarWideResnet : public StagedClassifier {
  public:
    CifarWideResnet(const Variant& variant, std::int64_t classes)
        : conv1_(register_module("conv1", conv(3, first_width, 3, 1))) {
        auto channels = first_width;
        for (std::size_t i = 0; i < stage_count; ++i) {
            const auto width = width_of(variant, i);
            stages_[i] =
                register_module("block" + std::to_string(i + 1),
                                std::make_shared<WideStage>(channels, width, variant.blocks, i == 0 ? 1 : 2));
            channels = width;
        }
        bn1_ = register_module("bn1", nn::BatchNorm2d(channels));
        fc_ = register_module("fc", nn::Linear(channels, classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        auto x = conv1_(images);
        for (auto& stage : stages_) {
            x = stage->forward(x);
            keep_map(maps, x);
        }
        return fc_(bn1_(x).relu_().mean({2, 3}));
    }

  private:
    nn::Conv2d conv1_;
    std::array<std::shared_ptr<WideStage>, stage_count> stages_;
    nn::BatchNorm2d bn1_{nullptr};
    nn::Linear fc_{nullptr};
};

/// The head's weight and the batch norms keep PyTorch's own defaults.
void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut, torch::kReLU);
        } else if (auto* linear = module->as<nn::Linear>()) {
            nn::init::zeros_(linear->bias);
        }
    }
}

std::shared_ptr<Classifier> build(const Variant& variant, std::int64_t classes) {
    auto model = std::make_shared<CifarWideResnet>(variant, classes);
    initialise(*model);
    return model;
}

TensorShapes shapes_of(const Variant& variant, std::int64_t classes) {
    ShapeWriter writer;
    writer.conv("conv1", 3, first_width, 3);
    auto channels = first_width;
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
        const auto width = width_of(variant, stage);
        for (std::int64_t i = 0; i < variant.blocks; ++i) {
            const auto prefix = "block" + std::to_string(stage + 1) + ".layer." + std::to_string(i) + ".";
            writer.batch_norm(prefix + "bn1", channels);
            writer.conv(prefix + "conv1", channels, width, 3);
            writer.batch_norm(prefix + "bn2", width);
            writer.conv(prefix + "conv2", width, width, 3);
            if (channels != width) {
                writer.conv(prefix + "convShortcut", channels, width, 1);
            }
            channels = width;
        }
    }
    writer.batch_norm("bn1", channels);
    writer.linear("fc", channels, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& variant : variants) {
        list.push_back({
            .name = variant.name,
            .family = "cifar-wide-resnet",
            .image_size = 32,
            .head = "fc",
            .parameters = variant.parameters,
            .default_classes = 100,
            .build = [&variant](std::int64_t classes) { return build(variant, classes); },
            .shapes = [&variant](std::int64_t classes) { return shapes_of(variant, classes); },
        });
    }
    return list;
}

} // namespace retort::cifar_wide_resnet
