#include "core/data/decode/png_decoder.h"

#include "core/base/message.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <png.h>
#include <utility>

namespace retort {

namespace {

/// Everything that libpng needs; it must outlive a jump out of the library.
struct PngReading {
    png_structp codec = nullptr;
    png_infop info = nullptr;
    std::jmp_buf way_out{};
    std::string reason;
    std::span<const std::uint8_t> rest;
    Image image;
    std::vector<png_bytep> rows;

    PngReading() = default;
    PngReading(const PngReading&) = delete;
    PngReading& operator=(const PngReading&) = delete;
    ~PngReading() { png_destroy_read_struct(&codec, &info, nullptr); }
};

[[noreturn]] void leave_png(png_structp codec, png_const_charp reason) {
    auto& reading = *static_cast<PngReading*>(png_get_error_ptr(codec));
    reading.reason = reason;
    std::longjmp(reading.way_out, 1); // NOLINT(modernize-avoid-setjmp-longjmp): libpng knows no other way
}

void ignore_png_warning(png_structp /*codec*/, png_const_charp /*text*/) {}

void take_png_bytes(png_structp codec, png_bytep into, std::size_t count) {
    auto& rest = static_cast<PngReading*>(png_get_io_ptr(codec))->rest;
    if (count > rest.size()) {
        png_error(codec, "the file ends too early");
    }
    std::memcpy(into, rest.data(), count);
    rest = rest.subspan(count);
}

void begin_png(PngReading& reading) {
    auto* codec = reading.codec;
    png_set_read_fn(codec, &reading, take_png_bytes);
    png_set_user_limits(codec, 0x7fffffffU, 0x7fffffffU); // the number of pixels is bounded before
    png_read_info(codec, reading.info);
    png_set_expand(codec); // palettes, fewer than 8 bits
    png_set_strip_16(codec);
    png_set_strip_alpha(codec);
    png_set_gray_to_rgb(codec);
    png_set_interlace_handling(codec);
    png_read_update_info(codec, reading.info);
    reading.image.width = static_cast<int>(png_get_image_width(codec, reading.info));
    reading.image.height = static_cast<int>(png_get_image_height(codec, reading.info));
}

void read_png_rows(PngReading& reading) {
    const auto stride = static_cast<std::size_t>(reading.image.width) * 3;
    if (png_get_rowbytes(reading.codec, reading.info) != stride) {
        png_error(reading.codec, "its rows have an unexpected length");
    }
    const auto height = static_cast<std::size_t>(reading.image.height);
    reading.image.pixels.resize(stride * height);
    reading.rows.resize(height);
    std::generate(
        reading.rows.begin(), reading.rows.end(),
        [row = reading.image.pixels.data(), stride]() mutable { return std::exchange(row, row + stride); });
    png_read_image(reading.codec, reading.rows.data());
    png_read_end(reading.codec, nullptr);
}

/// False where libpng gives up. Nothing in here has a destructor that a jump would leave out.
bool read_png(PngReading& reading) {
    if (setjmp(reading.way_out) != 0) { // NOLINT(modernize-avoid-setjmp-longjmp)
        return false;
    }
    begin_png(reading);
    read_png_rows(reading);
    return true;
}

} // namespace

Image decode_png(std::span<const std::uint8_t> bytes, const std::string& name) {
    PngReading reading;
    reading.rest = bytes;
    reading.codec = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, leave_png, ignore_png_warning);
    reading.info = reading.codec == nullptr ? nullptr : png_create_info_struct(reading.codec);
    if (reading.info == nullptr || !read_png(reading)) {
        throw Error(
            RETORT_TEXT(
                "%1 cannot be decoded: its %2 data is damaged or of a kind that is not supported (%3)."),
            {name, "PNG", reading.reason});
    }
    return std::move(reading.image);
}

} // namespace retort
