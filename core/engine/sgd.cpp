#include "core/engine/sgd.h"

#include <cmath>

namespace retort {

double step_lr(double lr, std::int64_t step_size, double gamma, int epoch) {
    return lr * std::pow(gamma, static_cast<double>((epoch - 1) / step_size));
}

Sgd::Sgd(const torch::nn::Module& model, double momentum, double weight_decay)
    : momentum_(momentum)
    , weight_decay_(weight_decay) {
    for (const auto& item : model.named_parameters()) {
        if (item.value().requires_grad()) {
            names_.push_back(item.key());
            parameters_.push_back(item.value());
        }
    }
}

void Sgd::step(double lr) {
    const torch::NoGradGuard no_grad;
    // A parameter the loss does not reach has no gradient: zero, so that all lists stay aligned.
    std::vector<torch::Tensor> updates;
    updates.reserve(parameters_.size());
    for (auto& parameter : parameters_) {
        const auto& gradient = parameter.grad();
        updates.push_back(gradient.defined() ? gradient : torch::zeros_like(parameter));
        parameter.mutable_grad() = torch::Tensor();
    }
    if (weight_decay_ != 0.0) {
        at::_foreach_add_(updates, parameters_, weight_decay_);
    }
    if (momentum_ != 0.0) {
        if (velocities_.empty()) {
            velocities_ = updates;
        } else {
            at::_foreach_mul_(velocities_, momentum_);
            at::_foreach_add_(velocities_, updates);
        }
        at::_foreach_add_(parameters_, velocities_, -lr);
    } else {
        at::_foreach_add_(parameters_, updates, -lr);
    }
}

StateDict Sgd::state() const {
    StateDict state;
    for (std::size_t i = 0; i < velocities_.size(); ++i) {
        state.emplace_back(names_[i], velocities_[i]);
    }
    return state;
}

void Sgd::load_state(const StateDict& state) {
    if (state.empty()) {
        velocities_.clear();
        return;
    }
    std::vector<torch::Tensor> velocities;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const auto tensor = find_tensor(state, names_[i]);
        if (!tensor.defined() || tensor.sizes() != parameters_[i].sizes()) {
            throw Error(RETORT_TEXT("the checkpoint's optimizer state does not fit the model at %1"),
                        {names_[i]});
        }
        velocities.push_back(tensor.to(parameters_[i].device()).clone());
    }
    velocities_ = std::move(velocities);
}

} // namespace retort
