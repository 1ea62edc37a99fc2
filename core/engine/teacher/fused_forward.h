// A model's forward pass, fused for inference.
#pragma once

#include "core/engine/models/model.h"
#include "core/engine/torch.h"

#include <cstdint>
#include <optional>
#include <torch/csrc/jit/runtime/interpreter.h>
#include <vector>

namespace retort {

/// The forward pass of a model in evaluation mode, recorded with its batch norms folded into its
/// convolutions: logits differ from the model's own by float rounding alone. The weights are those at the
/// time of recording. Safe to call from several threads at once.
class FusedForward {
  public:
    /// Records `model`, which must need no gradients and be in evaluation mode, for `images` (N×3×H×W on the
    /// model's device) and, where nothing in the recording depends on N, for any number of them. Throws
    /// c10::Error where a model cannot be recorded.
    FusedForward(Classifier& model, const torch::Tensor& images);

    [[nodiscard]] bool fits(const torch::Tensor& images) const;
    /// Whether any number of images fits.
    [[nodiscard]] bool fits_any_count() const { return !count_; }
    /// The logits of `images`, which fit: N×C.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& images) const;

  private:
    std::vector<std::int64_t> image_;     ///< 3, H, W
    std::optional<std::int64_t> count_{}; ///< N, where it is fixed
    torch::jit::Code code_;
};

} // namespace retort
