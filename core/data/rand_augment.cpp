#include "core/data/rand_augment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <numeric>

namespace retort {

namespace {

using Table = std::array<std::uint8_t, 256>;
using Histogram = std::array<std::int64_t, 256>;

std::size_t offset_of(const Image& picture, std::int64_t x, std::int64_t y) {
    return static_cast<std::size_t>(3 * (y * picture.width + x));
}

// Where a pixel comes from.

/// Of the pixel at (x, y) the middle comes from (a·x + b·y + c, d·x + e·y + f).
struct Affine {
    double a, b, c, d, e, f;
};

/// In 65536ths of a pixel, as Pillow counts.
std::int64_t in_65536ths(double value) {
    return static_cast<std::int64_t>(std::floor(value * 65536.0 + 0.5));
}

void transform(Image& picture, const Affine& from) {
    constexpr unsigned fraction_bits = 16;
    const Image source = picture;
    const auto right = std::array{in_65536ths(from.a), in_65536ths(from.d)};
    const auto down = std::array{in_65536ths(from.b), in_65536ths(from.e)};
    auto row = std::array{in_65536ths(from.c + from.a * 0.5 + from.b * 0.5),
                          in_65536ths(from.f + from.d * 0.5 + from.e * 0.5)};
    auto* out = picture.pixels.data();
    for (int y = 0; y < picture.height; ++y, row[0] += down[0], row[1] += down[1]) {
        auto [at_x, at_y] = row;
        for (int x = 0; x < picture.width; ++x, out += 3, at_x += right[0], at_y += right[1]) {
            const auto from_x = at_x >> fraction_bits;
            const auto from_y = at_y >> fraction_bits;
            const bool is_inside =
                from_x >= 0 && from_x < source.width && from_y >= 0 && from_y < source.height;
            if (is_inside) {
                std::copy_n(source.pixels.data() + offset_of(source, from_x, from_y), 3, out);
            } else {
                std::fill_n(out, 3, std::uint8_t{0});
            }
        }
    }
}

void shear_x(Image& picture, double magnitude) {
    transform(picture, {1.0, magnitude, 0.0, 0.0, 1.0, 0.0});
}

void shear_y(Image& picture, double magnitude) {
    transform(picture, {1.0, 0.0, 0.0, magnitude, 1.0, 0.0});
}

void translate_x(Image& picture, double pixels) {
    transform(picture, {1.0, 0.0, -std::trunc(pixels), 0.0, 1.0, 0.0});
}

void translate_y(Image& picture, double pixels) {
    transform(picture, {1.0, 0.0, 0.0, 0.0, 1.0, -std::trunc(pixels)});
}

/// Pillow rounds sine and cosine to 15 decimals.
double to_15_decimals(double value) {
    constexpr double decimals = 1e15;
    return std::nearbyint(value * decimals) / decimals;
}

/// Counter-clockwise, about the middle.
void rotate(Image& picture, double degrees) {
    if (degrees == 0.0) {
        return;
    }
    const double angle = -degrees * std::numbers::pi / 180.0;
    const double cosine = to_15_decimals(std::cos(angle));
    const double sine = to_15_decimals(std::sin(angle));
    const double x = picture.width / 2.0;
    const double y = picture.height / 2.0;
    transform(picture,
              {cosine, sine, cosine * -x + sine * -y + x, -sine, cosine, -sine * -x + cosine * -y + y});
}

// How bright it is.

/// Between `plain` and `value` by `factor`, and beyond.
std::uint8_t blended(int plain, int value, float factor) {
    const float sum = static_cast<float>(plain) + factor * static_cast<float>(value - plain);
    return static_cast<std::uint8_t>(std::clamp(sum, 0.0F, 255.0F));
}

/// Of "L", where Pillow has integers.
int grey_of(const std::uint8_t* rgb) {
    return static_cast<int>((rgb[0] * 19595U + rgb[1] * 38470U + rgb[2] * 7471U + 0x8000U) >> 16U);
}

void adjust_brightness(Image& picture, double magnitude) {
    const auto factor = static_cast<float>(1.0 + magnitude);
    std::transform(picture.pixels.begin(), picture.pixels.end(), picture.pixels.begin(),
                   [=](std::uint8_t value) { return blended(0, value, factor); });
}

void adjust_color(Image& picture, double magnitude) {
    const auto factor = static_cast<float>(1.0 + magnitude);
    for (std::size_t i = 0; i < picture.pixels.size(); i += 3) {
        auto* rgb = picture.pixels.data() + i;
        const int grey = grey_of(rgb);
        std::transform(rgb, rgb + 3, rgb, [=](std::uint8_t value) { return blended(grey, value, factor); });
    }
}

void adjust_contrast(Image& picture, double magnitude) {
    const auto factor = static_cast<float>(1.0 + magnitude);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); i += 3) {
        sum += grey_of(picture.pixels.data() + i);
    }
    const double mean = static_cast<double>(sum) / (static_cast<double>(picture.pixels.size()) / 3.0);
    const int grey = static_cast<int>(mean + 0.5);
    std::transform(picture.pixels.begin(), picture.pixels.end(), picture.pixels.begin(),
                   [=](std::uint8_t value) { return blended(grey, value, factor); });
}

