// PNG files to pixels.
#pragma once

#include "core/data/decode/pixels.h"

#include <cstdint>
#include <span>
#include <string>

namespace retort {

/// The picture in `bytes`, a whole PNG file called `name`: alpha dropped, grey replicated, of 16 bits the
/// high byte; gamma and profiles are not applied. What libpng warns of is left unsaid. Throws Error that
/// names the file.
Image decode_png(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace retort
