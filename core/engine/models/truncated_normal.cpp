#include "core/engine/models/truncated_normal.h"

#include <cmath>

namespace retort {

void truncated_normal(const torch::Tensor& weight, double std) {
    constexpr double limit = 2.0;
    const torch::NoGradGuard no_grad;
    // x = std · √2 · erf⁻¹(u) is normal for u uniform in (−1, 1); |x| ≤ limit for |u| ≤ erf(limit / (std ·
    // √2)).
    const double scale = std * std::sqrt(2.0);
    const double end = std::erf(limit / scale);
    weight.uniform_(-end, end).erfinv_().mul_(scale).clamp_(-limit, limit);
}

} // namespace retort
