#include "core/engine/models/vision_transformer.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"
#include "core/engine/models/truncated_normal.h"

#include <cmath>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/normalization.h>

namespace retort::vision_transformer {

namespace {

namespace nn = torch::nn;

constexpr const char* architecture_name = "vit_b_16";
constexpr std::int64_t image_side = 224;
constexpr std::int64_t patch_side = 16;
constexpr std::int64_t patch_count = (image_side / patch_side) * (image_side / patch_side);
constexpr std::int64_t token_count = patch_count + 1; ///< the first one gathers what the head sees
constexpr std::int64_t width = 768;
constexpr std::int64_t hidden_width = 4 * width;
constexpr std::int64_t layer_count = 12;
constexpr std::int64_t head_count = 12;
constexpr std::int64_t head_width = width / head_count;
constexpr double norm_epsilon = 1e-6;

nn::LayerNorm layer_norm() {
    return nn::LayerNorm(nn::LayerNormOptions({width}).eps(norm_epsilon));
}

/// Multi-head self-attention (Vaswani et al., NeurIPS 2017) of N×tokens×width, with the names of
/// torch.nn.MultiheadAttention: queries, keys and values come from one product.
class SelfAttention : public nn::Module {
  public:
    SelfAttention()
        : weight_(register_parameter("in_proj_weight", torch::empty({3 * width, width})))
        , bias_(register_parameter("in_proj_bias", torch::zeros({3 * width})))
        , out_(register_module("out_proj", nn::Linear(width, width))) {
        nn::init::xavier_uniform_(weight_); // after the output's layer has drawn its own
        nn::init::zeros_(out_->bias);
    }

    torch::Tensor forward(const torch::Tensor& tokens) {
        // 3 × N × heads × tokens × head_width
        const auto parts = torch::linear(tokens, weight_, bias_)
                               .reshape({-1, token_count, 3, head_count, head_width})
                               .permute({2, 0, 3, 1, 4});
        const auto queries = parts.select(0, 0) * (1.0 / std::sqrt(head_width));
        const auto keys = parts.select(0, 1);
        const auto values = parts.select(0, 2);
        const auto attention = torch::matmul(queries, keys.transpose(-2, -1)).softmax(-1);
        return out_(torch::matmul(attention, values).transpose(1, 2).reshape({-1, token_count, width}));
    }

  private:
    torch::Tensor weight_;
    torch::Tensor bias_;
    nn::Linear out_;
};

/// The numbers between are those of an activation and of dropouts, which this size does without.
nn::Sequential make_perceptron() {
    nn::Sequential layers;
    layers->push_back("0", nn::Linear(width, hidden_width));
    layers->push_back("1", nn::GELU());
    layers->push_back("3", nn::Linear(hidden_width, width));
    for (const auto& layer : layers->children()) {
        if (auto* linear = layer->as<nn::Linear>()) {
            nn::init::xavier_uniform_(linear->weight);
            nn::init::normal_(linear->bias, 0.0, 1e-6);
        }
    }
    return layers;
}

class EncoderLayer : public nn::Module {
  public:
    EncoderLayer()
        : norm1_(register_module("ln_1", layer_norm()))
        , attention_(register_module("self_attention", std::make_shared<SelfAttention>()))
        , norm2_(register_module("ln_2", layer_norm()))
        , perceptron_(register_module("mlp", make_perceptron())) {}

    torch::Tensor forward(const torch::Tensor& tokens) {
        const auto x = tokens + attention_->forward(norm1_(tokens));
        return x + perceptron_->forward(norm2_(x));
    }

  private:
    nn::LayerNorm norm1_;
    std::shared_ptr<SelfAttention> attention_;
    nn::LayerNorm norm2_;
    nn::Sequential perceptron_;
};

nn::Sequential make_layers() {
    nn::Sequential layers;
    for (std::int64_t i = 0; i < layer_count; ++i) {
        layers->push_back("encoder_layer_" + std::to_string(i), std::make_shared<EncoderLayer>());
    }
    return layers;
}

/// The tokens of patches N×C×H×W, where they are in the image.
torch::Tensor map_of(const torch::Tensor& tokens) {
    constexpr auto patches_a_side = image_side / patch_side;
    return tokens.slice(1, 1).transpose(1, 2).reshape({-1, width, patches_a_side, patches_a_side});
}

class Encoder : public nn::Module {
  public:
    Encoder()
        : positions_(
              register_parameter("pos_embedding", torch::empty({1, token_count, width}).normal_(0.0, 0.02)))
        , layers_(register_module("layers", make_layers()))
        , norm_(register_module("ln", layer_norm())) {}

