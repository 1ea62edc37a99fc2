// What people note about runs: kept, merged, and never written over where it cannot be read.
#include "core/experiment/record/annotations.h"

#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace retort;

TEST_CASE("tags are told apart by commas") {
    CHECK(parse_tags(" fast,wide net ,, fast,") == std::vector<std::string>{"fast", "wide net"});
    CHECK(parse_tags(" , ").empty());
    CHECK(join_tags({"fast", "wide net"}) == "fast, wide net");
}

TEST_CASE("notes come back as they were written, and others' stay") {
    const test::TemporaryFolder folder;
    CHECK(read_annotations(folder.path()) == Annotations());
    // A folder that is to become an experiment has to be empty.
    CHECK_THROWS_AS(write_baseline(folder.path(), "alpha-0_rep-1"), Error);
    CHECK(std::filesystem::is_empty(folder.path()));
    std::filesystem::create_directory(folder.path() / "runs");
    const RunAnnotation full{"the wide one", {"fast", "ärger"}, "line one\nline \"two\"", true};
    write_annotations(folder.path(), {{"alpha-0_rep-1", full}});
    write_annotations(folder.path(), {{"alpha-1_rep-1", {"", {}, "second", false}}});
    write_baseline(folder.path(), "alpha-0_rep-1");
    const auto annotations = read_annotations(folder.path());
    CHECK(annotations.of("alpha-0_rep-1") == full);
    CHECK(annotations.of("alpha-1_rep-1").notes == "second");
    CHECK(annotations.of("alpha-0.5_rep-1") == RunAnnotation());
    CHECK(annotations.baseline == "alpha-0_rep-1");
    // An empty one needs no entry.
    write_annotations(folder.path(), {{"alpha-0_rep-1", {}}});
    CHECK(read_annotations(folder.path()).runs.size() == 1);
    CHECK(read_annotations(folder.path()).baseline == "alpha-0_rep-1");
}

TEST_CASE("a file that cannot be read is said to be one, and stays as it is") {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "runs");
    const auto file = folder.path() / "annotations.json";
    for (const std::string text :
         {"", "[1]", "{\"runs\":{}}", R"({"schema":99,"runs":{}})", R"({"schema":1,"runs":[]})",
          R"({"schema":1,"runs":{"a":3}})", R"({"schema":1,"runs":{"a":{"tags":"fast"}}})",
          R"({"schema":1,"baseline":[]})"}) {
        CAPTURE(text);
        write_file_atomically(file, text);
        CHECK_THROWS_AS(read_annotations(folder.path()), Error);
        CHECK_THROWS_AS(write_annotations(folder.path(), {{"a", {"title", {}, "", false}}}), Error);
        CHECK_THROWS_AS(write_baseline(folder.path(), "a"), Error);
        CHECK(read_text_file(file) == text);
    }
    write_file_atomically(file, R"({"schema":1,"runs":{"a":{"tags":"fast"}}})");
    try {
        read_annotations(folder.path());
    } catch (const Error& error) {
        CHECK(std::string(error.what()) ==
              file.string() + ": a: the value of “tags” has the wrong type: \"fast\"");
    }
}
