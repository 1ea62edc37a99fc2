// A sequence of layers inside another one.
#pragma once

#include "core/engine/models/layers.h"

namespace retort {

/// What torch::nn::Sequential is not, since its forward is a template: a module that another Sequential can
/// hold.
class NestedSequential : public torch::nn::SequentialImpl {
  public:
    using torch::nn::SequentialImpl::SequentialImpl;

    torch::Tensor forward(const torch::Tensor& x) {
        return torch::nn::SequentialImpl::forward<torch::Tensor>(x);
    }
};

} // namespace retort
