// PNM files (PBM, PGM, PPM, as text or binary) to pixels.
#pragma once

#include "core/data/decode/pixels.h"

#include <cstdint>
#include <span>
#include <string>

namespace retort {

/// The picture in `bytes`, a PNM file called `name`: grey replicated, values scaled from the file's own
/// maximum to 255, as Pillow does; grey with more than 8 bits, too, which Pillow would clip. Throws Error
/// that names the file: for a maximum outside 1 to 65535, a text value above it, and missing data.
Image decode_pnm(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace retort
