// Less usual kinds of image files: what Pillow 9.4 makes of them, or why they are refused.
#include "tests/core/data/support.h"

#include <array>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <map>
#include <unistd.h>

using namespace retort;
using retort::test::error_of;
using retort::test::read_text;
using retort::test::TemporaryFolder;
using retort::test::write_text;
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

const fs::path reference_folder = fs::path(RETORT_REFERENCE_DIR) / "data";

std::string little_16(const std::vector<unsigned>& values) {
    std::string text;
    for (const auto value : values) {
        text += static_cast<char>(value & 255U);
        text += static_cast<char>(value >> 8U);
    }
    return text;
}

std::string little_32(std::uint32_t value) {
    return little_16({value & 0xffffU, value >> 16U});
}

std::string big_16(const std::vector<unsigned>& values) {
    std::string text;
    for (const auto value : values) {
        text += static_cast<char>(value >> 8U);
        text += static_cast<char>(value & 255U);
    }
    return text;
}

std::string text_of(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

/// A BMP of two pixels, the upper and the lower one, whose masks may stand in its header (red, green, blue).
std::string bmp(unsigned bits, const std::vector<std::uint32_t>& masks,
                const std::vector<std::uint32_t>& pixels) {
    std::string body;
    for (auto pixel = pixels.rbegin(); pixel != pixels.rend(); ++pixel) {
        body += bits == 16 ? little_16({*pixel, 0}) : little_32(*pixel); // rows are of 4 bytes or more
    }
    std::string fields;
    for (const auto mask : masks) {
        fields += little_32(mask);
    }
    const auto start = static_cast<std::uint32_t>(54 + fields.size());
    return "BM" + little_32(start + static_cast<std::uint32_t>(body.size())) + little_32(0) +
           little_32(start) + little_32(40) + little_32(1) + little_32(2) + little_16({1, bits}) +
           little_32(masks.empty() ? 0 : 3) + little_32(0) + std::string(16, '\0') + fields + body;
}

struct TiffKind {
    unsigned width = 1;
    unsigned bits = 8;
    unsigned samples = 1;
    unsigned colours = 1;  ///< photometric interpretation
    std::string data = {}; ///< of one row
    int alpha = -1;        ///< kind of the extra sample
    unsigned format = 1;   ///< of samples
    unsigned orientation = 1;
    std::vector<unsigned> palette = {};
};

/// A file of one strip and one row: header, directory, what does not fit into it, pixels.
std::string tiff(const TiffKind& kind) {
    std::vector<std::pair<unsigned, std::vector<unsigned>>> entries{
        {256, {kind.width}},
        {257, {1}},
        {258, std::vector<unsigned>(kind.samples, kind.bits)},
        {259, {1}},
        {262, {kind.colours}},
        {273, {0}},
        {274, {kind.orientation}},
        {277, {kind.samples}},
        {278, {1}},
        {279, {static_cast<unsigned>(kind.data.size())}}};
    if (!kind.palette.empty()) {
        entries.push_back({320, kind.palette});
    }
    if (kind.alpha >= 0) {
        entries.push_back({338, {static_cast<unsigned>(kind.alpha)}});
    }
    entries.push_back({339, std::vector<unsigned>(kind.samples, kind.format)});
    const std::size_t after = 8 + 2 + 12 * entries.size() + 4;
    std::size_t long_ones = 0;
    for (const auto& [tag, values] : entries) {
        long_ones += values.size() > 2 ? values.size() * 2 : 0;
    }
    std::string directory = little_16({static_cast<unsigned>(entries.size())});
    std::string more;
    for (auto& [tag, values] : entries) {
        values = tag == 273 ? std::vector<unsigned>{static_cast<unsigned>(after + long_ones)} : values;
        directory += little_16({tag, 3}) + little_32(static_cast<std::uint32_t>(values.size()));
        if (values.size() > 2) {
            directory += little_32(static_cast<std::uint32_t>(after + more.size()));
            more += little_16(values);
        } else {
            directory += (little_16(values) + std::string(4, '\0')).substr(0, 4);
        }
    }
    return std::string("II*\0", 4) + little_32(8) + directory + little_32(0) + more + kind.data;
}

/// 256 colours a channel, those of `first` at the beginning.
std::vector<unsigned> palette_of(std::size_t size, const std::array<std::vector<unsigned>, 3>& first) {
    std::vector<unsigned> all;
    for (const auto& channel : first) {
        auto whole = channel;
        whole.resize(size);
        all.insert(all.end(), whole.begin(), whole.end());
    }
    return all;
}

class FormatFiles {
  public:
    std::string refusal(const std::string& content) {
        write_text(path_, content);
        auto text = error_of([&] { read_image(path_); });
        return text.starts_with(path_.string() + " ") ? text.substr(path_.string().size() + 1) : text;
    }
    Bytes pixels(const std::string& content) {
        write_text(path_, content);
        return read_image(path_).pixels;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    TemporaryFolder folder_;
    fs::path path_ = folder_.path() / "x";
};

Bytes grey(const Bytes& values) {
    Bytes all;
    for (const auto value : values) {
        all.insert(all.end(), 3, value);
    }
    return all;
}

/// What `action` writes to stderr by whatever way.
template <typename Action>
std::string stderr_of(const Action& action) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "stderr";
    const int before = ::dup(STDERR_FILENO);
    const int caught = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    ::dup2(caught, STDERR_FILENO);
    action();
    ::dup2(before, STDERR_FILENO);
    ::close(caught);
    ::close(before);
    return read_text(file);
}

} // namespace

