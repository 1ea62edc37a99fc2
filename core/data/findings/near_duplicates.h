// Images that are near-duplicates though no byte of their files may be the same: compressed again, or
// resized.
#pragma once

#include "core/data/decode/image.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stop_token>
#include <vector>

namespace retort {

/// Gathers a small copy of each image: 16 × 16 RGB pixels, resized with an antialiasing triangle filter. Two
/// images look alike where the root mean square of the copies' difference is at most 0.12 of the standard
/// deviation of the flatter copy's values. Among the 397 ants and bees of the hymenoptera set the two most
/// similar stand at 0.5, while an image at half its size, or as a JPEG of quality 50, stands below 0.11 from
/// itself. Among the 60 000 images of CIFAR-10 two are found, and they are one picture.
class NearDuplicates {
  public:
    /// Beyond so many images the rest is left out, which bounds memory by 100 MB, and time.
    static constexpr std::size_t most = 100'000;

    /// Takes an image; the first is number 0. Images with a side of fewer than 16 pixels, and those with next
    /// to nothing to see on them, resemble none.
    void add(const Image& image);

    struct Pair {
        std::size_t later; ///< number of an image
        std::size_t first; ///< of the one before it that it resembles most
    };
    /// A pair for each image that resembles one before it, by `later`, ascending. Every two images are
    /// compared, most of them by their mean alone; a stop request leaves the rest out.
    [[nodiscard]] std::vector<Pair> pairs(const std::stop_token& stop) const;

  private:
    static constexpr std::size_t side = 16;
    static constexpr std::size_t blocks = 4; ///< a side, of 4 × 4 pixels each

    struct Copy {
        std::size_t number;
        float mean;      ///< of the values
        float deviation; ///< standard deviation of the values
        std::array<std::uint8_t, 3 * side * side> values;
        std::array<float, 3 * blocks * blocks> block_means;
    };
    static bool alike(const Copy& one, const Copy& other, float& distance);

    std::vector<Copy> copies_;
    std::size_t count_ = 0;
};

} // namespace retort
