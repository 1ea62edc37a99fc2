#include "core/data/decode/image_header.h"

#include "core/base/message.h"
#include "core/data/decode/png_checksum.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace retort {

namespace {

/// Bounds-checked access: whatever reads past the end finds that the file is cut short.
class Bytes {
  public:
    Bytes(std::span<const std::uint8_t> bytes, const std::string& name) : bytes_(bytes), name_(name) {}

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] std::span<const std::uint8_t> part(std::size_t at, std::size_t count) const {
        if (at > bytes_.size() || count > bytes_.size() - at) {
            throw_cut_short();
        }
        return bytes_.subspan(at, count);
    }
    [[nodiscard]] std::uint8_t byte(std::size_t at) const { return part(at, 1)[0]; }
    [[nodiscard]] std::uint32_t big(std::size_t at, std::size_t count) const {
        std::uint32_t value = 0;
        for (const auto b : part(at, count)) {
            value = (value << 8U) | b;
        }
        return value;
    }
    [[nodiscard]] std::uint32_t little(std::size_t at, std::size_t count) const {
        std::uint32_t value = 0;
        const auto read = part(at, count);
        std::for_each(read.rbegin(), read.rend(), [&](std::uint8_t b) { value = (value << 8U) | b; });
        return value;
    }
    [[nodiscard]] bool has(std::size_t at, std::string_view text) const {
        return at <= bytes_.size() && text.size() <= bytes_.size() - at &&
               std::memcmp(bytes_.data() + at, text.data(), text.size()) == 0;
    }
    /// The position of the next `value` from `at` on; the file is cut short if there is none.
    [[nodiscard]] std::size_t find(std::size_t at, std::uint8_t value) const {
        const auto rest = part(at, bytes_.size() - std::min(at, bytes_.size()));
        const void* found = rest.empty() ? nullptr : std::memchr(rest.data(), value, rest.size());
        if (found == nullptr) {
            throw_cut_short();
        }
        return static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - bytes_.data());
    }
    /// The file is cut short unless `count` bytes follow `at`. (As double, which no declared size overflows.)
    void require(std::size_t at, double count) const {
        if (static_cast<double>(at) + count > static_cast<double>(size())) {
            throw_cut_short();
        }
    }
    [[noreturn]] void throw_cut_short() const {
        throw Error(RETORT_TEXT("%1 is truncated: the file ends before the image does."), {name_});
    }
    [[noreturn]] void throw_damaged(const char* format) const {
        throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."), {name_, format});
    }

  private:
    std::span<const std::uint8_t> bytes_;
    const std::string& name_;
};

