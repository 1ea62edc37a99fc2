#include "tests/core/data/support.h"

#include "core/data/loader.h"
#include "core/data/prefetch.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <numeric>
#include <set>
#include <thread>

using namespace retort;
using retort::test::draw_picture;
using retort::test::error_of;
using retort::test::TemporaryFolder;
using retort::test::write_text;
namespace fs = std::filesystem;

namespace {

/// Two classes of small pictures of different sizes.
void write_pictures(const fs::path& root, int train_per_class, int val_per_class) {
    for (const auto& [split, count] :
         {std::pair("train", train_per_class), std::pair("val", val_per_class)}) {
        for (const auto* name : {"a", "b"}) {
            fs::create_directories(root / split / name);
            for (int i = 0; i < count; ++i) {
                write_png(root / split / name / (std::to_string(100 + i) + ".png"),
                          draw_picture(i, 40 + i, 36));
            }
        }
    }
}

std::shared_ptr<const LoadedData> open(const fs::path& root, std::size_t budget = 1U << 30U) {
    return open_data(root, budget, 2, {}, {});
}

ImageFeed feed_of(const std::shared_ptr<const LoadedData>& data, int threads, std::uint64_t seed = 11) {
    return {data, preprocessing(32, "imagenet", "auto"), 4, seed, threads};
}

std::vector<Batch> all(std::unique_ptr<BatchSource> pass) {
    std::vector<Batch> batches;
    for (Batch batch; pass->next(batch);) {
        batches.push_back(batch);
    }
    Batch beyond;
    CHECK(!pass->next(beyond));
    return batches;
}

bool equal(const std::vector<Batch>& a, const std::vector<Batch>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Batch& x, const Batch& y) {
        return x.images.equal(y.images) && x.labels.equal(y.labels) && x.indices.equal(y.indices);
    });
}

std::vector<std::int64_t> indices(const std::vector<Batch>& batches) {
    std::vector<std::int64_t> seen;
    for (const auto& batch : batches) {
        const auto* data = batch.indices.data_ptr<std::int64_t>();
        seen.insert(seen.end(), data, data + batch.indices.size(0));
    }
    return seen;
}

std::vector<std::int64_t> range(std::int64_t count) {
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

TEST_CASE("a training pass shows every sample once, in the order of its epoch") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 7, 3);
    const auto data = open(folder.path());
    auto feed = feed_of(data, 2);
    CHECK(feed.train_count() == 14);
    CHECK(feed.batch_size() == 4);
    const auto batches = all(feed.train_pass(1));
    REQUIRE(batches.size() == 4);
    CHECK(batches[0].images.sizes() == torch::IntArrayRef({4, 3, 32, 32}));
    CHECK(batches[3].images.size(0) == 2); // the last batch is kept
    auto seen = indices(batches);
    CHECK(seen == feed.train_order(1));
    CHECK(seen != feed.train_order(2));
    CHECK(seen != feed_of(data, 2, 12).train_order(1));
    std::sort(seen.begin(), seen.end());
    CHECK(seen == range(14));
    for (const auto& batch : batches) {
        CHECK(!batch.views.defined()); // fresh ones
        CHECK(batch.labels.equal(batch.indices.ge(7).to(torch::kInt64)));
        CHECK(!batch.teacher_logits.defined());
    }
}

TEST_CASE("a validation pass is in the order of the list, and always the same") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 1, 5);
    auto feed = feed_of(open(folder.path()), 2);
    CHECK(feed.val_count() == 10);
    const auto batches = all(feed.val_pass());
    REQUIRE(batches.size() == 3);
    CHECK(indices(batches) == range(10));
    CHECK(!batches[0].views.defined());
    CHECK(batches[2].labels.equal(torch::tensor({1, 1}, torch::kInt64)));
    CHECK(equal(batches, all(feed.val_pass())));
    std::vector<float> expected(3 * 32 * 32);
    write_val_tensor(draw_picture(1, 41, 36), preprocessing(32, "imagenet", "auto"), expected.data());
    CHECK(batches[0].images[1].equal(torch::from_blob(expected.data(), {3, 32, 32})));
}

TEST_CASE("batches depend neither on the number of threads nor on the cache") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 13, 1);
    const auto cached = open(folder.path());
    const auto uncached = open(folder.path(), 0);
    const auto half = open(folder.path(), cached->train.store->bytes() / 2);
    CHECK(uncached->train.store->bytes() == 0);
    CHECK(half->train.store->bytes() > 0);
    CHECK(half->train.store->bytes() + half->val.store->bytes() <= cached->train.store->bytes() / 2);
    for (const int epoch : {1, 2}) {
        const auto one = all(feed_of(cached, 1).train_pass(epoch));
        CHECK(equal(one, all(feed_of(cached, 3).train_pass(epoch))));
        CHECK(equal(one, all(feed_of(cached, 16).train_pass(epoch))));
        CHECK(equal(one, all(feed_of(uncached, 2).train_pass(epoch))));
        CHECK(equal(one, all(feed_of(half, 2).train_pass(epoch))));
        CHECK(!equal(one, all(feed_of(cached, 1).train_pass(epoch + 1))));
        CHECK(!equal(one, all(feed_of(cached, 1, 12).train_pass(epoch))));
    }
}

