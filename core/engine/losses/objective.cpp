#include "core/engine/losses/objective.h"

#include <torch/nn/functional/loss.h>

namespace retort {

torch::Tensor Objective::operator()(const torch::Tensor& student, const torch::Tensor& labels,
                                    const torch::Tensor& teacher) const {
    const auto cross_entropy = [&] { return torch::nn::functional::cross_entropy(student, labels); };
    const auto distillation = [&] { return loss->value(student, teacher, labels, options); };
    if (alpha >= 1.0) {
        return cross_entropy();
    }
    if (alpha <= 0.0) {
        return distillation();
    }
    return alpha * cross_entropy() + (1.0 - alpha) * distillation();
}

} // namespace retort
