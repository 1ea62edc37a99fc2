// A decoded picture.
#pragma once

#include <cstdint>
#include <vector>

namespace retort {

/// 8-bit RGB, row by row, channels interleaved: 3·width·height bytes.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

/// Pictures with more pixels are refused before they are decoded; the number is Pillow's.
inline constexpr std::int64_t max_image_pixels = 178'956'970;

} // namespace retort
