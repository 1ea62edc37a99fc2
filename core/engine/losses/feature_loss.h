// Losses that compare what student and teacher compute on the way, beside their logits.
#pragma once

#include "core/engine/losses/loss_options.h"
#include "core/engine/torch.h"

#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// How far a student's feature map is from the teacher's.
struct FeatureLoss {
    std::string name;   ///< as flags and files know it, for example "at"
    std::string help;   ///< what it is, in a few words, marked with RETORT_TEXT
    std::string paper;  ///< where it was proposed
    std::string weight; ///< the name of the parameter that it is weighed by
    double LossOptions::*weight_option;
    bool middle_alone = false; ///< of the stages it takes the middle one; else all
    bool regresses = false;    ///< a 1×1 convolution, trained with the student, gives its map the teacher's
                               ///< channels
    /// Of two maps N×C×H×W of the same size; the same channels where it regresses. A scalar.
    torch::Tensor (*value)(const torch::Tensor& student, const torch::Tensor& teacher) = nullptr;
};

/// The mean of (student − teacher)² over all values (Romero, Ballas, Kahou, Chassang, Gatta, Bengio: FitNets:
/// Hints for Thin Deep Nets, 2015).
torch::Tensor hint_loss(const torch::Tensor& student, const torch::Tensor& teacher);

/// The mean squared difference of attention maps: of each image the mean over channels of the squares, as a
/// vector of length 1 (Zagoruyko, Komodakis: Paying More Attention to Attention, 2017; p = 2).
torch::Tensor attention_loss(const torch::Tensor& student, const torch::Tensor& teacher);

/// All feature losses.
const std::vector<FeatureLoss>& feature_losses();

/// The one called `name`, or nullptr: "none" is not one.
const FeatureLoss* find_feature_loss(std::string_view name);

} // namespace retort
