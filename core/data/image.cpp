#include "core/data/image.h"

#include "core/base/message.h"
#include "core/data/bmp_decoder.h"
#include "core/data/image_header.h"
#include "core/data/jpeg_decoder.h"
#include "core/data/png_decoder.h"
#include "core/data/pnm_decoder.h"
#include "core/data/tiff_decoder.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <mutex>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <string>
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
                                     : decode_with_opencv(bytes, header, name);
}

} // namespace retort
