#include "core/engine/training/adamw.h"

#include <cmath>

namespace retort {

namespace {

constexpr double eps = 1e-8;

} // namespace

AdamW::AdamW(const torch::nn::Module& model, const OptimizerParameters& options)
    : Optimizer(model, options, {"exp_avg", "exp_avg_sq"})
    , beta1_(options.beta1)
    , beta2_(options.beta2) {}

StateDict AdamW::state() const {
    auto state = Optimizer::state();
    if (!state.empty()) {
        state.emplace_back("step", torch::tensor(steps_));
    }
    return state;
}

void AdamW::load_state(const StateDict& state) {
    const auto step = find_tensor(state, "step");
    if (!state.empty() && (!step.defined() || step.numel() != 1)) {
        throw Error(RETORT_TEXT("the checkpoint's optimizer state does not fit the model at %1"), {"step"});
    }
    Optimizer::load_state(state);
    steps_ = state.empty() ? 0 : step.item<std::int64_t>();
}

void AdamW::begin_step(double lr) {
    ++steps_;
    const auto t = static_cast<double>(steps_);
    lr_ = lr;
    step_size_ = lr / (1.0 - std::pow(beta1_, t));
    root_scale_ = std::sqrt(1.0 - std::pow(beta2_, t));
}

void AdamW::update(const Floats& floats) const {
    kernels::adamw(floats.parameter, floats.gradient, floats.state[0], floats.state[1], floats.count,
                   {.keep = static_cast<float>(1.0 - lr_ * floats.weight_decay),
                    .beta1 = static_cast<float>(beta1_),
                    .beta1_rest = static_cast<float>(1.0 - beta1_),
                    .beta2 = static_cast<float>(beta2_),
                    .beta2_rest = static_cast<float>(1.0 - beta2_),
                    .root_scale = static_cast<float>(root_scale_),
                    .eps = static_cast<float>(eps),
                    .step_size = static_cast<float>(step_size_)});
}

void AdamW::update(Lists& lists) const {
    auto& means = lists.state[0];
    auto& squares = lists.state[1];
    at::_foreach_mul_(lists.parameters, 1.0 - lr_ * lists.weight_decay);
    at::_foreach_mul_(means, beta1_);
    at::_foreach_add_(means, lists.gradients, 1.0 - beta1_);
    at::_foreach_mul_(squares, beta2_);
    at::_foreach_addcmul_(squares, lists.gradients, lists.gradients, 1.0 - beta2_);
    auto roots = at::_foreach_sqrt(squares);
    at::_foreach_div_(roots, root_scale_);
    at::_foreach_add_(roots, eps);
    at::_foreach_addcdiv_(lists.parameters, means, roots, -step_size_);
}

} // namespace retort
