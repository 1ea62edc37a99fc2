#include "core/engine/losses/mse.h"

#include "core/base/message.h"

#include <torch/nn/functional/loss.h>

namespace retort {

namespace {

torch::Tensor mse_of_logits(const torch::Tensor& student, const torch::Tensor& teacher,
                            const torch::Tensor& /*labels*/, const LossOptions& /*options*/) {
    return torch::nn::functional::mse_loss(student, teacher);
}

} // namespace

DistillationLoss mse_loss() {
    return {.name = "mse",
            .help = RETORT_TEXT("mean squared difference"),
            .paper = "Ba, Caruana: Do Deep Nets Really Need to be Deep?, 2014",
            .parameters = {},
            .value = mse_of_logits};
}

} // namespace retort
