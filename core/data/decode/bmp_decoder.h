// BMP files whose channels stand in bits of their own choosing.
#pragma once

#include "core/data/decode/pixels.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace retort {

/// The picture in `bytes`, a BMP file called `name` of 16 or 32 bits a pixel whose masks say where red, green
/// and blue stand, scaled to 255 as Pillow does, alpha dropped. Nothing for BMP files of other kinds, which
/// OpenCV decodes as Pillow does; it reads past masks. Throws Error that names the file: for masks that make
/// no sense, and missing data.
std::optional<Image> decode_masked_bmp(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace retort
