#include "core/data/mixing.h"

#include "core/data/loader.h"
#include "tests/core/data/support.h"

#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <set>

namespace fs = std::filesystem;
using namespace retort;
using retort::test::draw_picture;
using retort::test::TemporaryFolder;

namespace {

const auto any = [](std::int64_t) { return true; };

/// Five pictures of each of two classes, all of them different.
std::shared_ptr<const LoadedData> write_and_open(const fs::path& root) {
    int picture = 0;
    for (const auto* place : {"train/a", "train/b", "val/a", "val/b"}) {
        fs::create_directories(root / place);
        for (int i = 0; i < 5; ++i, ++picture) {
            write_png(root / place / (std::to_string(100 + i) + ".png"), draw_picture(picture, 32, 32));
        }
    }
    return open_data(root, 1U << 30U, 2, {}, {});
}

Preprocessing mixed(const char* augment, double mixup) {
    auto how = preprocessing(32, "none", augment);
    how.mixing = {mixup};
    return how;
}

/// The rows of a training pass, by the images' numbers.
struct Pass {
    torch::Tensor images;
    torch::Tensor labels;
    torch::Tensor others;
    torch::Tensor weights;
};

Pass pass_of(ImageFeed feed, int epoch, std::int64_t images) {
    Pass all{torch::zeros({images, 3, 32, 32}), torch::zeros({images}, torch::kInt64),
             torch::full({images}, -1, torch::kInt64), torch::zeros({images})};
    const auto pass = feed.train_pass(epoch);
    for (Batch batch; pass->next(batch);) {
        all.images.index_copy_(0, batch.indices, batch.images);
        all.labels.index_copy_(0, batch.indices, batch.labels);
        if (batch.other_labels.defined()) {
            all.others.index_copy_(0, batch.indices, batch.other_labels);
            all.weights.index_copy_(0, batch.indices, batch.label_weights);
        }
    }
    return all;
}

Preprocessing cut(const char* augment, double cutmix, double mixup = 0.0) {
    auto how = preprocessing(32, "none", augment);
    how.mixing = {mixup, cutmix};
    return how;
}

/// Which of `plain` has filled a box of row `i` of `pass`, whose share is what the label says; -1 where that
/// cannot be, and -2 where several could have.
std::int64_t pasted_of(const Pass& pass, const torch::Tensor& plain, std::int64_t i) {
    const auto own = pass.images[i].eq(plain[i]).all(0); // side×side
    std::int64_t found = -1;
    for (std::int64_t j = 0; j < plain.size(0); ++j) {
        const auto other = pass.images[i].eq(plain[j]).all(0);
        const auto box = own.logical_not();
        const auto rows = box.any(1).nonzero();
        const auto columns = box.any(0).nonzero();
        const bool is_box = box.sum().item<std::int64_t>() == rows.size(0) * columns.size(0);
        const double share = own.to(torch::kFloat64).mean().item<double>();
        const double weight = pass.weights[i].item<double>();
        if (own.logical_or(other).all().item<bool>() && is_box && std::abs(share - weight) < 1e-6) {
            found = found == -1 ? j : -2;
        }
    }
    return found;
}

/// Which of `plain` was mixed into row `i` of `pass`; -1 where none was, and -2 where several could have
/// been.
std::int64_t other_of(const Pass& pass, const torch::Tensor& plain, std::int64_t i) {
    std::int64_t found = -1;
    const double weight = pass.weights[i].item<double>();
    for (std::int64_t j = 0; j < plain.size(0); ++j) {
        if (torch::allclose(pass.images[i], weight * plain[i] + (1.0 - weight) * plain[j], 0.0, 1e-6)) {
            found = found == -1 ? j : -2;
        }
    }
    return found;
}

} // namespace

