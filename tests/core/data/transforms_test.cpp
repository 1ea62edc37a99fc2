#include "tests/core/data/golden_pictures.h"
#include "tests/core/data/support.h"

#include "core/data/transforms.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

using namespace retort;
using retort::test::checksum;
using retort::test::compare_picture;
using retort::test::draw_picture;
using retort::test::error_of;
using retort::test::golden_lines;

namespace {

Size size_of(const Image& image) {
    return {image.width, image.height};
}

std::vector<std::istringstream> goldens(const std::string& kind) {
    return golden_lines("goldens.txt", kind);
}

std::vector<Image> pictures() {
    std::vector<Image> all;
    for (auto& words : goldens("image")) {
        int k = 0;
        int width = 0;
        int height = 0;
        std::uint64_t sum = 0;
        words >> k >> width >> height >> std::hex >> sum;
        all.push_back(draw_picture(k, width, height));
        REQUIRE(checksum(all.back().pixels) == sum);
    }
    REQUIRE(all.size() == 5);
    return all;
}

void check_against(std::istringstream& words, const Image& image) {
    const auto golden = compare_picture(words, image);
    const auto sum = std::accumulate(golden.differences.begin(), golden.differences.end(), 0);
    CHECK(static_cast<double>(sum) / static_cast<double>(golden.differences.size()) <= 1.0);
    CHECK(checksum(image.pixels) == golden.checksum); // and in fact every bit is the same
}

View resize_and_center(const Image& image, int side, int resize) {
    const auto resized = resized_size(size_of(image), resize);
    return {whole(size_of(image)), resized, whole(resized), center_box(resized, side), false};
}

Preprocessing plain(int side, Augmentation augmentation) {
    return {side, normalizations().back(), augmentation};
}

} // namespace

TEST_CASE("Resize and CenterCrop agree with torchvision") {
    const auto images = pictures();
    for (auto& words : goldens("val")) {
        std::size_t k = 0;
        int side = 0;
        int resize = 0;
        words >> k >> side >> resize;
        CAPTURE(k);
        CAPTURE(side);
        const auto view = val_view(size_of(images[k]), plain(side, Augmentation::none));
        CHECK(view.resized == resized_size(size_of(images[k]), resize));
        check_against(words, render(images[k], view));
    }
}

TEST_CASE("resized crops and flips agree with torchvision") {
    const auto images = pictures();
    const auto lines = goldens("crop");
    CHECK(lines.size() == 20);
    for (auto& words : goldens("crop")) {
        std::size_t k = 0;
        Box box;
        int side = 0;
        bool flip = false;
        words >> k >> box.left >> box.top >> box.width >> box.height >> side >> flip;
        CAPTURE(k);
        CAPTURE(box.left);
        const Size square{side, side};
        check_against(words, render(images[k], {box, square, whole(square), whole(square), flip}));
    }
}

TEST_CASE("CenterCrop pads smaller pictures as torchvision does") {
    const auto images = pictures();
    for (auto& words : goldens("center")) {
        std::size_t k = 0;
        int side = 0;
        std::uint64_t sum = 0;
        words >> k >> side >> std::hex >> sum;
        CAPTURE(k);
        CAPTURE(side);
        const auto size = size_of(images[k]);
        CHECK(checksum(render(images[k], {whole(size), size, whole(size), center_box(size, side), false})
                           .pixels) == sum);
    }
}

TEST_CASE("Resize rounds as torchvision does") {
    const auto lines = goldens("resized");
    CHECK(lines.size() == 21);
    for (auto& words : goldens("resized")) {
        Size size;
        std::int64_t resize = 0;
        Size expected;
        words >> size.width >> size.height >> resize >> expected.width >> expected.height;
        CHECK(resized_size(size, resize) == expected);
    }
}

TEST_CASE("tensors agree with ToTensor and Normalize") {
    const auto images = pictures();
    std::vector<float> chw(3 * 224 * 224);
    for (auto& words : goldens("tensor")) {
        std::size_t k = 0;
        int side = 0;
        int resize = 0;
        std::string normalize;
        std::size_t c = 0;
        std::size_t y = 0;
        std::size_t x = 0;
        float value = 0;
        words >> k >> side >> resize >> normalize >> c >> y >> x >> value;
        write_val_tensor(images[k], preprocessing(side, normalize, "none"), chw.data());
        CHECK(chw[(c * 224 + y) * 224 + x] == value);
    }
}

TEST_CASE("the validation path of a picture of its size changes nothing") {
    const auto picture = draw_picture(0, 32, 32);
    const auto view = val_view({32, 32}, plain(32, Augmentation::none));
    CHECK(render(picture, view).pixels == picture.pixels);
    CHECK(val_view({300, 500}, plain(224, Augmentation::none)).resized == Size{256, 426});
    CHECK(val_view({300, 500}, plain(65, Augmentation::none)).resized == Size{74, 123});
    CHECK(val_view({300, 500}, plain(64, Augmentation::none)).resized == Size{64, 106});
}

TEST_CASE("very long pictures do not cost memory in proportion to their resized length") {
    Image line{20000, 1, std::vector<std::uint8_t>(60000, 77)};
    const auto out = render(line, val_view(size_of(line), plain(224, Augmentation::none)));
    CHECK(out.width == 224);
    CHECK(std::all_of(out.pixels.begin(), out.pixels.end(), [](auto value) { return value == 77; }));
}

