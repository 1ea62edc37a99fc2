#include "core/data/splits.h"

#include "core/data/loader.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <set>

namespace fs = std::filesystem;
using namespace retort;
using retort::test::error_of;
using retort::test::TemporaryFolder;
using retort::test::write_text;

namespace {

void touch(const fs::path& folder, int count) {
    for (int i = 0; i < count; ++i) {
        write_text(folder / (std::to_string(100 + i) + ".jpg"), "");
    }
}

/// Of each class, by name.
std::map<std::string, int> counts(const ImageFolder& folder, const Split& split) {
    std::map<std::string, int> found;
    for (const auto& sample : split.samples) {
        ++found[folder.classes[static_cast<std::size_t>(sample.label)]];
    }
    return found;
}

std::set<fs::path> paths(const Split& split) {
    std::set<fs::path> found;
    for (const auto& sample : split.samples) {
        CHECK(sample.path.string().find(sample.label == 0 ? "/a/" : "/b/") != std::string::npos);
        CHECK(found.insert(sample.path).second);
    }
    return found;
}

bool are_apart(const std::set<fs::path>& a, const std::set<fs::path>& b) {
    return std::none_of(a.begin(), a.end(), [&](const auto& path) { return b.contains(path); });
}

std::string remark_of(const ImageFolder& folder) {
    REQUIRE(folder.remarks.size() == 1);
    return folder.remarks[0].str();
}

using Counts = std::map<std::string, int>;

} // namespace

TEST_CASE("a folder of classes alone is split class by class, by the seed, and said aloud") {
    const TemporaryFolder folder;
    touch(folder.path() / "a", 20);
    touch(folder.path() / "b", 7);
    const auto split = open_image_folder(folder.path(), {.val_fraction = 0.25});
    CHECK(counts(split, split.val) == Counts{{"a", 5}, {"b", 2}});
    CHECK(counts(split, split.train) == Counts{{"a", 15}, {"b", 5}});
    CHECK(are_apart(paths(split.train), paths(split.val)));
    CHECK(split.test.samples.empty());
    CHECK(remark_of(split) == folder.path().string() +
                                  " contains no validation folder: 25 % of the images of each class, drawn "
                                  "with seed 0, are kept for validation");
    CHECK(paths(open_image_folder(folder.path(), {.val_fraction = 0.25}).val) == paths(split.val));
    const auto other = open_image_folder(folder.path(), {.val_fraction = 0.25, .seed = 1});
    CHECK(counts(other, other.val) == counts(split, split.val));
    CHECK(paths(other.val) != paths(split.val));
    // However small the share is, there is one of each class on both sides.
    const auto small = open_image_folder(folder.path(), {.val_fraction = 0.001});
    CHECK(counts(small, small.val) == Counts{{"a", 1}, {"b", 1}});
    const auto large = open_image_folder(folder.path(), {.val_fraction = 0.9});
    CHECK(counts(large, large.train) == Counts{{"a", 2}, {"b", 1}});
}

TEST_CASE("a class of one image cannot be split") {
    const TemporaryFolder folder;
    touch(folder.path() / "a", 5);
    touch(folder.path() / "b", 1);
    CHECK(error_of([&] { open_image_folder(folder.path()); }) ==
          "the class b has only one image in ./, which cannot be split");
}

TEST_CASE("a selection share is taken from train, and what served for validation is for testing") {
    const TemporaryFolder folder;
    for (const auto* name : {"a", "b"}) {
        touch(folder.path() / "train" / name, 10);
        touch(folder.path() / "val" / name, 4);
    }
    const auto plain = open_image_folder(folder.path());
    CHECK(plain.remarks.empty());
    CHECK(plain.test.samples.empty());
    const auto split = open_image_folder(folder.path(), {.selection_fraction = 0.3});
    CHECK(counts(split, split.train) == Counts{{"a", 7}, {"b", 7}});
    CHECK(counts(split, split.val) == Counts{{"a", 3}, {"b", 3}});
    CHECK(split.val.name == "train");
    CHECK(split.test.name == "val");
    CHECK(paths(split.test) == paths(plain.val));
    CHECK(remark_of(split) == "30 % of the training images of each class, drawn with seed 0, are kept for "
                              "choosing epochs; the images in val/ are only for testing");
    for (const auto* name : {"a", "b"}) {
        touch(folder.path() / "test" / name, 2);
    }
    CHECK(open_image_folder(folder.path()).test.name == "test");
    CHECK_THROWS_AS(open_image_folder(folder.path(), {.selection_fraction = 0.3}), Error);
}

