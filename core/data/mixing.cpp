#include "core/data/mixing.h"

#include <boost/math/distributions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

/// From Beta(parameter, parameter).
double draw_share(double parameter, CounterRandom& random) {
    namespace policies = boost::math::policies;
    // Where the weight is too close to 0 or 1 for a double it is 0 or 1, and no error.
    using Quiet = policies::policy<policies::overflow_error<policies::ignore_error>,
                                   policies::underflow_error<policies::ignore_error>,
                                   policies::evaluation_error<policies::ignore_error>>;
    const boost::math::beta_distribution<double, Quiet> shares(parameter, parameter);
    return std::clamp(boost::math::quantile(shares, random.uniform()), 0.0, 1.0);
}

bool draw_cut(const Mixing& mixing, CounterRandom& random) {
    const bool are_both = mixing.mixup > 0.0 && mixing.cutmix > 0.0;
    return are_both ? random.uniform() < 0.5 : mixing.cutmix > 0.0;
}

/// About a pixel of a square, as much of it as `share` leaves; along one axis the pixels [first, end).
Box draw_box(double share, std::int64_t side, CounterRandom& random) {
    const auto half = static_cast<std::int64_t>(0.5 * std::sqrt(1.0 - share) * static_cast<double>(side));
    const auto draw_centre = [&] {
        return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(side)));
    };
    const auto x = draw_centre();
    const auto y = draw_centre();
    const auto left = std::max<std::int64_t>(x - half, 0);
    const auto top = std::max<std::int64_t>(y - half, 0);
    return {left, top, std::min(x + half, side) - left, std::min(y + half, side) - top};
}

void blend(std::span<float> image, std::span<const float> other, double weight) {
    const auto own = static_cast<float>(weight);
    std::transform(image.begin(), image.end(), other.begin(), image.begin(),
                   [own](float a, float b) { return own * a + (1.0F - own) * b; });
}

void paste(std::span<float> image, std::span<const float> other, const Box& box, std::int64_t side) {
    for (auto y = box.top; y < box.top + box.height; ++y) {
        const auto first = 3 * (y * side + box.left);
        std::copy_n(other.begin() + first, 3 * box.width, image.begin() + first);
    }
}

} // namespace

Mixture draw_mixture(const Mixing& mixing, std::int64_t side, std::int64_t count, CounterRandom random,
                     const std::function<bool(std::int64_t)>& may_be) {
    const bool is_cut = draw_cut(mixing, random);
    auto weight = draw_share(is_cut ? mixing.cutmix : mixing.mixup, random);
    const CounterRandom draws(random.bits());
    Box box;
    if (is_cut) {
        box = draw_box(weight, side, random);
        weight = 1.0 - static_cast<double>(box.width * box.height) / static_cast<double>(side * side);
    }
    const auto draw_other = [&] {
        return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(count)));
    };
    auto other = draw_other();
    while (!may_be(other)) {
        other = draw_other();
    }
    return {other, weight, draws, is_cut, box};
}

void mix(std::span<float> image, std::span<const float> other, const Mixture& mixture, std::int64_t side) {
    if (mixture.is_cut) {
        paste(image, other, mixture.box, side);
    } else {
        blend(image, other, mixture.weight);
    }
}

} // namespace retort
