#include "core/engine/models/imagenet_resnet.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>

namespace retort::imagenet_resnet {

namespace {

namespace nn = torch::nn;

/// One of the published networks.
struct Variant {
    const char* name;
    bool bottleneck;
    std::array<std::int64_t, 4> blocks; ///< per stage
    std::int64_t parameters;            ///< at 1000 classes, for small images at 10
    std::int64_t groups = 1;            ///< of a bottleneck's 3×3 convolution
    std::int64_t group_width = 64;      ///< channels of such a group in the first stage
    bool small_images = false;          ///< 3×3 convolution first, at full resolution, and no pooling
};

constexpr std::array<Variant, 12> variants{{
    {"resnet18", false, {2, 2, 2, 2}, 11689512},
    {"resnet34", false, {3, 4, 6, 3}, 21797672},
    {"resnet50", true, {3, 4, 6, 3}, 25557032},
    {"resnet101", true, {3, 4, 23, 3}, 44549160},
    {"resnet152", true, {3, 8, 36, 3}, 60192808},
    {"resnext50_32x4d", true, {3, 4, 6, 3}, 25028904, 32, 4},
    {"wide_resnet50_2", true, {3, 4, 6, 3}, 68883240, 1, 128},
    {"resnet18-cifar", false, {2, 2, 2, 2}, 11173962, 1, 64, true},
    {"resnet34-cifar", false, {3, 4, 6, 3}, 21282122, 1, 64, true},
    {"resnet50-cifar", true, {3, 4, 6, 3}, 23520842, 1, 64, true},
    {"resnet101-cifar", true, {3, 4, 23, 3}, 42512970, 1, 64, true},
    {"resnet152-cifar", true, {3, 8, 36, 3}, 58156618, 1, 64, true},
}};

constexpr std::int64_t first_width = 64;

constexpr std::int64_t first_kernel(const Variant& variant) {
    return variant.small_images ? 3 : 7;
}

/// The widths inside the blocks of one stage.
struct Widths {
    std::int64_t plain; ///< of a basic block; a bottleneck's output is four times as wide
    std::int64_t inner; ///< of a bottleneck's 3×3 convolution
    std::int64_t groups;
};

/// `stage` counts from 0 to 3.
constexpr Widths widths_of(const Variant& variant, std::size_t stage) {
    return {first_width << stage, (variant.groups * variant.group_width) << stage, variant.groups};
}

nn::Conv2d conv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1,
                std::int64_t groups = 1) {
    return nn::Conv2d(
        nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).groups(groups).bias(false));
}

/// What both kinds of block share: the way around.
class Block : public nn::Module {
  protected:
    /// Registers `downsample` after the block's own layers; an empty one means that the input goes past
    /// as it is.
    void set_downsample(const nn::Sequential& downsample) {
        if (!downsample.is_empty()) {
            downsample_ = register_module("downsample", downsample);
        }
    }

    torch::Tensor join(torch::Tensor residual, const torch::Tensor& images) {
        residual += downsample_.is_empty() ? images : downsample_->forward(images);
        return residual.relu_();
    }

  private:
    nn::Sequential downsample_{nullptr};
};

class BasicBlock : public Block {
  public:
    static constexpr std::int64_t expansion = 1;

    BasicBlock(std::int64_t in, const Widths& widths, std::int64_t stride, const nn::Sequential& downsample)
        : conv1_(register_module("conv1", conv(in, widths.plain, 3, stride)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(widths.plain)))
        , conv2_(register_module("conv2", conv(widths.plain, widths.plain, 3)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(widths.plain))) {
        set_downsample(downsample);
    }

    torch::Tensor forward(const torch::Tensor& images) {
        auto x = bn1_(conv1_(images)).relu_();
        return join(bn2_(conv2_(x)), images);
    }

  private:
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    nn::Conv2d conv2_;
    nn::BatchNorm2d bn2_;
};

class Bottleneck : public Block {
  public:
    static constexpr std::int64_t expansion = 4;

    Bottleneck(std::int64_t in, const Widths& widths, std::int64_t stride, const nn::Sequential& downsample)
        : conv1_(register_module("conv1", conv(in, widths.inner, 1)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(widths.inner)))
        , conv2_(register_module("conv2", conv(widths.inner, widths.inner, 3, stride, widths.groups)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(widths.inner)))
        , conv3_(register_module("conv3", conv(widths.inner, widths.plain * expansion, 1)))
        , bn3_(register_module("bn3", nn::BatchNorm2d(widths.plain * expansion))) {
        set_downsample(downsample);
    }

    torch::Tensor forward(const torch::Tensor& images) {
        auto x = bn1_(conv1_(images)).relu_();
        x = bn2_(conv2_(x)).relu_();
        return join(bn3_(conv3_(x)), images);
    }

  private:
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    nn::Conv2d conv2_;
    nn::BatchNorm2d bn2_;
    nn::Conv2d conv3_;
    nn::BatchNorm2d bn3_;
};