/// One value of Pillow's SMOOTH, in rows of RGB: the middle weighs 5, each of its 8 neighbours 1.
int smoothed(const std::uint8_t* above, const std::uint8_t* here, const std::uint8_t* below) {
    constexpr int total = 13;
    const int sum =
        above[-3] + above[0] + above[3] + here[-3] + 5 * here[0] + here[3] + below[-3] + below[0] + below[3];
    return (2 * sum + total) / (2 * total);
}

/// The outermost pixels have no neighbours, and stay as they are.
void adjust_sharpness(Image& picture, double magnitude) {
    const auto factor = static_cast<float>(1.0 + magnitude);
    const Image source = picture;
    const auto stride = static_cast<std::ptrdiff_t>(picture.width) * 3;
    for (int y = 1; y + 1 < picture.height; ++y) {
        const auto* row = source.pixels.data() + y * stride;
        auto* out = picture.pixels.data() + y * stride;
        for (std::ptrdiff_t i = 3; i < stride - 3; ++i) {
            const auto* here = row + i;
            out[i] = blended(smoothed(here - stride, here, here + stride), *here, factor);
        }
    }
}

// Which value becomes which.

void posterize(Image& picture, double bits) {
    const auto mask = static_cast<std::uint8_t>(0xFFU << (8U - static_cast<unsigned>(bits)));
    for (auto& value : picture.pixels) {
        value = value & mask;
    }
}

void solarize(Image& picture, double threshold) {
    for (auto& value : picture.pixels) {
        value = static_cast<double>(value) < threshold ? value : static_cast<std::uint8_t>(255 - value);
    }
}

/// Looks every value of a channel up in what `table` makes of the channel's histogram.
template <typename Tabulate>
void look_up_channels(Image& picture, const Tabulate& tabulate) {
    for (std::size_t channel = 0; channel < 3; ++channel) {
        Histogram counts{};
        for (std::size_t i = channel; i < picture.pixels.size(); i += 3) {
            ++counts[picture.pixels[i]];
        }
        const Table table = tabulate(counts);
        for (std::size_t i = channel; i < picture.pixels.size(); i += 3) {
            picture.pixels[i] = table[picture.pixels[i]];
        }
    }
}

Table unchanged() {
    Table table{};
    std::iota(table.begin(), table.end(), std::uint8_t{0});
    return table;
}

int lowest_in(const Histogram& counts) {
    return static_cast<int>(std::find_if(counts.begin(), counts.end(), [](auto count) { return count > 0; }) -
                            counts.begin());
}

int highest_in(const Histogram& counts) {
    const auto last = std::find_if(counts.rbegin(), counts.rend(), [](auto count) { return count > 0; });
    return static_cast<int>(counts.rend() - last) - 1;
}