TEST_CASE("RandomResizedCrop stays in its ranges and covers them") {
    constexpr int draws = 4000;
    double area_sum = 0.0;
    double log_ratio_sum = 0.0;
    double least_area = 1.0;
    double largest_area = 0.0;
    double left_sum = 0.0;
    for (int i = 0; i < draws; ++i) {
        CounterRandom random(7, i);
        const auto box = random_resized_box({640, 480}, random);
        REQUIRE(box.left >= 0);
        REQUIRE(box.top >= 0);
        REQUIRE(box.left + box.width <= 640);
        REQUIRE(box.top + box.height <= 480);
        const double area = static_cast<double>(box.width * box.height) / (640.0 * 480.0);
        const double ratio = static_cast<double>(box.width) / static_cast<double>(box.height);
        REQUIRE(area > 0.079);
        REQUIRE(ratio > 0.745);
        REQUIRE(ratio < 1.343);
        area_sum += area;
        log_ratio_sum += std::log(ratio);
        least_area = std::min(least_area, area);
        largest_area = std::max(largest_area, area);
        left_sum +=
            box.width == 640 ? 0.5 : static_cast<double>(box.left) / static_cast<double>(640 - box.width);
    }
    // torchvision 0.14's own draws on 640×480 have a mean area of 0.435 and a mean log ratio of 0.032 (20 000
    // draws).
    CHECK(area_sum / draws == doctest::Approx(0.435).epsilon(0.03));
    CHECK(log_ratio_sum / draws == doctest::Approx(0.032).epsilon(0.25));
    CHECK(left_sum / draws == doctest::Approx(0.5).epsilon(0.04));
    CHECK(least_area < 0.09);
    CHECK(largest_area > 0.95);
}

TEST_CASE("RandomResizedCrop falls back to the largest central box") {
    CounterRandom random(1, 2);
    CHECK(random_resized_box({10000, 10}, random) == Box{4993, 0, 13, 10});
    CHECK(random_resized_box({9, 9000}, random) == Box{0, 4494, 9, 12});
    CHECK(random_resized_box({1, 1}, random) == Box{0, 0, 1, 1});
}

TEST_CASE("padded crops show every offset, black around, mirrored half the time") {
    const auto picture = draw_picture(1, 32, 32);
    std::set<std::pair<std::int64_t, std::int64_t>> offsets;
    int flips = 0;
    constexpr int draws = 3000;
    for (int i = 0; i < draws; ++i) {
        const auto view = train_view({32, 32}, plain(32, Augmentation::padded_crop), CounterRandom(3, i));
        offsets.insert({view.frame.left, view.frame.top});
        flips += view.flipped ? 1 : 0;
        REQUIRE(std::max(std::abs(view.frame.left), std::abs(view.frame.top)) <= 4);
        if (i % 100 == 0) {
            const auto out = render(picture, view);
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x) {
                    const auto from_x = (view.flipped ? 31 - x : x) + view.frame.left;
                    const auto from_y = y + view.frame.top;
                    const bool inside = from_x >= 0 && from_x < 32 && from_y >= 0 && from_y < 32;
                    const auto at = static_cast<std::size_t>((y * 32 + x) * 3);
                    const auto from = static_cast<std::size_t>((from_y * 32 + from_x) * 3);
                    REQUIRE(out.pixels[at] == (inside ? picture.pixels[from] : 0));
                }
            }
        }
    }
    CHECK(offsets.size() == 81);
    CHECK(flips > draws * 45 / 100);
    CHECK(flips < draws * 55 / 100);
}

TEST_CASE("padded crops bring pictures of another size to size first") {
    const auto picture = draw_picture(2, 100, 60);
    const auto square = render(picture, resize_and_center(picture, 32, 32));
    for (int i = 0; i < 20; ++i) {
        const auto direct =
            train_view(size_of(picture), plain(32, Augmentation::padded_crop), CounterRandom(5, i));
        const auto stepwise = train_view({32, 32}, plain(32, Augmentation::padded_crop), CounterRandom(5, i));
        CHECK(render(picture, direct).pixels == render(square, stepwise).pixels);
    }
}

TEST_CASE("tensors are the rendered view, channel by channel") {
    const auto picture = draw_picture(4, 90, 70);
    for (const auto* augment : {"auto", "none", "resized-crop", "padded-crop"}) {
        const auto prep = preprocessing(48, "half", augment);
        std::vector<float> chw(3 * 48 * 48, 99.0F);
        write_train_tensor(picture, prep, CounterRandom(9, 1), chw.data());
        const auto image = render(picture, train_view(size_of(picture), prep, CounterRandom(9, 1)));
        for (std::size_t i = 0; i < image.pixels.size(); ++i) {
            const float expected = (static_cast<float>(image.pixels[i]) / 255.0F - 0.5F) / 0.5F;
            REQUIRE(chw[(i % 3) * 48 * 48 + i / 3] == expected);
        }
    }
}

TEST_CASE("preprocessing by name") {
    CHECK(preprocessing(64, "imagenet", "auto").augmentation == Augmentation::padded_crop);
    CHECK(preprocessing(65, "imagenet", "auto").augmentation == Augmentation::resized_crop);
    CHECK(preprocessing(224, "cifar10", "none").augmentation == Augmentation::none);
    CHECK(preprocessing(224, "cifar100", "padded-crop").normalization.mean[0] == 0.5071F);
    CHECK(error_of([] { preprocessing(224, "imagnet", "auto"); }) ==
          "Unknown normalisation “imagnet”. Accepted are imagenet, cifar10, cifar100, half, none.");
    CHECK(error_of([] { preprocessing(224, "imagenet", "mixup"); }) ==
          "Unknown augmentation “mixup”. Accepted are auto, resized-crop, padded-crop and none.");
    CHECK(error_of([] { preprocessing(0, "imagenet", "auto"); }) ==
          "The image size must be from 1 to 4096, not 0.");
}
