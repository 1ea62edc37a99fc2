// The training objective: α weights the hard labels, 1 − α the teacher.
#pragma once

#include "core/engine/torch.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Mean squared difference of logits, over all N·C values: the seed experiment's distillation loss.
/// `student` and `teacher` are N×C float; the result is a scalar.
torch::Tensor mse_of_logits(const torch::Tensor& student, const torch::Tensor& teacher);

/// T² · KL(softmax(teacher/T) ‖ softmax(student/T)), summed over classes and averaged over the batch (Hinton,
/// Vinyals, Dean: "Distilling the Knowledge in a Neural Network", 2015). `temperature` > 0. N×C in, a scalar
/// out.
torch::Tensor kl_of_logits(const torch::Tensor& student, const torch::Tensor& teacher, double temperature);

enum class DistillationLoss { mse, kl };

/// The names under which flags and files know the losses, default first.
const std::vector<std::string>& distillation_loss_names();

/// Throws Error for a name that is not in distillation_loss_names().
DistillationLoss parse_distillation_loss(std::string_view name);

/// α · CE(student, labels) + (1 − α) · D(student, teacher). α = 1 is cross entropy alone and needs no
/// teacher; α = 0 is distillation alone.
struct Objective {
    double alpha = 1.0; ///< in [0, 1]
    DistillationLoss loss = DistillationLoss::mse;
    double temperature = 4.0; ///< of kl

    [[nodiscard]] bool needs_teacher() const { return alpha < 1.0; }

    /// `student` N×C, `labels` N int64, `teacher` N×C or undefined where α = 1. A scalar.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& student, const torch::Tensor& labels,
                                           const torch::Tensor& teacher) const;
};

} // namespace retort
