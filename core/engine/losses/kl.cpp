#include "core/engine/losses/kl.h"

#include "core/base/message.h"

namespace retort {

namespace {

torch::Tensor kl_of_logits(const torch::Tensor& student, const torch::Tensor& teacher,
                           const torch::Tensor& /*labels*/, const LossOptions& options) {
    return softened_kl(student, teacher, options.temperature);
}

} // namespace

torch::Tensor softened_kl(const torch::Tensor& student, const torch::Tensor& teacher, double temperature) {
    const auto log_student = torch::log_softmax(student / temperature, 1);
    const auto log_teacher = torch::log_softmax(teacher / temperature, 1);
    const auto divergence = (log_teacher.exp() * (log_teacher - log_student)).sum(1).mean();
    return divergence * (temperature * temperature);
}

DistillationLoss kl_loss() {
    return {.name = "kl",
            .help = RETORT_TEXT("T² times the KL divergence of softened probabilities"),
            .paper = "Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015",
            .parameters = {"temperature"},
            .value = kl_of_logits};
}

} // namespace retort
