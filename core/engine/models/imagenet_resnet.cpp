#include "core/engine/models/imagenet_resnet.h"

#include "core/engine/models/layout.h"

#include <array>

namespace retort {

namespace {

namespace nn = torch::nn;

/// One of the published depths.
struct Depth {
    const char* name;
    bool bottleneck;
    std::array<std::int64_t, 4> blocks; ///< per stage
    std::int64_t parameters;            ///< at 1000 classes
};

constexpr std::array<Depth, 5> depths{{
    {"resnet18", false, {2, 2, 2, 2}, 11689512},
    {"resnet34", false, {3, 4, 6, 3}, 21797672},
    {"resnet50", true, {3, 4, 6, 3}, 25557032},
    {"resnet101", true, {3, 4, 23, 3}, 44549160},
    {"resnet152", true, {3, 8, 36, 3}, 60192808},
}};

constexpr std::int64_t first_width = 64;

/// The width of a stage (0 to 3) inside its blocks.
constexpr std::int64_t width_of(std::size_t stage) {
    return first_width << stage;
}

nn::Conv2d conv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
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

    BasicBlock(std::int64_t in, std::int64_t width, std::int64_t stride, const nn::Sequential& downsample)
        : conv1_(register_module("conv1", conv(in, width, 3, stride)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(width)))
        , conv2_(register_module("conv2", conv(width, width, 3)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(width))) {
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

    Bottleneck(std::int64_t in, std::int64_t width, std::int64_t stride, const nn::Sequential& downsample)
        : conv1_(register_module("conv1", conv(in, width, 1)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(width)))
        , conv2_(register_module("conv2", conv(width, width, 3, stride)))
        , bn2_(register_module("bn2", nn::BatchNorm2d(width)))
        , conv3_(register_module("conv3", conv(width, width * expansion, 1)))
        , bn3_(register_module("bn3", nn::BatchNorm2d(width * expansion))) {
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
nn::Sequential make_stage(std::int64_t& channels, std::int64_t width, std::int64_t blocks,
                          std::int64_t stride) {
    nn::Sequential stage;
    const auto out = width * BlockType::expansion;
    for (std::int64_t i = 0; i < blocks; ++i) {
        const auto block_stride = i == 0 ? stride : 1;
        nn::Sequential downsample{nullptr};
        if (block_stride != 1 || channels != out) {
            downsample = nn::Sequential(conv(channels, out, 1, block_stride), nn::BatchNorm2d(out));
        }
        stage->push_back(std::make_shared<BlockType>(channels, width, block_stride, downsample));
        channels = out;
    }
    return stage;
}

template <typename BlockType>
class ImagenetResnet : public Classifier {
  public:
    ImagenetResnet(const std::array<std::int64_t, 4>& blocks, std::int64_t classes)
        : conv1_(register_module("conv1", conv(3, first_width, 7, 2)))
        , bn1_(register_module("bn1", nn::BatchNorm2d(first_width))) {
        auto channels = first_width;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            stages_[i] =
                register_module("layer" + std::to_string(i + 1),
                                make_stage<BlockType>(channels, width_of(i), blocks[i], i == 0 ? 1 : 2));
        }
        fc_ = register_module("fc", nn::Linear(channels, classes));
    }

    torch::Tensor forward(torch::Tensor images) override {
        auto x = bn1_(conv1_(images)).relu_();
        x = torch::max_pool2d(x, /*kernel_size=*/3, /*stride=*/2, /*padding=*/1);
        for (auto& stage : stages_) {
            x = stage->forward(x);
        }
        return fc_(torch::adaptive_avg_pool2d(x, {1, 1}).flatten(1));
    }

  private:
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

std::shared_ptr<Classifier> build(const Depth& depth, std::int64_t classes) {
    std::shared_ptr<Classifier> model;
    if (depth.bottleneck) {
        model = std::make_shared<ImagenetResnet<Bottleneck>>(depth.blocks, classes);
    } else {
        model = std::make_shared<ImagenetResnet<BasicBlock>>(depth.blocks, classes);
    }
    initialise(*model);
    return model;
}

void write_block(LayoutWriter& layout, const std::string& prefix, bool bottleneck, std::int64_t in,
                 std::int64_t width) {
    if (bottleneck) {
        layout.conv(prefix + "conv1", in, width, 1);
        layout.batch_norm(prefix + "bn1", width);
        layout.conv(prefix + "conv2", width, width, 3);
        layout.batch_norm(prefix + "bn2", width);
        layout.conv(prefix + "conv3", width, width * Bottleneck::expansion, 1);
        layout.batch_norm(prefix + "bn3", width * Bottleneck::expansion);
    } else {
        layout.conv(prefix + "conv1", in, width, 3);
        layout.batch_norm(prefix + "bn1", width);
        layout.conv(prefix + "conv2", width, width, 3);
        layout.batch_norm(prefix + "bn2", width);
    }
}

TensorShapes layout_of(const Depth& depth, std::int64_t classes) {
    LayoutWriter layout;
    layout.conv("conv1", 3, first_width, 7);
    layout.batch_norm("bn1", first_width);
    auto channels = first_width;
    for (std::size_t stage = 0; stage < depth.blocks.size(); ++stage) {
        const auto out = width_of(stage) * (depth.bottleneck ? Bottleneck::expansion : BasicBlock::expansion);
        for (std::int64_t i = 0; i < depth.blocks[stage]; ++i) {
            const auto prefix = "layer" + std::to_string(stage + 1) + "." + std::to_string(i) + ".";
            write_block(layout, prefix, depth.bottleneck, channels, width_of(stage));
            if (channels != out) {
                layout.conv(prefix + "downsample.0", channels, out, 1);
                layout.batch_norm(prefix + "downsample.1", out);
            }
            channels = out;
        }
    }
    layout.linear("fc", channels, classes);
    return layout.take();
}

} // namespace

std::vector<Architecture> imagenet_resnets() {
    std::vector<Architecture> list;
    for (const auto& depth : depths) {
        list.push_back({
            .name = depth.name,
            .family = "imagenet-resnet",
            .image_size = 224,
            .head = "fc",
            .parameters = depth.parameters,
            .default_classes = 1000,
            .build = [&depth](std::int64_t classes) { return build(depth, classes); },
            .layout = [&depth](std::int64_t classes) { return layout_of(depth, classes); },
        });
    }
    return list;
}

} // namespace retort
