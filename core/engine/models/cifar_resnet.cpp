#include "core/engine/models/cifar_resnet.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>

namespace retort::cifar_resnet {

namespace {

namespace nn = torch::nn;

/// One of the published depths: 6n + 2 layers, n blocks a stage.
struct Depth {
    const char* name;
    std::int64_t blocks;
    std::int64_t parameters; ///< at 10 classes
};

constexpr std::array<Depth, 5> depths{{
    {"resnet20", 3, 269722},
    {"resnet32", 5, 464154},
    {"resnet44", 7, 658586},
    {"resnet56", 9, 853018},
    {"resnet110", 18, 1727962},
}};

constexpr std::int64_t first_width = 16;
constexpr std::size_t stage_count = 3;

constexpr std::int64_t width_of(std::size_t stage) {
    return first_width << stage;
}

nn::Conv2d conv3x3(std::int64_t in, std::int64_t out, std::int64_t stride) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(stride).padding(1).bias(false));
}

/// The paper's option A: every second pixel, and zeros for the channels that are new, half of them before the
/// old ones and half after.
torch::Tensor narrow_shortcut(const torch::Tensor& x, std::int64_t new_channels) {
    using torch::indexing::None;
    using torch::indexing::Slice;
    const auto every_second = x.index({Slice(), Slice(), Slice(None, None, 2), Slice(None, None, 2)});
    return torch::constant_pad_nd(every_second, {0, 0, 0, 0, new_channels / 2, new_channels / 2});
}

class CifarBlock : public nn::Module {
  public:
    CifarBlock(std::int64_t in, std::int64_t width, std::int64_t stride)
        : conv1_(register_module("conv1", conv3x3(in, width, stride)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(width)))
        , conv2_(register_module("conv2", conv3x3(width, width, 1)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(width)))
        , new_channels_(width - in) {}

    torch::Tensor forward(const torch::Tensor& images) {
        auto x = bn1_(conv1_(images)).relu_();
        x = bn2_(conv2_(x));
        x += new_channels_ == 0 ? images : narrow_shortcut(images, new_channels_);
        return x.relu_();
    }

  private:
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    nn::Conv2d conv2_;
    nn::BatchNorm2d bn2_;
    std::int64_t new_channels_;
};

/// The first block of every stage but the first halves the image and doubles the channels.
nn::Sequential make_stage(std::size_t stage, std::int64_t blocks) {
    nn::Sequential layers;
    const auto width = width_of(stage);
    for (std::int64_t i = 0; i < blocks; ++i) {
        const bool narrows = stage > 0 && i == 0;
        layers->push_back(std::make_shared<CifarBlock>(narrows ? width / 2 : width, width, narrows ? 2 : 1));
    }
    return layers;
}

class CifarResnet : public StagedClassifier {
  public:
    CifarResnet(std::int64_t blocks, std::int64_t classes)
        : conv1_(register_module("conv1", conv3x3(3, first_width, 1)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(first_width))) {
        for (std::size_t i = 0; i < stage_count; ++i) {
            stages_[i] = register_module("layer" + std::to_string(i + 1), make_stage(i, blocks));
        }
        linear_ = register_module("linear", nn::Linear(width_of(stage_count - 1), classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        auto x = bn1_(conv1_(images)).relu_();
        for (auto& stage : stages_) {
            x = stage->forward(x);
            keep_map(maps, x);
        }
        return linear_(x.mean({2, 3}));
    }

  private:
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    std::array<nn::Sequential, stage_count> stages_;
    nn::Linear linear_{nullptr};
};

/// The head is drawn like the convolutions here; its bias and batch norms keep PyTorch's own defaults.
void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(convolution->weight);
        } else if (auto* linear = module->as<nn::Linear>()) {
            nn::init::kaiming_normal_(linear->weight);
        }
    }
}

std::shared_ptr<Classifier> build(const Depth& depth, std::int64_t classes) {
    auto model = std::make_shared<CifarResnet>(depth.blocks, classes);
    initialise(*model);
    return model;
}

TensorShapes shapes_of(const Depth& depth, std::int64_t classes) {
    ShapeWriter writer;
    writer.conv("conv1", 3, first_width, 3);
    writer.batch_norm("bn1", first_width);
    auto channels = first_width;
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
        const auto width = width_of(stage);
        for (std::int64_t i = 0; i < depth.blocks; ++i) {
            const auto prefix = "layer" + std::to_string(stage + 1) + "." + std::to_string(i) + ".";
            writer.conv(prefix + "conv1", channels, width, 3);
            writer.batch_norm(prefix + "bn1", width);
            writer.conv(prefix + "conv2", width, width, 3);
            writer.batch_norm(prefix + "bn2", width);
            channels = width;
        }
    }
    writer.linear("linear", channels, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& depth : depths) {
        list.push_back({
            .name = depth.name,
            .family = "cifar-resnet",
            .image_size = 32,
            .head = "linear",
            .parameters = depth.parameters,
            .default_classes = 10,
            .build = [&depth](std::int64_t classes) { return build(depth, classes); },
            .shapes = [&depth](std::int64_t classes) { return shapes_of(depth, classes); },
        });
    }
    return list;
}

} // namespace retort::cifar_resnet
