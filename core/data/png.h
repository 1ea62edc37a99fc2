// Writing pictures as PNG, with bytes that depend on the pixels alone.
#pragma once

#include "core/data/decode/image.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace retort {

/// The file for `image`: 8-bit RGB, not compressed, so that it is the same with every version of every
/// library.
std::vector<std::uint8_t> encode_png(const Image& image);

/// Writes encode_png(image) to `path`. Throws Error when it cannot be written.
void write_png(const std::filesystem::path& path, const Image& image);

} // namespace retort
