// Dropout and stochastic depth inside whole models: that they are where the originals have them, with the
// originals' probabilities, and that they draw from the model's own generator.
#include "core/engine/models/layers.h"
#include "core/engine/models/model.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;

namespace {

torch::Tensor images(std::int64_t count, std::int64_t side) {
    return torch::sin(torch::arange(count * 3 * side * side, torch::kFloat32)).view({count, 3, side, side});
}

bool draws(const Classifier& model) {
    const auto modules = model.modules();
    return std::any_of(modules.begin(), modules.end(), [](const auto& module) {
        return module->template as<Dropout>() != nullptr || module->template as<StochasticDepth>() != nullptr;
    });
}

torch::Tensor seeded_forward(Classifier& model, const torch::Tensor& x, std::uint64_t seed) {
    model.randomness().seed(seed);
    return model.forward(x);
}

/// `name` with a head that passes its `features` inputs on as they are.
std::shared_ptr<Classifier> headless(const std::string& name, std::int64_t features) {
    const torch::NoGradGuard no_grad;
    auto model = build_model(name, features, 1);
    const auto head = find_architecture(name)->head;
    for (auto& item : model->named_parameters()) {
        if (item.key() == head + ".weight") {
            item.value().copy_(torch::eye(features).view(item.value().sizes()));
        } else if (item.key() == head + ".bias") {
            item.value().zero_();
        }
    }
    return model;
}

struct HeadDropout {
    const char* name;
    std::int64_t features;
    double p;
    bool alone; ///< without stochastic depth before it
};

} // namespace

TEST_CASE("in training a model's seed decides what it answers, and nothing else does") {
    const torch::NoGradGuard no_grad;
    for (const std::string name : {"mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small",
                                   "squeezenet1_1", "efficientnet_b0", "vgg11_bn", "convnext_tiny"}) {
        CAPTURE(name);
        const auto model = build_model(name, 10, 1);
        REQUIRE(draws(*model));
        const auto x = images(4, 64);
        torch::manual_seed(1);
        const auto expected = torch::randint(1000, {8});
        torch::manual_seed(1);
        const auto first = seeded_forward(*model, x, 5);
        CHECK(torch::equal(expected, torch::randint(1000, {8}))); // the global generator was left alone
        CHECK(torch::equal(first, seeded_forward(*model, x, 5)));
        CHECK_FALSE(torch::equal(first, model->forward(x))); // the seed's numbers go on
        CHECK_FALSE(torch::equal(first, seeded_forward(*model, x, 6)));
        model->randomness().enabled = false;
        CHECK(torch::equal(seeded_forward(*model, x, 5), seeded_forward(*model, x, 6)));
        model->randomness().enabled = true;
        model->eval();
        CHECK(torch::equal(seeded_forward(*model, x, 5), seeded_forward(*model, x, 6)));
    }
}

TEST_CASE("models without dropout in the original have none") {
    for (const std::string name : {"resnext50_32x4d", "shufflenet_v2_x0_5", "resnet20", "densenet121",
                                   "wrn-16-2", "resnet8x4", "vgg8"}) {
        CAPTURE(name);
        CHECK_FALSE(draws(*build_model(name, 10, 1)));
    }
}

TEST_CASE("the head sees features of which the original's share is dropped") {
    const torch::NoGradGuard no_grad;
    for (const auto& expected :
         {HeadDropout{"mobilenet_v2", 1280, 0.2, true}, HeadDropout{"mobilenet_v3_large", 1280, 0.2, true},
          HeadDropout{"mobilenet_v3_small", 1024, 0.2, true}, HeadDropout{"squeezenet1_1", 512, 0.5, true},
          HeadDropout{"efficientnet_b0", 1280, 0.2, false}}) {
        CAPTURE(expected.name);
        const auto model = headless(expected.name, expected.features);
        const auto x =
            images(16, 32); // features of a single pixel: dropout by value and by channel are the same
        model->randomness().enabled = false;
        const auto all = model->forward(x);
        model->randomness().enabled = true;
        const auto kept = seeded_forward(*model, x, 3);
        const auto there = all != 0;
        REQUIRE(there.sum().item<std::int64_t>() > 1000);
        const auto share = (kept.masked_select(there) == 0).to(torch::kFloat64).mean().item<double>();
        CHECK(share == doctest::Approx(expected.p).epsilon(0.1));
        if (expected.alone) {
            const auto scaled = torch::where(kept == 0, kept, all / (1.0 - expected.p));
            CHECK(torch::allclose(kept, scaled, 1e-4, 1e-6));
        }
    }
}

