// RandAugment on 8 bits (Cubuk, Zoph, Shlens, Le: RandAugment: Practical Automated Data Augmentation with a
// Reduced Search Space, 2020), with the operations and magnitudes of torchvision's transforms.RandAugment.
#pragma once

#include "core/base/counter_random.h"
#include "core/data/decode/pixels.h"

#include <span>

namespace retort {

/// How many operations are drawn for a picture, and how strong they are.
struct RandAugment {
    static constexpr int strongest = 30; ///< torchvision's 31 bins, of which the first is no magnitude

    int magnitude = 0;  ///< 1 … strongest; 0: there are none
    int operations = 0; ///< one after the other, each drawn evenly from all; 0: there are none

    [[nodiscard]] bool is_on() const { return magnitude > 0 && operations > 0; }
    bool operator==(const RandAugment&) const = default;
};

/// One operation. What it makes of a picture is what Pillow makes of it, to the bit, in the version that
/// torchvision 0.14 calls: geometric ones take the nearest pixel, and leave black what was outside.
struct PictureOperation {
    const char* name; ///< as torchvision has it: "ShearX"
    /// What `apply` is told for the bin 0 … RandAugment::strongest; pictures count because they are
    /// translated by a share of their side.
    double (*magnitude)(int bin, const Image& picture);
    bool is_signed; ///< the magnitude is negative half the time
    void (*apply)(Image& picture, double magnitude);
};

/// All fourteen, in torchvision's order.
std::span<const PictureOperation> picture_operations();

/// Applies what is drawn from `random`: the same draws give the same picture.
void apply_rand_augment(Image& picture, const RandAugment& how, CounterRandom random);

} // namespace retort
