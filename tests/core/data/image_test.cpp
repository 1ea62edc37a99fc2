#include "tests/core/data/support.h"

#include "core/data/decode/image.h"
#include "core/data/decode/image_header.h"
#include "core/data/decode/png_checksum.h"

#include <doctest/doctest.h>
#include <sstream>

using namespace retort;
using retort::test::error_of;
using retort::test::read_text;
using retort::test::TemporaryFolder;
using retort::test::write_text;
namespace fs = std::filesystem;

namespace {

const fs::path reference = fs::path(RETORT_REFERENCE_DIR) / "data";

std::string refusal(const fs::path& path) {
    return error_of([&] { read_image(path); });
}

std::string big(std::uint32_t value) {
    return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
            static_cast<char>(value)};
}

std::string little(std::uint32_t value) {
    auto bytes = big(value);
    return {bytes.rbegin(), bytes.rend()};
}

/// A PNG that declares a size and whose data, if there is any, holds nothing.
std::string empty_png(std::uint32_t width, std::uint32_t height, bool with_data = true) {
    using namespace std::string_literals;
    const auto header = "IHDR" + big(width) + big(height) + "\x08\x02\0\0\0"s;
    const std::vector<std::uint8_t> bytes(header.begin(), header.end());
    const auto data = with_data ? big(0) + "IDAT" + big(0x35af061eU) : ""s;
    return "\x89PNG\r\n\x1a\n" + big(13) + header + big(png_checksum(bytes)) + data + big(0) + "IEND" +
           big(0xae426082U);
}

ImageHeader header_of(const std::string& text) {
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    return read_image_header(bytes, "x");
}

} // namespace

TEST_CASE("decoding agrees with Pillow") {
    std::istringstream goldens(read_text(reference / "goldens.txt"));
    int cases = 0;
    for (std::string line; std::getline(goldens, line);) {
        std::istringstream words(line);
        std::string kind;
        std::string file;
        std::string sum;
        std::string hex;
        int width = 0;
        int height = 0;
        words >> kind;
        if (kind != "decode") {
            continue;
        }
        words >> file >> width >> height >> sum >> hex;
        CAPTURE(file);
        ++cases;
        const auto image = read_image(reference / file);
        REQUIRE(image.width == width);
        REQUIRE(image.height == height);
        REQUIRE(image.pixels.size() * 2 == hex.size());
        int worst = 0;
        for (std::size_t i = 0; i < image.pixels.size(); ++i) {
            worst = std::max(worst, std::abs(image.pixels[i] - std::stoi(hex.substr(2 * i, 2), nullptr, 16)));
        }
        CHECK(worst == 0);
    }
    CHECK(cases == 20);
}

TEST_CASE("what cannot be used is refused with path and reason") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "x.jpg";
    const auto name = path.string();
    CHECK(refusal(path) == name + " cannot be read: No such file or directory.");
    CHECK(refusal(folder.path()) == folder.path().string() + " cannot be read: Invalid argument.");
    write_text(path, "");
    CHECK(refusal(path) == name + " is empty.");
    write_text(path, "Pictures of ants, to be sorted.\n");
    CHECK(refusal(path) ==
          name + " is not a supported image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.");
    fs::copy_file(reference / "picture.gif", path, fs::copy_options::overwrite_existing);
    CHECK(refusal(path) == name + " is a GIF image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.");
    fs::remove(path);
    fs::create_symlink(folder.path() / "gone", path);
    CHECK(refusal(path) == name + " cannot be read: No such file or directory.");
}

TEST_CASE("a PNG named .jpg is read by its content, as Pillow does") {
    const TemporaryFolder folder;
    fs::copy_file(reference / "grey.png", folder.path() / "x.jpg");
    CHECK(read_image(folder.path() / "x.jpg").width == 24);
}

TEST_CASE("files cut short anywhere are refused, not filled up with grey") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "cut";
    for (const auto* file :
         {"colour.jpg", "progressive.jpg", "rotated.jpg", "alpha.png", "palette.png", "colour.bmp",
          "colour.ppm", "grey.pgm", "colour.tif", "lossless.webp", "lossy.webp", "animated.webp"}) {
        const auto whole = read_text(reference / file);
        for (std::size_t size = 0; size < whole.size(); size += 1 + size / 40) {
            write_text(path, whole.substr(0, size));
            CAPTURE(file);
            CAPTURE(size);
            CHECK(refusal(path).starts_with(path.string()));
        }
        write_text(path, whole.substr(0, whole.size() - 1));
        const bool tail_is_needed =
            std::string(file) != "colour.tif"; // whose directory comes last, with spare bytes
        CAPTURE(file);
        CHECK((!tail_is_needed || !refusal(path).empty()));
        write_text(path, whole + "trailing bytes");
        CHECK(refusal(path).empty());
    }
    const auto jpeg = read_text(reference / "colour.jpg");
    write_text(path, jpeg.substr(0, jpeg.size() - 2));
    CHECK(refusal(path) == path.string() + " is truncated: the file ends before the image does.");
}

