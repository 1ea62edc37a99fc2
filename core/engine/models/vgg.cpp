#include "core/engine/models/vgg.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/pooling.h>

namespace retort::vgg {

namespace {

namespace nn = torch::nn;

struct Depth {
    const char* name;
    std::array<std::int64_t, 5> convolutions; ///< in each block; blocks end in a max-pool
    std::int64_t parameters;                  ///< at 1000 classes
};

constexpr std::array<Depth, 2> depths{{
    {"vgg11_bn", {1, 1, 2, 2, 2}, 132868840},
    {"vgg16_bn", {2, 2, 3, 3, 3}, 138365992},
}};

constexpr std::array<std::int64_t, 5> widths{64, 128, 256, 512, 512};
constexpr std::int64_t pooled_side = 7;
constexpr std::int64_t pooled_features = widths.back() * pooled_side * pooled_side;
constexpr std::int64_t hidden_features = 4096;
constexpr double dropout = 0.5;

nn::ReLU relu() {
    return nn::ReLU(nn::ReLUOptions(true));
}

nn::Sequential make_features(const Depth& depth) {
    nn::Sequential features;
    std::int64_t channels = 3;
    for (std::size_t block = 0; block < widths.size(); ++block) {
        for (std::int64_t i = 0; i < depth.convolutions[block]; ++i) {
            features->push_back(nn::Conv2d(nn::Conv2dOptions(channels, widths[block], 3).padding(1)));
            features->push_back(nn::BatchNorm2d(widths[block]));
            features->push_back(relu());
            channels = widths[block];
        }
        features->push_back(nn::MaxPool2d(2));
    }
    return features;
}

nn::Sequential make_classifier(std::int64_t classes, const std::shared_ptr<Randomness>& randomness) {
    nn::Sequential layers;
    for (const auto in : {pooled_features, hidden_features}) {
        layers->push_back(nn::Linear(in, hidden_features));
        layers->push_back(relu());
        layers->push_back(std::make_shared<Dropout>(dropout, randomness));
    }
    layers->push_back(nn::Linear(hidden_features, classes));
    return layers;
}

class Vgg : public StagedClassifier {
  public:
    Vgg(const Depth& depth, std::int64_t classes)
        : features_(register_module("features", make_features(depth)))
        , classifier_(register_module("classifier", make_classifier(classes, shared_randomness()))) {}

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        auto x = forward_keeping_maps(features_, images, maps);
        x = torch::adaptive_avg_pool2d(x, {pooled_side, pooled_side});
        return classifier_->forward(x.flatten(1));
    }

  private:
    nn::Sequential features_;
    nn::Sequential classifier_;
};

void initialise(nn::Module& model) {
    for (const auto& module : model.modules()) {
        if (auto* convolution = module->as<nn::Conv2d>()) {
            nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut, torch::kReLU);
            nn::init::zeros_(convolution->bias);
        } else if (auto* linear = module->as<nn::Linear>()) {
            nn::init::normal_(linear->weight, 0.0, 0.01);
            nn::init::zeros_(linear->bias);
        }
    }
}

std::shared_ptr<Classifier> build(const Depth& depth, std::int64_t classes) {
    auto model = std::make_shared<Vgg>(depth, classes);
    initialise(*model);
    return model;
}

TensorShapes shapes_of(const Depth& depth, std::int64_t classes) {
    ShapeWriter writer;
    std::int64_t channels = 3;
    std::int64_t index = 0; // in `features`; ReLUs and pools count as well
    for (std::size_t block = 0; block < widths.size(); ++block) {
        for (std::int64_t i = 0; i < depth.convolutions[block]; ++i) {
            writer.biased_conv("features." + std::to_string(index), channels, widths[block], 3);
            writer.batch_norm("features." + std::to_string(index + 1), widths[block]);
            channels = widths[block];
            index += 3;
        }
        ++index;
    }
    writer.linear("classifier.0", pooled_features, hidden_features);
    writer.linear("classifier.3", hidden_features, hidden_features);
    writer.linear("classifier.6", hidden_features, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& depth : depths) {
        list.push_back({
            .name = depth.name,
            .family = "vgg",
            .image_size = 224,
            .head = "classifier.6",
            .parameters = depth.parameters,
            .default_classes = 1000,
            .build = [&depth](std::int64_t classes) { return build(depth, classes); },
            .shapes = [&depth](std::int64_t classes) { return shapes_of(depth, classes); },
        });
    }
    return list;
}

} // namespace retort::vgg