bool is_start_of_frame(std::uint8_t marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool stands_alone(std::uint8_t marker) {
    return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/// Follows the markers to the end of the image. Compressed data needs no parsing of its own: in it 0xff is
/// followed by 0 or a restart marker. Segments are skipped whole, so a thumbnail's end is not taken for the
/// picture's.
ImageHeader jpeg_header(const Bytes& bytes) {
    ImageHeader header{"JPEG"};
    for (std::size_t at = 2;;) {
        at = bytes.find(at, 0xff);
        while (bytes.byte(at) == 0xff) {
            ++at;
        }
        const auto marker = bytes.byte(at++);
        if (marker == 0xd9) {
            return header;
        }
        if (stands_alone(marker)) {
            continue;
        }
        if (is_start_of_frame(marker) && header.width == 0) {
            if (const int bits = bytes.byte(at + 2); bits != 8) {
                throw Error(
                    RETORT_TEXT("%1 cannot be decoded: its JPEG samples have %2 bits; 8 are accepted."),
                    {bytes.name(), std::to_string(bits)});
            }
            header.height = bytes.big(at + 3, 2);
            header.width = bytes.big(at + 5, 2);
        }
        at += bytes.big(at, 2);
    }
}

ImageHeader png_header(const Bytes& bytes) {
    const ImageHeader header{"PNG", bytes.big(16, 4), bytes.big(20, 4)};
    bool has_data = false;
    std::size_t at = 8;
    while (!bytes.has(at + 4, "IEND")) {
        const std::size_t length = bytes.big(at, 4);
        const auto type_and_data = bytes.part(at + 4, 4 + length);
        // A capital letter marks what the picture cannot do without.
        const bool critical = (type_and_data[0] & 0x20U) == 0;
        if (bytes.big(at + 8 + length, 4) != png_checksum(type_and_data) && critical) {
            bytes.throw_damaged("PNG");
        }
        has_data = has_data || bytes.has(at + 4, "IDAT");
        at += 12 + length;
    }
    static_cast<void>(bytes.part(at, 12)); // the last chunk too is there with its checksum
    if (!has_data) {
        bytes.throw_damaged("PNG");
    }
    return header;
}

ImageHeader bmp_header(const Bytes& bytes) {
    if (bytes.little(14, 4) == 12) {
        return {"BMP", bytes.little(18, 2), bytes.little(20, 2)};
    }
    const auto width = static_cast<std::int32_t>(bytes.little(18, 4));
    const auto height = static_cast<std::int32_t>(bytes.little(22, 4)); // negative: rows from top to bottom
    const ImageHeader header{"BMP", width, std::abs(std::int64_t{height})};
    const auto compression = bytes.little(30, 4);
    if (compression == 0 || compression == 3) { // plain values, rows of whole 32-bit words
        const double words = std::ceil(static_cast<double>(width) * bytes.little(28, 2) / 32.0);
        bytes.require(bytes.little(10, 4), words * 4.0 * static_cast<double>(header.height));
    }
    return header;
}

/// Reads the next decimal number of a PNM header, past white space and comments.
std::int64_t pnm_number(const Bytes& bytes, std::size_t& at) {
    while (std::strchr(" \t\r\n#", bytes.byte(at)) != nullptr) {
        at = bytes.byte(at) == '#' ? bytes.find(at, '\n') : at + 1;
    }
    std::int64_t number = 0;
    for (; bytes.byte(at) >= '0' && bytes.byte(at) <= '9'; ++at) {
        number = std::min<std::int64_t>(number * 10 + (bytes.byte(at) - '0'), INT32_MAX);
    }
    return number;
}

ImageHeader pnm_header(const Bytes& bytes) {
    std::size_t at = 2;
    const auto width = pnm_number(bytes, at);
    const auto height = pnm_number(bytes, at);
    const auto kind = bytes.byte(1);
    if (kind == '4') {
        bytes.require(at + 1, std::ceil(static_cast<double>(width) / 8.0) * static_cast<double>(height));
    } else if (kind == '5' || kind == '6') {
        const int sample_bytes = pnm_number(bytes, at) > 255 ? 2 : 1;
        const int channels = kind == '6' ? 3 : 1;
        bytes.require(at + 1,
                      static_cast<double>(width) * static_cast<double>(height) * sample_bytes * channels);
    }
    return {"PNM", width, height};
}

/// The dimensions in the first directory of a TIFF file.
ImageHeader tiff_header(const Bytes& bytes) {
    const bool little = bytes.has(0, "II");
    const auto number = [&](std::size_t at, std::size_t count) {
        return little ? bytes.little(at, count) : bytes.big(at, count);
    };
    ImageHeader header{"TIFF"};
    const std::size_t directory = number(4, 4);
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const auto entry = directory + 2 + 12 * i;
        const bool is_short = number(entry + 2, 2) == 3;
        const auto tag = number(entry, 2);
        if (tag == 256 || tag == 257) {
            (tag == 256 ? header.width : header.height) = number(entry + 8, is_short ? 2 : 4);
        }
    }
    return header;
}

ImageHeader webp_header(const Bytes& bytes) {
    static_cast<void>(bytes.part(8, bytes.little(4, 4))); // the container's own length
    if (bytes.has(12, "VP8X")) {
        return {"WebP", bytes.little(24, 3) + 1, bytes.little(27, 3) + 1};
    }
    if (bytes.has(12, "VP8L")) {
        const auto packed = bytes.little(21, 4);
        return {"WebP", (packed & 0x3fffU) + 1, ((packed >> 14U) & 0x3fffU) + 1};
    }
    if (bytes.has(12, "VP8 ")) {
        return {"WebP", bytes.little(26, 2) & 0x3fffU, bytes.little(28, 2) & 0x3fffU};
    }
    bytes.throw_damaged("WebP");
}

bool is_pnm(const Bytes& bytes) {
    return bytes.size() > 2 && bytes.byte(0) == 'P' && bytes.byte(1) >= '1' && bytes.byte(1) <= '6' &&
           std::strchr(" \t\r\n#", bytes.byte(2)) != nullptr && bytes.byte(2) != 0;
}

ImageHeader header_of(const Bytes& bytes) {
    using namespace std::string_view_literals;
    if (bytes.has(0, "\xff\xd8\xff"sv)) {
        return jpeg_header(bytes);
    }
    if (bytes.has(0, "\x89PNG\r\n\x1a\n"sv)) {
        return png_header(bytes);
    }
    if (bytes.has(0, "BM"sv) && bytes.size() >= 26 && bytes.little(14, 4) < 256) {
        return bmp_header(bytes);
    }
    if (bytes.has(0, "II*\0"sv) || bytes.has(0, "MM\0*"sv)) {
        return tiff_header(bytes);
    }
    if (bytes.has(0, "RIFF"sv) && bytes.has(8, "WEBP"sv)) {
        return webp_header(bytes);
    }
    if (is_pnm(bytes)) {
        return pnm_header(bytes);
    }
    if (bytes.has(0, "GIF8"sv)) {
        throw Error(RETORT_TEXT("%1 is a GIF image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted."),
                    {bytes.name()});
    }
    throw Error(RETORT_TEXT("%1 is not a supported image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted."),
                {bytes.name()});
}

} // namespace

ImageHeader read_image_header(std::span<const std::uint8_t> bytes, const std::string& name) {
    if (bytes.empty()) {
        throw Error(RETORT_TEXT("%1 is empty."), {name});
    }
    const auto header = header_of(Bytes(bytes, name));
    if (header.width < 1 || header.height < 1) {
        throw Error(RETORT_TEXT("%1 declares an image without pixels (%2×%3)."),
                    {name, std::to_string(header.width), std::to_string(header.height)});
    }
    return header;
}

} // namespace retort
