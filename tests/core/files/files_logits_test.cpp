// Logits by path, as CSV and as safetensors, and the lists that name classes.
#include "core/files/class_list.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "core/files/tables/csv_cells.h"
#include "core/files/tables/logits_csv.h"
#include "core/files/tables/logits_file.h"
#include "tests/core/files/support.h"

#include <clocale>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;

namespace {

using Names = std::vector<std::string>;

const TemporaryFolder& folder() {
    static const TemporaryFolder made;
    return made;
}

std::filesystem::path file_of(const std::string& name, const std::string& text) {
    write_bytes(folder() / name, text);
    return folder() / name;
}

template <typename Action>
std::string said(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// What is said against a CSV of this text, without the file's name.
std::string csv_refusal(const std::string& text) {
    const auto file = file_of("bad.csv", text);
    const auto sentence = said([&] { read_logits_file(file); });
    CHECK(sentence.starts_with(file.string()));
    return sentence.substr(std::min(file.string().size(), sentence.size()));
}

bool has(const std::string& text, const std::string& part) {
    if (text.find(part) == std::string::npos) {
        MESSAGE(text);
        return false;
    }
    return true;
}

LogitsFile small() {
    return {{"train/a/1.png", "train/b, c/\"2\".png", "val/a/3.png"},
            {"a", "b, c"},
            torch::tensor({0.1F, -1e-38F, 16777217.0F, 0.333333343F, -0.0F, 3.4028235e38F}).view({3, 2})};
}

std::string written(const std::string& name, const StateDict& tensors,
                    const std::vector<std::pair<std::string, std::string>>& metadata = {}) {
    write_safetensors(folder() / name, tensors, metadata);
    return (folder() / name).string();
}

} // namespace

TEST_CASE("logits come back to the bit, whatever their file") {
    for (const auto* name : {"round.csv", "round.safetensors", "ROUND.CSV"}) {
        CAPTURE(name);
        write_logits_file(folder() / name, small());
        CHECK(is_logits_file(folder() / name));
        const auto read = read_logits_file(folder() / name);
        CHECK(read.paths == small().paths);
        CHECK(read.classes == small().classes);
        CHECK(torch::equal(read.logits, small().logits));
        CHECK(std::signbit(read.logits[2][0].item<float>()));
    }
    CHECK(has(said([] { write_logits_file(folder() / "round.txt", small()); }), ".csv or .safetensors"));
}

TEST_CASE("names that begin as a formula does are no formula, and come back") {
    auto logits = small();
    logits.classes = {"=cmd()", "'quoted'"};
    logits.paths[0] = "@SUM(1)/+1.png";
    const auto text = logits_csv(logits);
    CHECK(text.starts_with("path,'=cmd(),'quoted'\n'@SUM(1)/+1.png,0.1,"));
    CHECK(parse_logits_csv(text).classes == logits.classes);
    CHECK(parse_logits_csv(text).paths == logits.paths);
}

TEST_CASE("a CSV without names of classes has numbered columns") {
    auto logits = small();
    logits.classes.clear();
    CHECK(logits_csv(logits).starts_with("path,logit0,logit1\n"));
    CHECK(parse_logits_csv(logits_csv(logits)).classes.empty());
    // A class may well be called as such a column is.
    CHECK(parse_logits_csv("path,logit1,logit0\nx.png,1,2\n").classes == Names{"logit1", "logit0"});
}

TEST_CASE("a CSV may be written on any machine") {
    const auto read = parse_logits_csv("\xEF\xBB\xBFpath,a,b\r\n\r\nx.png,1,-2.5e-1\r\n\"y\ny.png\",1e-60,3");
    CHECK(read.paths == Names{"x.png", "y\ny.png"});
    CHECK(torch::equal(read.logits, torch::tensor({1.0F, -0.25F, 0.0F, 3.0F}).view({2, 2})));
}

TEST_CASE("numbers are read in the C locale whatever the program's is") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const bool changed =
        std::setlocale(LC_ALL, "es_ES.UTF-8") != nullptr || std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
    CHECK(parse_logits_csv("path,a\nx.png,1.5\n").logits.item<float>() == 1.5F);
    CHECK(has(csv_refusal("path,a,b\nx.png,\"1,5\",2\n"),
              "line 2, column 2 (a): must be a finite number, with a dot before decimals, not “1,5”"));
    std::setlocale(LC_ALL, before.c_str());
    if (!changed) {
        MESSAGE("no locale with a decimal comma is installed: only the C locale was tried");
    }
}

