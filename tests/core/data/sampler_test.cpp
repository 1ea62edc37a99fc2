#include "core/data/loader.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <set>

namespace fs = std::filesystem;
using namespace retort;
using retort::test::draw_picture;
using retort::test::TemporaryFolder;

namespace {

/// Twelve training pictures of one class, three of another and one of a third.
std::shared_ptr<const LoadedData> write_and_open(const fs::path& root) {
    int picture = 0;
    const std::map<std::string, int> counts{{"train/a", 12}, {"train/b", 3}, {"train/c", 1},
                                            {"val/a", 1},    {"val/b", 1},   {"val/c", 1}};
    for (const auto& [place, count] : counts) {
        fs::create_directories(root / place);
        for (int i = 0; i < count; ++i, ++picture) {
            write_png(root / place / (std::to_string(100 + i) + ".png"), draw_picture(picture, 32, 32));
        }
    }
    return open_data(root, 1U << 30U, 2, {}, {});
}

ImageFeed balanced(const std::shared_ptr<const LoadedData>& data, std::uint64_t seed, int threads,
                   std::int64_t views, std::int64_t batch = 4) {
    return {data,
            run_samples(*data, {.sampler = Sampler::balanced}),
            preprocessing(32, "none", "padded-crop"),
            batch,
            seed,
            threads,
            views};
}

/// All rows of a training pass, in its order.
struct Rows {
    torch::Tensor images;
    torch::Tensor indices;
    torch::Tensor labels;
    torch::Tensor views;
};

Rows rows_of(ImageFeed feed, int epoch) {
    std::vector<torch::Tensor> images, indices, labels, views;
    const auto pass = feed.train_pass(epoch);
    for (Batch batch; pass->next(batch);) {
        images.push_back(batch.images);
        indices.push_back(batch.indices);
        labels.push_back(batch.labels);
        views.push_back(batch.views.defined() ? batch.views : torch::zeros_like(batch.indices));
    }
    return {torch::cat(images), torch::cat(indices), torch::cat(labels), torch::cat(views)};
}

} // namespace

TEST_CASE("a balanced epoch has as many images, and of every class as many") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    std::map<std::int64_t, int> classes;
    std::set<std::int64_t> seen;
    constexpr int epochs = 4000;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const auto order = balanced(data, 11, 1, 0).train_order(epoch);
        REQUIRE(order.size() == 16);
        for (const auto sample : order) {
            ++classes[data->train.sample(sample).label];
            seen.insert(sample);
        }
    }
    CHECK(seen.size() == 16);
    for (const auto& [label, count] : classes) {
        CHECK(count == doctest::Approx(16.0 * epochs / 3.0).epsilon(0.03));
    }
}

TEST_CASE("the order of a balanced epoch hangs on seed and epoch alone, and batches follow it") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    auto feed = balanced(data, 11, 1, 0);
    CHECK(feed.train_order(2) == balanced(data, 11, 3, 2, 5).train_order(2));
    CHECK(feed.train_order(2) != feed.train_order(3));
    CHECK(feed.train_order(2) != balanced(data, 12, 1, 0).train_order(2));
    CHECK(feed.train_count() == 16);
    for (const std::int64_t views : {0, 3}) {
        const auto one = rows_of(balanced(data, 11, 1, views), 2);
        const auto other = rows_of(balanced(data, 11, 4, views, 5), 2);
        CHECK(one.images.equal(other.images));
        CHECK(one.views.equal(other.views));
        const auto order = feed.train_order(2);
        for (std::int64_t i = 0; i < 16; ++i) {
            const auto sample = order[static_cast<std::size_t>(i)];
            CHECK(one.indices[i].item<std::int64_t>() == sample);
            CHECK(one.labels[i].item<std::int64_t>() == data->train.sample(sample).label);
        }
    }
}

