// What students predict before any training: the same for all runs of a repeat.
#pragma once

#include "core/engine/torch.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <utility>

namespace retort {

/// Logits on the validation set by a run's seed, from which weights are drawn: the α of one repeat begin
/// alike, and the first that was validated answers for all. Holds those of the last few seeds. Thread-safe.
class InitialLogits {
  public:
    /// N×C float32, or undefined where they are not known.
    [[nodiscard]] torch::Tensor find(std::uint64_t seed) const;
    void add(std::uint64_t seed, const torch::Tensor& logits);

  private:
    mutable std::mutex mutex_;
    std::deque<std::pair<std::uint64_t, torch::Tensor>> known_;
};

} // namespace retort
