#include "core/data/mixup.h"

#include <boost/math/distributions/beta.hpp>

#include <algorithm>

namespace retort {

Mixture draw_mixture(double mixup, std::int64_t count, CounterRandom random,
                     const std::function<bool(std::int64_t)>& may_be) {
    namespace policies = boost::math::policies;
    // Where the weight is too close to 0 or 1 for a double it is 0 or 1, and no error.
    using Quiet = policies::policy<policies::overflow_error<policies::ignore_error>,
                                   policies::underflow_error<policies::ignore_error>,
                                   policies::evaluation_error<policies::ignore_error>>;
    const boost::math::beta_distribution<double, Quiet> weights(mixup, mixup);
    const double weight = boost::math::quantile(weights, random.uniform());
    const CounterRandom draws(random.bits());
    const auto draw_other = [&] {
        return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(count)));
    };
    auto other = draw_other();
    while (!may_be(other)) {
        other = draw_other();
    }
    return {other, std::clamp(weight, 0.0, 1.0), draws};
}

void blend(std::span<float> image, std::span<const float> other, double weight) {
    const auto own = static_cast<float>(weight);
    std::transform(image.begin(), image.end(), other.begin(), image.begin(),
                   [own](float a, float b) { return own * a + (1.0F - own) * b; });
}

} // namespace retort
