#include "core/data/decode/tiff_decoder.h"

#include "core/base/message.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <tiffio.h>

namespace retort {

namespace {

/// A file in memory, as libtiff reads it.
struct TiffBytes {
    std::span<const std::uint8_t> bytes;
    std::uint64_t at = 0;
};

tmsize_t read_tiff_bytes(thandle_t handle, void* into, tmsize_t count) {
    auto& file = *static_cast<TiffBytes*>(handle);
    const auto left = file.at < file.bytes.size() ? file.bytes.size() - file.at : 0;
    const auto taken =
        std::min(static_cast<std::size_t>(std::max<tmsize_t>(count, 0)), static_cast<std::size_t>(left));
    if (taken > 0) {
        std::memcpy(into, file.bytes.data() + file.at, taken);
    }
    file.at += taken;
    return static_cast<tmsize_t>(taken);
}

tmsize_t refuse_tiff_bytes(thandle_t /*handle*/, void* /*from*/, tmsize_t /*count*/) {
    return 0;
}

toff_t seek_tiff_bytes(thandle_t handle, toff_t offset, int whence) {
    auto& file = *static_cast<TiffBytes*>(handle);
    file.at = offset + (whence == SEEK_CUR ? file.at : whence == SEEK_END ? file.bytes.size() : 0);
    return file.at;
}

int close_tiff_bytes(thandle_t /*handle*/) {
    return 0;
}

toff_t size_of_tiff_bytes(thandle_t handle) {
    return static_cast<TiffBytes*>(handle)->bytes.size();
}

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffFile = std::unique_ptr<TIFF, CloseTiff>;

/// The handlers are the whole process's; what is wrong is thrown as Error.
TiffFile open_tiff(TiffBytes& bytes) {
    static std::once_flag silenced;
    std::call_once(silenced, [] {
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    return TiffFile(TIFFClientOpen("image", "rm", &bytes, read_tiff_bytes, refuse_tiff_bytes, seek_tiff_bytes,
                                   close_tiff_bytes, size_of_tiff_bytes, nullptr, nullptr));
}

/// What a sample of each pixel is.
struct TiffLayout {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint16_t bits = 1;
    std::uint16_t samples = 1; ///< a pixel
    std::uint16_t format = SAMPLEFORMAT_UINT;
    std::uint16_t colours = PHOTOMETRIC_MINISBLACK;
    std::uint16_t planes = PLANARCONFIG_CONTIG;
    std::uint16_t compression = COMPRESSION_NONE;
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    bool is_premultiplied = false;
};

TiffLayout layout_of(TIFF* tiff) {
    TiffLayout layout;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &layout.width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &layout.height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &layout.bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &layout.samples);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &layout.format);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PHOTOMETRIC, &layout.colours);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &layout.planes);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &layout.compression);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &layout.orientation);
    std::uint16_t extras = 0;
    const std::uint16_t* kinds = nullptr;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &extras, &kinds);
    layout.is_premultiplied = extras > 0 && kinds[0] == EXTRASAMPLE_ASSOCALPHA;
    return layout;
}

/// Reads the samples of one file.
class TiffReader {
  public:
    TiffReader(TIFF* tiff, const std::string& name) : tiff_(tiff), name_(name), layout_(layout_of(tiff)) {}
    Image read();

  private:
    [[nodiscard]] std::uint16_t colour_samples() const;
    void require_supported() const;
    void read_ycbcr();
    void read_samples();
    void read_block(std::uint32_t x, std::uint32_t y, std::uint32_t width, std::uint32_t height,
                    std::uint16_t plane);
    void take_row(const std::uint8_t* row, std::uint32_t x, std::uint32_t y, std::uint32_t count,
                  std::uint16_t plane);
    [[nodiscard]] std::uint8_t byte_of(unsigned value) const;
    void to_colours();
    void make_grey(const std::uint8_t* from, std::uint8_t* rgb) const;
    void make_colour(const std::uint8_t* from, std::uint8_t* rgb) const;
    void look_up(const std::uint8_t* from, std::uint8_t* rgb) const;
    [[noreturn]] void refuse_damaged() const;
    [[noreturn]] void refuse(const char* text, unsigned value) const {
        throw Error(text, {name_, std::to_string(value)});
    }

