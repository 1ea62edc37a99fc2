#include "core/data/decode/bmp_decoder.h"

#include "core/base/message.h"

#include <array>
#include <bit>
#include <cstdlib>

namespace retort {

namespace {

constexpr std::size_t header_size = 54; ///< of the file, and of Windows' first kind of bitmap
constexpr std::size_t masks_at = 54;

using Masks = std::array<std::uint32_t, 3>; ///< of red, green and blue

constexpr Masks usual_16{0x7c00U, 0x3e0U, 0x1fU};
constexpr Masks usual_32{0xff0000U, 0xff00U, 0xffU};

std::uint32_t little(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i > 0; --i) {
        value = value << 8U | bytes[at + i - 1];
    }
    return value;
}

struct Bitmap {
    std::int64_t width = 0;
    std::int64_t height = 0; ///< negative where the first row is the topmost
    std::size_t bits = 0;    ///< of a pixel
    bool has_masks = false;
    std::size_t pixels_at = 0;

    [[nodiscard]] std::size_t row_bytes() const {
        return (static_cast<std::size_t>(width) * bits + 31) / 32 * 4;
    }
};

/// Nothing of a kind that has no masks.
std::optional<Bitmap> masked_bitmap(std::span<const std::uint8_t> bytes) {
    constexpr std::uint32_t bitfields = 3;
    constexpr std::uint32_t windows_header = 40;
    if (bytes.size() < header_size || little(bytes, 14, 4) < windows_header) {
        return std::nullopt;
    }
    const auto compression = little(bytes, 30, 4);
    Bitmap bitmap{static_cast<std::int32_t>(little(bytes, 18, 4)),
                  static_cast<std::int32_t>(little(bytes, 22, 4)), little(bytes, 28, 2),
                  compression == bitfields, little(bytes, 10, 4)};
    const bool has_bits = bitmap.bits == 16 || (bitmap.bits == 32 && bitmap.has_masks);
    return has_bits && (compression == 0 || bitmap.has_masks) ? std::optional(bitmap) : std::nullopt;
}

[[noreturn]] void refuse_damaged(const std::string& name) {
    throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."), {name, "BMP"});
}

Masks masks_of(const Bitmap& bitmap, std::span<const std::uint8_t> bytes, const std::string& name) {
    if (!bitmap.has_masks) {
        return bitmap.bits == 16 ? usual_16 : usual_32;
    }
    if (bytes.size() < masks_at + 12) {
        refuse_damaged(name);
    }
    Masks masks{};
    for (std::size_t i = 0; i < masks.size(); ++i) {
        masks[i] = little(bytes, masks_at + 4 * i, 4);
        const auto ones = masks[i] >> static_cast<unsigned>(std::countr_zero(masks[i]) % 32);
        if (masks[i] == 0 || (ones & (ones + 1)) != 0 || ones > 255) {
            throw Error(RETORT_TEXT("%1 is a BMP file whose bit masks are not supported."), {name});
        }
    }
    return masks;
}

std::uint8_t channel(std::uint32_t pixel, std::uint32_t mask) {
    const auto shift = static_cast<unsigned>(std::countr_zero(mask));
    return static_cast<std::uint8_t>(((pixel & mask) >> shift) * 255U / (mask >> shift));
}

} // namespace

std::optional<Image> decode_masked_bmp(std::span<const std::uint8_t> bytes, const std::string& name) {
    const auto bitmap = masked_bitmap(bytes);
    if (!bitmap) {
        return std::nullopt;
    }
    const auto masks = masks_of(*bitmap, bytes, name);
    const auto height = static_cast<std::size_t>(std::abs(bitmap->height));
    const auto row_bytes = bitmap->row_bytes();
    if (bitmap->width < 1 || height < 1 || bitmap->pixels_at > bytes.size() ||
        (bytes.size() - bitmap->pixels_at) / row_bytes < height) {
        refuse_damaged(name);
    }
    Image image{static_cast<int>(bitmap->width), static_cast<int>(height), {}};
    image.pixels.reserve(static_cast<std::size_t>(bitmap->width) * height * 3);
    for (std::size_t y = 0; y < height; ++y) {
        const auto row = bitmap->height < 0 ? y : height - 1 - y;
        for (std::size_t x = 0; x < static_cast<std::size_t>(bitmap->width); ++x) {
            const auto pixel =
                little(bytes, bitmap->pixels_at + row * row_bytes + x * bitmap->bits / 8, bitmap->bits / 8);
            for (const auto mask : masks) {
                image.pixels.push_back(channel(pixel, mask));
            }
        }
    }
    return image;
}

} // namespace retort
