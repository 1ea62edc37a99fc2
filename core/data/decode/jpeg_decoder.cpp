#include "core/data/decode/jpeg_decoder.h"

#include "core/base/message.h"

#include <array>
#include <csetjmp>
#include <cstdio> // jpeglib.h leaves it to others

#include <jpeglib.h>

namespace retort {

namespace {

/// Everything that libjpeg needs; it must outlive a jump out of the library.
struct JpegReading {
    jpeg_decompress_struct codec{};
    jpeg_error_mgr errors{};
    std::jmp_buf way_out{};
    std::array<char, JMSG_LENGTH_MAX> reason{};
    std::span<const std::uint8_t> bytes;
    Image image;
    std::vector<std::uint8_t> cmyk; ///< a row

    JpegReading() = default;
    JpegReading(const JpegReading&) = delete;
    JpegReading& operator=(const JpegReading&) = delete;
    ~JpegReading() { jpeg_destroy_decompress(&codec); }
};

[[noreturn]] void leave_jpeg(j_common_ptr codec) {
    auto& reading = *static_cast<JpegReading*>(codec->client_data);
    reading.errors.format_message(codec, reading.reason.data());
    std::longjmp(reading.way_out, 1); // NOLINT(modernize-avoid-setjmp-longjmp): libjpeg knows no other way
}

void ignore_jpeg_message(j_common_ptr /*codec*/) {}
void ignore_jpeg_warning(j_common_ptr /*codec*/, int /*level*/) {}

/// Adobe's CMYK is inverted: 255 is no ink.
void row_from_cmyk(const std::vector<std::uint8_t>& cmyk, std::uint8_t* rgb) {
    for (std::size_t at = 0; at < cmyk.size(); at += 4) {
        for (std::size_t c = 0; c < 3; ++c) {
            const unsigned product = cmyk[at + c] * cmyk[at + 3] + 128U;
            *rgb++ = static_cast<std::uint8_t>((product + (product >> 8U)) >> 8U); // divided by 255, rounded
        }
    }
}

void begin_jpeg(JpegReading& reading) {
    auto& codec = reading.codec;
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, reading.bytes.data(), static_cast<unsigned long>(reading.bytes.size()));
    jpeg_read_header(&codec, TRUE);
    codec.out_color_space = codec.num_components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(&codec);
    reading.image.width = static_cast<int>(codec.output_width);
    reading.image.height = static_cast<int>(codec.output_height);
    reading.image.pixels.resize(std::size_t{3} * codec.output_width * codec.output_height);
    reading.cmyk.resize(codec.num_components == 4 ? std::size_t{4} * codec.output_width : 0);
}

void read_jpeg_rows(JpegReading& reading) {
    auto& codec = reading.codec;
    while (codec.output_scanline < codec.output_height) {
        auto* row = reading.image.pixels.data() + std::size_t{3} * codec.output_width * codec.output_scanline;
        auto* into = reading.cmyk.empty() ? row : reading.cmyk.data();
        jpeg_read_scanlines(&codec, &into, 1);
        if (!reading.cmyk.empty()) {
            row_from_cmyk(reading.cmyk, row);
        }
    }
    jpeg_finish_decompress(&codec);
}

/// False where libjpeg gives up. Nothing in here has a destructor that a jump would leave out.
bool read_jpeg(JpegReading& reading) {
    if (setjmp(reading.way_out) != 0) { // NOLINT(modernize-avoid-setjmp-longjmp)
        return false;
    }
    begin_jpeg(reading);
    read_jpeg_rows(reading);
    return true;
}

} // namespace

Image decode_jpeg(std::span<const std::uint8_t> bytes, const std::string& name) {
    JpegReading reading;
    reading.bytes = bytes;
    reading.codec.err = jpeg_std_error(&reading.errors);
    reading.codec.client_data = &reading;
    reading.errors.error_exit = leave_jpeg;
    reading.errors.output_message = ignore_jpeg_message;
    reading.errors.emit_message = ignore_jpeg_warning;
    if (!read_jpeg(reading)) {
        throw Error(
            RETORT_TEXT(
                "%1 cannot be decoded: its %2 data is damaged or of a kind that is not supported (%3)."),
            {name, "JPEG", std::string(reading.reason.data())});
    }
    return std::move(reading.image);
}

} // namespace retort
