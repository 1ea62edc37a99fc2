// One pass over plain numbers per tensor and step: parameter, gradient and state are read once. This file and
// its source know no torch, so that they can be compiled to be vectorised.
#pragma once

#include <cstdint>

namespace retort::kernels {

/// Scalars of one step of SGD; see Sgd.
struct SgdStep {
    float lr;
    float momentum;
    float weight_decay;
    bool nesterov;
};

/// `momentum_buffer` may be nullptr where momentum is 0.
void sgd(float* parameter, const float* gradient, float* momentum_buffer, std::int64_t count,
         const SgdStep& step);

/// Scalars of one step of AdamW; see AdamW.
struct AdamWStep {
    float keep;       ///< 1 − lr · weight_decay
    float beta1;      ///< of exp_avg
    float beta1_rest; ///< 1 − beta1
    float beta2;      ///< of exp_avg_sq
    float beta2_rest; ///< 1 − beta2
    float root_scale; ///< √(1 − beta2ᵗ)
    float eps;
    float step_size; ///< lr / (1 − beta1ᵗ)
};

void adamw(float* parameter, const float* gradient, float* exp_avg, float* exp_avg_sq, std::int64_t count,
           const AdamWStep& step);

} // namespace retort::kernels