    TIFF* tiff_;
    const std::string& name_;
    TiffLayout layout_;
    std::vector<std::uint8_t> block_;
    std::vector<std::uint8_t> samples_; ///< of each pixel those that matter, in 8 bits; an index as it is
    std::size_t kept_ = 0;              ///< samples that matter
    std::array<const std::uint16_t*, 3> palette_{};
    Image image_;
};

void TiffReader::refuse_damaged() const {
    throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."), {name_, "TIFF"});
}

/// How many samples a colour has; 0 where it is none that is supported.
std::uint16_t TiffReader::colour_samples() const {
    switch (layout_.colours) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
    case PHOTOMETRIC_PALETTE:
        return 1;
    case PHOTOMETRIC_RGB:
    case PHOTOMETRIC_YCBCR:
        return 3;
    case PHOTOMETRIC_SEPARATED:
        return 4;
    default:
        return 0;
    }
}

void TiffReader::require_supported() const {
    const auto bits = layout_.bits;
    if (layout_.format != SAMPLEFORMAT_UINT && layout_.format != SAMPLEFORMAT_VOID) {
        refuse(RETORT_TEXT("%1 cannot be decoded: its TIFF samples are signed or floating-point numbers "
                           "(sample format %2); "
                           "unsigned integers are accepted."),
               layout_.format);
    }
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 12 && bits != 16) {
        refuse(
            RETORT_TEXT(
                "%1 cannot be decoded: its TIFF samples have %2 bits; 1, 2, 4, 8, 12 and 16 are accepted."),
            bits);
    }
    if (colour_samples() == 0) {
        refuse(RETORT_TEXT("%1 cannot be decoded: its TIFF colour space (photometric interpretation %2) is "
                           "not supported; "
                           "grey, palette, RGB, CMYK and YCbCr are accepted."),
               layout_.colours);
    }
    if (TIFFIsCODECConfigured(layout_.compression) == 0) {
        refuse(RETORT_TEXT("%1 cannot be decoded: its TIFF compression %2 is not supported."),
               layout_.compression);
    }
    const auto pixels = std::uint64_t{layout_.width} * layout_.height;
    if (layout_.samples < colour_samples() || pixels == 0 || pixels > max_image_pixels) {
        refuse_damaged();
    }
}

/// libtiff's own conversion. (YCbCr has no alpha, by which it would multiply.) The rows stay in the file's
/// order: libtiff mirrors, but never turns.
void TiffReader::read_ycbcr() {
    std::vector<std::uint32_t> raster(std::size_t{layout_.width} * layout_.height);
    if (TIFFReadRGBAImageOriented(tiff_, layout_.width, layout_.height, raster.data(), layout_.orientation,
                                  1) == 0) {
        refuse_damaged();
    }
    auto* out = image_.pixels.data();
    for (const auto pixel : raster) {
        *out++ = static_cast<std::uint8_t>(TIFFGetR(pixel));
        *out++ = static_cast<std::uint8_t>(TIFFGetG(pixel));
        *out++ = static_cast<std::uint8_t>(TIFFGetB(pixel));
    }
}

std::uint8_t TiffReader::byte_of(unsigned value) const {
    if (layout_.bits > 8) {
        return static_cast<std::uint8_t>(value >> (layout_.bits - 8U));
    }
    const bool is_index = layout_.colours == PHOTOMETRIC_PALETTE;
    return static_cast<std::uint8_t>(is_index ? value : value * 255U / ((1U << layout_.bits) - 1U));
}

