// Which output stands for which class: by name, by a map, in sorted order, or not at all.
#include "core/experiment/teacher/class_mapping.h"

#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;
using Columns = std::vector<std::int64_t>;

const Names insects{"ants", "bees", "wasps"};

ModelClasses named(const Names& names) {
    return {static_cast<std::int64_t>(names.size()), names, "/somewhere/classes.txt"};
}

ModelClasses unnamed(std::int64_t count) {
    return {count, {}, {}};
}

ClassMapping mapped(const ModelClasses& model, const fs::path& map = {}, const Names& classes = insects) {
    return map_classes("/models/teacher.pth", model, "/data", classes, map);
}

std::string refusal(const ModelClasses& model, const fs::path& map = {}, const Names& classes = insects) {
    return error_of([&] { mapped(model, map, classes); });
}

bool has(const std::string& text, const std::string& part) {
    if (!contains(text, part)) {
        MESSAGE(text);
        return false;
    }
    return true;
}

} // namespace

TEST_CASE("names decide, wherever they stand") {
    const auto same = mapped(named({"ants", "bees", "wasps"}));
    CHECK(same.columns == Columns{0, 1, 2});
    CHECK(same.is_identity(named(insects)));
    CHECK(has(same.how.str(), "by name"));
    CHECK(has(same.how.str(), "classes.txt"));
    const auto turned = mapped(named({"wasps", "ants", "bees"}));
    CHECK(turned.columns == Columns{1, 2, 0});
    CHECK_FALSE(turned.is_identity(named(insects)));
}

TEST_CASE("case, spaces, underscores and dashes make no other name") {
    CHECK(mapped(named({"Golden Retriever", "tabby-cat", "ants"}), {},
                 {"ants", "golden_retriever", "Tabby_Cat"})
              .columns == Columns{2, 0, 1});
    // Where there is the very name, another one that is like it does not count.
    CHECK(mapped(named({"ANTS", "ants", "bees"}), {}, {"ants", "bees"}).columns == Columns{1, 2});
    // Neither of two likenesses is better than the other.
    CHECK(has(refusal(named({"ANTS", "Ants", "bees"}), {}, {"ants", "bees"}), "by name: ants"));
    // Two classes of the data may not share an output.
    CHECK(has(refusal(named({"ants", "x"}), {}, {"Ants", "ants"}),
              "the classes Ants of the data set are not among its own"));
}

TEST_CASE("names are the same in either of Unicode's forms") {
    const auto* composed = "caf\u00e9";
    const auto* decomposed = "cafe\u0301";
    CHECK(mapped(named({"ants", decomposed}), {}, {"ants", composed}).columns == Columns{0, 1});
    CHECK(mapped(named({composed, "ants"}), {}, {"ants", decomposed}).columns == Columns{1, 0});
    const TemporaryFolder folder;
    write_text(folder.path() / "map.csv", std::string("ants,0\n") + decomposed + ",1\n");
    CHECK(mapped(unnamed(2), folder.path() / "map.csv", {"ants", composed}).columns == Columns{0, 1});
}

TEST_CASE("a model that knows more classes gives those that the data has, by name") {
    const auto mapping = mapped(named({"apes", "wasps", "bees", "cats", "ants"}));
    CHECK(mapping.columns == Columns{4, 2, 1});
    CHECK_FALSE(mapping.is_identity(named({"apes", "wasps", "bees", "cats", "ants"})));
    // The first three of five in their order are a choice, too.
    CHECK_FALSE(mapped(named({"ants", "bees", "wasps", "x"})).is_identity(unnamed(4)));
}

TEST_CASE("without names both are taken in sorted order, and that is said") {
    const auto mapping = mapped(unnamed(3));
    CHECK(mapping.columns == Columns{0, 1, 2});
    CHECK(has(mapping.how.str(), "sorted order: ants, bees, wasps"));
    const auto other = mapped(named({"x", "y", "z"}));
    CHECK(other.columns == Columns{0, 1, 2});
    CHECK(has(other.how.str(), "(x, y, z; from classes.txt) and the data set's (ants"));
    // One name agrees, at its place.
    CHECK(mapped(named({"formicidae", "bees", "vespidae"})).columns == Columns{0, 1, 2});
}

TEST_CASE("names that stand elsewhere forbid the sorted order") {
    const auto said = refusal(named({"bees", "formicidae", "wasps"}));
    CHECK(has(said, "the classes ants of the data set are not among its own"));
    CHECK(has(said, "bees, formicidae, wasps"));
}

TEST_CASE("another number of classes is refused, with what could be done") {
    CHECK(has(refusal(unnamed(2)), "has 2 classes, but the data set /data has 3"));
    CHECK(has(refusal(named({"ants", "bees"})), "has 2 classes"));
    for (const auto& model : {unnamed(1000), named({"ants", "bees", "vespidae", "x"})}) {
        const auto said = refusal(model);
        CHECK(has(said, "--class-map"));
        CHECK(has(said, "fine-tune the model with a new head"));
    }
    CHECK(has(refusal(named({"ants", "bees", "vespidae", "x"})), "by name: wasps"));
}

