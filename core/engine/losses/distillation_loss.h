// The distillation losses there are, by name.
#pragma once

#include "core/engine/losses/loss_options.h"
#include "core/engine/torch.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// One distillation loss: how far the student is from the teacher.
struct DistillationLoss {
    std::string name;                    ///< as flags and files know it, for example "kl"
    std::string help;                    ///< what it is, in a few words, marked with RETORT_TEXT
    std::string paper;                   ///< where it was proposed
    std::vector<std::string> parameters; ///< the names of the parameters it uses, for example "temperature"
    /// `student` and `teacher` are logits, N×C float, `labels` N int64; a scalar, the mean over the batch
    /// where its formula does not say otherwise.
    std::function<torch::Tensor(const torch::Tensor& student, const torch::Tensor& teacher,
                                const torch::Tensor& labels, const LossOptions& options)>
        value;
    bool needs_labels = false; ///< looks at `labels`, so that each image needs one

    [[nodiscard]] bool uses(std::string_view parameter) const;
};

/// All losses, the default first.
const std::vector<DistillationLoss>& losses();

/// The loss called `name`, or nullptr.
const DistillationLoss* find_loss(std::string_view name);

/// The loss called `name`. Throws Error that says which there are when it is none of them.
const DistillationLoss& require_loss(std::string_view name);

} // namespace retort