/// `count` pixels of a row of a block, which go to (x, y) and after. 16-bit samples are in the machine's
/// order.
void TiffReader::take_row(const std::uint8_t* row, std::uint32_t x, std::uint32_t y, std::uint32_t count,
                          std::uint16_t plane) {
    const bool is_separate = layout_.planes == PLANARCONFIG_SEPARATE;
    const std::size_t step = is_separate ? 1 : layout_.samples;
    const std::size_t wanted = is_separate ? 1 : kept_;
    auto* out = samples_.data() + (std::size_t{y} * layout_.width + x) * kept_ + plane;
    for (std::uint32_t i = 0; i < count; ++i, out += kept_) {
        for (std::size_t s = 0; s < wanted; ++s) {
            const std::size_t bit = (i * step + s) * layout_.bits;
            unsigned value = row[bit / 8];
            if (layout_.bits == 16) {
                std::uint16_t both = 0;
                std::memcpy(&both, row + bit / 8, 2);
                value = both;
            } else if (layout_.bits == 12) {
                value = (value << 8U) | row[bit / 8 + 1];
                value = bit % 8 == 0 ? value >> 4U : value & 0xfffU;
            } else if (layout_.bits < 8) {
                value = (value >> (8U - layout_.bits - bit % 8)) & ((1U << layout_.bits) - 1U);
            }
            out[s] = byte_of(value);
        }
    }
}

/// Reads the strip or tile that begins at (x, y).
void TiffReader::read_block(std::uint32_t x, std::uint32_t y, std::uint32_t width, std::uint32_t height,
                            std::uint16_t plane) {
    const bool is_tile = TIFFIsTiled(tiff_) != 0;
    const auto size = static_cast<tmsize_t>(block_.size());
    std::fill(block_.begin(), block_.end(), std::uint8_t{0});
    const auto read =
        is_tile ? TIFFReadEncodedTile(tiff_, TIFFComputeTile(tiff_, x, y, 0, plane), block_.data(), size)
                : TIFFReadEncodedStrip(tiff_, TIFFComputeStrip(tiff_, y, plane), block_.data(), size);
    const auto stride = static_cast<std::size_t>(is_tile ? TIFFTileRowSize(tiff_) : TIFFScanlineSize(tiff_));
    const auto columns = std::min(width, layout_.width - x);
    const auto rows = std::min(height, layout_.height - y);
    if (read < 0 || static_cast<std::size_t>(read) < stride * rows) {
        refuse_damaged();
    }
    for (std::uint32_t row = 0; row < rows; ++row) {
        take_row(block_.data() + stride * row, x, y + row, columns, plane);
    }
}

void TiffReader::read_samples() {
    std::uint32_t width = layout_.width;
    std::uint32_t height = layout_.height;
    if (TIFFIsTiled(tiff_) != 0) {
        TIFFGetField(tiff_, TIFFTAG_TILEWIDTH, &width);
        TIFFGetField(tiff_, TIFFTAG_TILELENGTH, &height);
    } else {
        TIFFGetFieldDefaulted(tiff_, TIFFTAG_ROWSPERSTRIP, &height);
        height = std::min(height, layout_.height);
    }
    const auto size = TIFFIsTiled(tiff_) != 0 ? TIFFTileSize(tiff_) : TIFFStripSize(tiff_);
    // A tile may be larger than the picture, but not by much.
    const auto largest = (tmsize_t{64} << 20U) + tmsize_t{16} * layout_.width * layout_.height;
    if (width == 0 || height == 0 || size <= 0 || size > largest) {
        refuse_damaged();
    }
    block_.resize(static_cast<std::size_t>(size) + 1); // 12-bit samples are read in pairs of bytes
    samples_.resize(std::size_t{layout_.width} * layout_.height * kept_);
    const std::size_t planes = layout_.planes == PLANARCONFIG_SEPARATE ? kept_ : 1;
    for (std::size_t plane = 0; plane < planes; ++plane) {
        for (std::uint32_t y = 0; y < layout_.height; y += std::min(height, layout_.height - y)) {
            for (std::uint32_t x = 0; x < layout_.width; x += std::min(width, layout_.width - x)) {
                read_block(x, y, width, height, static_cast<std::uint16_t>(plane));
            }
        }
    }
}

void TiffReader::make_grey(const std::uint8_t* from, std::uint8_t* rgb) const {
    const auto grey =
        layout_.colours == PHOTOMETRIC_MINISWHITE ? static_cast<std::uint8_t>(255 - from[0]) : from[0];
    std::fill_n(rgb, 3, grey);
}