TEST_CASE("PNM of any depth is scaled from its own maximum") {
    FormatFiles files;
    CHECK(files.pixels("P5 4 1 15\n" + text_of({0, 1, 8, 15})) == grey({0, 17, 136, 255}));
    CHECK(files.pixels("P5 4 1 200\n" + text_of({0, 1, 100, 250})) == grey({0, 1, 128, 255}));
    CHECK(files.pixels("P6 2 1 4095\n" + big_16({0, 100, 2048, 4095, 17, 4000})) ==
          Bytes{0, 6, 128, 255, 1, 249});
    CHECK(files.pixels("P6 2 1 65535\n" + big_16({0, 128, 129, 65535, 32768, 40000})) ==
          Bytes{0, 0, 1, 255, 128, 156});
    CHECK(files.pixels("P3 2 1 4095\n0 100 2048 4095 17 4000") == Bytes{0, 6, 128, 255, 1, 249});
    CHECK(files.pixels("P2 # by hand\n4 1\n15 0 1 8 15\n") == grey({0, 17, 136, 255}));
    CHECK(files.pixels("P1 4 1\n1010") == grey({0, 255, 0, 255}));
    CHECK(files.pixels("P4 4 1\n\xa0") == grey({0, 255, 0, 255}));
    // Deep grey, which Pillow would clip to white.
    CHECK(files.pixels("P5 4 1 65535\n" + big_16({0, 255, 32768, 65535})) == grey({0, 1, 128, 255}));
    CHECK(files.pixels("P5 4 1 4095\n" + big_16({0, 100, 2048, 4095})) == grey({0, 6, 128, 255}));
    CHECK(files.refusal("P5 2 1 70000\n123456") ==
          "cannot be decoded: its maximum value is 70000; it must be from 1 to 65535.");
    CHECK(files.refusal("P2 2 1 15 0 16") ==
          "cannot be decoded: it contains the value 16, but its maximum is 15.");
    CHECK(files.refusal("P2 2 1 15 0 x") == "cannot be decoded: its PNM data is damaged.");
    CHECK(files.refusal("P2 2 1 15 0") == "is truncated: the file ends before the image does.");
}

TEST_CASE("TIFF with alpha keeps its colours") {
    FormatFiles files;
    const auto rgba = text_of({200, 100, 50, 128, 10, 20, 30, 0});
    CHECK(files.pixels(tiff({.width = 2, .samples = 4, .colours = 2, .data = rgba, .alpha = 2})) ==
          Bytes{200, 100, 50, 10, 20, 30});
    CHECK(files.pixels(tiff({.width = 2, .samples = 4, .colours = 2, .data = rgba, .alpha = 0})) ==
          Bytes{200, 100, 50, 10, 20, 30});
    // Colours that were multiplied by alpha are what they were again.
    CHECK(files.pixels(tiff({.width = 2,
                             .samples = 4,
                             .colours = 2,
                             .data = text_of({100, 50, 25, 128, 0, 0, 0, 0}),
                             .alpha = 1})) == Bytes{199, 99, 49, 0, 0, 0});
    CHECK(files.pixels(tiff({.width = 2, .samples = 2, .data = text_of({200, 100, 50, 128}), .alpha = 2})) ==
          grey({200, 50}));
    CHECK(files.pixels(tiff({.width = 2,
                             .bits = 16,
                             .samples = 4,
                             .colours = 2,
                             .data = little_16({0, 255, 4096, 32768, 65535, 128, 32768, 65535}),
                             .alpha = 2})) == Bytes{0, 0, 16, 255, 0, 128});
}

