#include "core/data/rand_augment.h"
#include "core/data/transforms.h"
#include "tests/core/data/golden_pictures.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace retort;
using retort::test::checksum;
using retort::test::compare_picture;
using retort::test::draw_picture;
using retort::test::error_of;
using retort::test::golden_lines;

namespace {

std::vector<std::istringstream> goldens(const std::string& kind) {
    return golden_lines("augment_goldens.txt", kind);
}

void check_against(std::istringstream& words, const Image& image) {
    const auto golden = compare_picture(words, image);
    CHECK(*std::max_element(golden.differences.begin(), golden.differences.end()) == 0);
    CHECK(checksum(image.pixels) == golden.checksum);
}

/// Those of make_goldens.py.
Image large_picture(std::size_t k) {
    static constexpr int sizes[][2] = {{500, 375}, {333, 500}, {768, 512}, {640, 480}, {120, 90}};
    return draw_picture(static_cast<int>(k), sizes[k][0], sizes[k][1]);
}

/// Those of make_augment_goldens.py.
Image small_picture(int n) {
    if (n == 0) {
        return draw_picture(0, 64, 64);
    }
    if (n == 3) {
        return draw_picture(3, 2, 3);
    }
    if (n == 2) {
        Image flat{12, 12, std::vector<std::uint8_t>(3 * 12 * 12, 90)};
        for (std::size_t i = 2; i < flat.pixels.size(); i += 3) {
            flat.pixels[i] = 200;
        }
        return flat;
    }
    auto dull = draw_picture(1, 48, 40);
    for (auto& value : dull.pixels) {
        value = static_cast<std::uint8_t>(60 + value / 4);
    }
    return dull;
}

const PictureOperation& operation(const std::string& name) {
    const auto all = picture_operations();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    REQUIRE(found != all.end());
    return *found;
}

Size size_of(const Image& image) {
    return {image.width, image.height};
}

Preprocessing how_of(int side, const char* augment) {
    return preprocessing(side, "imagenet", augment);
}

using Values = std::vector<float>;

Values trained(const Image& image, const Preprocessing& how, int draw,
               PixelLayout layout = PixelLayout::planes) {
    Values values(static_cast<std::size_t>(3 * how.image_size * how.image_size));
    write_train_tensor(image, how, CounterRandom(5, draw), values.data(), layout);
    return values;
}

Values numbered(const Image& image, const Preprocessing& how, std::int64_t view) {
    Values values(static_cast<std::size_t>(3 * how.image_size * how.image_size));
    write_numbered_tensor(image, how, 7, view, values.data());
    return values;
}

} // namespace

TEST_CASE("bicubic resizing is Pillow's, to the bit") {
    CHECK(goldens("bicubic").size() == 20);
    for (auto& words : goldens("bicubic")) {
        std::size_t k = 0;
        int side = 0;
        int resize = 0;
        words >> k >> side >> resize;
        CAPTURE(k);
        CAPTURE(side);
        auto how = how_of(side, "none");
        how.resize_side = resize;
        how.interpolation = Interpolation::bicubic;
        const auto picture = large_picture(k);
        check_against(words, render(picture, val_view(size_of(picture), how)));
    }
    CHECK(goldens("bicrop").size() == 15);
    for (auto& words : goldens("bicrop")) {
        std::size_t k = 0;
        Box box;
        int side = 0;
        words >> k >> box.left >> box.top >> box.width >> box.height >> side;
        CAPTURE(k);
        CAPTURE(box.left);
        const Size square{side, side};
        check_against(words, render(large_picture(k), {box, square, whole(square), whole(square), false,
                                                       Interpolation::bicubic}));
    }
}

TEST_CASE("views are resized as is asked for, in training and validation") {
    const auto picture = draw_picture(1, 90, 70);
    for (const auto* augment : {"none", "resized-crop", "padded-crop"}) {
        auto how = how_of(32, augment);
        const auto bilinear = trained(picture, how, 1);
        how.interpolation = parse_interpolation("bicubic");
        CHECK(trained(picture, how, 1) != bilinear);
        CHECK(train_view({90, 70}, how, CounterRandom(1)).interpolation == Interpolation::bicubic);
        CHECK(numbered_view({90, 70}, how, 3, 4).interpolation == Interpolation::bicubic);
        CHECK(val_view({90, 70}, how).interpolation == Interpolation::bicubic);
    }
    CHECK(parse_interpolation("bilinear") == Interpolation::bilinear);
    CHECK(error_of([] { parse_interpolation("nearest"); }) ==
          "Unknown interpolation “nearest”. Accepted are bilinear and bicubic.");
}