TEST_CASE("folds part the images of train and validation together, evenly and by class") {
    const TemporaryFolder folder;
    touch(folder.path() / "train/a", 11);
    touch(folder.path() / "val/a", 4);
    touch(folder.path() / "train/b", 6);
    touch(folder.path() / "val/b", 2);
    touch(folder.path() / "test/a", 1);
    touch(folder.path() / "test/b", 1);
    const auto pool = open_image_folder(folder.path(), {.folds = 4});
    CHECK(pool.pooled);
    CHECK(counts(pool, pool.train) == Counts{{"a", 15}, {"b", 8}});
    CHECK(paths(pool.train) == paths(pool.val));
    CHECK(pool.train.name == "train+val");
    CHECK(pool.test.samples.size() == 2);
    CHECK(
        remark_of(pool).starts_with("cross-validation: the 23 images in train+val/ are parted into 4 folds"));

    const auto numbers = fold_numbers(pool.train.samples, 4, 0);
    std::map<std::int64_t, int> sizes;
    std::map<std::pair<std::int64_t, std::int64_t>, int> of_class;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        ++sizes[numbers[i]];
        ++of_class[{numbers[i], pool.train.samples[i].label}];
    }
    CHECK(sizes == std::map<std::int64_t, int>{{0, 6}, {1, 6}, {2, 6}, {3, 5}});
    for (const auto& [fold, count] : of_class) {
        CHECK(count == (fold.second == 1 ? 2 : fold.first == 3 ? 3 : 4));
    }
    CHECK(fold_numbers(pool.train.samples, 4, 0) == numbers);
    CHECK(fold_numbers(pool.train.samples, 4, 1) != numbers);
    // A run has its fold in validation, and no image of it in training.
    const auto data = list_data(pool, 0);
    std::set<std::int64_t> validated;
    for (std::int64_t fold = 0; fold < 4; ++fold) {
        const auto samples = run_samples(*data, {.folds = 4, .fold = fold});
        std::set<std::int64_t> own(samples.train.begin(), samples.train.end());
        for (const auto sample : samples.val) {
            CHECK(numbers[static_cast<std::size_t>(sample)] == fold);
            CHECK(own.insert(sample).second);
            validated.insert(sample);
        }
        CHECK(own.size() == 23);
    }
    CHECK(validated.size() == 23);
    CHECK(run_samples(*data).train.size() == 23);
    CHECK_THROWS_WITH_AS(open_image_folder(folder.path(), {.folds = 9}),
                         "the class b has only 8 images, fewer than --folds 9", Error);
}

TEST_CASE("a share of training images has each class, and is part of a larger share") {
    std::vector<Sample> samples;
    for (std::int64_t i = 0; i < 40; ++i) {
        samples.push_back({std::to_string(i), i < 30 ? 0 : 1});
    }
    std::vector<std::size_t> all(40);
    std::iota(all.begin(), all.end(), std::size_t{0});
    CHECK(share_of(samples, all, 1.0, 3) == all);
    const auto half = share_of(samples, all, 0.5, 3);
    const auto tenth = share_of(samples, all, 0.1, 3);
    CHECK(half.size() == 20);
    CHECK(tenth.size() == 4);
    CHECK(std::count_if(half.begin(), half.end(), [](std::size_t i) { return i >= 30; }) == 5);
    CHECK(std::is_sorted(half.begin(), half.end()));
    CHECK(std::includes(half.begin(), half.end(), tenth.begin(), tenth.end()));
    CHECK(share_of(samples, all, 0.5, 4) != half);
    CHECK(share_of(samples, all, 0.001, 3).size() == 2);
}
