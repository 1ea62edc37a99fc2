// A feature loss at work: the teacher's feature maps, and what is trained to compare with them.
#pragma once

#include "core/engine/losses/feature_loss.h"
#include "core/engine/models/model.h"
#include "core/engine/torch.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace retort {

/// The network whose feature maps a student's are compared with.
struct FeatureTeacher {
    std::shared_ptr<Classifier> model; ///< frozen and in evaluation mode; several threads may use it at once
    std::int64_t side = 0;             ///< of the images that both see, in pixels
};

/// Pairs the feature maps of student and teacher, from their last stages on, and compares them. Where sizes
/// differ, the larger map is averaged down. Its parameters are the regressors, where the loss has them; their
/// weights are drawn from the seed alone, as PyTorch draws a convolution's.
class FeatureDistillation : public torch::nn::Module {
  public:
    /// Throws Error where one of both shows no feature maps.
    FeatureDistillation(const FeatureLoss& loss, Classifier& student, FeatureTeacher teacher,
                        std::uint64_t seed);

    /// The sum over pairs; `student` are the student's maps of `images`. A scalar, not weighed.
    [[nodiscard]] torch::Tensor operator()(const FeatureMaps& student, const torch::Tensor& images) const;

    [[nodiscard]] const FeatureLoss& loss() const { return loss_; }

  private:
    using Places = std::pair<std::size_t, std::size_t>; ///< of a pair, among the student's and teacher's maps

    void make_regressors(const FeatureMaps& student, const FeatureMaps& teacher, std::uint64_t seed);
    [[nodiscard]] torch::Tensor regressed(const torch::Tensor& map, std::size_t pair) const;

    const FeatureLoss& loss_;
    FeatureTeacher teacher_;
    std::vector<Places> pairs_;
    std::vector<torch::Tensor> weights_; ///< by pair
    std::vector<torch::Tensor> biases_;
};

/// Throws Error that says so where `network`, called `name`, shows no feature maps for images of `side`
/// pixels.
void require_feature_maps(Classifier& network, const std::string& name, std::int64_t side);

} // namespace retort
