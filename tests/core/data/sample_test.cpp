#include "tests/core/data/support.h"

#include "core/data/sample.h"
#include "core/data/splits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace retort;
using retort::test::checksum;
using retort::test::error_of;
using retort::test::read_text;
using retort::test::TemporaryFolder;
using retort::test::write_text;
namespace fs = std::filesystem;

namespace {

SampleOptions small() {
    SampleOptions options;
    options.train_per_class = 6;
    options.val_per_class = 3;
    return options;
}

/// One number for names and contents of all files, in order.
std::uint64_t hash_of(const fs::path& root) {
    const auto folder = open_image_folder(root);
    std::string all;
    for (const auto* split : {&folder.train, &folder.val}) {
        for (const auto& sample : split->samples) {
            all += sample.path.lexically_relative(root).string() + read_text(sample.path);
        }
    }
    return checksum({reinterpret_cast<const std::uint8_t*>(all.data()), all.size()});
}

} // namespace

TEST_CASE("the sample set is an image folder whose pictures all differ") {
    const TemporaryFolder folder;
    write_sample(folder.path() / "sample", small());
    const auto found = open_image_folder(folder.path() / "sample");
    CHECK(found.classes == sample_classes());
    CHECK(found.classes ==
          std::vector<std::string>{"cross", "disc", "ring", "square", "stripes", "triangle"});
    CHECK(found.train.samples.size() == 36);
    CHECK(found.val.samples.size() == 18);
    std::set<std::uint64_t> sums;
    for (const auto* split : {&found.train, &found.val}) {
        for (const auto& sample : split->samples) {
            const auto image = read_image(sample.path);
            CHECK(image.width == 32);
            CHECK(image.height == 32);
            sums.insert(checksum(image.pixels));
        }
    }
    CHECK(sums.size() == 54);
}

TEST_CASE("the same options give the same bytes, another seed others") {
    const TemporaryFolder folder;
    auto options = small();
    write_sample(folder.path() / "a", options);
    write_sample(folder.path() / "b", options);
    options.seed = 2;
    write_sample(folder.path() / "c", options);
    CHECK(hash_of(folder.path() / "a") == hash_of(folder.path() / "b"));
    CHECK(hash_of(folder.path() / "a") != hash_of(folder.path() / "c"));
}

TEST_CASE(
    "label noise moves its share of the training images, draws none twice, and leaves validation alone") {
    const TemporaryFolder folder;
    auto options = small();
    options.train_per_class = 40;
    write_sample(folder.path() / "clean", options);
    options.label_noise = 0.25;
    write_sample(folder.path() / "noisy", options);
    const auto clean = open_image_folder(folder.path() / "clean");
    const auto noisy = open_image_folder(folder.path() / "noisy");
    REQUIRE(noisy.train.samples.size() == clean.train.samples.size());
    std::set<std::string> contents;
    int moved = 0;
    for (std::size_t i = 0; i < noisy.train.samples.size(); ++i) {
        const auto text = read_text(noisy.train.samples[i].path);
        contents.insert(text);
        moved += text == read_text(clean.train.samples[i].path) ? 0 : 1;
    }
    CHECK(contents.size() == 240);
    CHECK(moved == 60);
    std::set<std::string> pictures; // of other shapes, in folders of every class
    for (std::size_t i = 0; i < noisy.train.samples.size(); ++i) {
        const auto& sample = noisy.train.samples[i];
        if (read_text(sample.path) != read_text(clean.train.samples[i].path)) {
            pictures.insert(sample.path.parent_path().filename().string());
        }
    }
    CHECK(pictures.size() == sample_classes().size());
    for (std::size_t i = 0; i < noisy.val.samples.size(); ++i) {
        CHECK(read_text(noisy.val.samples[i].path) == read_text(clean.val.samples[i].path));
    }
}

TEST_CASE("shapes stand out from their background") {
    SampleOptions options;
    options.noise = 0.0;
    options.distractors = 0;
    for (std::size_t shape = 0; shape < sample_classes().size(); ++shape) {
        const auto image = draw_sample(shape, 0, options);
        // A shape is of one colour and lighter than the corner; no two pixels of the background need be
        // alike.
        std::map<std::array<int, 3>, int> colours;
        for (std::size_t i = 0; i < image.pixels.size(); i += 3) {
            ++colours[{image.pixels[i], image.pixels[i + 1], image.pixels[i + 2]}];
        }
        const auto commonest = std::max_element(
            colours.begin(), colours.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        CAPTURE(shape);
        CHECK(commonest->second >= 30);
        const auto& colour = commonest->first;
        CHECK(colour[0] + colour[1] + colour[2] > image.pixels[0] + image.pixels[1] + image.pixels[2] + 60);
        CHECK(image.pixels == draw_sample(shape, 0, options).pixels);
        CHECK(image.pixels != draw_sample(shape, 1, options).pixels);
    }
}

TEST_CASE("noise is as strong as asked for") {
    SampleOptions options;
    options.noise = 0.0;
    const auto clean = draw_sample(1, 5, options);
    options.noise = 0.1;
    const auto noisy = draw_sample(1, 5, options);
    int largest = 0;
    double sum = 0.0;
    for (std::size_t i = 0; i < clean.pixels.size(); ++i) {
        const int difference = std::abs(clean.pixels[i] - noisy.pixels[i]);
        largest = std::max(largest, difference);
        sum += difference;
    }
    CHECK(largest <= 27);
    CHECK(largest >= 20);
    CHECK(sum / static_cast<double>(clean.pixels.size()) == doctest::Approx(0.1 * 255.0 / 3.0).epsilon(0.1));
}

TEST_CASE("only a new or empty folder is written to") {
    const TemporaryFolder folder;
    const auto name = folder.path().string();
    write_text(folder.path() / "full/file", "x");
    CHECK(error_of([&] { write_sample(folder.path() / "full", small()); }) ==
          "The folder " + name + "/full is not empty. The sample needs a new or empty folder.");
    CHECK(!fs::exists(folder.path() / "full/train"));
    CHECK(error_of([&] { write_sample(folder.path() / "full/file", small()); }) ==
          name + "/full/file is a file. The sample needs a new or empty folder.");
    CHECK(error_of([&] { write_sample(folder.path() / "full/file/below", small()); }) ==
          "The folder " + name + "/full/file/below/train/cross cannot be created: Not a directory.");
    fs::create_directories(folder.path() / "empty");
    write_sample(folder.path() / "empty", small());
    CHECK(fs::exists(folder.path() / "empty/val/ring/ring-0003.png"));
}