TEST_CASE("a class map says which output is which") {
    const TemporaryFolder folder;
    const auto map = [&](const std::string& text) {
        write_text(folder.path() / "map.csv", text);
        return folder.path() / "map.csv";
    };
    const auto indices = map("wasps,310\nants,308\nbees,309\nspare,1\n");
    const auto mapping = mapped(unnamed(1000), indices);
    CHECK(mapping.columns == Columns{308, 309, 310});
    CHECK(has(mapping.how.str(), "according to map.csv"));
    const auto names = map("wasps,Vespa\nants,emmet\nbees,0\n");
    CHECK(mapped(named({"bee", "EMMET", "vespa", "x"}), names).columns == Columns{1, 0, 2});
    // The map has the last word where names agree, too.
    CHECK(mapped(named(insects), map("ants,bees\nbees,ants\nwasps,wasps\n")).columns == Columns{1, 0, 2});
    // A class may be called like a number.
    CHECK(mapped(named({"3", "1", "0"}), map("ants,1\nbees,0\nwasps,3\n")).columns == Columns{1, 2, 0});
}

TEST_CASE("an integer in a JSON class map is an index, whatever classes are called") {
    const TemporaryFolder folder;
    const auto map = [&](const std::string& text) {
        write_text(folder.path() / "map.json", text);
        return folder.path() / "map.json";
    };
    const auto digits = named({"3", "1", "0", "2"});
    CHECK(mapped(digits, map(R"({"ants": 1, "bees": 0, "wasps": 3})")).columns == Columns{1, 0, 3});
    // A text is a name first, and an index where no class is called so.
    CHECK(mapped(digits, map(R"({"ants": "1", "bees": "0", "wasps": "3"})")).columns == Columns{1, 2, 0});
    CHECK(mapped(named({"x", "y", "z"}), map(R"({"ants": "1", "bees": "0", "wasps": "z"})")).columns ==
          Columns{1, 0, 2});
    for (const auto& model : {named({"9", "y", "z"}), unnamed(3)}) {
        CHECK(
            has(refusal(model, map(R"({"ants": 9, "bees": 0, "wasps": 1})")),
                "the index 9 is given for the class “ants”, but /models/teacher.pth has no such output; use "
                "an index from 0 to 2"));
    }
}

TEST_CASE("a class map that does not say enough, or what cannot be, is refused") {
    const TemporaryFolder folder;
    const auto said = [&](const ModelClasses& model, const std::string& text) {
        write_text(folder.path() / "map.csv", text);
        const auto sentence = refusal(model, folder.path() / "map.csv");
        CHECK(sentence.starts_with((folder.path() / "map.csv").string()));
        return sentence;
    };
    CHECK(has(said(unnamed(9), "bees,3\n"), "does not map 2 of the 3 classes of the data set: ants, wasps"));
    CHECK(has(said(unnamed(9), "ants,1\nbees,1\nwasps,2\n"), "“ants” and “bees” have the same output, 1"));
    CHECK(has(said(unnamed(9), "ants,9\nbees,1\nwasps,2\n"), "“9” is given for the class “ants”"));
    CHECK(has(said(unnamed(9), "ants,-1\nbees,1\nwasps,2\n"), "use an index from 0 to 8"));
    CHECK(has(said(unnamed(9), "ants,emmet\nbees,1\nwasps,2\n"), "have no names"));
    CHECK(has(said(named({"a", "b", "c"}), "ants,emmet\nbees,1\nwasps,2\n"), "no class of this name"));
    CHECK(has(refusal(unnamed(9), folder.path() / "nowhere.csv"), "nowhere.csv"));
}

TEST_CASE("names are found beside the file, its own first") {
    const TemporaryFolder folder;
    const auto at = [&](const std::string& name) { return folder.path() / name; };
    const auto model = at("teacher.best.pth");
    CHECK(find_classes(model, 2, {}).names.empty());
    write_text(at("classes.txt"), "a\nb\n");
    CHECK(find_classes(model, 2, {}).names == Names{"a", "b"});
    CHECK(find_classes(model, 2, {}).source == at("classes.txt").string());
    write_text(at("classes.json"), R"(["c", "d"])");
    CHECK(find_classes(model, 2, {}).names == Names{"c", "d"});
    write_text(at("teacher.best.classes.txt"), "e\nf\n");
    CHECK(find_classes(model, 2, {}).names == Names{"e", "f"});
    write_text(at("teacher.best.pth.classes.json"), R"({"h": 1, "g": 0})");
    CHECK(find_classes(model, 2, {}).names == Names{"g", "h"});
    // The folder's lists may be another model's; its own may not.
    CHECK(find_classes(at("other.pth"), 3, {}).names.empty());
    CHECK(has(error_of([&] { find_classes(model, 3, {}); }),
              "names 2 classes, but " + model.string() + " has 3"));
    write_text(at("teacher.best.pth.classes.json"), "{");
    CHECK(has(error_of([&] { find_classes(model, 2, {}); }), "is not valid JSON"));
}

TEST_CASE("what a file says of its own classes comes first") {
    const TemporaryFolder folder;
    write_text(folder.path() / "classes.txt", "a\nb\n");
    const auto model = folder.path() / "teacher.pth";
    CHECK(find_classes(model, 2, {"x", "y"}).names == Names{"x", "y"});
    CHECK(find_classes(model, 2, {"x", "y"}).source == model.string());
    CHECK(find_classes(model, 2, {"x", "y", "z"}).names == Names{"a", "b"});
}

TEST_CASE("a student's names are those of its experiment") {
    const TemporaryFolder folder;
    write_text(folder.path() / "classes.json", R"(["a", "b"])");
    fs::create_directories(folder.path() / "runs" / "alpha-0_rep-1");
    fs::create_directories(folder.path() / "deep" / "deeper");
    CHECK(find_classes(folder.path() / "runs" / "alpha-0_rep-1" / "best.pth", 2, {}).names ==
          Names{"a", "b"});
    CHECK(find_classes(folder.path() / "deep" / "deeper" / "best.pth", 2, {}).names.empty());
}