    /// All layers see the image at one size: of each quarter of them the last one's map is kept.
    torch::Tensor forward(torch::Tensor tokens, FeatureMaps* maps) {
        std::int64_t number = 0;
        for (auto& layer : *layers_) {
            tokens = layer.forward<torch::Tensor>(tokens);
            if (maps != nullptr && ++number % (layer_count / 4) == 0) {
                maps->push_back(map_of(tokens));
            }
        }
        return norm_(tokens);
    }
    [[nodiscard]] const torch::Tensor& positions() const { return positions_; }

  private:
    torch::Tensor positions_;
    nn::Sequential layers_;
    nn::LayerNorm norm_;
};

class VisionTransformer : public StagedClassifier {
  public:
    explicit VisionTransformer(std::int64_t classes)
        : class_token_(register_parameter("class_token", torch::zeros({1, 1, width})))
        , patches_(register_module("conv_proj",
                                   nn::Conv2d(nn::Conv2dOptions(3, width, patch_side).stride(patch_side))))
        , encoder_(register_module("encoder", std::make_shared<Encoder>())) {
        nn::Sequential heads;
        heads->push_back("head", nn::Linear(width, classes));
        heads_ = register_module("heads", heads);
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        require_side(architecture_name, image_side, images.size(2), images.size(3));
        const auto tokens = patches_(images).flatten(2).transpose(1, 2);
        // The class token is added to a row of zeros in front: unlike a copy for each image, that needs no
        // batch size, which would be fixed in a trace.
        const auto first = torch::constant_pad_nd(class_token_, {0, 0, 0, patch_count});
        const auto x = torch::constant_pad_nd(tokens, {0, 0, 1, 0}) + (first + encoder_->positions());
        return heads_->forward(encoder_->forward(x, maps).select(1, 0));
    }

    /// What the constructors of the layers leave to do.
    void initialise() {
        const auto fan_in = 3 * patch_side * patch_side;
        truncated_normal(patches_->weight, std::sqrt(1.0 / fan_in));
        nn::init::zeros_(patches_->bias);
        for (auto& parameter : heads_->parameters()) {
            nn::init::zeros_(parameter);
        }
    }

  private:
    torch::Tensor class_token_;
    nn::Conv2d patches_;
    std::shared_ptr<Encoder> encoder_;
    nn::Sequential heads_{nullptr};
};

std::shared_ptr<Classifier> build(std::int64_t classes) {
    auto model = std::make_shared<VisionTransformer>(classes);
    model->initialise();
    return model;
}

void write_layer(ShapeWriter& writer, const std::string& prefix) {
    writer.layer_norm(prefix + "ln_1", width);
    writer.tensor(prefix + "self_attention.in_proj_weight", {3 * width, width});
    writer.tensor(prefix + "self_attention.in_proj_bias", {3 * width});
    writer.linear(prefix + "self_attention.out_proj", width, width);
    writer.layer_norm(prefix + "ln_2", width);
    writer.linear(prefix + "mlp.0", width, hidden_width);
    writer.linear(prefix + "mlp.3", hidden_width, width);
}

TensorShapes shapes_of(std::int64_t classes) {
    ShapeWriter writer;
    writer.tensor("class_token", {1, 1, width});
    writer.biased_conv("conv_proj", 3, width, patch_side);
    writer.tensor("encoder.pos_embedding", {1, token_count, width});
    for (std::int64_t i = 0; i < layer_count; ++i) {
        write_layer(writer, "encoder.layers.encoder_layer_" + std::to_string(i) + ".");
    }
    writer.layer_norm("encoder.ln", width);
    writer.linear("heads.head", width, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    return {{
        .name = architecture_name,
        .family = "vision-transformer",
        .image_size = image_side,
        .head = "heads.head",
        .parameters = 86567656,
        .default_classes = 1000,
        .build = build,
        .shapes = shapes_of,
        .fixed_size = true,
    }};
}

} // namespace retort::vision_transformer