TEST_CASE("what is wrong in a CSV is said with its line and column") {
    CHECK(has(csv_refusal(""), "line 1: the header"));
    CHECK(has(csv_refusal("file,a\nx,1\n"), "line 1: the header"));
    CHECK(has(csv_refusal("path\nx\n"), "line 1: the header"));
    CHECK(has(csv_refusal("path,a,a\nx,1,2\n"), "line 1, column 3: the class “a” is repeated"));
    CHECK(has(csv_refusal("path,a,\nx,1,2\n"), "line 1, column 3"));
    CHECK(has(csv_refusal("path,a\n"), "no images"));
    CHECK(has(csv_refusal("path,a\nx,1\ny,1,2\n"), "line 3 has 3 cells, but the header has 2"));
    CHECK(has(csv_refusal("path,a\nx,1\n\n\ny\n"), "line 5 has 1 cells"));
    CHECK(has(csv_refusal("path,a\n,1\n"), "line 2, column 1"));
    CHECK(has(csv_refusal("path,a\nx,1\ny,2\nx,3\n"), "line 4: the image x is already in line 2"));
    CHECK(has(csv_refusal("path,a\n\"x,1\n"), "line 2: an opening quote is never closed"));
    CHECK(has(csv_refusal("path,a\n\"x\"y,1\n"), "line 2: there is text after a closing quote"));
    CHECK(has(csv_refusal("path,a\nx\"y,1\n"), "line 2: there is a quote inside"));
    for (const auto* number :
         {"", "x", "nan", "inf", "-inf", "1e39", "0x10", "1.5 ", " 1.5", "+1", "1_0", "1.5f"}) {
        CAPTURE(number);
        CHECK(has(csv_refusal("path,a,b\nx,0," + std::string(number) + "\n"),
                  "line 2, column 3 (b): must be a finite number, with a dot before decimals, not “" +
                      std::string(number)));
    }
    std::string wide = "path";
    for (int i = 0; i <= 65536; ++i) {
        wide += ",c" + std::to_string(i);
    }
    CHECK(has(csv_refusal(wide + "\n"), "at most 65536"));
}

TEST_CASE("a safetensors file may hold a vector an image") {
    const auto row = [](float a, float b) { return torch::tensor({a, b}); };
    const auto file = written("rows.safetensors", {{"train/a/1.png", row(1, 2)}, {"val/b/2.png", row(3, 4)}},
                              {{"classes", R"(["a", "b"])"}});
    CHECK(is_logits_file(file));
    const auto read = read_logits_file(file);
    CHECK(read.paths == Names{"train/a/1.png", "val/b/2.png"});
    CHECK(read.classes == Names{"a", "b"});
    CHECK(torch::equal(read.logits, torch::tensor({1.0F, 2.0F, 3.0F, 4.0F}).view({2, 2})));
}

TEST_CASE("a list of paths that is too long for the metadata goes into a tensor") {
    LogitsFile logits;
    for (int i = 0; i < 40000; ++i) {
        logits.paths.push_back("train/" + std::string(100, 'x') + "/" + std::to_string(i) + ".png");
    }
    logits.logits = torch::arange(40000, torch::kFloat32).view({-1, 1});
    const auto file = folder() / "long.safetensors";
    write_logits_file(file, logits);
    CHECK(is_logits_file(file));
    const auto read = read_logits_file(file);
    CHECK(read.paths == logits.paths);
    CHECK(torch::equal(read.logits, logits.logits));
}

TEST_CASE("weights are not taken for logits") {
    CHECK_FALSE(is_logits_file(golden("safetensors.safetensors")));
    CHECK_FALSE(is_logits_file(golden("zip_state_dict.pth")));
    CHECK_FALSE(is_logits_file(folder() / "nowhere.safetensors"));
    CHECK_FALSE(is_logits_file(file_of("torn.safetensors", std::string("\xFF\0\0\0\0\0\0\0{", 9))));
    CHECK_FALSE(is_logits_file(written("biases.safetensors", {{"fc.bias", torch::zeros({2})}})));
}

