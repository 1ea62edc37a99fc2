// Numbered views: which one an image shows when, and what it shows.
#include "tests/core/data/support.h"

#include "core/data/loader.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <limits>
#include <set>
#include <tuple>

using namespace retort;
using retort::test::draw_picture;
using retort::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

using Crop = std::tuple<std::int64_t, std::int64_t, bool>;

Crop crop_of(const View& view) {
    return {view.frame.top, view.frame.left, view.flipped};
}

std::shared_ptr<const LoadedData> write_and_open(const fs::path& root, int per_class) {
    for (const auto* place : {"train/a", "train/b", "val/a", "val/b"}) {
        fs::create_directories(root / place);
        for (int i = 0; i < per_class; ++i) {
            write_png(root / place / (std::to_string(100 + i) + ".png"), draw_picture(i, 40 + i, 36));
        }
    }
    return open_data(root, 1U << 30U, 2, {}, {});
}

/// Images and views of a pass, by the images' numbers.
struct Shown {
    torch::Tensor images;
    std::vector<std::int64_t> views;
};

Shown shown(ImageFeed feed, int epoch) {
    Shown all{torch::empty({feed.train_count(), 3, 32, 32}),
              std::vector<std::int64_t>(static_cast<std::size_t>(feed.train_count()), -1)};
    const auto pass = feed.train_pass(epoch);
    for (Batch batch; pass->next(batch);) {
        all.images.index_copy_(0, batch.indices, batch.images);
        for (std::int64_t i = 0; i < batch.indices.size(0); ++i) {
            const auto index = batch.indices[i].item<std::int64_t>();
            all.views[static_cast<std::size_t>(index)] = batch.views[i].item<std::int64_t>();
        }
    }
    return all;
}

} // namespace

TEST_CASE("an image goes through all its views before it shows one again") {
    for (const std::int64_t views : {1, 2, 7, 25}) {
        CAPTURE(views);
        for (std::size_t position = 0; position < 20; ++position) {
            for (int round = 0; round < 3; ++round) {
                std::set<std::int64_t> seen;
                for (int k = 1; k <= views; ++k) {
                    const auto epoch = round * static_cast<int>(views) + k;
                    const auto view = chosen_view(5, epoch, position, views);
                    CHECK(view >= 0);
                    CHECK(view < views);
                    seen.insert(view);
                }
                CHECK(static_cast<std::int64_t>(seen.size()) == views);
            }
        }
    }
}

TEST_CASE("which view comes first differs between images, seeds and rounds") {
    std::set<std::int64_t> of_images;
    std::set<std::int64_t> of_seeds;
    std::set<std::int64_t> of_rounds;
    for (int k = 0; k < 200; ++k) {
        of_images.insert(chosen_view(5, 1, static_cast<std::size_t>(k), 10));
        of_seeds.insert(chosen_view(static_cast<std::uint64_t>(k), 1, 3, 10));
        of_rounds.insert(chosen_view(5, 1 + 10 * k, 3, 10));
    }
    CHECK(of_images.size() == 10);
    CHECK(of_seeds.size() == 10);
    CHECK(of_rounds.size() == 10);
}

