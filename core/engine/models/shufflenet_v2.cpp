#include "core/engine/models/shufflenet_v2.h"

#include "core/engine/models/blocks.h"

#include <array>
#include <torch/nn/modules/activation.h>

namespace retort::shufflenet_v2 {

namespace {

namespace nn = torch::nn;

constexpr std::size_t stage_count = 3;
constexpr std::int64_t first_width = 24;
constexpr std::int64_t last_width = 1024;
constexpr std::array<std::int64_t, stage_count> blocks{4, 8, 4};
constexpr ConvShape stem{3, first_width, 3, 2};

struct Variant {
    const char* name;
    std::array<std::int64_t, stage_count> widths; ///< of the stages' output
    std::int64_t parameters;                      ///< at 1000 classes
};

constexpr std::array<Variant, 2> variants{{
    {"shufflenet_v2_x0_5", {48, 96, 192}, 1366792},
    {"shufflenet_v2_x1_0", {116, 232, 464}, 2278604},
}};

ConvShape top(const Variant& variant) {
    return {variant.widths.back(), last_width, 1};
}

/// The paper names stages from 2, the first convolution being 1.
std::string stage_name(std::size_t stage) {
    return "stage" + std::to_string(stage + 2);
}

ConvShape depthwise(std::int64_t channels, std::int64_t stride) {
    return {channels, channels, 3, stride, channels};
}

/// A convolution and its batch norm are two members of `branch`, as in the original.
void push_conv_norm(nn::Sequential& branch, const ConvShape& shape) {
    branch->push_back(nn::Conv2d(conv_options(shape).bias(false)));
    branch->push_back(nn::BatchNorm2d(shape.out));
}

void push_relu(nn::Sequential& branch) {
    branch->push_back(nn::ReLU(nn::ReLUOptions(/*inplace=*/true)));
}

/// Interleaves the two halves of the channels: 0, n/2, 1, n/2 + 1, …
torch::Tensor shuffle(const torch::Tensor& x) {
    const auto channels = x.size(1);
    const auto height = x.size(2);
    const auto width = x.size(3);
    return x.view({-1, 2, channels / 2, height, width})
        .transpose(1, 2)
        .reshape({-1, channels, height, width});
}

/// At stride 2 both branches see all channels; at stride 1 half of the channels goes past.
class Block : public nn::Module {
  public:
    Block(std::int64_t in, std::int64_t out, std::int64_t stride) : half_(out / 2), narrows_(stride > 1) {
        if (narrows_) {
            push_conv_norm(branch1_, depthwise(in, stride));
            push_conv_norm(branch1_, {in, half_, 1});
            push_relu(branch1_);
        }
        push_conv_norm(branch2_, {narrows_ ? in : half_, half_, 1});
        push_relu(branch2_);
        push_conv_norm(branch2_, depthwise(half_, stride));
        push_conv_norm(branch2_, {half_, half_, 1});
        push_relu(branch2_);
        register_module("branch1", branch1_);
        register_module("branch2", branch2_);
    }

    torch::Tensor forward(const torch::Tensor& x) {
        if (narrows_) {
            return shuffle(torch::cat({branch1_->forward(x), branch2_->forward(x)}, 1));
        }
        return shuffle(
            torch::cat({x.slice(1, 0, half_), branch2_->forward(x.slice(1, half_, 2 * half_))}, 1));
    }

  private:
    std::int64_t half_;
    bool narrows_;
    nn::Sequential branch1_;
    nn::Sequential branch2_;
};

class ShufflenetV2 : public StagedClassifier {
  public:
    ShufflenetV2(const Variant& variant, std::int64_t classes)
        : conv1_(register_module("conv1", std::make_shared<ConvNorm>(stem, Activation::relu))) {
        auto channels = first_width;
        for (std::size_t i = 0; i < stage_count; ++i) {
            for (std::int64_t block = 0; block < blocks[i]; ++block) {
                stages_[i]->push_back(
                    std::make_shared<Block>(channels, variant.widths[i], block == 0 ? 2 : 1));
                channels = variant.widths[i];
            }
            register_module(stage_name(i), stages_[i]);
        }
        conv5_ = register_module("conv5", std::make_shared<ConvNorm>(top(variant), Activation::relu));
        fc_ = register_module("fc", nn::Linear(last_width, classes));
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        auto x = torch::max_pool2d(conv1_->forward(images), /*kernel_size=*/3, /*stride=*/2, /*padding=*/1);
        for (auto& stage : stages_) {
            x = stage->forward(x);
            keep_map(maps, x);
        }
        return fc_(conv5_->forward(x).mean({2, 3}));
    }

  private:
    std::shared_ptr<ConvNorm> conv1_;
    std::array<nn::Sequential, stage_count> stages_;
    std::shared_ptr<ConvNorm> conv5_;
    nn::Linear fc_{nullptr};
};

void write_conv_norm(ShapeWriter& writer, const std::string& branch, int index, const ConvShape& shape) {
    writer.conv(branch + std::to_string(index), shape.in, shape.out, shape.kernel, shape.groups);
    writer.batch_norm(branch + std::to_string(index + 1), shape.out);
}

void write_block(ShapeWriter& writer, const std::string& name, std::int64_t in, std::int64_t out,
                 bool narrows) {
    const auto half = out / 2;
    if (narrows) {
        write_conv_norm(writer, name + ".branch1.", 0, depthwise(in, 2));
        write_conv_norm(writer, name + ".branch1.", 2, {in, half, 1});
    }
    write_conv_norm(writer, name + ".branch2.", 0, {narrows ? in : half, half, 1});
    write_conv_norm(writer, name + ".branch2.", 3, depthwise(half, narrows ? 2 : 1));
    write_conv_norm(writer, name + ".branch2.", 5, {half, half, 1});
}

TensorShapes shapes_of(const Variant& variant, std::int64_t classes) {
    ShapeWriter writer;
    ConvNorm::write(writer, "conv1", stem);
    auto channels = first_width;
    for (std::size_t i = 0; i < stage_count; ++i) {
        for (std::int64_t block = 0; block < blocks[i]; ++block) {
            write_block(writer, stage_name(i) + "." + std::to_string(block), channels, variant.widths[i],
                        block == 0);
            channels = variant.widths[i];
        }
    }
    ConvNorm::write(writer, "conv5", top(variant));
    writer.linear("fc", last_width, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& variant : variants) {
        list.push_back({
            .name = variant.name,
            .family = "shufflenet-v2",
            .image_size = 224,
            .head = "fc",
            .parameters = variant.parameters,
            .default_classes = 1000,
            // All layers keep PyTorch's own initial weights.
            .build =
                [&variant](std::int64_t classes) { return std::make_shared<ShufflenetV2>(variant, classes); },
            .shapes = [&variant](std::int64_t classes) { return shapes_of(variant, classes); },
            .untold = Untold::strides,
        });
    }
    return list;
}

} // namespace retort::shufflenet_v2