TEST_CASE("augmentation of an image differs between epochs") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 2, 1);
    auto feed = feed_of(open(folder.path()), 1);
    std::set<float> sums;
    for (int epoch = 1; epoch <= 8; ++epoch) {
        for (const auto& batch : all(feed.train_pass(epoch))) {
            for (std::int64_t i = 0; i < batch.indices.size(0); ++i) {
                if (batch.indices[i].item<std::int64_t>() == 2) {
                    sums.insert(batch.images[i].sum().item<float>());
                }
            }
        }
    }
    CHECK(sums.size() >= 7);
}

TEST_CASE("unreadable images are left out and reported by index, with path and reason") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 4, 2);
    const auto complete = feed_of(open(folder.path()), 1).train_order(1);
    write_text(folder.path() / "train/b/100.png", "");
    write_text(folder.path() / "train/a/102.png", "text");
    std::int64_t last_done = 0;
    std::int64_t last_total = 0;
    const auto data = open_data(folder.path(), 1U << 20U, 3,
                                [&](std::int64_t done, std::int64_t total) {
                                    CHECK(done > last_done);
                                    last_done = done;
                                    last_total = total;
                                },
                                {});
    CHECK(last_done == 12);
    CHECK(last_total == 12);
    REQUIRE(data->train.unreadable.size() == 2);
    CHECK(data->train.unreadable[0].index == 2);
    CHECK(data->train.unreadable[0].path == folder.path() / "train/a/102.png");
    CHECK(data->train.unreadable[1].index == 4);
    CHECK(data->train.unreadable[1].reason.str() ==
          (folder.path() / "train/b/100.png").string() + " is empty.");
    CHECK(data->val.unreadable.empty());
    CHECK(data->train.kept == std::vector<std::size_t>{0, 1, 3, 5, 6, 7});
    auto feed = feed_of(data, 2);
    CHECK(feed.train_count() == 6);
    CHECK(data->train.sample(2).path == folder.path() / "train/a/103.png");
    CHECK(data->train.sample(3).label == 1);
    CHECK(indices(all(feed.train_pass(1))) == feed.train_order(1));
    // The others come in the order that they had before.
    std::vector<std::int64_t> expected;
    const std::vector<std::int64_t> renumbered{0, 1, -1, 2, -1, 3, 4, 5};
    for (const auto i : complete) {
        if (renumbered[static_cast<std::size_t>(i)] >= 0) {
            expected.push_back(renumbered[static_cast<std::size_t>(i)]);
        }
    }
    CHECK(feed.train_order(1) == expected);
}

TEST_CASE("a split without a readable image is an Error") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 1, 1);
    write_text(folder.path() / "val/a/100.png", "");
    write_text(folder.path() / "val/b/100.png", "text");
    CHECK(error_of([&] { open(folder.path()); }) == "None of the 2 images in val can be read. The first: " +
                                                        (folder.path() / "val/a/100.png").string() +
                                                        " is empty.");
}

TEST_CASE("a class without a readable image is an Error that names it") {
    for (const auto* split : {"train", "val"}) {
        const TemporaryFolder folder;
        write_pictures(folder.path(), 2, 2);
        for (const auto* file : {"100.png", "101.png"}) {
            write_text(folder.path() / split / "b" / file, "no picture");
        }
        CHECK(error_of([&] { open(folder.path()); }) ==
              std::string("No image of the class b in ") + split +
                  " can be read. The first: " + (folder.path() / split / "b/100.png").string() +
                  " is not a supported image. JPEG, PNG, BMP, PNM, TIFF and WebP are accepted.");
    }
}

TEST_CASE("images of both splits are counted, whatever their files' bytes") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 3, 2);
    const auto twice = open(folder.path());
    CHECK(twice->val_in_train.count == 4);
    CHECK(twice->val_in_train.first.first == 0);
    for (const auto* name : {"a", "b"}) { // other pictures
        for (int i = 0; i < 2; ++i) {
            write_png(folder.path() / "val" / name / (std::to_string(100 + i) + ".png"),
                      draw_picture(50 + i, 40 + i, name[0] == 'a' ? 36 : 37));
        }
    }
    CHECK(open(folder.path())->val_in_train.count == 0);
    fs::copy_file(folder.path() / "train/b/102.png", folder.path() / "val/a/7.png");
    const auto once = open(folder.path());
    CHECK(once->val_in_train.count == 1);
    CHECK(once->val.samples[once->val_in_train.first.first].path == folder.path() / "val/a/7.png");
    CHECK(once->train.samples[once->val_in_train.first.second].path.filename() == "102.png");
}

