// What is shown of training is what training gets.
#include "core/data/loader.h"
#include "core/experiment/spec/plan.h"
#include "core/inspect/input_preview.h"
#include "tests/core/data/support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <map>

using namespace retort;
using namespace retort::test;

namespace fs = std::filesystem;

namespace {

/// Two classes of four images of different shapes each; the second of training cannot be read.
fs::path write_data(const fs::path& root) {
    for (const auto* place : {"train/a", "train/b", "val/a", "val/b"}) {
        fs::create_directories(root / place);
        for (int i = 0; i < 4; ++i) {
            write_png(root / place / (std::to_string(i) + ".png"), draw_picture(i, 60 - 5 * i, 40 + 9 * i));
        }
    }
    write_text(root / "train/a/1.png", "no picture");
    return root;
}

using Tensors = std::map<fs::path, std::vector<float>>;

Tensors tensors_of(BatchSource& pass, const LoadedSplit& split) {
    Tensors found;
    for (Batch batch; pass.next(batch);) {
        for (std::int64_t i = 0; i < batch.indices.size(0); ++i) {
            const auto planes = batch.images[i].contiguous();
            const auto* first = planes.data_ptr<float>();
            found[split.sample(batch.indices[i].item<std::int64_t>()).path] = {first, first + planes.numel()};
        }
    }
    return found;
}

bool same_bits(const std::vector<float>& one, const std::vector<float>& other) {
    return one.size() == other.size() && std::memcmp(one.data(), other.data(), 4 * one.size()) == 0;
}

} // namespace

TEST_CASE("what is shown of an epoch is what its training pass feeds, bit for bit") {
    const TemporaryFolder folder;
    const auto root = write_data(folder.path() / "data");
    const auto loaded = open_data(root, 1U << 30U, 2, {}, {});
    REQUIRE(loaded->train.count() == 7);
    const auto listed = list_seen(root);
    CHECK(classes_of(*listed) == std::vector<std::string>{"a", "b"});
    for (const auto* augment : {"resized-crop", "padded-crop", "none"}) {
        for (const auto& [views, mixup] :
             {std::pair<std::int64_t, double>{-1, 0.0}, {0, 0.0}, {2, 0.0}, {2, 0.5}, {0, 0.5}}) {
            CAPTURE(augment);
            CAPTURE(mixup);
            CAPTURE(views);
            ExperimentSpec spec;
            spec.data_dir = root.string();
            spec.image_size = 48;
            spec.normalize = "cifar10";
            spec.augment = augment;
            spec.mixup = mixup;
            spec.views = views;
            spec.num_epochs = 5;
            spec.seed = 11;
            // As a run is fed.
            auto how = preprocessing(48, spec.normalize, spec.augment);
            how.mixing.mixup = mixup;
            // Whatever else there is comes with mixing here.
            spec.cutmix = how.mixing.cutmix = 2.0 * mixup;
            spec.rand_augment = mixup > 0.0 ? 9 : 0;
            how.rand_augment = mixup > 0.0 ? RandAugment{9, 2} : RandAugment{};
            spec.random_erasing = how.random_erasing = mixup;
            spec.interpolation = mixup > 0.0 ? "bicubic" : "bilinear";
            how.interpolation = parse_interpolation(spec.interpolation);
            const auto settings = seen_settings(spec);
            ImageFeed feed(loaded, how, 3, plan(spec).front().seed.value(), 2,
                           view_count(views, spec.num_epochs, how));
            for (std::int64_t label = 0; label < 2; ++label) {
                InputChoice choice;
                choice.label = label;
                choice.epochs = {1, 3};
                const auto images = seen_images(listed, settings, choice, {});
                REQUIRE(images.size() == 4);
                for (std::size_t e = 0; e < choice.epochs.size(); ++e) {
                    const auto fed = tensors_of(*feed.train_pass(choice.epochs[e]), loaded->train);
                    for (const auto& image : images) {
                        CAPTURE(image.path);
                        if (!fed.contains(image.path)) {
                            CHECK(image.path.filename() == "1.png");
                            CHECK(!image.unreadable.empty());
                            CHECK(image.seen.empty());
                            continue;
                        }
                        REQUIRE(image.seen.size() == 2);
                        CHECK(image.seen[e].epoch == choice.epochs[e]);
                        CHECK(same_bits(image.seen[e].values, fed.at(image.path)));
                        CHECK(image.seen[e].view.has_value() == (seen_kind(settings).views > 0));
                        const auto& values = image.seen[e].values;
                        CHECK(image.seen[e].lowest == *std::min_element(values.begin(), values.end()));
                        CHECK(image.seen[e].highest == *std::max_element(values.begin(), values.end()));
                    }
                }
            }
        }
    }
}

