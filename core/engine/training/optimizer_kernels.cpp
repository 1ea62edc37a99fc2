#include "core/engine/training/optimizer_kernels.h"

#include <cmath>

namespace retort::kernels {

namespace {

void plain_sgd(float* __restrict parameter, const float* __restrict gradient, std::int64_t count, float lr,
               float weight_decay) {
    for (std::int64_t i = 0; i < count; ++i) {
        parameter[i] -= lr * (gradient[i] + weight_decay * parameter[i]);
    }
}

template <bool nesterov>
void momentum_sgd(float* __restrict parameter, const float* __restrict gradient, float* __restrict velocity,
                  std::int64_t count, const SgdStep& step) {
    const auto [lr, momentum, weight_decay, unused] = step;
    for (std::int64_t i = 0; i < count; ++i) {
        const float d = gradient[i] + weight_decay * parameter[i];
        const float v = momentum * velocity[i] + d;
        velocity[i] = v;
        parameter[i] -= lr * (nesterov ? d + momentum * v : v);
    }
}

} // namespace

void sgd(float* parameter, const float* gradient, float* momentum_buffer, std::int64_t count,
         const SgdStep& step) {
    if (momentum_buffer == nullptr) {
        plain_sgd(parameter, gradient, count, step.lr, step.weight_decay);
    } else if (step.nesterov) {
        momentum_sgd<true>(parameter, gradient, momentum_buffer, count, step);
    } else {
        momentum_sgd<false>(parameter, gradient, momentum_buffer, count, step);
    }
}

void adamw(float* __restrict parameter, const float* __restrict gradient, float* __restrict exp_avg,
           float* __restrict exp_avg_sq, std::int64_t count, const AdamWStep& step) {
    const AdamWStep s = step;
    for (std::int64_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float m = s.beta1 * exp_avg[i] + s.beta1_rest * g;
        const float v = s.beta2 * exp_avg_sq[i] + s.beta2_rest * g * g;
        exp_avg[i] = m;
        exp_avg_sq[i] = v;
        parameter[i] = s.keep * parameter[i] - s.step_size * m / (std::sqrt(v) / s.root_scale + s.eps);
    }
}

} // namespace retort::kernels
