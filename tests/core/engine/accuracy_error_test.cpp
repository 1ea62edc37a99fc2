// Chance, as binomial tables have it.
#include "core/engine/training/accuracy_error.h"

#include <doctest/doctest.h>

using namespace retort;

TEST_CASE("how far an accuracy may be off") {
    CHECK(accuracy_error(100) == doctest::Approx(0.0979982));
    CHECK(accuracy_error(10000) == doctest::Approx(0.00979982));
}

TEST_CASE("guesses: the upper tail of the binomial distribution") {
    CHECK(probability_of_guessing(0, 10, 0.5) == 1.0);
    CHECK(probability_of_guessing(10, 10, 0.5) == doctest::Approx(1.0 / 1024));
    CHECK(probability_of_guessing(8, 10, 0.5) == doctest::Approx(56.0 / 1024));
    CHECK(probability_of_guessing(2, 3, 0.1) == doctest::Approx(0.028));
    CHECK(probability_of_guessing(1, 0, 0.1) == 0.0);
    CHECK(probability_of_guessing(5, 10, 1.0) == 1.0);
    CHECK(probability_of_guessing(5, 10, 0.0) == 0.0);
    CHECK(is_better_than_chance(9, 10, 0.5));
    CHECK_FALSE(is_better_than_chance(8, 10, 0.5));
    CHECK_FALSE(is_better_than_chance(10, 10, 1.0));
}

TEST_CASE("two networks on the same images") {
    CHECK(paired_accuracy_error(10, 6, 100) == doctest::Approx(1.959964 * 4.0 / 100));
    CHECK(paired_accuracy_error(0, 0, 100) == 0.0);
    // Bonferroni: each of four at 1.25 %.
    CHECK(paired_accuracy_error(10, 6, 100, 4) == doctest::Approx(2.497705 * 4.0 / 100));
}
