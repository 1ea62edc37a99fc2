#include "core/engine/models/mobilenet_v3.h"

#include "core/engine/models/blocks.h"

#include <array>
#include <torch/nn/modules/container/functional.h>

namespace retort::mobilenet_v3 {

namespace {

namespace nn = torch::nn;

/// A line of the paper's tables; a block's input is as wide as the output of the block before.
struct Row {
    std::int64_t kernel;
    std::int64_t expanded;
    std::int64_t out;
    bool squeezes;
    Activation activation;
    std::int64_t stride;
};

constexpr auto relu = Activation::relu;
constexpr auto swish = Activation::hardswish;

constexpr std::array<Row, 15> large_rows{{
    {3, 16, 16, false, relu, 1},
    {3, 64, 24, false, relu, 2},
    {3, 72, 24, false, relu, 1},
    {5, 72, 40, true, relu, 2},
    {5, 120, 40, true, relu, 1},
    {5, 120, 40, true, relu, 1},
    {3, 240, 80, false, swish, 2},
    {3, 200, 80, false, swish, 1},
    {3, 184, 80, false, swish, 1},
    {3, 184, 80, false, swish, 1},
    {3, 480, 112, true, swish, 1},
    {3, 672, 112, true, swish, 1},
    {5, 672, 160, true, swish, 2},
    {5, 960, 160, true, swish, 1},
    {5, 960, 160, true, swish, 1},
}};

constexpr std::array<Row, 11> small_rows{{
    {3, 16, 16, true, relu, 2},
    {3, 72, 24, false, relu, 2},
    {3, 88, 24, false, relu, 1},
    {5, 96, 40, true, swish, 2},
    {5, 240, 40, true, swish, 1},
    {5, 240, 40, true, swish, 1},
    {5, 120, 48, true, swish, 1},
    {5, 144, 48, true, swish, 1},
    {5, 288, 96, true, swish, 2},
    {5, 576, 96, true, swish, 1},
    {5, 576, 96, true, swish, 1},
}};

struct Variant {
    const char* name;
    c10::ArrayRef<Row> rows;
    std::int64_t hidden;     ///< width of the classifier's first layer
    std::int64_t parameters; ///< at 1000 classes
};

const std::array<Variant, 2>& variants() {
    static const std::array<Variant, 2> list{{
        {"mobilenet_v3_large", large_rows, 1280, 5483032},
        {"mobilenet_v3_small", small_rows, 1024, 2542856},
    }};
    return list;
}

constexpr std::int64_t first_width = 16;
constexpr ConvShape stem{3, first_width, 3, 2};
constexpr double dropout = 0.2;
constexpr NormConstants norm{1e-3, 0.01};

/// The last convolution.
ConvShape top(const Variant& variant) {
    const auto channels = variant.rows.back().out;
    return {channels, 6 * channels, 1};
}

InvertedResidualShape shape_of(const Row& row, std::int64_t in) {
    const auto squeezed = row.squeezes ? multiple_of_8(row.expanded / 4) : 0;
    return {in, row.kernel, row.expanded, row.out, squeezed, row.stride};
}

class MobilenetV3 : public MobileClassifier {
  public:
    MobilenetV3(const Variant& variant, std::int64_t classes) {
        features()->push_back(std::make_shared<ConvNorm>(stem, swish, norm));
        auto channels = first_width;
        for (const auto& row : variant.rows) {
            const InvertedResidualStyle style{row.activation, relu, Activation::hardsigmoid, norm};
            features()->push_back(std::make_shared<InvertedResidual>(shape_of(row, channels), style,
                                                                     /*drop=*/0.0, shared_randomness()));
            channels = row.out;
        }
        features()->push_back(std::make_shared<ConvNorm>(top(variant), swish, norm));
        classifier()->push_back(nn::Linear(top(variant).out, variant.hidden));
        classifier()->push_back(nn::Functional(activate, swish));
        classifier()->push_back(std::make_shared<Dropout>(dropout, shared_randomness()));
        classifier()->push_back(nn::Linear(variant.hidden, classes));
    }
};

std::shared_ptr<Classifier> build(const Variant& variant, std::int64_t classes) {
    auto model = std::make_shared<MobilenetV3>(variant, classes);
    initialise_convolutions(*model);
    initialise_linears(*model);
    return model;
}

TensorShapes shapes_of(const Variant& variant, std::int64_t classes) {
    ShapeWriter writer;
    int index = 0;
    const auto next = [&] { return "features." + std::to_string(index++); };
    ConvNorm::write(writer, next(), stem);
    auto channels = first_width;
    for (const auto& row : variant.rows) {
        InvertedResidual::write(writer, next(), shape_of(row, channels));
        channels = row.out;
    }
    ConvNorm::write(writer, next(), top(variant));
    writer.linear("classifier.0", top(variant).out, variant.hidden);
    writer.linear("classifier.3", variant.hidden, classes);
    return writer.take();
}

} // namespace

std::vector<Architecture> architectures() {
    std::vector<Architecture> list;
    for (const auto& variant : variants()) {
        list.push_back({
            .name = variant.name,
            .family = "mobilenet-v3",
            .image_size = 224,
            .head = "classifier.3",
            .parameters = variant.parameters,
            .default_classes = 1000,
            .build = [&variant](std::int64_t classes) { return build(variant, classes); },
            .shapes = [&variant](std::int64_t classes) { return shapes_of(variant, classes); },
            .untold = Untold::strides,
        });
    }
    return list;
}

} // namespace retort::mobilenet_v3
