// The checksum that ends every chunk of a PNG file.
#pragma once

#include <cstdint>
#include <span>

namespace retort {

/// The CRC-32 of PNG chunks (type and data), as in the PNG specification, annex D.
std::uint32_t png_checksum(std::span<const std::uint8_t> bytes);

} // namespace retort
