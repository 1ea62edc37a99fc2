// Dropout and stochastic depth: what they draw, and from where.
#include "core/engine/models/random_layers.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

torch::Tensor drawn(std::uint64_t seed) {
    Randomness randomness;
    randomness.seed(seed);
    return randomness.mask({64}, 0.5, torch::kCPU);
}

double share_of_zeros(const torch::Tensor& x) {
    return (x == 0).to(torch::kFloat64).mean().item<double>();
}

} // namespace

TEST_CASE("a seed decides what is drawn, and the global generator does not") {
    torch::manual_seed(1);
    const auto first = drawn(5);
    torch::manual_seed(2);
    const auto before = torch::randint(1000, {1});
    torch::manual_seed(2);
    CHECK(torch::equal(first, drawn(5)));
    CHECK(torch::equal(before, torch::randint(1000, {1})));
    CHECK_FALSE(torch::equal(first, drawn(6)));
}

TEST_CASE("dropout zeroes the asked share of the values and scales the others") {
    const auto randomness = std::make_shared<Randomness>();
    Dropout dropout(0.2, randomness);
    const auto x = torch::ones({100, 100});
    const auto y = dropout.forward(x);
    CHECK(share_of_zeros(y) == doctest::Approx(0.2).epsilon(0.1));
    CHECK(y.max().item<double>() == doctest::Approx(1.25));
    CHECK(((y == 0) | (y == 1.25)).all().item<bool>());
    CHECK_FALSE(torch::equal(y, dropout.forward(x)));
}

TEST_CASE("stochastic depth keeps or drops whole samples") {
    const auto randomness = std::make_shared<Randomness>();
    StochasticDepth depth(0.5, randomness);
    const auto y = depth.forward(torch::ones({400, 2, 3}));
    const auto sums = y.sum({1, 2});
    CHECK(((sums == 0) | (sums == 12)).all().item<bool>());
    CHECK(share_of_zeros(sums) == doctest::Approx(0.5).epsilon(0.2));
}

TEST_CASE("in evaluation mode, at probability 0 and when disabled nothing changes") {
    const auto randomness = std::make_shared<Randomness>();
    const auto x = torch::rand({4, 5});
    Dropout none(0.0, randomness);
    CHECK(torch::equal(none.forward(x), x));
    Dropout dropout(0.5, randomness);
    StochasticDepth depth(0.5, randomness);
    randomness->enabled = false;
    CHECK(torch::equal(dropout.forward(x), x));
    CHECK(torch::equal(depth.forward(x), x));
    randomness->enabled = true;
    dropout.eval();
    depth.eval();
    CHECK(torch::equal(dropout.forward(x), x));
    CHECK(torch::equal(depth.forward(x), x));
}

TEST_CASE("gradients and types pass through") {
    const auto randomness = std::make_shared<Randomness>();
    Dropout dropout(0.5, randomness);
    const auto x = torch::ones({64}, torch::kFloat64).requires_grad_();
    const auto y = dropout.forward(x);
    CHECK((y.scalar_type() == torch::kFloat64));
    y.sum().backward();
    CHECK(torch::equal(x.grad(), y.detach()));
}