TEST_CASE("the shorter side is resized to what is asked for, or else to what is usual") {
    CHECK(usual_resize_side(224) == 256);
    CHECK(usual_resize_side(65) == 74);
    CHECK(usual_resize_side(64) == 64);
    auto how = how_of(224, "none");
    CHECK(val_view({300, 500}, how).resized == Size{256, 426});
    how.resize_side = 236;
    CHECK(val_view({300, 500}, how).resized == Size{236, 393});
    CHECK(val_view({300, 500}, how).frame == Box{6, 84, 224, 224});
    how.resize_side = 224;
    CHECK(val_view({300, 300}, how).frame == Box{0, 0, 224, 224});
    const auto named = with_resizing(how_of(224, "none"), 236, "bicubic");
    CHECK(named.resize_side == 236);
    CHECK(named.interpolation == Interpolation::bicubic);
    CHECK(with_resizing(how_of(224, "none"), 0, "bilinear").resize_side == 0);
    CHECK(error_of([] { with_resizing(how_of(224, "none"), 223, "bilinear"); }) ==
          "The resized side must be 0, or from the image size, 224, to 4096; it is 223.");
    CHECK(error_of([] { with_resizing(how_of(224, "none"), 4097, "bilinear"); }).find("4097") !=
          std::string::npos);
}

TEST_CASE("every operation makes of a picture what Pillow makes of it") {
    for (auto& words : goldens("picture")) {
        int n = 0;
        int width = 0;
        int height = 0;
        std::uint64_t sum = 0;
        words >> n >> width >> height >> std::hex >> sum;
        REQUIRE(checksum(small_picture(n).pixels) == sum);
    }
    std::set<std::string> seen;
    for (auto& words : goldens("operation")) {
        int n = 0;
        std::string name;
        double magnitude = 0.0;
        words >> n >> name >> magnitude;
        CAPTURE(n);
        CAPTURE(name);
        CAPTURE(magnitude);
        auto picture = small_picture(n);
        operation(name).apply(picture, magnitude);
        check_against(words, picture);
        seen.insert(name);
    }
    CHECK(seen.size() == picture_operations().size());
}

TEST_CASE("magnitudes are torchvision's, bin by bin") {
    CHECK(goldens("bins").size() == 28);
    for (auto& words : goldens("bins")) {
        std::string name;
        int side = 0;
        words >> name >> side;
        CAPTURE(name);
        const Image picture{side, side, {}};
        for (int bin = 0; bin <= RandAugment::strongest; ++bin) {
            double expected = 0.0;
            words >> expected;
            CHECK(operation(name).magnitude(bin, picture) == doctest::Approx(expected).epsilon(1e-6));
        }
    }
}

TEST_CASE("operations are drawn evenly, signs too, and the same draws give the same picture") {
    const auto picture = draw_picture(0, 24, 24);
    std::map<std::vector<std::uint8_t>, int> results;
    constexpr int draws = 14000;
    for (int i = 0; i < draws; ++i) {
        auto changed = picture;
        apply_rand_augment(changed, {30, 1}, CounterRandom(3, i));
        ++results[changed.pixels];
        if (i < 50) {
            auto again = picture;
            apply_rand_augment(again, {30, 1}, CounterRandom(3, i));
            REQUIRE(again.pixels == changed.pixels);
        }
    }
    const auto count_of = [&](const char* name, double sign) {
        auto changed = picture;
        operation(name).apply(changed, sign * operation(name).magnitude(30, picture));
        return results[changed.pixels];
    };
    for (const auto* name : {"ShearX", "Rotate", "Sharpness", "TranslateY"}) {
        CAPTURE(name);
        CHECK(count_of(name, 1.0) == doctest::Approx(draws / 28.0).epsilon(0.15));
        CHECK(count_of(name, -1.0) == doctest::Approx(draws / 28.0).epsilon(0.15));
    }
    CHECK(count_of("Posterize", 1.0) == doctest::Approx(draws / 14.0).epsilon(0.15));
    CHECK(results.size() <= 23); // 9 with a sign, 5 without
    auto twice = picture;
    apply_rand_augment(twice, {9, 2}, CounterRandom(3, 1));
    auto once = picture;
    apply_rand_augment(once, {9, 1}, CounterRandom(3, 1));
    auto never = picture;
    apply_rand_augment(never, {9, 0}, CounterRandom(3, 1));
    CHECK(never.pixels == picture.pixels);
    CHECK(twice.pixels != once.pixels);
}

TEST_CASE("RandAugment comes after crop and flip, of fresh views as of numbered ones") {
    const auto picture = draw_picture(2, 90, 70);
    for (const auto* augment : {"none", "resized-crop", "padded-crop"}) {
        CAPTURE(augment);
        const auto plain = how_of(32, augment);
        auto how = plain;
        how.rand_augment = {9, 2};
        CHECK(distinct_views(how) > 1000);
        std::set<Values> seen;
        for (int i = 0; i < 20; ++i) {
            CHECK(train_view({90, 70}, how, CounterRandom(5, i)).source ==
                  train_view({90, 70}, plain, CounterRandom(5, i)).source);
            const auto one = trained(picture, how, i);
            CHECK(one == trained(picture, how, i));
            CHECK(numbered(picture, how, i) == numbered(picture, how, i));
            seen.insert(numbered(picture, how, i));
        }
        CHECK(seen.size() > 15);
        // What one operation at a time makes of the crop is among what can be.
        how.rand_augment = {9, 1};
        const auto view = train_view({90, 70}, how, CounterRandom(5, 3));
        const auto crop = render(picture, view);
        const auto expected = trained(picture, how, 3);
        bool is_found = false;
        for (const auto& one : picture_operations()) {
            for (const double sign : {1.0, -1.0}) {
                auto changed = crop;
                one.apply(changed, (one.is_signed ? sign : 1.0) * one.magnitude(9, crop));
                is_found = is_found || trained(changed, how_of(32, "none"), 0) == expected;
            }
        }
        CHECK(is_found);
    }
}

