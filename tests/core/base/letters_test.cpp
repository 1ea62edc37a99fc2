#include "core/base/letters.h"

#include <doctest/doctest.h>

using namespace retort;

TEST_CASE("lower case is for ASCII letters, and other bytes stay") {
    CHECK(lowered("PHOTO.Jpg") == "photo.jpg");
    CHECK(lowered("ÄÖ") == "ÄÖ");
    CHECK(lowered("").empty());
}

TEST_CASE("a name has the words between its dots, underscores and dashes") {
    using Words = std::vector<std::string>;
    CHECK(name_words("model_EMA.module.") == Words{"model", "ema", "module"});
    CHECK(name_words("._-").empty());
    CHECK(name_words("Optimizer-1") == Words{"optimizer", "1"});
}