TEST_CASE("TIFF of 1 to 16 bits, of palettes and of inks is read") {
    FormatFiles files;
    CHECK(files.pixels(tiff({.width = 4, .bits = 1, .data = "\xa0"})) == grey({255, 0, 255, 0}));
    CHECK(files.pixels(tiff({.width = 4, .bits = 2, .data = "\x1b"})) == grey({0, 85, 170, 255}));
    CHECK(files.pixels(tiff({.width = 4, .bits = 4, .data = "\x08\xf0"})) == grey({0, 136, 255, 0}));
    CHECK(files.pixels(tiff({.width = 4, .bits = 4, .colours = 0, .data = "\x08\xf0"})) ==
          grey({255, 119, 0, 255}));
    CHECK(files.pixels(tiff({.width = 4, .bits = 12, .data = text_of({0, 8, 0, 0xff, 0xf1, 0x23})})) ==
          grey({0, 128, 255, 18}));
    CHECK(files.pixels(tiff({.width = 4, .bits = 16, .data = little_16({0, 255, 4096, 65535})})) ==
          grey({0, 0, 16, 255}));
    CHECK(files.pixels(tiff(
              {.width = 2, .samples = 4, .colours = 5, .data = text_of({200, 100, 50, 10, 0, 0, 0, 128})})) ==
          Bytes{53, 149, 197, 127, 127, 127});
    CHECK(files.pixels(
              tiff({.width = 4,
                    .bits = 4,
                    .colours = 3,
                    .data = "\x12\x01",
                    .palette = palette_of(16, {{{0, 2570, 5140}, {0, 7710, 65535}, {0, 300, 511}}})})) ==
          Bytes{10, 30, 1, 20, 255, 1, 0, 0, 0, 10, 30, 1});
    // Turned upright, as Pillow does.
    CHECK(files.pixels(tiff({.width = 2, .data = text_of({1, 2}), .orientation = 2})) == grey({2, 1}));
    write_text(files.path(), tiff({.width = 2, .data = text_of({1, 2}), .orientation = 8}));
    CHECK(read_image(files.path()).height == 2);
    CHECK(read_image(files.path()).pixels == grey({2, 1}));
    // YCbCr, too, four pixels to a block: Y Y Y Y Cb Cr.
    const auto ycbcr = [](unsigned orientation) {
        return tiff({.width = 2,
                     .samples = 3,
                     .colours = 6,
                     .data = text_of({10, 200, 10, 200, 128, 128}),
                     .orientation = orientation});
    };
    CHECK(files.pixels(ycbcr(1)) == grey({10, 200}));
    CHECK(files.pixels(ycbcr(2)) == grey({200, 10}));
    for (const auto& [orientation, expected] :
         std::map<unsigned, Bytes>{{5, {10, 200}}, {6, {10, 200}}, {7, {200, 10}}, {8, {200, 10}}}) {
        CAPTURE(orientation);
        write_text(files.path(), ycbcr(orientation));
        CHECK(read_image(files.path()).height == 2);
        CHECK(read_image(files.path()).pixels == grey(expected));
    }
}

TEST_CASE("TIFF that cannot be read is refused with the true reason") {
    FormatFiles files;
    CHECK(files.refusal(tiff({.width = 1, .bits = 32, .data = "abcd"})) ==
          "cannot be decoded: its TIFF samples have 32 bits; 1, 2, 4, 8, 12 and 16 are accepted.");
    CHECK(files.refusal(tiff({.width = 1, .bits = 32, .data = "abcd", .format = 3})) ==
          "cannot be decoded: its TIFF samples are signed or floating-point numbers (sample format 3); "
          "unsigned "
          "integers are accepted.");
    CHECK(files.refusal(tiff({.width = 1, .samples = 3, .colours = 8, .data = "abc"})) ==
          "cannot be decoded: its TIFF colour space (photometric interpretation 8) is not supported; grey, "
          "palette, RGB, CMYK and YCbCr are accepted.");
    CHECK(files.refusal(tiff({.width = 2000, .data = "too little"})) ==
          "cannot be decoded: its TIFF data is damaged.");
}

