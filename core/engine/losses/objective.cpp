#include "core/engine/losses/objective.h"

#include "core/base/message.h"

namespace retort {

namespace F = torch::nn::functional;

torch::Tensor mse_of_logits(const torch::Tensor& student, const torch::Tensor& teacher) {
    return F::mse_loss(student, teacher);
}

torch::Tensor kl_of_logits(const torch::Tensor& student, const torch::Tensor& teacher, double temperature) {
    const auto log_student = torch::log_softmax(student / temperature, 1);
    const auto log_teacher = torch::log_softmax(teacher / temperature, 1);
    const auto divergence = (log_teacher.exp() * (log_teacher - log_student)).sum(1).mean();
    return divergence * (temperature * temperature);
}

const std::vector<std::string>& distillation_loss_names() {
    static const std::vector<std::string> names{"mse", "kl"};
    return names;
}

DistillationLoss parse_distillation_loss(std::string_view name) {
    if (name == "mse") {
        return DistillationLoss::mse;
    }
    if (name == "kl") {
        return DistillationLoss::kl;
    }
    throw Error(RETORT_TEXT("unknown loss “%1”; accepted are mse and kl"), {std::string(name)});
}

torch::Tensor Objective::operator()(const torch::Tensor& student, const torch::Tensor& labels,
                                    const torch::Tensor& teacher) const {
    const auto distillation = [&] {
        return loss == DistillationLoss::mse ? mse_of_logits(student, teacher)
                                             : kl_of_logits(student, teacher, temperature);
    };
    if (alpha >= 1.0) {
        return F::cross_entropy(student, labels);
    }
    if (alpha <= 0.0) {
        return distillation();
    }
    return alpha * F::cross_entropy(student, labels) + (1.0 - alpha) * distillation();
}

} // namespace retort
