// The training objective: α weights the hard labels, 1 − α the teacher.
#pragma once

#include "core/engine/losses/distillation_loss.h"
#include "core/engine/torch.h"

namespace retort {

/// α · CE(student, labels) + (1 − α) · D(student, teacher). α = 1 is cross entropy alone and needs no
/// teacher; α = 0 is distillation alone.
struct Objective {
    double alpha = 1.0;                               ///< in [0, 1]
    const DistillationLoss* loss = &losses().front(); ///< D, of losses()
    LossOptions options = {};

    [[nodiscard]] bool needs_teacher() const { return alpha < 1.0; }

    /// `student` N×C, `labels` N int64, `teacher` N×C or undefined where α = 1. A scalar.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& student, const torch::Tensor& labels,
                                           const torch::Tensor& teacher) const;
};

} // namespace retort
