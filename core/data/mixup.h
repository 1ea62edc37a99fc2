// Training images mixed with one another: mixup (Zhang, Cissé, Dauphin, Lopez-Paz: mixup: Beyond Empirical
// Risk Minimization, 2018).
#pragma once

#include "core/base/counter_random.h"

#include <cstdint>
#include <functional>
#include <span>

namespace retort {

/// What a training image is mixed with.
struct Mixture {
    std::int64_t other = 0; ///< the image that is mixed in
    double weight = 1.0;    ///< of the image itself, in [0, 1]; the other has the rest
    CounterRandom draws;    ///< what the other is augmented by
};

/// One drawn from `random`: the weight from Beta(`mixup`, `mixup`), `mixup` > 0, and the other evenly among
/// those of the images 0 … `count` − 1 that `may_be` is true of, for one at least. Which others may not be
/// makes no difference where they would not have been drawn.
Mixture draw_mixture(double mixup, std::int64_t count, CounterRandom random,
                     const std::function<bool(std::int64_t)>& may_be);

/// Makes of every value of `image` weight · image + (1 − weight) · other; both are of one length.
void blend(std::span<float> image, std::span<const float> other, double weight);

} // namespace retort