TEST_CASE("an image that becomes unreadable later is an Error with its path, and ends the pass") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 4, 2);
    const auto data = open(folder.path(), 0);
    fs::remove(folder.path() / "val/b/100.png");
    for (const int threads : {1, 4}) {
        auto feed = ImageFeed(data, preprocessing(32, "none", "auto"), 1, 1, threads);
        const auto pass = feed.val_pass();
        Batch batch;
        CHECK(pass->next(batch));
        CHECK(pass->next(batch));
        CHECK(error_of([&] { pass->next(batch); }) ==
              (folder.path() / "val/b/100.png").string() + " cannot be read: No such file or directory.");
        CHECK(!pass->next(batch));
    }
}

TEST_CASE("a stop request ends reading early") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 20, 5);
    std::stop_source stop;
    std::atomic<int> calls = 0;
    open_data(
        folder.path(), 0, 1,
        [&](std::int64_t, std::int64_t) {
            ++calls;
            stop.request_stop();
        },
        stop.get_token());
    CHECK(calls == 1);
}

TEST_CASE("an exception out of the progress function reaches the caller") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 3, 3);
    const auto fail = [](std::int64_t, std::int64_t) { throw std::runtime_error("no more"); };
    CHECK_THROWS_WITH(open_data(folder.path(), 0, 2, fail, {}), "no more");
}

TEST_CASE("a pass may outlive its feed, and may be left before its end") {
    const TemporaryFolder folder;
    write_pictures(folder.path(), 10, 1);
    std::unique_ptr<BatchSource> pass;
    {
        auto feed = feed_of(open(folder.path(), 0), 2);
        pass = feed.train_pass(1);
    }
    Batch batch;
    CHECK(pass->next(batch));
    pass.reset();
    CHECK(batch.images.defined());
}

TEST_CASE("prefetching stays a few batches ahead and stops promptly") {
    using namespace std::chrono_literals;
    std::atomic<int> built = 0;
    auto prefetch = std::make_unique<Prefetch>(1000, 2, [&](std::int64_t k, const std::stop_token&) {
        ++built;
        Batch batch;
        batch.labels = torch::tensor({k}, torch::kInt64);
        return batch;
    });
    Batch batch;
    for (std::int64_t k = 0; k < 20; ++k) {
        REQUIRE(prefetch->next(batch));
        REQUIRE(batch.labels.item<std::int64_t>() == k);
    }
    std::this_thread::sleep_for(50ms);
    CHECK(built > 20);
    CHECK(built <= 24);
    prefetch = std::make_unique<Prefetch>(1000, 2, [](std::int64_t, const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(1ms);
        }
        return Batch{};
    });
    const auto start = std::chrono::steady_clock::now();
    prefetch.reset();
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    Prefetch nothing(0, 2, [](std::int64_t, const std::stop_token&) { return Batch{}; });
    CHECK(!nothing.next(batch));
}

TEST_CASE("a budget is shared, and given back") {
    const TemporaryFolder folder;
    write_png(folder.path() / "1.png", draw_picture(0, 10, 10));
    write_png(folder.path() / "2.png", draw_picture(0, 20, 10));
    const auto budget = std::make_shared<MemoryBudget>(700);
    {
        ImageStore first({folder.path() / "2.png"}, budget);
        ImageStore second({folder.path() / "1.png"}, budget);
        CHECK(first.get(0)->width == 20);
        CHECK(second.get(0)->width == 10);
        CHECK(first.bytes() == 600);
        CHECK(second.bytes() == 0);
        CHECK(first.get(0) == first.get(0));
        CHECK(second.get(0) != second.get(0));
    }
    ImageStore third({folder.path() / "1.png"}, budget);
    third.get(0);
    CHECK(third.bytes() == 300);
}

TEST_CASE("ants and bees all decode") {
    const auto path = retort::test::shared_data("hymenoptera_data");
    if (path.empty()) {
        MESSAGE("skipped: shared/data/hymenoptera_data is not there");
        return;
    }
    const auto data = open(path);
    CHECK(data->train.unreadable.empty());
    CHECK(data->val.unreadable.empty());
    for (const int threads : {1, 2}) {
        ImageFeed feed(data, preprocessing(224, "imagenet", "auto"), 32, 1, threads);
        const auto start = std::chrono::steady_clock::now();
        std::int64_t images = 0;
        const auto pass = feed.train_pass(1);
        for (Batch batch; pass->next(batch);) {
            images += batch.images.size(0);
        }
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        CHECK(images == 244);
        MESSAGE(threads << " threads: " << static_cast<double>(images) / seconds.count()
                        << " images/s from memory");
    }
}
