#include "core/experiment/run/initial_logits.h"

#include <algorithm>

namespace retort {

torch::Tensor InitialLogits::find(std::uint64_t seed) const {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const auto& item) { return item.first == seed; });
    return found == known_.end() ? torch::Tensor() : found->second;
}

void InitialLogits::add(std::uint64_t seed, const torch::Tensor& logits) {
    constexpr std::size_t most = 4; // runs are trained repeat by repeat
    const std::lock_guard lock(mutex_);
    const auto is_same = [&](const auto& item) { return item.first == seed; };
    if (std::none_of(known_.begin(), known_.end(), is_same)) {
        known_.emplace_back(seed, logits);
    }
    if (known_.size() > most) {
        known_.pop_front();
    }
}

} // namespace retort
