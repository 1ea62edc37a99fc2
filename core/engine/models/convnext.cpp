#include "core/engine/models/convnext.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/nested_sequential.h"
#include "core/engine/models/shape_writer.h"
#include "core/engine/models/truncated_normal.h"

#include <array>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/functional.h>
#include <torch/nn/modules/normalization.h>

namespace retort::convnext {

namespace {

namespace nn = torch::nn;

struct Stage {
    std::int64_t width;
    std::int64_t blocks;
};

constexpr std::array<Stage, 4> stages{{{96, 3}, {192, 3}, {384, 9}, {768, 3}}};
constexpr std::int64_t expansion = 4;
constexpr double drop_probability = 0.1; ///< of the last block; the first has 0, those between in proportion
constexpr double norm_epsilon = 1e-6;
constexpr double first_scale = 1e-6;
constexpr double initial_spread = 0.02;

constexpr std::int64_t block_count() {
    std::int64_t count = 0;
    for (const auto& stage : stages) {
        count += stage.blocks;
    }
    return count;
}

nn::LayerNormOptions norm_options(std::int64_t channels) {
    return nn::LayerNormOptions({channels}).eps(norm_epsilon);
}

torch::Tensor channels_last(const torch::Tensor& x) {
    return x.permute({0, 2, 3, 1});
}

torch::Tensor channels_second(const torch::Tensor& x) {
    return x.permute({0, 3, 1, 2});
}

/// Normalises each pixel of N×C×H×W over its channels.
class PixelNorm : public nn::LayerNormImpl {
  public:
    explicit PixelNorm(std::int64_t channels) : nn::LayerNormImpl(norm_options(channels)) {}

    torch::Tensor forward(const torch::Tensor& images) {
        return channels_second(nn::LayerNormImpl::forward(channels_last(images)));
    }
};

nn::Conv2d patches(std::int64_t in, std::int64_t out, std::int64_t side) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, side).stride(side));
}

nn::Sequential make_block(std::int64_t width) {
    nn::Sequential block;
    block->push_back(nn::Conv2d(nn::Conv2dOptions(width, width, 7).padding(3).groups(width)));
    block->push_back(nn::Functional(channels_last));
    block->push_back(nn::LayerNorm(norm_options(width)));
    block->push_back(nn::Linear(width, expansion * width));
    block->push_back(nn::GELU());
    block->push_back(nn::Linear(expansion * width, width));
    block->push_back(nn::Functional(channels_second));
    return block;
}

class ConvnextBlock : public nn::Module {
  public:
    ConvnextBlock(std::int64_t width, double probability, const std::shared_ptr<Randomness>& randomness)
        : scale_(register_parameter("layer_scale", torch::full({width, 1, 1}, first_scale)))
        , block_(register_module("block", make_block(width)))
        , depth_(register_module("stochastic_depth",
                                 std::make_shared<StochasticDepth>(probability, randomness))) {}

    torch::Tensor forward(const torch::Tensor& images) {
        return depth_->forward(scale_ * block_->forward(images)) + images;
    }

  private:
    torch::Tensor scale_;
    nn::Sequential block_;
    std::shared_ptr<StochasticDepth> depth_;
};

/// Patches of 4×4 pixels, then the stages, with a halving of the sides between them.
nn::Sequential make_features(const std::shared_ptr<Randomness>& randomness) {
    const auto first_width = stages.front().width;
    nn::Sequential features(std::make_shared<NestedSequential>(patches(3, first_width, 4),
                                                               std::make_shared<PixelNorm>(first_width)));
    std::int64_t done = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto& [width, blocks] = stages[i];
        const auto stage = std::make_shared<NestedSequential>();
        for (std::int64_t block = 0; block < blocks; ++block, ++done) {
            const double share = static_cast<double>(done) / static_cast<double>(block_count() - 1);
            stage->push_back(std::make_shared<ConvnextBlock>(width, drop_probability * share, randomness));
        }
        features->push_back(stage);
        if (i + 1 < stages.size()) {
            features->push_back(std::make_shared<NestedSequential>(std::make_shared<PixelNorm>(width),
                                                                   patches(width, stages[i + 1].width, 2)));
        }
    }
    return features;
}

class Convnext : public StagedClassifier {
  public:
    explicit Convnext(std::int64_t classes)
        : features_(register_module("features", make_features(shared_randomness())))
        , classifier_(
              register_module("classifier", nn::Sequential(std::make_shared<PixelNorm>(stages.back().width),
                                                           nn::Flatten(nn::FlattenOptions().start_dim(1)),
                                                           nn::Linear(stages.back().width, classes)))) {}

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        const auto x = forward_keeping_maps(features_, images, maps);
        return classifier_->forward(torch::adaptive_avg_pool2d(x, {1, 1}));
    }

  private:
    nn::Sequential features_;
    nn::Sequential classifier_;
};

void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            truncated_normal(convolution->weight, initial_spread);
            nn::init::zeros_(convolution->bias);
        } else if (auto* linear = module->as<nn::Linear>()) {
            truncated_normal(linear->weight, initial_spread);
            nn::init::zeros_(linear->bias);
        }
    }
}

std::shared_ptr<Classifier> build(std::int64_t classes) {
    auto model = std::make_shared<Convnext>(classes);
    initialise(*model);
    return model;
}

void write_block(ShapeWriter& writer, const std::string& prefix, std::int64_t width) {
    writer.tensor(prefix + "layer_scale", {width, 1, 1});
    writer.biased_conv(prefix + "block.0", width, width, 7, /*groups=*/width);
    writer.layer_norm(prefix + "block.2", width);
    writer.linear(prefix + "block.3", width, expansion * width);
    writer.linear(prefix + "block.5", expansion * width, width);
}

TensorShapes shapes_of(std::int64_t classes) {
    ShapeWriter writer;
    writer.biased_conv("features.0.0", 3, stages.front().width, 4);
    writer.layer_norm("features.0.1", stages.front().width);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto& [width, blocks] = stages[i];
        for (std::int64_t block = 0; block < blocks; ++block) {
            const auto stage = "features." + std::to_string(2 * i + 1) + ".";
            write_block(writer, stage + std::to_string(block) + ".", width);
        }
        if (i + 1 < stages.size()) {
            const auto halving = "features." + std::to_string(2 * i + 2) + ".";
            writer.layer_norm(halving + "0", width);
            writer.biased_conv(halving + "1", width, stages[i + 1].width, 2);
        }
    }
    writer.layer_norm("classifier.0", stages.back().width);
    writer.linear("classifier.2", stages.back().width, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    return {{
        .name = "convnext_tiny",
        .family = "convnext",
        .image_size = 224,
        .head = "classifier.2",
        .parameters = 28589128,
        .default_classes = 1000,
        .build = build,
        .shapes = shapes_of,
    }};
}

} // namespace retort::convnext
