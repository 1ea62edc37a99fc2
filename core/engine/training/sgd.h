// Stochastic gradient descent as PyTorch defines it.
#pragma once

#include "core/engine/training/optimizer.h"
#include "core/engine/training/optimizer_kernels.h"

namespace retort {

/// SGD with momentum and weight decay, as torch.optim.SGD computes it (dampening 0): with g the gradient,
/// d = g + weight_decay · p; v = momentum · v + d, v starting at 0; p −= lr · v, or with Nesterov
/// p −= lr · (d + momentum · v).
class Sgd : public Optimizer {
  public:
    /// Takes momentum, nesterov and weight decay of `options`.
    Sgd(const torch::nn::Module& model, const OptimizerParameters& options);

  protected:
    void begin_step(double lr) override;
    void update(const Floats& floats) const override;
    void update(Lists& lists) const override;

  private:
    double lr_ = 0.0;
    double momentum_;
    bool nesterov_;
};

} // namespace retort