void TiffReader::make_colour(const std::uint8_t* from, std::uint8_t* rgb) const {
    if (layout_.colours == PHOTOMETRIC_SEPARATED) {
        for (std::size_t c = 0; c < 3; ++c) {
            const unsigned product = (255U - from[c]) * (255U - from[3]) + 128U;
            rgb[c] = static_cast<std::uint8_t>((product + (product >> 8U)) >> 8U); // divided by 255, rounded
        }
        return;
    }
    std::copy_n(from, 3, rgb);
    if (const unsigned alpha = kept_ > 3 ? from[3] : 255U; alpha != 0 && alpha != 255) {
        std::transform(rgb, rgb + 3, rgb, [&](unsigned value) {
            return static_cast<std::uint8_t>(std::min(255U, 255U * value / alpha));
        });
    }
}

void TiffReader::look_up(const std::uint8_t* from, std::uint8_t* rgb) const {
    for (std::size_t c = 0; c < 3; ++c) {
        rgb[c] = static_cast<std::uint8_t>(palette_[c][from[0]] >> 8U);
    }
}

void TiffReader::to_colours() {
    auto* rgb = image_.pixels.data();
    const auto* const end = samples_.data() + samples_.size();
    for (const auto* from = samples_.data(); from != end; from += kept_, rgb += 3) {
        if (layout_.colours == PHOTOMETRIC_PALETTE) {
            look_up(from, rgb);
        } else if (colour_samples() == 1) {
            make_grey(from, rgb);
        } else {
            make_colour(from, rgb);
        }
    }
}

/// The picture as it is meant to be looked at.
Image upright(Image image, std::uint16_t orientation) {
    if (orientation <= ORIENTATION_TOPLEFT || orientation > ORIENTATION_LEFTBOT) {
        return image;
    }
    const bool turned = orientation >= ORIENTATION_LEFTTOP; // rows are columns
    const bool from_right = orientation == ORIENTATION_TOPRIGHT || orientation == ORIENTATION_BOTRIGHT ||
                            orientation == ORIENTATION_RIGHTTOP || orientation == ORIENTATION_RIGHTBOT;
    const bool from_bottom = orientation == ORIENTATION_BOTRIGHT || orientation == ORIENTATION_BOTLEFT ||
                             orientation == ORIENTATION_RIGHTBOT || orientation == ORIENTATION_LEFTBOT;
    Image result{turned ? image.height : image.width, turned ? image.width : image.height,
                 std::vector<std::uint8_t>(image.pixels.size())};
    const auto* from = image.pixels.data();
    for (int row = 0; row < image.height; ++row) {
        for (int column = 0; column < image.width; ++column, from += 3) {
            const int x = turned ? row : column;
            const int y = turned ? column : row;
            const auto at = static_cast<std::size_t>(from_bottom ? result.height - 1 - y : y) *
                                static_cast<std::size_t>(result.width) +
                            static_cast<std::size_t>(from_right ? result.width - 1 - x : x);
            std::copy_n(from, 3, result.pixels.data() + 3 * at);
        }
    }
    return result;
}

Image TiffReader::read() {
    require_supported();
    image_ = {static_cast<int>(layout_.width), static_cast<int>(layout_.height),
              std::vector<std::uint8_t>(std::size_t{3} * layout_.width * layout_.height)};
    if (layout_.colours == PHOTOMETRIC_YCBCR) {
        read_ycbcr();
        return upright(std::move(image_), layout_.orientation);
    }
    kept_ = colour_samples();
    if (layout_.colours == PHOTOMETRIC_RGB && layout_.is_premultiplied && layout_.samples > 3) {
        kept_ = 4;
    }
    if (layout_.colours == PHOTOMETRIC_PALETTE &&
        (layout_.bits > 8 ||
         TIFFGetField(tiff_, TIFFTAG_COLORMAP, &palette_[0], &palette_[1], &palette_[2]) == 0)) {
        refuse_damaged();
    }
    read_samples();
    to_colours();
    return upright(std::move(image_), layout_.orientation);
}

} // namespace

Image decode_tiff(std::span<const std::uint8_t> bytes, const std::string& name) {
    TiffBytes source{bytes};
    const auto tiff = open_tiff(source);
    if (!tiff) {
        throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."), {name, "TIFF"});
    }
    return TiffReader(tiff.get(), name).read();
}

} // namespace retort