TEST_CASE("what is shown of validation is what its pass feeds") {
    const TemporaryFolder folder;
    const auto root = write_data(folder.path() / "data");
    const auto loaded = open_data(root, 1U << 30U, 2, {}, {});
    ImageFeed feed(loaded, preprocessing(48, "imagenet", "none"), 3, 0, 1);
    const auto fed = tensors_of(*feed.val_pass(), loaded->val);
    SeenSettings settings;
    settings.data_dir = root;
    settings.image_size = 48;
    InputChoice choice;
    choice.training = false;
    choice.label = 1;
    choice.first = 3; // and round
    choice.count = 9;
    const auto images = seen_images(list_seen(root), settings, choice, {});
    REQUIRE(images.size() == 4);
    CHECK(images[0].path.filename() == "3.png");
    CHECK(images[1].path.filename() == "0.png");
    for (const auto& image : images) {
        REQUIRE(image.seen.size() == 1);
        CHECK(same_bits(image.seen[0].values, fed.at(image.path)));
        CHECK(!image.seen[0].flipped);
        CHECK(!image.seen[0].view);
    }
    // The shorter side as it is asked for.
    auto wide = preprocessing(48, "imagenet", "none");
    wide.resize_side = 60;
    const auto other = tensors_of(*ImageFeed(loaded, wide, 3, 0, 1).val_pass(), loaded->val);
    settings.resize_side = 60;
    CHECK(seen_kind(settings).resize_side == 60);
    for (const auto& image : seen_images(list_seen(root), settings, choice, {})) {
        CHECK(same_bits(image.seen[0].values, other.at(image.path)));
        CHECK_FALSE(same_bits(image.seen[0].values, fed.at(image.path)));
    }
    settings.resize_side = 40;
    CHECK_THROWS_AS(seen_kind(settings), Error);
    settings.resize_side = 0;
    CHECK(seen_kind(settings).resize_side == 48);
    std::stop_source stop;
    stop.request_stop();
    CHECK(seen_images(list_seen(root), settings, choice, stop.get_token()).empty());
    choice.label = 2;
    CHECK_THROWS_AS(seen_images(list_seen(root), settings, choice, {}), Error);
    settings.image_size = 0;
    CHECK_THROWS_AS(seen_kind(settings), Error);
}

TEST_CASE("a picture of a tensor has the very pixels that were normalised") {
    const TemporaryFolder folder;
    for (const auto* place : {"train/a", "train/b", "val/a", "val/b"}) {
        fs::create_directories(folder.path() / place);
        write_png(folder.path() / place / "0.png", draw_picture(3, 64, 64)); // holds each of the 256 values
    }
    const auto listed = list_seen(folder.path());
    for (const auto& normalization : normalizations()) {
        CAPTURE(normalization.name);
        SeenSettings settings;
        settings.data_dir = folder.path();
        settings.image_size = 64; // as the pictures are, and up to here nothing is resized
        settings.normalize = normalization.name;
        settings.augment = "none";
        const auto image = seen_images(listed, settings, {}, {}).at(0);
        const auto& seen = image.seen.at(0);
        CHECK(seen.cut == Box{0, 0, 64, 64});
        const auto shown = picture_of(seen.values, 64, normalization.name);
        CHECK(shown.width == 64);
        CHECK(shown.height == 64);
        CHECK(shown.pixels == image.stored->pixels);
    }
    // Every value of every channel.
    for (const auto& normalization : normalizations()) {
        std::vector<float> values;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            for (int value = 0; value < 256; ++value) {
                values.push_back((static_cast<float>(value) / 255.0F - normalization.mean[channel]) /
                                 normalization.std[channel]);
            }
        }
        const auto shown = picture_of(values, 16, normalization.name);
        bool same = true;
        for (std::size_t i = 0; i < 256; ++i) {
            for (std::size_t channel = 0; channel < 3; ++channel) {
                same = same && shown.pixels[3 * i + channel] == i;
            }
        }
        CHECK(same);
    }
    CHECK_THROWS_AS(picture_of({1.0F}, 2, "none"), Error);
    CHECK_THROWS_AS(picture_of({1.0F, 1.0F, 1.0F}, 1, "sepia"), Error);
}

TEST_CASE("settings say what they come to, and what is cut out") {
    const TemporaryFolder folder;
    const auto root = write_data(folder.path() / "data");
    SeenSettings settings;
    settings.data_dir = root;
    settings.image_size = 32;
    settings.num_epochs = 7;
    CHECK(seen_kind(settings).augment == "padded-crop");
    CHECK(seen_kind(settings).views == 7);
    settings.image_size = 224;
    settings.views = 0;
    CHECK(seen_kind(settings).augment == "resized-crop");
    CHECK(seen_kind(settings).views == 0);
    for (const auto& image : seen_images(list_seen(root), settings, {}, {})) {
        for (const auto& seen : image.seen) {
            CHECK(seen.cut.left >= 0);
            CHECK(seen.cut.top >= 0);
            CHECK(seen.cut.left + seen.cut.width <= image.stored->width);
            CHECK(seen.cut.top + seen.cut.height <= image.stored->height);
        }
    }
    settings.image_size = 48;
    settings.augment = "none";
    InputChoice first;
    first.count = 1; // 60 × 40, brought to 72 × 48
    const auto image = seen_images(list_seen(root), settings, first, {}).at(0);
    CHECK(image.seen.at(0).cut == Box{10, 0, 40, 40});
}