TEST_CASE("as many views as a person asks for, and never more than there are") {
    const auto how = [](const char* augment) { return preprocessing(32, "imagenet", augment); };
    CHECK(view_count(-1, 25, how("resized-crop")) == 25);
    CHECK(view_count(7, 25, how("resized-crop")) == 7);
    CHECK(view_count(0, 25, how("resized-crop")) == 0);
    CHECK(view_count(-1, 200, how("padded-crop")) == 162);
    CHECK(view_count(40, 200, how("padded-crop")) == 40);
    CHECK(view_count(-1, 25, how("none")) == 1);
    CHECK(view_count(0, 25, how("none")) == 0);
    CHECK(distinct_views(how("resized-crop")) == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("the numbered padded crops are all that are drawn, each once, in an order of the image's own") {
    for (const auto picture : {Size{32, 32}, Size{100, 60}}) {
        const auto prep = preprocessing(32, "imagenet", "padded-crop");
        std::set<Crop> drawn;
        View any{};
        for (int i = 0; i < 5000; ++i) {
            any = train_view(picture, prep, CounterRandom(3, i));
            drawn.insert(crop_of(any));
        }
        REQUIRE(drawn.size() == 162);
        std::vector<std::vector<Crop>> orders;
        for (const std::size_t position : {0, 1, 77}) {
            orders.emplace_back();
            for (std::int64_t view = 0; view < 162; ++view) {
                const auto numbered = numbered_view(picture, prep, position, view);
                CHECK(numbered.source == any.source);
                CHECK(numbered.resized == any.resized);
                CHECK(numbered.kept == any.kept);
                CHECK(numbered.frame.width == 32);
                CHECK(numbered.frame.height == 32);
                orders.back().push_back(crop_of(numbered));
            }
            CHECK((std::set<Crop>(orders.back().begin(), orders.back().end()) == drawn));
            CHECK((crop_of(numbered_view(picture, prep, position, 162)) == orders.back().front()));
        }
        CHECK((orders[0] != orders[1]));
        CHECK((orders[1] != orders[2]));
    }
}

TEST_CASE("numbered resized crops differ between views and images") {
    const auto prep = preprocessing(224, "imagenet", "resized-crop");
    std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>> boxes;
    for (std::size_t position = 0; position < 10; ++position) {
        for (std::int64_t view = 0; view < 20; ++view) {
            const auto box = numbered_view({500, 400}, prep, position, view).source;
            boxes.insert({box.left, box.top, box.width, box.height});
        }
    }
    CHECK(boxes.size() == 200);
}

TEST_CASE("without augmentation every view is the validation view") {
    const auto prep = preprocessing(32, "imagenet", "none");
    const auto expected = val_view({50, 40}, prep);
    const auto numbered = numbered_view({50, 40}, prep, 4, 3);
    CHECK(numbered.source == expected.source);
    CHECK(numbered.frame == expected.frame);
    CHECK(!numbered.flipped);
}

TEST_CASE("a feed shows the views that it says, the same pixels in every run, batch and thread") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path(), 6);
    constexpr std::int64_t views = 3;
    for (const auto* augment : {"padded-crop", "resized-crop"}) {
        CAPTURE(augment);
        const auto prep = preprocessing(32, "imagenet", augment);
        const ImageViews source(data, prep, 3);
        std::vector<std::int64_t> all(12);
        std::generate(all.begin(), all.end(), [k = 0]() mutable { return k++; });
        for (const int epoch : {1, 2, 3, 4}) {
            const auto one = shown({data, prep, 4, 11, 1, views}, epoch);
            const auto other = shown({data, prep, 5, 11, 4, views}, epoch);
            CHECK(one.images.equal(other.images));
            CHECK(one.views == ImageFeed(data, prep, 4, 11, 1, views).train_views(epoch));
            CHECK(one.views == other.views);
            CHECK(source.images(all, one.views).equal(one.images));
            const auto repeat = shown({data, prep, 4, 12, 2, views}, epoch);
            CHECK(repeat.views != one.views);
            CHECK(source.images(all, repeat.views).equal(repeat.images));
        }
    }
    CHECK(ImageFeed(data, preprocessing(32, "imagenet", "auto"), 4, 11, 1).train_views(1).empty());
}

TEST_CASE("an image keeps its views when another one cannot be read") {
    const TemporaryFolder folder;
    const auto before = write_and_open(folder.path(), 4);
    const auto prep = preprocessing(32, "imagenet", "auto");
    const std::vector<std::int64_t> last{7};
    const std::vector<std::int64_t> view{2};
    const auto expected = ImageViews(before, prep, 1).images(last, view);
    retort::test::write_text(folder.path() / "train/a/101.png", "");
    const auto after = open_data(folder.path(), 1U << 30U, 1, {}, {});
    REQUIRE(after->train.count() == 7);
    const std::vector<std::int64_t> renumbered{6};
    CHECK(ImageViews(after, prep, 1).images(renumbered, view).equal(expected));
    CHECK(ImageFeed(after, prep, 4, 11, 1, 5).train_views(1).back() ==
          ImageFeed(before, prep, 4, 11, 1, 5).train_views(1).back());
}

TEST_CASE("an image that becomes unreadable ends the question with an Error, on any number of threads") {
    const TemporaryFolder folder;
    write_and_open(folder.path(), 4);
    const auto data = open_data(folder.path(), 0, 1, {}, {});
    fs::remove(folder.path() / "train/a/102.png");
    const std::vector<std::int64_t> indices{0, 1, 2, 3};
    const std::vector<std::int64_t> views{0, 0, 0, 0};
    for (const int threads : {1, 3}) {
        const ImageViews source(data, preprocessing(32, "imagenet", "auto"), threads);
        CHECK(retort::test::error_of([&] { (void)source.images(indices, views); }) ==
              (folder.path() / "train/a/102.png").string() + " cannot be read: No such file or directory.");
    }
}
