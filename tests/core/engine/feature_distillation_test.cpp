// Feature maps of the zoo, the losses that compare them, and training with such a loss.
#include "core/engine/training/feature_distillation.h"

#include "core/engine/models/layers.h"
#include "core/engine/training/trainer.h"
#include "tests/core/engine/goldens.h"
#include "tests/core/engine/toy.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace retort;

namespace {

namespace nn = torch::nn;

nn::Conv2d halving(std::int64_t in, std::int64_t out) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(2).padding(1));
}

/// Three stages; images of 8 pixels have maps of 4, 2 and 1.
class Staged : public StagedClassifier {
  public:
    explicit Staged(std::int64_t width)
        : layers_(register_module("layers", nn::Sequential(halving(3, width), halving(width, 2 * width),
                                                           halving(2 * width, 3 * width))))
        , fc_(register_module("fc", nn::Linear(3 * width, 2))) {}

  protected:
    torch::Tensor run(torch::Tensor images, FeatureMaps* maps) override {
        return fc_(forward_keeping_maps(layers_, images, maps).mean({2, 3}));
    }

  private:
    nn::Sequential layers_;
    nn::Linear fc_;
};

std::shared_ptr<Staged> staged(std::int64_t width, std::uint64_t seed = 5) {
    torch::manual_seed(seed);
    return std::make_shared<Staged>(width);
}

std::shared_ptr<Staged> staged_teacher() {
    auto teacher = staged(4, 6);
    teacher->eval();
    return teacher;
}

/// As toy::Feed, of images that three stages can halve.
class LargerFeed : public toy::Feed {
  public:
    LargerFeed() { images = images.repeat({1, 1, 2, 2}); }
};

TrainingOptions options(const std::string& loss, const std::string& optimizer) {
    TrainingOptions options;
    options.objective = {.alpha = 0.5};
    options.objective.options.feature_loss = loss;
    options.objective.options.fitnet_weight = 4.0;
    options.objective.options.at_weight = 200.0;
    options.feature_teacher = {staged_teacher(), 8};
    options.num_epochs = 4;
    options.optimizer = optimizer;
    options.lr = optimizer == "sgd" ? 0.05 : 0.01;
    options.weight_decay = 1e-3;
    options.clip_grad_norm = 5.0;
    return options;
}

class Keeper : public TrainingObserver {
  public:
    void step_done(int /*epoch*/, std::int64_t /*step*/, std::int64_t /*steps*/) override {}
    void epoch_done(const EpochRecord& record, const Trainer& trainer) override {
        if (record.epoch == 2) {
            kept = trainer.state();
        }
    }
    TrainingState kept;
};

double distance(Classifier& student, const TrainingOptions& options, const torch::Tensor& images) {
    const torch::NoGradGuard no_grad;
    FeatureMaps maps;
    student.eval();
    student.forward_with_maps(images, maps);
    const FeatureDistillation features(*find_feature_loss("at"), student, options.feature_teacher, 1);
    return features(maps, images).item<double>();
}

torch::Tensor fractions(std::int64_t factor, std::int64_t shift, std::int64_t modulus) {
    const auto numbers = torch::arange(24) * factor + shift;
    return ((numbers.remainder(modulus) - modulus / 2) / 4.0).to(torch::kFloat64).view({2, 3, 2, 2});
}

} // namespace

TEST_CASE("every architecture shows maps of its stages, and has the same logits as without them") {
    const torch::NoGradGuard no_grad;
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.name);
        const auto side =
            architecture.fixed_size || architecture.image_size < 64 ? architecture.image_size : 64;
        const auto model = build_model(architecture.name, 3, 1);
        model->eval();
        const auto images = torch::randn({2, 3, side, side});
        FeatureMaps maps;
        const auto logits = model->forward_with_maps(images, maps);
        CHECK(logits.equal(model->forward(images)));
        CHECK(maps.size() >= 3);
        for (std::size_t i = 0; i < maps.size(); ++i) {
            CHECK(maps[i].dim() == 4);
            CHECK(maps[i].size(0) == 2);
            CHECK((i == 0 || maps[i].size(2) <= maps[i - 1].size(2)));
        }
    }
}

TEST_CASE("a network with other classes shows the same maps, and one that nobody wrote here none") {
    const auto inner = staged(2);
    FeatureMaps maps;
    inner->forward_with_maps(torch::zeros({1, 3, 8, 8}), maps);
    CHECK(maps.size() == 3);
    toy::Model foreign(2);
    CHECK_THROWS_WITH_AS(require_feature_maps(foreign, "net.pt", 8),
                         doctest::Contains("net.pt shows no feature maps"), Error);
    CHECK_NOTHROW(require_feature_maps(*inner, "net.pt", 8));
    CHECK_THROWS_AS(FeatureDistillation(*find_feature_loss("at"), foreign, {staged_teacher(), 8}, 1), Error);
}