TEST_CASE("what is off changes no bit") {
    const auto picture = draw_picture(2, 90, 70);
    for (const auto* augment : {"none", "resized-crop", "padded-crop"}) {
        const auto plain = how_of(32, augment);
        auto off = plain;
        off.rand_augment = {0, 2};
        off.random_erasing = 0.0;
        off.resize_side = 32;
        CHECK(distinct_views(off) == distinct_views(plain));
        for (int i = 0; i < 5; ++i) {
            CHECK(trained(picture, off, i) == trained(picture, plain, i));
            CHECK(numbered(picture, off, i) == numbered(picture, plain, i));
        }
    }
}

TEST_CASE("boxes to erase have torchvision's ranges, and cover them") {
    constexpr int draws = 4000;
    double area_sum = 0.0;
    double least = 1.0;
    double most = 0.0;
    double log_ratio_sum = 0.0;
    double left_sum = 0.0;
    for (int i = 0; i < draws; ++i) {
        CounterRandom random(9, i);
        const auto box = random_erased_box(224, random);
        REQUIRE(box.has_value());
        REQUIRE((box->left >= 0 && box->top >= 0));
        REQUIRE((box->left + box->width <= 224 && box->top + box->height <= 224));
        const double area = static_cast<double>(box->width * box->height) / (224.0 * 224.0);
        const double ratio = static_cast<double>(box->height) / static_cast<double>(box->width);
        REQUIRE((area > 0.0195 && area < 0.335));
        REQUIRE((ratio > 0.285 && ratio < 3.45));
        area_sum += area;
        least = std::min(least, area);
        most = std::max(most, area);
        log_ratio_sum += std::log(ratio);
        left_sum += static_cast<double>(box->left) / static_cast<double>(224 - box->width);
    }
    CHECK(area_sum / draws == doctest::Approx(0.175).epsilon(0.03));
    CHECK(least < 0.03);
    CHECK(most > 0.32);
    CHECK(std::abs(log_ratio_sum / draws - 0.5 * std::log(0.3 * 3.3)) < 0.03);
    CHECK(left_sum / draws == doctest::Approx(0.5).epsilon(0.04));
    for (int i = 0; i < 100; ++i) { // where nothing fits, nothing is erased
        CounterRandom random(1, i);
        const auto box = random_erased_box(1, random);
        CHECK((!box || box->width * box->height == 0));
    }
}

TEST_CASE("as many images are erased as are asked for, a box each, which becomes 0 and nothing else") {
    const auto picture = draw_picture(1, 32, 32);
    const auto plain = how_of(32, "none");
    const auto whole_image = trained(picture, plain, 0);
    auto how = plain;
    how.random_erasing = 0.25;
    CHECK(distinct_views(how) > 1000);
    int erased = 0;
    constexpr int draws = 2000;
    for (int i = 0; i < draws; ++i) {
        const auto image = trained(picture, how, i);
        if (image == whole_image) {
            continue;
        }
        ++erased;
        Box box{32, 32, 0, 0};
        std::int64_t zeros = 0;
        for (std::int64_t at = 0; at < 32 * 32; ++at) {
            const bool is_zero = image[static_cast<std::size_t>(at)] == 0.0F;
            zeros += is_zero ? 1 : 0;
            if (is_zero) {
                box.left = std::min(box.left, at % 32);
                box.top = std::min(box.top, at / 32);
                box.width = std::max(box.width, at % 32 + 1);
                box.height = std::max(box.height, at / 32 + 1);
            }
            for (std::int64_t plane = 0; plane < 3; ++plane) {
                const auto value = image[static_cast<std::size_t>(plane * 32 * 32 + at)];
                REQUIRE(value ==
                        (is_zero ? 0.0F : whole_image[static_cast<std::size_t>(plane * 32 * 32 + at)]));
            }
        }
        REQUIRE(zeros == (box.width - box.left) * (box.height - box.top));
    }
    CHECK(erased == doctest::Approx(draws * 0.25).epsilon(0.1));
    // The same in the layout of batches.
    how.random_erasing = 1.0;
    const auto planes = trained(picture, how, 4);
    const auto interleaved = trained(picture, how, 4, PixelLayout::interleaved);
    for (std::size_t at = 0; at < 32 * 32; ++at) {
        for (std::size_t plane = 0; plane < 3; ++plane) {
            REQUIRE(interleaved[3 * at + plane] == planes[plane * 32 * 32 + at]);
        }
    }
}