TEST_CASE("weights are those of the beta distribution, and others come evenly") {
    constexpr int draws = 20000;
    for (const double mixup : {0.2, 1.0, 8.0}) {
        CAPTURE(mixup);
        double sum = 0.0;
        double squares = 0.0;
        std::map<std::int64_t, int> others;
        for (int i = 0; i < draws; ++i) {
            const auto mixture = draw_mixture({mixup}, 32, 5, CounterRandom(7, i), any);
            REQUIRE(mixture.weight >= 0.0);
            REQUIRE(mixture.weight <= 1.0);
            sum += mixture.weight;
            squares += mixture.weight * mixture.weight;
            ++others[mixture.other];
        }
        const double mean = sum / draws;
        CHECK(mean == doctest::Approx(0.5).epsilon(0.02));
        CHECK(squares / draws - mean * mean == doctest::Approx(0.25 / (2.0 * mixup + 1.0)).epsilon(0.03));
        REQUIRE(others.size() == 5);
        for (const auto& [other, count] : others) {
            CHECK(count == doctest::Approx(draws / 5.0).epsilon(0.05));
        }
    }
    for (const double mixup : {1e-3, 100.0}) { // however far it goes, a share
        for (int i = 0; i < 1000; ++i) {
            const double weight = draw_mixture({mixup}, 32, 5, CounterRandom(8, i), any).weight;
            REQUIRE((weight >= 0.0 && weight <= 1.0));
        }
    }
}

TEST_CASE("who may not be mixed in is passed over, and changes no other mixture") {
    for (int i = 0; i < 200; ++i) {
        const auto all = draw_mixture({0.4}, 32, 6, CounterRandom(1, i), any);
        const auto most =
            draw_mixture({0.4}, 32, 6, CounterRandom(1, i), [](auto other) { return other != 2; });
        CHECK(most.other != 2);
        CHECK(most.weight == all.weight);
        CHECK((all.other == 2 || most.other == all.other));
    }
}

TEST_CASE("a mixed image is its two images by weight, with the labels of both") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    const auto plain = pass_of({data, mixed("none", 0.0), 4, 11, 1}, 1, 10);
    CHECK(plain.others.eq(-1).all().item<bool>());
    for (const std::int64_t views : {0, 3}) {
        CAPTURE(views);
        std::set<std::int64_t> others;
        for (const int epoch : {1, 2}) {
            const auto pass = pass_of({data, mixed("none", 1.0), 4, 11, 1, views}, epoch, 10);
            CHECK(pass.labels.equal(plain.labels));
            for (std::int64_t i = 0; i < 10; ++i) {
                const auto other = other_of(pass, plain.images, i);
                REQUIRE(other >= 0);
                CHECK(pass.others[i].item<std::int64_t>() == plain.labels[other].item<std::int64_t>());
                others.insert(other);
            }
        }
        CHECK(others.size() > 5);
    }
}

TEST_CASE("boxes of CutMix cover the area drawn, and weights are the share of pixels that is kept") {
    constexpr int draws = 20000;
    double sum = 0.0;
    std::int64_t whole = 0;
    std::map<std::int64_t, int> others;
    for (int i = 0; i < draws; ++i) {
        const auto mixture = draw_mixture({0.0, 1.0}, 32, 5, CounterRandom(7, i), any);
        REQUIRE(mixture.is_cut);
        const auto& box = mixture.box;
        REQUIRE((box.left >= 0 && box.top >= 0 && box.width >= 0 && box.height >= 0));
        REQUIRE((box.left + box.width <= 32 && box.top + box.height <= 32));
        CHECK(mixture.weight == 1.0 - static_cast<double>(box.width * box.height) / 1024.0);
        sum += mixture.weight;
        whole += box.width == 0 || box.height == 0 ? 1 : 0;
        ++others[mixture.other];
    }
    // 200 000 draws of the same boxes with Python have a mean of 0.700.
    CHECK(sum / draws == doctest::Approx(0.700).epsilon(0.02));
    CHECK(whole > 0);
    CHECK(others.size() == 5);
}

TEST_CASE("where both are on, each view is mixed one way or the other") {
    int cuts = 0;
    for (int i = 0; i < 4000; ++i) {
        cuts += draw_mixture({0.2, 1.0}, 32, 5, CounterRandom(7, i), any).is_cut ? 1 : 0;
        CHECK_FALSE(draw_mixture({0.2, 0.0}, 32, 5, CounterRandom(7, i), any).is_cut);
    }
    CHECK(cuts == doctest::Approx(2000).epsilon(0.06));
}

TEST_CASE("who may not be mixed in changes no box") {
    for (int i = 0; i < 200; ++i) {
        const auto all = draw_mixture({0.2, 1.0}, 32, 6, CounterRandom(1, i), any);
        const auto most =
            draw_mixture({0.2, 1.0}, 32, 6, CounterRandom(1, i), [](auto other) { return other != 2; });
        CHECK(most.other != 2);
        CHECK(most.box == all.box);
        CHECK(most.weight == all.weight);
        CHECK(most.is_cut == all.is_cut);
    }
}

