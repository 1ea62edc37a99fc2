#include "core/engine/models/cifar_resnet_b.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>

namespace retort::cifar_resnet_b {

namespace {

namespace nn = torch::nn;

/// 6n + 2 layers, n blocks a stage.
struct Depth {
    const char* name;
    std::int64_t blocks;
    std::int64_t first_width;
    std::int64_t stage_width; ///< of the first stage; each further one is twice as wide
    std::int64_t parameters;  ///< at 100 classes
};

constexpr std::array<Depth, 9> depths{{
    {"resnet8-b", 1, 16, 16, 83892},
    {"resnet14-b", 2, 16, 16, 181108},
    {"resnet20-b", 3, 16, 16, 278324},
    {"resnet32-b", 5, 16, 16, 472756},
    {"resnet44-b", 7, 16, 16, 667188},
    {"resnet56-b", 9, 16, 16, 861620},
    {"resnet110-b", 18, 16, 16, 1736564},
    {"resnet8x4", 1, 32, 64, 1233540},
    {"resnet32x4", 5, 32, 64, 7433860},
}};

constexpr std::size_t stage_count = 3;

constexpr std::int64_t width_of(const Depth& depth, std::size_t stage) {
    return depth.stage_width << stage;
}

nn::Conv2d conv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

class ProjectionBlock : public nn::Module {
  public:
    /// An empty `downsample` means that the input goes past as it is.
    ProjectionBlock(std::int64_t in, std::int64_t width, std::int64_t stride,
                    const nn::Sequential& downsample)
        : conv1_(register_module("conv1", conv(in, width, 3, stride)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(width)))
        , conv2_(register_module("conv2", conv(width, width, 3, 1)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(width)))
        , downsample_(downsample) {
        if (!downsample_.is_empty()) {
            register_module("downsample", downsample_);
        }
    }

    torch::Tensor forward(const torch::Tensor& images) {
        auto x = bn1_(conv1_(images)).relu_();
        x = bn2_(conv2_(x));
        x += downsample_.is_empty() ? images : downsample_->forward(images);
        return x.relu_();
    }

  private:
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    nn::Conv2d conv2_;
    nn::BatchNorm2d bn2_;
    nn::Sequential downsample_;
};

/// Where widths differ, a projection is made before the block: that is the order in which the original draws
/// random numbers. `channels` is what comes in, and is set to what goes out.
nn::Sequential make_stage(std::int64_t& channels, std::int64_t width, std::int64_t stride,
                          std::int64_t blocks) {
    nn::Sequential projection{nullptr};
    if (channels != width) {
        projection = nn::Sequential(conv(channels, width, 1, stride), nn::BatchNorm2d(width));
    }
    nn::Sequential layers(std::make_shared<ProjectionBlock>(channels, width, stride, projection));
    channels = width;
    for (std::int64_t i = 1; i < blocks; ++i) {
        layers->push_back(std::make_shared<ProjectionBlock>(width, width, 1, nn::Sequential{nullptr}));
    }
    return layers;
}

class CifarResnetB : public StagedClassifier {
  public:
    CifarResnetB(const Depth& depth, std::int64_t classes)
        : conv1_(register_module("conv1", conv(3, depth.first_width, 3, 1)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(depth.first_width))) {
        auto channels = depth.first_width;
        for (std::size_t i = 0; i < stage_count; ++i) {
            stages_[i] =
                register_module("layer" + std::to_string(i + 1),
                                make_stage(channels, width_of(depth, i), i == 0 ? 1 : 2, depth.blocks));
        }
        fc_ = register_module("fc", nn::Linear(channels, classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        auto x = bn1_(conv1_(images)).relu_();
        for (auto& stage : stages_) {
            x = stage->forward(x);
            keep_map(maps, x);
        }
        return fc_(x.mean({2, 3}));
    }

  private:
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    std::array<nn::Sequential, stage_count> stages_;
    nn::Linear fc_{nullptr};
};

/// The head and the batch norms keep PyTorch's own defaults.
void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut, torch::kReLU);
        }
    }
}

std::shared_ptr<Classifier> build(const Depth& depth, std::int64_t classes) {
    auto model = std::make_shared<CifarResnetB>(depth, classes);
    initialise(*model);
    return model;
}

TensorShapes shapes_of(const Depth& depth, std::int64_t classes) {
    ShapeWriter writer;
    auto channels = depth.first_width;
    writer.conv("conv1", 3, channels, 3);
    writer.batch_norm("bn1", channels);
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
        const auto width = width_of(depth, stage);
        for (std::int64_t i = 0; i < depth.blocks; ++i) {
            const auto prefix = "layer" + std::to_string(stage + 1) + "." + std::to_string(i) + ".";
            writer.conv(prefix + "conv1", channels, width, 3);
            writer.batch_norm(prefix + "bn1", width);
            writer.conv(prefix + "conv2", width, width, 3);
            writer.batch_norm(prefix + "bn2", width);
            if (channels != width) {
                writer.conv(prefix + "downsample.0", channels, width, 1);
                writer.batch_norm(prefix + "downsample.1", width);
            }
            channels = width;
        }
    }
    writer.linear("fc", channels, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& depth : depths) {
        list.push_back({
            .name = depth.name,
            .family = "cifar-resnet-b",
            .image_size = 32,
            .head = "fc",
            .parameters = depth.parameters,
            .default_classes = 100,
            .build = [&depth](std::int64_t classes) { return build(depth, classes); },
            .shapes = [&depth](std::int64_t classes) { return shapes_of(depth, classes); },
        });
    }
    return list;
}

} // namespace retort::cifar_resnet_b
