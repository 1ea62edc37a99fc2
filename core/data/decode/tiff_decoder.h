// TIFF files to pixels.
#pragma once

#include "core/data/decode/pixels.h"

#include <cstdint>
#include <span>
#include <string>

namespace retort {

/// The first picture in `bytes`, a whole TIFF file called `name`: grey, palette, RGB and CMYK of 1 to 16 bits
/// a sample, and YCbCr, in every compression that libtiff knows, turned upright as the file says. Alpha is
/// dropped as Pillow drops it, and taken out again of colours that were multiplied by it; of more than 8 bits
/// the high ones are kept. What libtiff warns of is left unsaid. Throws Error that names the file, and what
/// of it is not supported: signed, floating-point and 32-bit samples, other colour spaces.
Image decode_tiff(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace retort
