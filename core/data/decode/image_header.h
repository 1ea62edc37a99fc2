// What an image file says of itself before anything is decoded.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace retort {

struct ImageHeader {
    std::string_view format; ///< "JPEG", "PNG", "BMP", "PNM", "TIFF" or "WebP"
    std::int64_t width = 0;  ///< ≥ 1
    std::int64_t height = 0; ///< ≥ 1
};

/// Reads kind and dimensions of the image file whose whole content is `bytes`. `name` is the file, for
/// errors. JPEG, PNG and WebP files are followed to their end, because decoders fill with grey what is
/// missing. Throws Error when the kind is not known, the file is cut short, a PNG chunk is damaged, or there
/// are no pixels.
ImageHeader read_image_header(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace retort