Table stretching(const Histogram& counts) {
    const int lowest = lowest_in(counts);
    const int highest = highest_in(counts);
    auto table = unchanged();
    if (highest > lowest) {
        const double scale = 255.0 / (highest - lowest);
        const double offset = -lowest * scale;
        for (int value = 0; value < 256; ++value) {
            table[static_cast<std::size_t>(value)] =
                static_cast<std::uint8_t>(std::clamp(std::trunc(value * scale + offset), 0.0, 255.0));
        }
    }
    return table;
}

Table equalizing(const Histogram& counts) {
    const auto highest = static_cast<std::size_t>(highest_in(counts));
    const auto step =
        (std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) - counts[highest]) / 255;
    auto table = unchanged();
    if (step > 0) { // not where there is one value alone, either
        auto below = step / 2;
        for (std::size_t value = 0; value < table.size(); ++value) {
            table[value] = static_cast<std::uint8_t>(std::min<std::int64_t>(below / step, 255));
            below += counts[value];
        }
    }
    return table;
}

void auto_contrast(Image& picture, double /*magnitude*/) {
    look_up_channels(picture, stretching);
}

void equalize(Image& picture, double /*magnitude*/) {
    look_up_channels(picture, equalizing);
}

void leave(Image& /*picture*/, double /*magnitude*/) {}

// How strong it is.

/// As torch.linspace(from, to, 31) has it.
double spaced(float from, float to, int bin) {
    const float step = (to - from) / static_cast<float>(RandAugment::strongest);
    return bin <= RandAugment::strongest / 2 ? from + step * static_cast<float>(bin)
                                             : to - step * static_cast<float>(RandAugment::strongest - bin);
}

double none(int /*bin*/, const Image& /*picture*/) {
    return 0.0;
}

double slope(int bin, const Image& /*picture*/) {
    return spaced(0.0F, 0.3F, bin);
}

double pixels_of(int side, int bin) {
    return spaced(0.0F, static_cast<float>(150.0 / 331.0 * side), bin);
}

double pixels_across(int bin, const Image& picture) {
    return pixels_of(picture.width, bin);
}

double pixels_down(int bin, const Image& picture) {
    return pixels_of(picture.height, bin);
}

double degrees(int bin, const Image& /*picture*/) {
    return spaced(0.0F, 30.0F, bin);
}

double change(int bin, const Image& /*picture*/) {
    return spaced(0.0F, 0.9F, bin);
}

double bits_left(int bin, const Image& /*picture*/) {
    return 8.0 - std::nearbyint(bin / (RandAugment::strongest / 4.0));
}

double threshold(int bin, const Image& /*picture*/) {
    return spaced(255.0F, 0.0F, bin);
}

constexpr std::array<PictureOperation, 14> operations{{
    {"Identity", none, false, leave},
    {"ShearX", slope, true, shear_x},
    {"ShearY", slope, true, shear_y},
    {"TranslateX", pixels_across, true, translate_x},
    {"TranslateY", pixels_down, true, translate_y},
    {"Rotate", degrees, true, rotate},
    {"Brightness", change, true, adjust_brightness},
    {"Color", change, true, adjust_color},
    {"Contrast", change, true, adjust_contrast},
    {"Sharpness", change, true, adjust_sharpness},
    {"Posterize", bits_left, false, posterize},
    {"Solarize", threshold, false, solarize},
    {"AutoContrast", none, false, auto_contrast},
    {"Equalize", none, false, equalize},
}};

} // namespace

std::span<const PictureOperation> picture_operations() {
    return operations;
}

void apply_rand_augment(Image& picture, const RandAugment& how, CounterRandom random) {
    for (int i = 0; i < how.operations; ++i) {
        const auto& operation = operations.at(random.below(operations.size()));
        const double sign = operation.is_signed && random.below(2) == 1 ? -1.0 : 1.0;
        operation.apply(picture, sign * operation.magnitude(how.magnitude, picture));
    }
}

} // namespace retort
