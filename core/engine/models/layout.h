// A state_dict on paper: what a model of a known structure holds, without the cost of building it.
#pragma once

#include "core/engine/models/model.h"

namespace retort {

/// Writes down the tensors of layers in the order in which the layers are registered.
class LayoutWriter {
  public:
    /// A convolution without bias and with a square kernel.
    void conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel);
    void batch_norm(const std::string& name, std::int64_t channels);
    void linear(const std::string& name, std::int64_t in, std::int64_t out);
    [[nodiscard]] TensorShapes take() { return std::move(shapes_); }

  private:
    TensorShapes shapes_;
};

} // namespace retort
