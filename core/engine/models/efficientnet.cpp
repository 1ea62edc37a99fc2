#include "core/engine/models/efficientnet.h"

#include "core/engine/models/blocks.h"

#include <array>
#include <cmath>

namespace retort::efficientnet {

namespace {

namespace nn = torch::nn;

constexpr std::int64_t first_width = 32;
constexpr std::int64_t last_width = 1280;
constexpr double dropout = 0.2;
constexpr double last_drop = 0.2; ///< what the probability of stochastic depth grows towards, block by block

/// Blocks of one output width; the first of them carries the stride.
struct Stage {
    std::int64_t expansion;
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t width;
    std::int64_t blocks;
};

constexpr std::array<Stage, 7> stages{{
    {1, 3, 1, 16, 1},
    {6, 3, 2, 24, 2},
    {6, 5, 2, 40, 2},
    {6, 3, 2, 80, 3},
    {6, 5, 1, 112, 3},
    {6, 5, 2, 192, 4},
    {6, 3, 1, 320, 1},
}};

constexpr std::int64_t block_count = [] {
    std::int64_t count = 0;
    for (const auto& stage : stages) {
        count += stage.blocks;
    }
    return count;
}();

constexpr ConvShape stem{3, first_width, 3, 2};
constexpr ConvShape top{stages.back().width, last_width, 1};

/// The blocks of all stages, stage by stage.
std::vector<std::vector<InvertedResidualShape>> block_shapes() {
    std::vector<std::vector<InvertedResidualShape>> shapes;
    auto channels = first_width;
    for (const auto& stage : stages) {
        auto& blocks = shapes.emplace_back();
        for (std::int64_t i = 0; i < stage.blocks; ++i) {
            blocks.push_back({channels, stage.kernel, channels * stage.expansion, stage.width, channels / 4,
                              i == 0 ? stage.stride : 1});
            channels = stage.width;
        }
    }
    return shapes;
}

/// A sequence inside a sequence, which torch::nn::Sequential cannot be.
class StageBlocks : public nn::Module {
  public:
    void push_back(const std::shared_ptr<InvertedResidual>& block) {
        blocks_.push_back(register_module(std::to_string(blocks_.size()), block));
    }

    torch::Tensor forward(torch::Tensor x) {
        for (const auto& block : blocks_) {
            x = block->forward(x);
        }
        return x;
    }

  private:
    std::vector<std::shared_ptr<InvertedResidual>> blocks_;
};

class Efficientnet : public MobileClassifier {
  public:
    explicit Efficientnet(std::int64_t classes) {
        const InvertedResidualStyle style{Activation::silu, Activation::silu, Activation::sigmoid, {}};
        features()->push_back(std::make_shared<ConvNorm>(stem, style.activation));
        std::int64_t index = 0;
        for (const auto& shapes : block_shapes()) {
            auto stage = std::make_shared<StageBlocks>();
            for (const auto& shape : shapes) {
                const double drop =
                    last_drop * static_cast<double>(index++) / static_cast<double>(block_count);
                stage->push_back(std::make_shared<InvertedResidual>(shape, style, drop, shared_randomness()));
            }
            features()->push_back(stage);
        }
        features()->push_back(std::make_shared<ConvNorm>(top, style.activation));
        classifier()->push_back(std::make_shared<Dropout>(dropout, shared_randomness()));
        classifier()->push_back(nn::Linear(last_width, classes));
    }
};

/// The head's bound follows from the number of classes, not of features.
void initialise_head(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* layer = module->as<nn::Linear>()) {
            const auto bound = 1.0 / std::sqrt(static_cast<double>(layer->options.out_features()));
            nn::init::uniform_(layer->weight, -bound, bound);
            nn::init::zeros_(layer->bias);
        }
    }
}

std::shared_ptr<Classifier> build(std::int64_t classes) {
    auto model = std::make_shared<Efficientnet>(classes);
    initialise_convolutions(*model);
    initialise_head(*model);
    return model;
}

TensorShapes shapes_of(std::int64_t classes) {
    ShapeWriter writer;
    int index = 0;
    const auto next = [&] { return "features." + std::to_string(index++); };
    ConvNorm::write(writer, next(), stem);
    for (const auto& shapes : block_shapes()) {
        const auto stage = next();
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            InvertedResidual::write(writer, stage + "." + std::to_string(i), shapes[i]);
        }
    }
    ConvNorm::write(writer, next(), top);
    writer.linear("classifier.1", last_width, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    return {{
        .name = "efficientnet_b0",
        .family = "efficientnet",
        .image_size = 224,
        .head = "classifier.1",
        .parameters = 5288548,
        .default_classes = 1000,
        .build = build,
        .shapes = shapes_of,
        .untold = Untold::strides,
    }};
}

} // namespace retort::efficientnet
