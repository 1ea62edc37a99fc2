#include "core/engine/training/sgd.h"

namespace retort {

Sgd::Sgd(const torch::nn::Module& model, double momentum, double weight_decay, bool nesterov)
    : Optimizer(model,
                momentum != 0.0 ? std::vector<std::string>{"momentum_buffer"} : std::vector<std::string>{})
    , momentum_(momentum)
    , weight_decay_(weight_decay)
    , nesterov_(nesterov) {}

void Sgd::begin_step(double lr) {
    lr_ = lr;
}

void Sgd::update(const Floats& floats) const {
    kernels::sgd(floats.parameter, floats.gradient, floats.state[0], floats.count,
                 {static_cast<float>(lr_), static_cast<float>(momentum_), static_cast<float>(weight_decay_),
                  nesterov_});
}

void Sgd::update(Lists& lists) const {
    auto& steps = lists.gradients;
    if (weight_decay_ != 0.0) {
        at::_foreach_add_(steps, lists.parameters, weight_decay_);
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
