// Noticing a training that has diverged.
#pragma once

#include "core/engine/torch.h"

#include <cstdint>
#include <vector>

namespace retort {

/// Throws Error, which names epoch and step, where a loss is not finite: at once on the CPU, and elsewhere
/// once in a few steps, so that not every step waits for a transfer.
class DivergenceCheck {
  public:
    DivergenceCheck(int epoch, const torch::Device& device);
    /// The loss of step `step` (from 1), a scalar.
    void add(const torch::Tensor& loss, std::int64_t step);
    /// Looks at what was added since the last look.
    void look();

  private:
    int epoch_;
    std::size_t at_a_time_;
    std::vector<torch::Tensor> losses_; ///< of the steps up to `step_`
    std::int64_t step_ = 0;
};

/// Throws Error where the student's logits on the validation set are not all finite after `epoch`.
void require_finite(const torch::Tensor& logits, int epoch);

} // namespace retort
