// Training images mixed with one another: mixup (Zhang, Cissé, Dauphin, Lopez-Paz: mixup: Beyond Empirical
// Risk Minimization, 2018) and CutMix (Yun, Han, Oh, Chun, Choe, Yoo: CutMix: Regularization Strategy to
// Train Strong Classifiers with Localizable Features, 2019).
#pragma once

#include "core/base/counter_random.h"
#include "core/data/resample.h"

#include <cstdint>
#include <functional>
#include <span>

namespace retort {

/// How images are mixed. Where both are on, each view is mixed one way or the other, with probability ½.
struct Mixing {
    double mixup = 0.0;  ///< weights are from Beta(mixup, mixup); 0: no view is mixed so
    double cutmix = 0.0; ///< shares of the area are from Beta(cutmix, cutmix); 0: no view is mixed so

    [[nodiscard]] bool is_on() const { return mixup > 0.0 || cutmix > 0.0; }
    bool operator==(const Mixing&) const = default;
};

/// What a training image is mixed with.
struct Mixture {
    std::int64_t other = 0; ///< the image that is mixed in
    double weight = 1.0;    ///< of the image itself, in [0, 1]; the other has the rest
    CounterRandom draws;    ///< what the other is augmented by
    bool is_cut = false;    ///< CutMix: the other fills `box`, and the image has all the rest
    Box box = {};           ///< within the image; `weight` is the exact share of the pixels outside
};

/// One of square images of `side` pixels, drawn from `random`, `mixing` being on; the other is drawn evenly
/// from those of the images 0 … `count` − 1 that `may_be` is true of, for one at least. Which others may not
/// be makes no difference where they would not have been drawn. A box is as torchvision's references draw it:
/// about a pixel drawn evenly, √(1 − λ) of the side wide and high, and cut off at the edges.
Mixture draw_mixture(const Mixing& mixing, std::int64_t side, std::int64_t count, CounterRandom random,
                     const std::function<bool(std::int64_t)>& may_be);

/// Mixes `other` into `image`, both 3·side² floats with the channels of a pixel side by side: every value
/// becomes weight · image + (1 − weight) · other, or, where it is cut, the other's within the box.
void mix(std::span<float> image, std::span<const float> other, const Mixture& mixture, std::int64_t side);

} // namespace retort