TEST_CASE("feature losses have PyTorch's values and gradients") {
    const auto goldens = read_goldens("engine/feature_losses.txt");
    CHECK(goldens.size() == feature_losses().size());
    for (const auto& loss : feature_losses()) {
        CAPTURE(loss.name);
        CHECK_FALSE(loss.help.empty());
        CHECK_FALSE(loss.paper.empty());
        const auto& wanted = goldens.at(loss.name);
        auto maps = fractions(7, 1, 23).set_requires_grad(true);
        const auto value = loss.value(maps, fractions(5, 2, 19));
        value.backward();
        CHECK(value.item<double>() == doctest::Approx(wanted.at(0)).epsilon(1e-10));
        REQUIRE(wanted.size() == 25);
        for (std::int64_t i = 0; i < 24; ++i) {
            CHECK(std::abs(maps.grad().view(-1)[i].item<double>() - wanted[static_cast<std::size_t>(i) + 1]) <
                  1e-10);
        }
        CHECK(loss.value(maps, maps).item<double>() == 0.0);
    }
    CHECK(find_feature_loss("none") == nullptr);
}

TEST_CASE("maps are paired from the last stage on, at one size, and regressors follow from the seed") {
    const auto student = build_model("resnet20", 3, 1);     // maps of 32, 16 and 8 pixels
    const auto teacher = build_model("mobilenet_v2", 3, 2); // more stages, the last of 1280 channels
    teacher->eval();
    const FeatureTeacher frozen{teacher, 32};
    const auto images = torch::randn({2, 3, 32, 32});
    FeatureMaps maps;
    student->forward_with_maps(images, maps);
    const FeatureDistillation attention(*find_feature_loss("at"), *student, frozen, 1);
    CHECK(attention.parameters().empty());
    CHECK(std::isfinite(attention(maps, images).item<double>()));
    const auto shapes_of = [&](std::uint64_t seed) {
        return state_dict(FeatureDistillation(*find_feature_loss("fitnet"), *student, frozen, seed));
    };
    const auto first = shapes_of(1);
    REQUIRE(first.size() == 2);
    FeatureMaps wanted;
    teacher->forward_with_maps(images, wanted);
    CHECK(first[0].second.size(0) == wanted[wanted.size() - 2].size(1)); // the middle one of three pairs
    CHECK(first[0].second.size(1) == 32);
    CHECK(first[0].second.equal(shapes_of(1)[0].second));
    CHECK_FALSE(first[0].second.equal(shapes_of(2)[0].second));
    CHECK(first[0].second.abs().max().item<double>() <= 1.0 / std::sqrt(32.0));
}

TEST_CASE("a feature loss changes the student, and not only its own layers") {
    LargerFeed feed;
    for (const auto& loss : feature_losses()) {
        CAPTURE(loss.name);
        auto with = options(loss.name, "sgd");
        with.clip_grad_norm = 0.0; // which would change the student by the norm of those layers' gradients
        with.lr = 0.001;           // without that limit
        auto plain = with;
        plain.objective.options.feature_loss = "none";
        Trainer one(staged(2), feed, {feed.labels, feed.teacher}, with);
        Trainer other(staged(2), feed, {feed.labels, feed.teacher}, plain);
        Keeper keeper;
        CHECK(one.run(keeper, {}));
        CHECK(other.run(keeper, {}));
        CHECK(one.records().front().val_loss == other.records().front().val_loss);
        CHECK(one.records().back().val_loss != other.records().back().val_loss);
    }
}

TEST_CASE("a feature loss brings features closer, and a break changes nothing") {
    LargerFeed feed;
    for (const auto& loss : feature_losses()) {
        for (const std::string optimizer : {"sgd", "adamw"}) {
            CAPTURE(loss.name);
            CAPTURE(optimizer);
            const auto with = options(loss.name, optimizer);
            auto student = staged(2);
            Trainer straight(student, feed, {feed.labels, feed.teacher}, with);
            Keeper keeper;
            CHECK(straight.run(keeper, {}));
            CHECK(keeper.kept.regressors.empty() != loss.regresses);
            auto plain = with;
            plain.objective.options.feature_loss = "none";
            auto other = staged(2);
            Trainer without(other, feed, {feed.labels, feed.teacher}, plain);
            Keeper ignored;
            CHECK(without.run(ignored, {}));
            CHECK(straight.records().at(1).train_loss > without.records().at(1).train_loss);
            if (loss.name == "at") {
                CHECK(distance(*student, with, feed.images) < distance(*other, with, feed.images));
            }
            Trainer resumed(staged(2, 99), feed, {feed.labels, feed.teacher}, with);
            resumed.restore(keeper.kept);
            CHECK(resumed.run(ignored, {}));
            for (std::size_t epoch = 3; epoch < straight.records().size(); ++epoch) {
                CHECK(resumed.records().at(epoch).train_loss == straight.records().at(epoch).train_loss);
            }
            const auto wanted = straight.state();
            const auto got = resumed.state();
            REQUIRE(got.regressors.size() == wanted.regressors.size());
            for (std::size_t i = 0; i < wanted.regressors.size(); ++i) {
                CHECK(got.regressors[i].second.equal(wanted.regressors[i].second));
                CHECK_FALSE(got.regressors[i].second.equal(keeper.kept.regressors[i].second));
            }
        }
    }
}

TEST_CASE("labels alone have no feature loss") {
    LargerFeed feed;
    auto with = options("fitnet", "sgd");
    with.objective.alpha = 1.0;
    with.feature_teacher = {};
    auto plain = with;
    plain.objective.options.feature_loss = "none";
    Keeper keeper;
    Trainer one(staged(2), feed, {feed.labels, feed.teacher}, with);
    Trainer other(staged(2), feed, {feed.labels, feed.teacher}, plain);
    CHECK(one.run(keeper, {}));
    CHECK(other.run(keeper, {}));
    CHECK(one.records().back().train_loss == other.records().back().train_loss);
}
