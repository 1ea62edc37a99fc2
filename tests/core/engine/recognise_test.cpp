// What a state_dict is taken for: ties, former names, and architectures that a person names.
#include "core/engine/models/former_names.h"
#include "core/engine/models/recogniser.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

/// Tensors of the shapes `architecture` has, which take no memory.
StateDict weightless(const Architecture& architecture, std::int64_t classes) {
    StateDict tensors;
    for (const auto& [name, shape] : architecture.shapes(classes)) {
        tensors.emplace_back(name, torch::zeros({}).expand(shape));
    }
    return tensors;
}

template <typename Action>
std::string refusal_of(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    CAPTURE(text);
    CHECK_MESSAGE(text.find(part) != std::string::npos, part);
    return text.find(part) != std::string::npos;
}

Architecture small(const std::string& name, const std::string& head, const TensorShapes& backbone) {
    Architecture architecture;
    architecture.name = name;
    architecture.head = head;
    architecture.default_classes = 10;
    architecture.shapes = [=](std::int64_t classes) {
        auto shapes = backbone;
        shapes.emplace_back(head + ".weight", std::vector<std::int64_t>{classes, 4, 1, 1});
        shapes.emplace_back(head + ".bias", std::vector<std::int64_t>{classes});
        return shapes;
    };
    return architecture;
}

} // namespace

TEST_CASE("of several that fit the first is taken and the others are named") {
    const TensorShapes wide{{"conv.weight", {4, 3, 3, 3}}, {"norm.weight", {4}}};
    const TensorShapes other{{"conv.weight", {4, 3, 5, 5}}, {"norm.weight", {4}}};
    const std::vector<Architecture> list{small("shape", "head", other), small("first", "head", wide),
                                         small("name", "fc", wide), small("second", "head", wide)};
    const Recogniser recogniser(list);
    const auto found = recogniser.recognise(weightless(list[1], 7));
    CHECK(found.architecture == &list[1]);
    CHECK(found.classes == 7);
    CHECK(found.others == std::vector<const Architecture*>{&list[3]});
    CHECK(found.tensors.size() == 4);
    CHECK(found.remark.empty());
    const auto asked = recogniser.recognise_as(weightless(list[1], 7), list[3]);
    CHECK(asked.architecture == &list[3]);
    CHECK(asked.others == std::vector<const Architecture*>{&list[1]});
    CHECK(recogniser.recognise(weightless(list[0], 3)).others.empty());
    CHECK_THROWS_AS((void)recogniser.recognise({{"conv.weight", torch::zeros({4, 3, 3, 3})}}), Error);
}

TEST_CASE("every architecture is recognised under its name, and no other way") {
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.name);
        const auto tensors = weightless(architecture, 3);
        CHECK(recognise(tensors).others.empty());
        const auto found = recognise_as(tensors, architecture.name);
        CHECK(found.architecture == &architecture);
        CHECK(found.classes == 3);
        CHECK(found.remark.empty());
    }
}

TEST_CASE("an architecture that does not fit is refused with the differences") {
    const auto tensors = weightless(*find_architecture("resnet18"), 10);
    const auto deeper = refusal_of([&] { recognise_as(tensors, "resnet34"); });
    contains(deeper, "the weights do not match resnet34");
    contains(deeper, "−layer1.2.conv1.weight");
    contains(refusal_of([&] { recognise_as(tensors, "resnet19"); }), "no architecture \"resnet19\"");
    contains(refusal_of([&] { recognise_as({}, "resnet20"); }), "−conv1.weight");
}

TEST_CASE("a head of another name is accepted where the architecture is named") {
    auto tensors = weightless(*find_architecture("resnet18"), 5);
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with("fc.")) {
            name.insert(3, "1.");
        }
    }
    contains(refusal_of([&] { recognise(tensors); }), "nearest is resnet18,");
    const auto found = recognise_as(tensors, "resnet18");
    CHECK(found.classes == 5);
    CHECK(found.tensors.back().first == "fc.bias");
    CHECK(found.remark.str() == "its head is called fc.1, not fc");
    // Not two of them, not another shape, not beside a backbone that differs.
    auto two = tensors;
    two.emplace_back("fc.4.weight", torch::zeros({5, 512}));
    CHECK_THROWS_AS(recognise_as(two, "resnet18"), Error);
    auto narrow = tensors;
    narrow[narrow.size() - 2].second = torch::zeros({5, 511});
    CHECK_THROWS_AS(recognise_as(narrow, "resnet18"), Error);
    auto partial = tensors;
    partial.erase(partial.begin());
    CHECK_THROWS_AS(recognise_as(partial, "resnet18"), Error);
}

TEST_CASE("torchvision's former names are understood") {
    const std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> former{
        {"densenet121",
         {{".norm1.", ".norm.1."},
          {".norm2.", ".norm.2."},
          {".conv1.", ".conv.1."},
          {".conv2.", ".conv.2."}}},
        {"vit_b_16", {{".mlp.0.", ".mlp.linear_1."}, {".mlp.3.", ".mlp.linear_2."}}}};
    for (const auto& [architecture, renamings] : former) {
        const auto* known = find_architecture(architecture);
        REQUIRE(known != nullptr);
        auto tensors = weightless(*known, 1000);
        for (auto& [name, tensor] : tensors) {
            for (const auto& [now, then] : renamings) {
                if (const auto place = name.find(now); place != std::string::npos) {
                    name.replace(place, now.size(), then);
                }
            }
        }
        const auto found = recognise(tensors);
        CHECK(found.architecture == known);
        contains(found.remark.str(), "names of an earlier version");
        CHECK(found.tensors.front().first == known->shapes(1000).front().first);
    }
}
