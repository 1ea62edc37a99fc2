#include "core/engine/models/random_layers.h"

#include <mutex>
#include <utility>

namespace retort {

namespace {

/// `x` times a mask of `sizes`, scaled so that the expectation stays what it was.
torch::Tensor drop(const torch::Tensor& x, torch::IntArrayRef sizes, double p, Randomness& randomness) {
    const double keep = 1.0 - p;
    return x * randomness.mask(sizes, keep, x.device()).div_(keep).to(x.scalar_type());
}

} // namespace

void Randomness::seed(std::uint64_t seed) {
    const std::lock_guard lock(generator_.mutex());
    generator_.set_current_seed(seed);
}

torch::Tensor Randomness::mask(torch::IntArrayRef sizes, double keep, const torch::Device& device) {
    // bernoulli_ locks the generator itself.
    return torch::empty(sizes).bernoulli_(keep, generator_).to(device);
}

Dropout::Dropout(double p, std::shared_ptr<Randomness> randomness)
    : p_(p)
    , randomness_(std::move(randomness)) {}

torch::Tensor Dropout::forward(const torch::Tensor& x) {
    const bool active = is_training() && p_ > 0.0 && randomness_->enabled;
    return active ? drop(x, x.sizes(), p_, *randomness_) : x;
}

StochasticDepth::StochasticDepth(double p, std::shared_ptr<Randomness> randomness)
    : p_(p)
    , randomness_(std::move(randomness)) {}

torch::Tensor StochasticDepth::forward(const torch::Tensor& x) {
    if (!is_training() || p_ == 0.0 || !randomness_->enabled) {
        return x;
    }
    std::vector<std::int64_t> sizes(static_cast<std::size_t>(x.dim()), 1);
    sizes.front() = x.size(0);
    return drop(x, sizes, p_, *randomness_);
}

} // namespace retort