TEST_CASE("the end of an embedded thumbnail is not the end of the image") {
    using namespace std::string_literals;
    const TemporaryFolder folder;
    const auto path = folder.path() / "x.jpg";
    const auto jpeg = read_text(reference / "colour.jpg");
    const auto length = static_cast<std::uint16_t>(jpeg.size() + 2);
    const auto segment =
        "\xff\xe1"s + static_cast<char>(length >> 8U) + static_cast<char>(length & 255U) + jpeg;
    const auto with_thumbnail = jpeg.substr(0, 2) + segment + jpeg.substr(2);
    write_text(path, with_thumbnail);
    CHECK(refusal(path).empty());
    write_text(path, with_thumbnail.substr(0, with_thumbnail.size() - 2));
    CHECK(refusal(path) == path.string() + " is truncated: the file ends before the image does.");
}

TEST_CASE("a damaged PNG is refused") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "x.png";
    auto png = read_text(reference / "alpha.png");
    png[png.size() / 2] = static_cast<char>(png[png.size() / 2] ^ 0x10);
    write_text(path, png);
    CHECK(refusal(path) == path.string() + " cannot be decoded: its PNG data is damaged.");
    write_text(path, empty_png(10, 10, false));
    CHECK(refusal(path) == path.string() + " cannot be decoded: its PNG data is damaged.");
}

TEST_CASE("too many pixels are refused before decoding") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "huge.png";
    write_text(path, empty_png(13378, 13377));
    CHECK(refusal(path) ==
          path.string() + " is too large: it has 13378×13377 pixels; at most 178956970 pixels are accepted.");
    write_text(path, empty_png(4294967295U, 4294967295U));
    CHECK(refusal(path).find("is too large: it has 4294967295×4294967295") != std::string::npos);
    write_text(path, empty_png(0, 10));
    CHECK(refusal(path) == path.string() + " declares an image without pixels (0×10).");
}

TEST_CASE("headers of every kind give the dimensions") {
    using namespace std::string_literals;
    for (const auto& [file, format, width, height] :
         {std::tuple("colour.jpg", "JPEG", 48, 40), std::tuple("progressive.jpg", "JPEG", 48, 40),
          std::tuple("alpha.png", "PNG", 24, 20), std::tuple("palette.bmp", "BMP", 24, 20),
          std::tuple("grey.pgm", "PNM", 24, 20), std::tuple("colour.tif", "TIFF", 24, 20),
          std::tuple("lossless.webp", "WebP", 24, 20), std::tuple("lossy.webp", "WebP", 48, 40)}) {
        const auto header = header_of(read_text(reference / file));
        CAPTURE(file);
        CHECK(header.format == std::string(format));
        CHECK(header.width == width);
        CHECK(header.height == height);
    }
    const auto pnm = header_of("P2 # by hand\n# 1 2\n 70000\t9 255\n");
    CHECK(pnm.width == 70000);
    CHECK(pnm.height == 9);
    const auto upside_down =
        header_of("BM" + std::string(8, '\0') + little(54) + little(40) + little(7) + little(0xffffffffU) +
                  "\1\0\x18\0"s + little(0) + std::string(44, 'x'));
    CHECK(upside_down.width == 7);
    CHECK(upside_down.height == 1);
    const auto tiff = header_of("MM\0*"s + big(8) + "\0\2"s + "\1\0\0\4"s + big(1) + big(70000) +
                                "\1\1\0\3"s + big(1) + "\0\5\0\0"s);
    CHECK(tiff.width == 70000);
    CHECK(tiff.height == 5);
    const auto canvas =
        header_of("RIFF"s + little(22) + "WEBPVP8X" + little(10) + little(0) + "\xff\xff\0\1\0\0"s);
    CHECK(canvas.width == 65536);
    CHECK(canvas.height == 2);
}

TEST_CASE("PNG writing reads back, also beyond one stored block") {
    const TemporaryFolder folder;
    const auto picture = retort::test::draw_picture(3, 301, 173);
    write_png(folder.path() / "x.png", picture);
    const auto back = read_image(folder.path() / "x.png");
    CHECK(back.width == 301);
    CHECK(back.pixels == picture.pixels);
    CHECK(error_of([&] { write_png(folder.path() / "none/x.png", picture); }) ==
          (folder.path() / "none/x.png").string() + " cannot be written: No such file or directory.");
}
