#include "core/engine/models/squeezenet.h"

#include "core/engine/models/layers.h"
#include "core/engine/models/shape_writer.h"

#include <array>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/pooling.h>

namespace retort::squeezenet {

namespace {

namespace nn = torch::nn;

constexpr std::int64_t last_width = 512;
constexpr double dropout = 0.5;

struct FireShape {
    std::int64_t squeezed;
    std::int64_t expanded; ///< of either expansion; the output is twice as wide
    bool pooled;           ///< whether a pooling comes before
};

struct Version {
    const char* name;
    std::int64_t first_width;
    std::int64_t first_kernel;
    std::array<FireShape, 8> fires;
    std::int64_t parameters; ///< at 1000 classes
};

constexpr std::array<Version, 2> versions{{
    {"squeezenet1_0",
     96,
     7,
     {{{16, 64, true},
       {16, 64, false},
       {32, 128, false},
       {32, 128, true},
       {48, 192, false},
       {48, 192, false},
       {64, 256, false},
       {64, 256, true}}},
     1248424},
    {"squeezenet1_1",
     64,
     3,
     {{{16, 64, true},
       {16, 64, false},
       {32, 128, true},
       {32, 128, false},
       {48, 192, true},
       {48, 192, false},
       {64, 256, false},
       {64, 256, false}}},
     1235496},
}};

class Fire : public nn::Module {
  public:
    Fire(std::int64_t in, const FireShape& shape)
        : squeeze_(register_module("squeeze", nn::Conv2d(nn::Conv2dOptions(in, shape.squeezed, 1))))
        , expand1x1_(
              register_module("expand1x1", nn::Conv2d(nn::Conv2dOptions(shape.squeezed, shape.expanded, 1))))
        , expand3x3_(register_module(
              "expand3x3", nn::Conv2d(nn::Conv2dOptions(shape.squeezed, shape.expanded, 3).padding(1)))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        const auto squeezed = squeeze_(x).relu_();
        return torch::cat({expand1x1_(squeezed).relu_(), expand3x3_(squeezed).relu_()}, 1);
    }

  private:
    nn::Conv2d squeeze_;
    nn::Conv2d expand1x1_;
    nn::Conv2d expand3x3_;
};

nn::ReLU relu() {
    return nn::ReLU(nn::ReLUOptions(/*inplace=*/true));
}

class Squeezenet : public StagedClassifier {
  public:
    Squeezenet(const Version& version, std::int64_t classes) : head_(nullptr) {
        features_->push_back(
            nn::Conv2d(nn::Conv2dOptions(3, version.first_width, version.first_kernel).stride(2)));
        features_->push_back(relu());
        auto channels = version.first_width;
        for (const auto& shape : version.fires) {
            if (shape.pooled) {
                features_->push_back(nn::MaxPool2d(nn::MaxPool2dOptions(3).stride(2).ceil_mode(true)));
            }
            features_->push_back(std::make_shared<Fire>(channels, shape));
            channels = 2 * shape.expanded;
        }
        head_ = nn::Conv2d(nn::Conv2dOptions(last_width, classes, 1));
        classifier_->push_back(std::make_shared<Dropout>(dropout, shared_randomness()));
        classifier_->push_back(head_);
        classifier_->push_back(relu());
        classifier_->push_back(nn::AdaptiveAvgPool2d(nn::AdaptiveAvgPool2dOptions(1)));
        register_module("features", features_);
        register_module("classifier", classifier_);
    }

    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        return classifier_->forward(forward_keeping_maps(features_, images, maps)).flatten(1);
    }

    void initialise() {
        for (const auto& module : modules()) {
            if (auto* layer = module->as<nn::Conv2d>()) {
                if (layer == head_.get()) {
                    nn::init::normal_(layer->weight, 0.0, 0.01);
                } else {
                    nn::init::kaiming_uniform_(layer->weight);
                }
                nn::init::zeros_(layer->bias);
            }
        }
    }

  private:
    nn::Sequential features_;
    nn::Sequential classifier_;
    nn::Conv2d head_;
};

std::shared_ptr<Classifier> build(const Version& version, std::int64_t classes) {
    auto model = std::make_shared<Squeezenet>(version, classes);
    model->initialise();
    return model;
}

TensorShapes shapes_of(const Version& version, std::int64_t classes) {
    ShapeWriter writer;
    writer.biased_conv("features.0", 3, version.first_width, version.first_kernel);
    auto channels = version.first_width;
    int index = 2; // 1 is an activation
    for (const auto& shape : version.fires) {
        index += shape.pooled ? 1 : 0;
        const auto name = "features." + std::to_string(index++);
        writer.biased_conv(name + ".squeeze", channels, shape.squeezed, 1);
        writer.biased_conv(name + ".expand1x1", shape.squeezed, shape.expanded, 1);
        writer.biased_conv(name + ".expand3x3", shape.squeezed, shape.expanded, 3);
        channels = 2 * shape.expanded;
    }
    writer.biased_conv("classifier.1", last_width, classes, 1);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& version : versions) {
        list.push_back({
            .name = version.name,
            .family = "squeezenet",
            .image_size = 224,
            .head = "classifier.1",
            .parameters = version.parameters,
            .default_classes = 1000,
            .build = [&version](std::int64_t classes) { return build(version, classes); },
            .shapes = [&version](std::int64_t classes) { return shapes_of(version, classes); },
        });
    }
    return list;
}

} // namespace retort::squeezenet