TEST_CASE("what is wrong in a safetensors file of logits is said") {
    const auto refusal = [](const StateDict& tensors,
                            const std::vector<std::pair<std::string, std::string>>& data) {
        const auto file = written("bad.safetensors", tensors, data);
        const auto sentence = said([&] { read_logits_file(file); });
        CHECK(sentence.starts_with(file));
        return sentence;
    };
    const auto two = torch::zeros({2, 3});
    CHECK(has(refusal({{"logits", two}}, {}), "no list “paths”"));
    CHECK(has(refusal({{"logits", two}}, {{"paths", "x"}}), "“paths” is not a JSON list"));
    CHECK(has(refusal({{"logits", two}}, {{"paths", "[1, 2]"}}), "“paths” is not a JSON list"));
    CHECK(has(refusal({{"logits", two}, {"paths", torch::zeros({2})}}, {}), "“paths” is not a JSON list"));
    CHECK(has(refusal({{"logits", two}}, {{"paths", R"(["a"])"}}), "each of the 1 paths"));
    CHECK(has(refusal({{"logits", two[0]}}, {{"paths", R"(["a"])"}}), "each of the 1 paths"));
    CHECK(has(refusal({{"logits", two}}, {{"paths", R"(["a", "a"])"}}), "contains “a” twice"));
    CHECK(has(refusal({{"logits", two}}, {{"paths", R"(["a", "b"])"}, {"classes", R"(["x"])"}}),
              "names 1 classes but contains logits of 3"));
    CHECK(has(refusal({{"logits", torch::zeros({0, 3})}}, {{"paths", "[]"}}), "of 0 images"));
    CHECK(has(refusal({{"logits", torch::full({1, 2}, std::numeric_limits<float>::infinity())}},
                      {{"paths", R"(["a"])"}}),
              "a logit of a is not a finite number"));
    CHECK(has(refusal({{"a/1.png", torch::zeros({2})}, {"a/2.png", torch::zeros({3})}}, {}),
              "“a/2.png” is neither"));
    CHECK(has(refusal({}, {}), "contains no tensors"));
    const auto deep = std::string(1000000, '[');
    CHECK(has(refusal({{"logits", two}}, {{"paths", deep}}), "“paths” is not a JSON list"));
}

TEST_CASE("names of classes come as lines, as a list, or with their index") {
    CHECK(read_class_names(file_of("c.txt", "\xEF\xBB\xBF"
                                            "ants\nbees \r\n\n")) == Names{"ants", "bees"});
    CHECK(read_class_names(file_of("c.json", R"(["ants", "bees"])")) == Names{"ants", "bees"});
    CHECK(read_class_names(file_of("c.json", R"({"bees": 1, "ants": 0})")) == Names{"ants", "bees"});
    write_class_names(folder() / "out.json", {"b", "ä \"x\""});
    CHECK(read_class_names(folder() / "out.json") == Names{"b", "ä \"x\""});
}

TEST_CASE("a list of classes that makes no sense is refused") {
    const auto refusal = [](const std::string& name, const std::string& text) {
        const auto file = file_of(name, text);
        const auto sentence = said([&] { read_class_names(file); });
        CHECK(sentence.starts_with(file.string()));
        return sentence;
    };
    CHECK(has(refusal("c.txt", "\n\n"), "names 0 classes"));
    CHECK(has(refusal("c.txt", "ants\n\nbees\n"), "the name of class 1 is not printable"));
    CHECK(has(refusal("c.txt", "ants\nbees\nants\n"), "contains the class “ants” twice"));
    CHECK(has(refusal("c.json", "[\"ants\", 3]"), "3 in place of a class name"));
    CHECK(has(refusal("c.json", "[\"ants\""), "is not valid JSON"));
    CHECK(has(refusal("c.json", "\"ants\""), "a JSON list"));
    CHECK(has(refusal("c.json", R"({"ants": 0, "bees": 0})"), "every index from 0 to 1"));
    CHECK(has(refusal("c.json", R"({"ants": 0, "bees": 2})"), "is 2"));
    CHECK(has(refusal("c.json", R"({"ants": -1})"), "is -1"));
    CHECK(has(refusal("c.json", R"({"ants": 0.5})"), "is 0.5"));
    CHECK(has(refusal("c.json", "[" + std::string(1000000, '[') + std::string(1000001, ']')),
              "nested more than 200 levels deep"));
}

TEST_CASE("class maps come as CSV, with tabs, or as JSON") {
    const ClassMap expected{{"ants", "ant, emmet"}, {"bees", "309"}};
    CHECK((read_class_map(file_of("m.csv", "ants,\"ant, emmet\"\nbees,309\n")) == expected));
    CHECK((read_class_map(file_of("m.txt", "ants\t\"ant, emmet\"\r\nbees\t309\r\n")) == expected));
    CHECK((read_class_map(file_of("m.json", R"({"ants": "ant, emmet", "bees": "309"})")) == expected));
    auto by_index = expected;
    by_index[1].is_index = true;
    CHECK((read_class_map(file_of("m.json", R"({"ants": "ant, emmet", "bees": 309})")) == by_index));
    const auto refusal = [](const std::string& name, const std::string& text) {
        const auto file = file_of(name, text);
        return said([&] { read_class_map(file); });
    };
    CHECK(has(refusal("m.csv", "ants,1\nbees\n"), "line 2 has 1 cells"));
    CHECK(has(refusal("m.csv", "ants,1\nants,2\n"), "contains the class “ants” twice"));
    CHECK(has(refusal("m.json", "[1]"), "must be a JSON object"));
    CHECK(has(refusal("m.json", R"({"ants": [1]})"), "a list in place of a class name"));
    CHECK(has(refusal("nowhere.csv/x", ""), "nowhere.csv"));
}
