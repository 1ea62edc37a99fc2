// Crop, antialiased resize, padding and flip of a picture in one go.
#pragma once

#include "core/data/decode/image.h"

#include <array>
#include <cstdint>

namespace retort {

struct Size {
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool operator==(const Size&) const = default;
};

/// A rectangle of pixels; `left` and `top` may be negative where it reaches beyond a picture.
struct Box {
    std::int64_t left = 0;
    std::int64_t top = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool operator==(const Box&) const = default;
};

/// How pictures are resized: by Pillow's filter of the same name.
enum class Interpolation {
    bilinear, ///< a triangle
    bicubic   ///< of Keys, a = −0.5
};

/// How an output comes from a picture: `source` is cut out and resized to `resized`; of the result `kept`
/// stays and everything around it is black; `frame` is the output, and it is mirrored left to right if
/// `flipped`. Only what is visible in the end is computed.
struct View {
    Box source;   ///< within the picture
    Size resized; ///< both ≥ 1
    Box kept;     ///< in pixels of the resized picture
    Box frame;    ///< in pixels of the resized picture
    bool flipped = false;
    Interpolation interpolation = Interpolation::bilinear;
};

/// The box that covers a picture of this size.
constexpr Box whole(Size size) {
    return {0, 0, size.width, size.height};
}

/// What each of the 256 values of a channel becomes; R, G, B.
using PixelTable = std::array<std::array<float, 256>, 3>;

/// The view as a picture of frame.width × frame.height. Resizing is Pillow's on 8 bits, bit for bit: the
/// filter is widened by the scale when shrinking, which is what torchvision calls antialiasing; rows first,
/// then columns, each rounded to 8 bits; weights with 22 fractional bits.
Image render(const Image& image, const View& view);

/// How the floats of a picture lie in memory, row by row: as 3 planes, one a channel, or with the 3 channels
/// of a pixel side by side, which is what torch calls channels-last.
enum class PixelLayout { planes, interleaved };

/// The same with every value looked up in `table`, as 3·frame.height·frame.width floats.
void render(const Image& image, const View& view, const PixelTable& table, float* out,
            PixelLayout layout = PixelLayout::planes);

} // namespace retort