TEST_CASE("VGG drops half of what its hidden layers say") {
    const auto model = build_model("vgg11_bn", 2, 1);
    const auto modules = model->named_modules();
    for (const std::string name : {"classifier.2", "classifier.5"}) {
        auto* layer = modules[name]->as<Dropout>();
        REQUIRE(layer != nullptr);
        const auto share = (layer->forward(torch::ones({200, 200})) == 0).to(torch::kFloat64).mean();
        CHECK(share.item<double>() == doctest::Approx(0.5).epsilon(0.02));
    }
}

TEST_CASE("in ConvNeXt stochastic depth grows with the block's number") {
    const auto model = build_model("convnext_tiny", 2, 1);
    const auto modules = model->named_modules();
    const auto dropped = [&](const std::string& block) {
        auto* layer = modules["features." + block + ".stochastic_depth"]->as<StochasticDepth>();
        REQUIRE(layer != nullptr);
        return (layer->forward(torch::ones({40000, 1})) == 0).to(torch::kFloat64).mean().item<double>();
    };
    // Of 18 blocks, numbered from 0 through all stages, the n-th drops 0.1 · n / 17 of its samples.
    CHECK(dropped("1.0") == 0.0);
    CHECK(dropped("3.1") == doctest::Approx(0.1 * 4 / 17).epsilon(0.1));
    CHECK(dropped("7.2") == doctest::Approx(0.1).epsilon(0.05));
}

TEST_CASE("in EfficientNet stochastic depth grows with the block's number") {
    const torch::NoGradGuard no_grad;
    const auto model = build_model("efficientnet_b0", 10, 1);
    const auto modules = model->named_modules();
    const auto dropped = [&](const std::string& block) {
        auto* layer = modules["features." + block + ".stochastic_depth"]->as<StochasticDepth>();
        REQUIRE(layer != nullptr);
        model->randomness().seed(2);
        const auto y = layer->forward(torch::ones({40000, 1}));
        return (y == 0).to(torch::kFloat64).mean().item<double>();
    };
    // Of 16 blocks, numbered from 0 through all stages, the n-th drops 0.2 · n / 16 of its samples.
    CHECK(dropped("1.0") == 0.0);
    CHECK(dropped("2.1") == doctest::Approx(0.2 * 2 / 16).epsilon(0.1));
    CHECK(dropped("6.3") == doctest::Approx(0.2 * 14 / 16).epsilon(0.05));
    CHECK(dropped("7.0") == doctest::Approx(0.2 * 15 / 16).epsilon(0.05));
}

TEST_CASE("batch norms have the originals' constants") {
    const auto constants = [](const std::string& name) {
        std::vector<std::pair<double, double>> found;
        for (const auto& module : build_model(name, 2, 0)->modules()) {
            if (auto* norm = module->as<torch::nn::BatchNorm2d>()) {
                found.emplace_back(norm->options.eps(), norm->options.momentum().value());
            }
        }
        return found;
    };
    for (const std::string name : {"mobilenet_v3_large", "mobilenet_v3_small"}) {
        const auto found = constants(name);
        CHECK_FALSE(found.empty());
        CHECK(std::count(found.begin(), found.end(), std::pair(1e-3, 0.01)) ==
              static_cast<std::ptrdiff_t>(found.size()));
    }
    for (const std::string name : {"mobilenet_v2", "efficientnet_b0", "shufflenet_v2_x0_5"}) {
        const auto found = constants(name);
        CHECK_FALSE(found.empty());
        CHECK(std::count(found.begin(), found.end(), std::pair(1e-5, 0.1)) ==
              static_cast<std::ptrdiff_t>(found.size()));
    }
}
