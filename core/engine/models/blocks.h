// Building blocks that several of torchvision's architectures share; member names are torchvision's.
#pragma once

#include "core/engine/models/layers.h"
#include "core/engine/models/model.h"
#include "core/engine/models/shape_writer.h"

namespace retort {

enum class Activation { none, relu, relu6, silu, hardswish, sigmoid, hardsigmoid };

/// Applies `activation` to `x` in place.
torch::Tensor activate(torch::Tensor x, Activation activation);

struct ConvShape {
    std::int64_t in;
    std::int64_t out;
    std::int64_t kernel; ///< side of the square kernel, odd
    std::int64_t stride = 1;
    std::int64_t groups = 1;
};

/// A convolution of `shape` that keeps the image's size at stride 1.
torch::nn::Conv2dOptions conv_options(const ConvShape& shape);

/// The constants of a batch norm; PyTorch's own by default.
struct NormConstants {
    double eps = 1e-5;
    double momentum = 0.1;
};

/// Convolution without bias, batch norm, activation: members `0` and `1`.
class ConvNorm : public torch::nn::Module {
  public:
    ConvNorm(const ConvShape& shape, Activation activation, const NormConstants& constants = {});
    torch::Tensor forward(const torch::Tensor& x);

    static void write(ShapeWriter& writer, const std::string& name, const ConvShape& shape);

  private:
    torch::nn::Conv2d conv_;
    torch::nn::BatchNorm2d norm_;
    Activation activation_;
};

/// Squeeze and excitation (Hu, Shen, Sun, CVPR 2018): every channel is scaled by a gate computed from the
/// means of all channels. Members `fc1` and `fc2`.
class SqueezeExcitation : public torch::nn::Module {
  public:
    SqueezeExcitation(std::int64_t channels, std::int64_t squeezed, Activation activation, Activation gate);
    torch::Tensor forward(const torch::Tensor& x);

    static void write(ShapeWriter& writer, const std::string& name, std::int64_t channels,
                      std::int64_t squeezed);

  private:
    torch::nn::Conv2d fc1_;
    torch::nn::Conv2d fc2_;
    Activation activation_;
    Activation gate_;
};

struct InvertedResidualShape {
    std::int64_t in;
    std::int64_t kernel; ///< of the depthwise convolution
    std::int64_t expanded;
    std::int64_t out;
    std::int64_t squeezed; ///< width inside squeeze and excitation; 0: there is none
    std::int64_t stride;
};

struct InvertedResidualStyle {
    Activation activation;
    Activation squeezed; ///< inside squeeze and excitation
    Activation gate;     ///< of squeeze and excitation
    NormConstants norm;
};

/// The block of MobileNetV3 and EfficientNet: expand, filter depthwise, weigh the channels, project; around
/// it a shortcut where the shape allows, and stochastic depth. Members `block` and `stochastic_depth`.
class InvertedResidual : public torch::nn::Module {
  public:
    /// `drop` is the probability of stochastic depth.
    InvertedResidual(const InvertedResidualShape& shape, const InvertedResidualStyle& style, double drop,
                     const std::shared_ptr<Randomness>& randomness);
    torch::Tensor forward(const torch::Tensor& x);

    static void write(ShapeWriter& writer, const std::string& name, const InvertedResidualShape& shape);

  private:
    bool shortcut_;
    torch::nn::Sequential block_;
    std::shared_ptr<StochasticDepth> stochastic_depth_;
};

/// The outline of torchvision's mobile networks: `features`, their mean over the image, `classifier`.
class MobileClassifier : public StagedClassifier {
  public:
    MobileClassifier();

  protected:
    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override;
    /// Both start empty: the derived class fills them, in this order.
    [[nodiscard]] torch::nn::Sequential& features() { return features_; }
    [[nodiscard]] torch::nn::Sequential& classifier() { return classifier_; }

  private:
    torch::nn::Sequential features_;
    torch::nn::Sequential classifier_;
};

/// Draws the convolutions of `model` as torchvision's mobile networks do: Kaiming's normal distribution by
/// fan-out, biases 0.
void initialise_convolutions(torch::nn::Module& model);

/// Draws the linear layers of `model` from a normal distribution of deviation 0.01, biases 0.
void initialise_linears(torch::nn::Module& model);

/// `channels` as a multiple of 8, at least 8, and not more than a tenth smaller.
std::int64_t multiple_of_8(std::int64_t channels);

} // namespace retort
