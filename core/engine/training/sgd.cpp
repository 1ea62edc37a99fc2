#include "core/engine/training/sgd.h"

namespace retort {

Sgd::Sgd(const torch::nn::Module& model, const OptimizerParameters& options)
    : Optimizer(model, options,
                options.momentum != 0.0 ? std::vector<std::string>{"momentum_buffer"}
                                        : std::vector<std::string>{})
    , momentum_(options.momentum)
    , nesterov_(options.nesterov) {}

void Sgd::begin_step(double lr) {
    lr_ = lr;
}

void Sgd::update(const Floats& floats) const {
    kernels::sgd(floats.parameter, floats.gradient, floats.state[0], floats.count,
                 {static_cast<float>(lr_), static_cast<float>(momentum_),
                  static_cast<float>(floats.weight_decay), nesterov_});
}

void Sgd::update(Lists& lists) const {
    auto& steps = lists.gradients;
    if (lists.weight_decay != 0.0) {
        at::_foreach_add_(steps, lists.parameters, lists.weight_decay);
    }
    if (momentum_ == 0.0) {
        at::_foreach_add_(lists.parameters, steps, -lr_);
        return;
    }
    auto& velocities = lists.state[0];
    at::_foreach_mul_(velocities, momentum_);
    at::_foreach_add_(velocities, steps);
    if (nesterov_) {
        at::_foreach_add_(steps, velocities, momentum_);
    }
    at::_foreach_add_(lists.parameters, nesterov_ ? steps : velocities, -lr_);
}

} // namespace retort
