#include "core/engine/models/mobilenet_v2.h"

#include "core/engine/models/blocks.h"

#include <array>

namespace retort::mobilenet_v2 {

namespace {

namespace nn = torch::nn;

constexpr std::int64_t first_width = 32;
constexpr std::int64_t last_width = 1280;
constexpr double dropout = 0.2;

/// Blocks of one output width; the first of them carries the stride.
struct Stage {
    std::int64_t expansion;
    std::int64_t width;
    std::int64_t blocks;
    std::int64_t stride;
};

constexpr std::array<Stage, 7> stages{{
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1},
}};

struct BlockShape {
    std::int64_t in;
    std::int64_t expanded;
    std::int64_t out;
    std::int64_t stride;

    [[nodiscard]] bool expands() const { return expanded != in; }
    [[nodiscard]] ConvShape expansion() const { return {in, expanded, 1}; }
    [[nodiscard]] ConvShape depthwise() const { return {expanded, expanded, 3, stride, expanded}; }
    [[nodiscard]] ConvShape projection() const { return {expanded, out, 1}; }
};

constexpr ConvShape stem{3, first_width, 3, 2};
constexpr ConvShape top{stages.back().width, last_width, 1};

std::vector<BlockShape> block_shapes() {
    std::vector<BlockShape> shapes;
    auto channels = first_width;
    for (const auto& stage : stages) {
        for (std::int64_t i = 0; i < stage.blocks; ++i) {
            shapes.push_back({channels, channels * stage.expansion, stage.width, i == 0 ? stage.stride : 1});
            channels = stage.width;
        }
    }
    return shapes;
}

/// Unlike that of the later mobile networks, its projection is not a block of its own.
class Block : public nn::Module {
  public:
    explicit Block(const BlockShape& shape) : shortcut_(shape.stride == 1 && shape.in == shape.out) {
        if (shape.expands()) {
            conv_->push_back(std::make_shared<ConvNorm>(shape.expansion(), Activation::relu6));
        }
        conv_->push_back(std::make_shared<ConvNorm>(shape.depthwise(), Activation::relu6));
        conv_->push_back(nn::Conv2d(conv_options(shape.projection()).bias(false)));
        conv_->push_back(nn::BatchNorm2d(shape.out));
        register_module("conv", conv_);
    }

    torch::Tensor forward(const torch::Tensor& x) {
        auto result = conv_->forward(x);
        if (shortcut_) {
            result += x;
        }
        return result;
    }

  private:
    bool shortcut_;
    nn::Sequential conv_;
};

class MobilenetV2 : public MobileClassifier {
  public:
    explicit MobilenetV2(std::int64_t classes) {
        features()->push_back(std::make_shared<ConvNorm>(stem, Activation::relu6));
        for (const auto& shape : block_shapes()) {
            features()->push_back(std::make_shared<Block>(shape));
        }
        features()->push_back(std::make_shared<ConvNorm>(top, Activation::relu6));
        classifier()->push_back(std::make_shared<Dropout>(dropout, shared_randomness()));
        classifier()->push_back(nn::Linear(last_width, classes));
    }
};

std::shared_ptr<Classifier> build(std::int64_t classes) {
    auto model = std::make_shared<MobilenetV2>(classes);
    initialise_convolutions(*model);
    initialise_linears(*model);
    return model;
}

void write_block(ShapeWriter& writer, const std::string& name, const BlockShape& shape) {
    int index = 0;
    const auto next = [&] { return name + ".conv." + std::to_string(index++); };
    if (shape.expands()) {
        ConvNorm::write(writer, next(), shape.expansion());
    }
    ConvNorm::write(writer, next(), shape.depthwise());
    writer.conv(next(), shape.expanded, shape.out, 1);
    writer.batch_norm(next(), shape.out);
}

TensorShapes shapes_of(std::int64_t classes) {
    ShapeWriter writer;
    int index = 0;
    const auto next = [&] { return "features." + std::to_string(index++); };
    ConvNorm::write(writer, next(), stem);
    for (const auto& shape : block_shapes()) {
        write_block(writer, next(), shape);
    }
    ConvNorm::write(writer, next(), top);
    writer.linear("classifier.1", last_width, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    return {{
        .name = "mobilenet_v2",
        .family = "mobilenet-v2",
        .image_size = 224,
        .head = "classifier.1",
        .parameters = 3504872,
        .default_classes = 1000,
        .build = build,
        .shapes = shapes_of,
        .untold = Untold::strides,
    }};
}

} // namespace retort::mobilenet_v2
