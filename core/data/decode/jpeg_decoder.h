// JPEG files to pixels.
#pragma once

#include "core/data/decode/pixels.h"

#include <cstdint>
#include <span>
#include <string>

namespace retort {

/// The picture in `bytes`, a whole JPEG file called `name`: grey replicated, CMYK as Pillow converts it. What
/// libjpeg warns of is left unsaid. Throws Error that names the file.
Image decode_jpeg(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace retort
