// The training objective: α weights the hard labels, 1 − α the teacher.
#pragma once

#include "core/engine/losses/distillation_loss.h"
#include "core/engine/torch.h"

#include <vector>

namespace retort {

/// The hard labels of a batch; where images are mixed, those of both images of each mixture.
struct HardLabels {
    torch::Tensor labels;   ///< N int64; -1 where there is none, which takes α = 0 and a loss without labels
    torch::Tensor others{}; ///< N int64, of the images that were mixed in; undefined where none were
    torch::Tensor weights{}; ///< N float32 in [0, 1], of `labels`; `others` have the rest
    /// C float32 ≥ 0, of the classes in cross entropy; undefined where all weigh the same.
    torch::Tensor class_weights{};

    [[nodiscard]] bool are_mixed() const { return others.defined(); }
    /// Of each image the label that has the larger share.
    [[nodiscard]] torch::Tensor larger() const;
    [[nodiscard]] HardLabels to(const torch::Device& device, bool non_blocking) const;
};

/// The mean of −log softmax(logits) at the labels, `logits` N×C: a scalar. `smoothing` ε puts ε/C of each
/// label on every class (Szegedy et al.: Rethinking the Inception Architecture for Computer Vision, 2016);
/// mixed labels count by their weights (Zhang et al.: mixup: Beyond Empirical Risk Minimization, 2018). With
/// weights w of classes it is PyTorch's weighted mean,
///     Σ_n [(1 − ε) · w_{y_n} · −log p_{n,y_n} + ε/C · Σ_c w_c · −log p_{n,c}] / Σ_n w_{y_n},
/// where a mixed label has the weighted mean of its two classes' numerators and weights.
torch::Tensor cross_entropy_of(const torch::Tensor& logits, const HardLabels& labels, double smoothing);

/// α · w_h · CE(student, labels) + (1 − α) · w_s · D(student, teacher), w_h and w_s the options' hard and
/// soft weights, 1 by default. α = 1 is cross entropy alone and needs no teacher; α = 0 is distillation
/// alone.
struct Objective {
    double alpha = 1.0;                               ///< in [0, 1]
    const DistillationLoss* loss = &losses().front(); ///< D, of losses()
    LossOptions options = {};
    /// Of several teachers, as ensemble_logits() takes them.
    std::vector<double> teacher_weights = {};

    [[nodiscard]] bool needs_teacher() const { return alpha < 1.0; }

    /// What it is in `epoch` of `epochs`, as loss_weights() has it.
    [[nodiscard]] Objective at(std::int64_t epoch, std::int64_t epochs) const;

    /// `student` N×C, `labels` of N, `teacher` N×C or undefined where α = 1. A scalar.
    ///
    /// `teacher` may also be N×K×C of K teachers. D then compares the student with their ensemble_logits() at
    /// the temperature, or, where it has none, with their mean_logits(). For kl and mse that is the weighted
    /// mean of the losses against each of them, but for a constant: gradients are the same.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& student, const HardLabels& labels,
                                           const torch::Tensor& teacher) const;
};

} // namespace retort
