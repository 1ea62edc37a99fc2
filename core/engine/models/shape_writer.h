// A state_dict on paper: what a model of a known structure holds, without the cost of building it.
#pragma once

#include "core/engine/models/model.h"

namespace retort {

/// Writes down the tensors of layers in the order in which the layers are registered.
class ShapeWriter {
  public:
    /// A convolution with a square kernel, without bias.
    void conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel,
              std::int64_t groups = 1);
    /// The same with a bias.
    void biased_conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel,
                     std::int64_t groups = 1);
    void batch_norm(const std::string& name, std::int64_t channels);
    void layer_norm(const std::string& name, std::int64_t features);
    /// A parameter or buffer of its own.
    void tensor(const std::string& name, std::vector<std::int64_t> shape);
    void linear(const std::string& name, std::int64_t in, std::int64_t out);
    [[nodiscard]] TensorShapes take() { return std::move(shapes_); }

  private:
    TensorShapes shapes_;
};

} // namespace retort