TEST_CASE("a JPEG of 12 bits is refused as such") {
    FormatFiles files;
    auto jpeg = read_text(reference_folder / "colour.jpg");
    const auto frame = jpeg.find("\xff\xc0");
    REQUIRE(frame != std::string::npos);
    jpeg[frame + 4] = 12;
    CHECK(files.refusal(jpeg) == "cannot be decoded: its JPEG samples have 12 bits; 8 are accepted.");
}

TEST_CASE("libraries say nothing on stderr") {
    FormatFiles files;
    auto jpeg = read_text(reference_folder / "colour.jpg");
    jpeg.insert(jpeg.size() - 2, "extraneous bytes before the end"); // libjpeg warns
    CHECK(stderr_of([&] { CHECK(files.pixels(jpeg).size() == 48 * 40 * 3); }).empty());
    auto lossless = read_text(reference_folder / "colour.jpg");
    lossless[lossless.find("\xff\xc0") + 1] = '\xc3';
    CHECK(stderr_of([&] {
              CHECK(files.refusal(lossless).starts_with(
                  "cannot be decoded: its JPEG data is damaged or of a kind "
                  "that is not supported ("));
          }).empty());
    CHECK(stderr_of([&] { files.refusal(tiff({.width = 2000, .data = "too little"})); }).empty());
    auto png = read_text(reference_folder / "alpha.png");
    png.insert(33, std::string("\0\0\0\1gAMAx\0\0\0\0", 13)); // libpng warns of its length or its checksum
    CHECK(stderr_of([&] { CHECK(files.pixels(png).size() == 24 * 20 * 3); }).empty());
}

TEST_CASE("whatever a mutilated file holds, it is read or refused") {
    FormatFiles files;
    std::uint64_t state = 7;
    for (const auto* file : {"colour.tif", "colour.jpg", "progressive.jpg", "palette.png", "grey.pgm"}) {
        const auto whole = read_text(reference_folder / file);
        for (int round = 0; round < 300; ++round) {
            auto broken = whole;
            for (int i = 0; i < 3; ++i) {
                state = state * 6364136223846793005U + 1442695040888963407U;
                broken[(state >> 33U) % broken.size()] = static_cast<char>(state >> 24U);
            }
            CAPTURE(file);
            files.refusal(broken); // any other exception fails the test
        }
    }
}

TEST_CASE("BMP files have their channels where their masks say") {
    const TemporaryFolder folder;
    const auto pixels = [&](const std::string& bytes) {
        write_text(folder.path() / "masked.bmp", bytes);
        return read_image(folder.path() / "masked.bmp").pixels;
    };
    const Bytes expected{132, 20, 105, 1, 2, 3};
    CHECK(pixels(bmp(32, {0xff000000U, 0xff0000U, 0xff00U}, {0x841469ffU, 0x01020300U})) == expected);
    CHECK(pixels(bmp(32, {0xffU, 0xff00U, 0xff0000U}, {0xff691484U, 0x00030201U})) == expected);
    CHECK(pixels(bmp(32, {0xff0000U, 0xff00U, 0xffU}, {0x841469U, 0x010203U})) == expected);
    CHECK(pixels(bmp(32, {}, {0x841469U, 0x010203U})) == expected);
    // 5 bits are scaled by 255 / 31, and 6 by 255 / 63, rounded down.
    CHECK(pixels(bmp(16, {}, {0x7fffU, 0x0421U})) == Bytes{255, 255, 255, 8, 8, 8});
    CHECK(pixels(bmp(16, {0xf800U, 0x7e0U, 0x1fU}, {0xffffU, 0x0821U})) == Bytes{255, 255, 255, 8, 4, 8});
    const auto refusal = [&](const std::string& bytes) { return error_of([&] { pixels(bytes); }); };
    CHECK(refusal(bmp(32, {0xff000000U, 0xff0000U, 0U}, {1, 2})).find("bit masks") != std::string::npos);
    CHECK(refusal(bmp(32, {0xa0U, 0xff00U, 0xff0000U}, {1, 2})).find("bit masks") != std::string::npos);
    auto cut = bmp(32, {0xff000000U, 0xff0000U, 0xff00U}, {1, 2});
    cut.pop_back();
    CHECK_FALSE(refusal(cut).empty());
}
