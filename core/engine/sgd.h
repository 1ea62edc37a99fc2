// Stochastic gradient descent as PyTorch defines it, with state that can be saved by name.
#pragma once

#include "core/engine/state_dict.h"

#include <string>
#include <torch/torch.h>
#include <vector>

namespace retort {

/// The learning rate of `epoch` (from 1) under PyTorch's StepLR: lr · gammaᵏ, k = ⌊(epoch − 1) / step_size⌋.
double step_lr(double lr, std::int64_t step_size, double gamma, int epoch);

/// SGD with momentum and weight decay, as torch.optim.SGD computes it (dampening 0, no Nesterov): with g the
/// gradient, d = g + weight_decay · p; v = d on the first step, momentum · v + d later; p −= lr · v.
/// Parameters that need no gradient are left alone.
class Sgd {
  public:
    Sgd(const torch::nn::Module& model, double momentum, double weight_decay);

    /// One step with the gradients that backward() left behind; then forgets them.
    void step(double lr);

    /// The momentum buffers by parameter name, sharing storage; empty before the first step or without
    /// momentum.
    [[nodiscard]] StateDict state() const;
    /// Takes over buffers that state() gave. Throws Error when names or shapes differ.
    void load_state(const StateDict& state);

  private:
    std::vector<std::string> names_;
    std::vector<torch::Tensor> parameters_;
    std::vector<torch::Tensor> velocities_; ///< empty before the first step
    double momentum_;
    double weight_decay_;
};

} // namespace retort
