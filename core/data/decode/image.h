// How a picture comes out of a file.
#pragma once

#include "core/data/decode/pixels.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace retort {

/// Decodes a JPEG, PNG, BMP, PNM, TIFF or WebP file, told by its content, to what Pillow's convert('RGB')
/// gives: not rotated by EXIF (but a TIFF by its own tag of orientation), alpha dropped, grey replicated, of
/// an animated WebP the first frame. (Channels of more than 8 bits keep the high ones, grey ones too, where
/// Pillow would clip grey at 255.)
///
/// Throws Error with path and reason when the file cannot be read, is of another kind, is cut short or
/// damaged, or holds more than max_image_pixels.
Image read_image(const std::filesystem::path& path);

/// The bytes of an image file, not looked into. Throws Error with path and reason when it is no regular file,
/// cannot be read, or is larger than 1 GiB.
std::vector<std::uint8_t> read_image_file(const std::filesystem::path& path);

} // namespace retort