TEST_CASE("an image that comes again in an epoch shows another view, which the teacher is told of before") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    constexpr std::int64_t views = 3;
    for (const int epoch : {1, 2, 5}) {
        auto feed = balanced(data, 11, 2, views);
        const auto rows = rows_of(feed, epoch);
        std::set<std::pair<std::int64_t, std::int64_t>> shown;
        std::map<std::int64_t, std::int64_t> times;
        for (std::int64_t i = 0; i < rows.indices.size(0); ++i) {
            const auto sample = rows.indices[i].item<std::int64_t>();
            const auto view = rows.views[i].item<std::int64_t>();
            CHECK(shown.insert({sample, view}).second == (times[sample]++ < views));
        }
        std::set<std::pair<std::int64_t, std::int64_t>> prepared;
        auto rounds = feed.repeated_views(epoch);
        CHECK_FALSE(rounds.empty());
        rounds.push_back(feed.train_views(epoch));
        for (const auto& round : rounds) {
            REQUIRE(round.size() == 16);
            for (std::int64_t sample = 0; sample < 16; ++sample) {
                if (const auto view = round[static_cast<std::size_t>(sample)]; view >= 0) {
                    CHECK(prepared.insert({sample, view}).second);
                }
            }
        }
        CHECK(prepared == shown);
        // And those are the views that the teacher makes.
        const ImageViews source(data, preprocessing(32, "none", "padded-crop"), 2);
        const auto* indices = rows.indices.data_ptr<std::int64_t>();
        const auto* numbers = rows.views.data_ptr<std::int64_t>();
        CHECK(source.images({indices, 16}, {numbers, 16}).equal(rows.images));
    }
    // Of fresh views likewise, but for the same draws being nobody else's.
    const auto rows = rows_of(balanced(data, 11, 1, 0), 1);
    const auto lonely = (rows.labels == 2).nonzero().squeeze(1); // one image, again and again
    REQUIRE(lonely.size(0) > 1);
    CHECK_FALSE(
        rows.images[lonely[0].item<std::int64_t>()].equal(rows.images[lonely[1].item<std::int64_t>()]));
}

TEST_CASE("shuffled epochs repeat nothing") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    const ImageFeed feed(data, preprocessing(32, "none", "padded-crop"), 4, 11, 1, 3);
    CHECK(feed.repeated_views(1).empty());
    const auto order = feed.train_order(1);
    CHECK(std::set<std::int64_t>(order.begin(), order.end()).size() == 16);
    CHECK(run_samples(*data).sampler == Sampler::shuffle);
}

TEST_CASE("balanced weights of classes are n / (C · n_c) of the images trained on") {
    const TemporaryFolder folder;
    const auto data = write_and_open(folder.path());
    // scikit-learn: compute_class_weight("balanced") of 12, 3 and 1 of 16 images
    const auto weights = balanced_class_weights(*data, run_samples(*data));
    CHECK(torch::allclose(weights, torch::tensor({16.0F / 36.0F, 16.0F / 9.0F, 16.0F / 3.0F})));
    CHECK((weights.scalar_type() == torch::kFloat32));
    // Half of each class: 6, 1 or 2, and 1.
    const auto half = run_samples(*data, {.train_fraction = 0.5});
    std::map<std::int64_t, int> counts;
    for (const auto i : half.train) {
        ++counts[data->train.sample(i).label];
    }
    const auto of_half = balanced_class_weights(*data, half);
    for (const auto& [label, count] : counts) {
        CHECK(of_half[label].item<double>() ==
              doctest::Approx(static_cast<double>(half.train.size()) / (3.0 * count)));
    }
    // A class that is not trained on neither counts nor weighs.
    auto two = run_samples(*data);
    std::erase_if(two.train, [&](auto i) { return data->train.sample(i).label == 2; });
    CHECK(torch::allclose(balanced_class_weights(*data, two),
                          torch::tensor({15.0F / 24.0F, 15.0F / 6.0F, 0.0F})));
}