/// `channels` is what comes in, and is set to what goes out. A projection is made before its block: that is
/// the order in which the original draws random numbers.
template <typename BlockType>
nn::Sequential make_stage(std::int64_t& channels, const Widths& widths, std::int64_t blocks,
                          std::int64_t stride) {
    nn::Sequential stage;
    const auto out = widths.plain * BlockType::expansion;
    for (std::int64_t i = 0; i < blocks; ++i) {
        const auto block_stride = i == 0 ? stride : 1;
        nn::Sequential downsample{nullptr};
        if (block_stride != 1 || channels != out) {
            downsample = nn::Sequential(conv(channels, out, 1, block_stride), nn::BatchNorm2d(out));
        }
        stage->push_back(std::make_shared<BlockType>(channels, widths, block_stride, downsample));
        channels = out;
    }
    return stage;
}

template <typename BlockType>
class ImagenetResnet : public StagedClassifier {
  public:
    ImagenetResnet(const Variant& variant, std::int64_t classes)
        : pools_(!variant.small_images)
        , conv1_(register_module("conv1", conv(3, first_width, first_kernel(variant), pools_ ? 2 : 1)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(first_width))) {
        auto channels = first_width;
        for (std::size_t i = 0; i < stages_.size(); ++i) {
            auto stage =
                make_stage<BlockType>(channels, widths_of(variant, i), variant.blocks[i], i == 0 ? 1 : 2);
            stages_[i] = register_module("layer" + std::to_string(i + 1), stage);
        }
        fc_ = register_module("fc", nn::Linear(channels, classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        auto x = bn1_(conv1_(images)).relu_();
        if (pools_) {
            x = torch::max_pool2d(x, /*kernel_size=*/3, /*stride=*/2, /*padding=*/1);
        }
        for (auto& stage : stages_) {
            x = stage->forward(x);
            keep_map(maps, x);
        }
        return fc_(torch::adaptive_avg_pool2d(x, {1, 1}).flatten(1));
    }

  private:
    bool pools_;
    nn::Conv2d conv1_;
    nn::BatchNorm2d bn1_;
    std::array<nn::Sequential, 4> stages_;
    nn::Linear fc_{nullptr};
};

/// Convolutions as in the paper; the head and batch norms keep PyTorch's own defaults.
void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* layer = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(layer->weight, 0.0, torch::kFanOut, torch::kReLU);
        }
    }
}

std::shared_ptr<Classifier> build(const Variant& variant, std::int64_t classes) {
    std::shared_ptr<Classifier> model;
    if (variant.bottleneck) {
        model = std::make_shared<ImagenetResnet<Bottleneck>>(variant, classes);
    } else {
        model = std::make_shared<ImagenetResnet<BasicBlock>>(variant, classes);
    }
    initialise(*model);
    return model;
}

void write_block(ShapeWriter& writer, const std::string& prefix, bool bottleneck, std::int64_t in,
                 const Widths& widths) {
    if (bottleneck) {
        writer.conv(prefix + "conv1", in, widths.inner, 1);
        writer.batch_norm(prefix + "bn1", widths.inner);
        writer.conv(prefix + "conv2", widths.inner, widths.inner, 3, widths.groups);
        writer.batch_norm(prefix + "bn2", widths.inner);
        writer.conv(prefix + "conv3", widths.inner, widths.plain * Bottleneck::expansion, 1);
        writer.batch_norm(prefix + "bn3", widths.plain * Bottleneck::expansion);
    } else {
        writer.conv(prefix + "conv1", in, widths.plain, 3);
        writer.batch_norm(prefix + "bn1", widths.plain);
        writer.conv(prefix + "conv2", widths.plain, widths.plain, 3);
        writer.batch_norm(prefix + "bn2", widths.plain);
    }
}

TensorShapes shapes_of(const Variant& variant, std::int64_t classes) {
    ShapeWriter writer;
    writer.conv("conv1", 3, first_width, first_kernel(variant));
    writer.batch_norm("bn1", first_width);
    auto channels = first_width;
    for (std::size_t stage = 0; stage < variant.blocks.size(); ++stage) {
        const auto widths = widths_of(variant, stage);
        const auto out = widths.plain * (variant.bottleneck ? Bottleneck::expansion : BasicBlock::expansion);
        for (std::int64_t i = 0; i < variant.blocks[stage]; ++i) {
            const auto prefix = "layer" + std::to_string(stage + 1) + "." + std::to_string(i) + ".";
            write_block(writer, prefix, variant.bottleneck, channels, widths);
            if (channels != out) {
                writer.conv(prefix + "downsample.0", channels, out, 1);
                writer.batch_norm(prefix + "downsample.1", out);
            }
            channels = out;
        }
    }
    writer.linear("fc", channels, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& variant : variants) {
        list.push_back({
            .name = variant.name,
            .family = "imagenet-resnet",
            .image_size = variant.small_images ? 32 : 224,
            .head = "fc",
            .parameters = variant.parameters,
            .default_classes = variant.small_images ? 10 : 1000,
            .build = [&variant](std::int64_t classes) { return build(variant, classes); },
            .shapes = [&variant](std::int64_t classes) { return shapes_of(variant, classes); },
            .untold = variant.small_images ? Untold::pooling : Untold::strides,
        });
    }
    return list;
}

} // namespace retort::imagenet_resnet
