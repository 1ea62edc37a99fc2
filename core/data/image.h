// A decoded picture, and how it comes out of a file.
#pragma once

#include <cstdint>
#include <filesystem>
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

/// Decodes a JPEG, PNG, BMP, PNM, TIFF or WebP file, told by its content, to what Pillow's convert('RGB')
/// gives: not rotated by EXIF, alpha dropped, grey replicated. (Channels of more than 8 bits keep the high
/// ones, grey ones too, where Pillow would clip grey at 255.)
///
/// Throws Error with path and reason when the file cannot be read, is of another kind, is cut short or
/// damaged, or holds more than max_image_pixels.
Image read_image(const std::filesystem::path& path);

/// The bytes of an image file, not looked into. Throws Error with path and reason when it is no regular file,
/// cannot be read, or is larger than 1 GiB.
std::vector<std::uint8_t> read_image_file(const std::filesystem::path& path);

} // namespace retort
