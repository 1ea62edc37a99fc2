#include "core/data/decode/image.h"

#include "core/base/message.h"
#include "core/data/decode/bmp_decoder.h"
#include "core/data/decode/image_header.h"
#include "core/data/decode/jpeg_decoder.h"
#include "core/data/decode/png_decoder.h"
#include "core/data/decode/pnm_decoder.h"
#include "core/data/decode/tiff_decoder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <mutex>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace retort {

namespace {

/// No picture within max_image_pixels needs more, and the decoder counts bytes in an int.
constexpr std::uintmax_t max_file_bytes = 1U << 30U;

[[noreturn]] void refuse_file(const std::string& name, const std::string& reason) {
    throw Error(RETORT_TEXT("%1 cannot be read: %2."), {name, reason});
}

void require_pixel_limit(const ImageHeader& header, const std::string& name) {
    if (header.width > max_image_pixels / header.height) {
        throw Error(RETORT_TEXT("%1 is too large: it has %2×%3 pixels; at most %4 pixels are accepted."),
                    {name, std::to_string(header.width), std::to_string(header.height),
                     std::to_string(max_image_pixels)});
    }
}

/// What is wrong is thrown as Error, so the library's own log lines would only say it twice.
void silence_opencv() {
    static std::once_flag once;
    std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

cv::Mat decode_bgr(std::vector<std::uint8_t>& bytes) {
    silence_opencv();
    try {
        const cv::Mat encoded(1, static_cast<int>(bytes.size()), CV_8U, bytes.data());
        return cv::imdecode(encoded, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    } catch (const cv::Exception&) {
        return {}; // its text speaks of the library's source lines
    }
}

Image to_rgb(const cv::Mat& bgr) {
    Image image{bgr.cols, bgr.rows, std::vector<std::uint8_t>(bgr.total() * 3)};
    auto* out = image.pixels.data();
    for (int y = 0; y < bgr.rows; ++y) {
        const auto* row = bgr.ptr<std::uint8_t>(y);
        for (int x = 0; x < bgr.cols; ++x, out += 3, row += 3) {
            out[0] = row[2];
            out[1] = row[1];
            out[2] = row[0];
        }
    }
    return image;
}

/// WebP, and most kinds of BMP.
Image decode_with_opencv(std::vector<std::uint8_t>& bytes, const ImageHeader& header,
                         const std::string& name) {
    if (auto masked = header.format == "BMP" ? decode_masked_bmp(bytes, name) : std::nullopt) {
        return std::move(*masked);
    }
    const auto decoded = decode_bgr(bytes);
    if (decoded.cols != header.width || decoded.rows != header.height || decoded.type() != CV_8UC3) {
        throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."),
                    {name, std::string(header.format)});
    }
    return to_rgb(decoded);
}

/// One frame of an animated WebP, as a file of its own.
struct WebpFrame {
    std::vector<std::uint8_t> file;
    std::size_t left = 0;
    std::size_t top = 0;
    ImageHeader header;
};

std::size_t little_endian(const std::vector<std::uint8_t>& bytes, std::size_t at, std::size_t count) {
    std::size_t value = 0;
    for (std::size_t i = count; i > 0 && at + count <= bytes.size(); --i) {
        value = (value << 8U) | bytes[at + i - 1];
    }
    return value;
}

bool is_chunk(const std::vector<std::uint8_t>& bytes, std::size_t at, std::string_view name) {
    return at + 8 <= bytes.size() &&
           std::equal(name.begin(), name.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

void put_chunk(std::vector<std::uint8_t>& file, std::string_view name, std::size_t size) {
    file.insert(file.end(), name.begin(), name.end());
    for (int i = 0; i < 4; ++i) {
        file.push_back(static_cast<std::uint8_t>(size >> (8U * static_cast<unsigned>(i))));
    }
}

/// The chunks of a frame (RFC 9649, 2.7.1.1) behind the header of a still picture. With an alpha channel they
/// need an extended one.
WebpFrame still_of(const std::vector<std::uint8_t>& bytes, std::size_t at, std::size_t size) {
    constexpr std::size_t head = 16;
    WebpFrame frame;
    frame.left = 2 * little_endian(bytes, at, 3);
    frame.top = 2 * little_endian(bytes, at + 3, 3);
    const auto width = little_endian(bytes, at + 6, 3);
    const auto height = little_endian(bytes, at + 9, 3);
    frame.header = {"WebP", static_cast<std::int64_t>(width) + 1, static_cast<std::int64_t>(height) + 1};
    const bool is_extended = is_chunk(bytes, at + head, "ALPH");
    put_chunk(frame.file, "RIFF", size - head + 4 + (is_extended ? 18 : 0));
    frame.file.insert(frame.file.end(), {'W', 'E', 'B', 'P'});
    if (is_extended) {
        put_chunk(frame.file, "VP8X", 10);
        frame.file.insert(frame.file.end(), {0x10, 0, 0, 0});
        for (const auto side : {width, height}) {
            for (unsigned i = 0; i < 3; ++i) {
                frame.file.push_back(static_cast<std::uint8_t>(side >> (8U * i)));
            }
        }
    }
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    frame.file.insert(frame.file.end(), begin + head, begin + static_cast<std::ptrdiff_t>(size));
    return frame;
}

/// Of an animation the first frame; nothing of a still picture, and of an animation without a whole frame.
std::optional<WebpFrame> first_frame(const std::vector<std::uint8_t>& bytes) {
    constexpr std::size_t flags = 20;
    constexpr std::size_t least = 24; // of a frame with a chunk in it
    if (!is_chunk(bytes, 12, "VP8X") || bytes.size() <= flags || (bytes[flags] & 2U) == 0) {
        return std::nullopt;
    }
    std::size_t at = 12;
    while (at + 8 <= bytes.size()) {
        const auto size = little_endian(bytes, at + 4, 4);
        const bool is_whole = size <= bytes.size() - at - 8;
        if (is_chunk(bytes, at, "ANMF")) {
            return is_whole && size >= least ? std::optional(still_of(bytes, at + 8, size)) : std::nullopt;
        }
        at += 8 + size + size % 2;
    }
    return std::nullopt;
}

/// Of an animated WebP the first frame on a black ground, as Pillow's convert('RGB') has it.
Image decode_webp(std::vector<std::uint8_t>& bytes, const ImageHeader& header, const std::string& name) {
    auto frame = first_frame(bytes);
    if (!frame) {
        return decode_with_opencv(bytes, header, name);
    }
    const auto width = static_cast<std::size_t>(header.width);
    const auto part = decode_with_opencv(frame->file, frame->header, name);
    const auto row = static_cast<std::size_t>(part.width);
    const auto rows = static_cast<std::size_t>(part.height);
    if (frame->left + row > width || frame->top + rows > static_cast<std::size_t>(header.height)) {
        throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."), {name, "WebP"});
    }
    Image image{static_cast<int>(header.width), static_cast<int>(header.height),
                std::vector<std::uint8_t>(width * static_cast<std::size_t>(header.height) * 3)};
    for (std::size_t y = 0; y < rows; ++y) {
        std::copy_n(part.pixels.begin() + static_cast<std::ptrdiff_t>(3 * y * row), 3 * row,
                    image.pixels.begin() +
                        static_cast<std::ptrdiff_t>(3 * ((frame->top + y) * width + frame->left)));
    }
    return image;
}

} // namespace

std::vector<std::uint8_t> read_image_file(const std::filesystem::path& path) {
    const auto name = path.string();
    std::error_code error;
    // A pipe would be waited for without end, so only files are opened.
    if (!std::filesystem::is_regular_file(path, error)) {
        refuse_file(name, (error ? error : std::make_error_code(std::errc::invalid_argument)).message());
    }
    const auto size = std::filesystem::file_size(path, error);
    if (error) {
        refuse_file(name, error.message());
    }
    if (size > max_file_bytes) {
        throw Error(RETORT_TEXT("%1 is too large: image files may have up to 1 GiB."), {name});
    }
    std::vector<std::uint8_t> bytes(size);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size))) {
        refuse_file(name, std::generic_category().message(errno == 0 ? EIO : errno));
    }
    return bytes;
}

Image read_image(const std::filesystem::path& path) {
    const auto name = path.string();
    auto bytes = read_image_file(path);
    const auto header = read_image_header(bytes, name);
    require_pixel_limit(header, name);
    return header.format == "JPEG"   ? decode_jpeg(bytes, name)
           : header.format == "PNG"  ? decode_png(bytes, name)
           : header.format == "PNM"  ? decode_pnm(bytes, name)
           : header.format == "TIFF" ? decode_tiff(bytes, name)
           : header.format == "WebP" ? decode_webp(bytes, header, name)
                                     : decode_with_opencv(bytes, header, name);
}

} // namespace retort