TEST_CASE("with CutMix, an image has a box of another, and the labels of both by area") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    const auto plain = pass_of({data, mixed("none", 0.0), 4, 11, 1}, 1, 10);
    std::set<std::int64_t> others;
    for (const std::int64_t views : {0, 3}) {
        CAPTURE(views);
        for (const int epoch : {1, 2}) {
            const auto pass = pass_of({data, cut("none", 1.0), 4, 11, 1, views}, epoch, 10);
            CHECK(pass.labels.equal(plain.labels));
            for (std::int64_t i = 0; i < 10; ++i) {
                if (pass.images[i].equal(plain.images[i])) { // with itself, or nothing of the other
                    continue;
                }
                const auto other = pasted_of(pass, plain.images, i);
                REQUIRE(other >= 0);
                CHECK(pass.others[i].item<std::int64_t>() == plain.labels[other].item<std::int64_t>());
                others.insert(other);
            }
        }
    }
    CHECK(others.size() > 5);
}

TEST_CASE("mixtures of both kinds are those that the teacher is asked about, and no matter of threads") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    auto how = cut("padded-crop", 1.0, 0.4);
    how.rand_augment = {9, 2};
    how.random_erasing = 0.5;
    std::vector<std::int64_t> all(10);
    std::iota(all.begin(), all.end(), 0);
    const ImageViews source(data, how, 2);
    for (const std::uint64_t seed : {11, 12}) {
        ImageFeed feed(data, how, 4, seed, 2, 3);
        const auto pass = pass_of(feed, 2, 10);
        CHECK(source.images(all, feed.train_views(2)).equal(pass.images));
        CHECK(pass_of({data, how, 3, seed, 4, 3}, 2, 10).images.equal(pass.images));
        CHECK(pass_of({data, how, 3, seed, 4, 3}, 2, 10).weights.equal(pass.weights));
        CHECK_FALSE(pass_of(feed, 3, 10).images.equal(pass.images));
        const auto fresh = pass_of({data, how, 4, seed, 1}, 2, 10);
        CHECK(pass_of({data, how, 5, seed, 3}, 2, 10).images.equal(fresh.images));
        for (const std::int64_t sample : {0, 7}) {
            const auto image = data->train.store->get(data->train.kept[static_cast<std::size_t>(sample)]);
            CHECK(feed.train_image(2, sample, *image).equal(pass.images[sample]));
        }
    }
}

TEST_CASE("mixtures hang on seed, epoch and image alone, those of numbered views on no seed") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    for (const std::int64_t views : {0, 3}) {
        CAPTURE(views);
        const auto how = mixed("padded-crop", 0.5);
        const auto one = pass_of({data, how, 4, 11, 1, views}, 2, 10);
        const auto other = pass_of({data, how, 3, 11, 4, views}, 2, 10);
        CHECK(one.images.equal(other.images));
        CHECK(one.others.equal(other.others));
        CHECK(one.weights.equal(other.weights));
        const auto next = pass_of({data, how, 4, 11, 1, views}, 3, 10);
        CHECK_FALSE(one.images.equal(next.images));
        const auto others = pass_of({data, how, 4, 12, 1, views}, 2, 10).others;
        CHECK_FALSE(one.others.equal(others));
    }
    std::vector<std::int64_t> all(10);
    std::iota(all.begin(), all.end(), 0);
    const ImageViews source(data, mixed("padded-crop", 0.5), 2);
    for (const std::uint64_t seed : {11, 12}) {
        ImageFeed feed(data, mixed("padded-crop", 0.5), 4, seed, 2, 3);
        CHECK(source.images(all, feed.train_views(2)).equal(pass_of(feed, 2, 10).images));
    }
}

TEST_CASE("images are mixed with those of their run alone") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    const auto plain = pass_of({data, mixed("none", 0.0), 4, 11, 1}, 1, 10);
    const auto fold = run_samples(*data, {.train_fraction = 0.6});
    REQUIRE(fold.train.size() == 6);
    const std::set<std::int64_t> own(fold.train.begin(), fold.train.end());
    for (const int epoch : {1, 2, 3}) {
        const auto pass = pass_of({data, fold, mixed("none", 1.0), 4, 11, 1}, epoch, 10);
        for (const auto i : fold.train) {
            CHECK(own.contains(other_of(pass, plain.images, i)));
        }
    }
}
