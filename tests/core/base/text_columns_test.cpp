#include "core/base/text_columns.h"

#include <doctest/doctest.h>

using namespace retort;

TEST_CASE("columns are as wide as their widest cell looks, and end where they are asked to") {
    const std::vector<std::vector<std::string>> rows{{"α", "time"}, {"0.25", "–"}};
    CHECK(text_columns(rows, ColumnSide::left) == "α     time\n0.25     –\n");
    CHECK(text_columns(rows, ColumnSide::right) == "   α  time\n0.25     –\n");
    CHECK(text_columns({}, ColumnSide::left).empty());
    CHECK(shown_width("± ü") == 3);
}
