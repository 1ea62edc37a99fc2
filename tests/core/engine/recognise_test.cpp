// What a state_dict is taken for: ties, former names, and architectures that a person names.
#include "core/engine/models/former_names.h"
#include "core/engine/models/recogniser.h"
#include "tests/core/engine/model_recipe.h"

#include <cmath>
#include <doctest/doctest.h>
#include <map>

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

/// Gives names that begin with `from` another beginning.
void rename(StateDict& tensors, const std::string& from, const std::string& to) {
    for (auto& item : tensors) {
        if (item.first.starts_with(from)) {
            item.first.replace(0, from.size(), to);
        }
    }
}

std::string said(const Recognised& found) {
    std::string text;
    for (const auto& remark : found.remarks) {
        text += (text.empty() ? "" : "; ") + remark.str();
    }
    return text;
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
    CHECK(found.remarks.empty());
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
        CHECK(found.remarks.empty());
    }
}

TEST_CASE("an architecture that does not fit is refused with the differences") {
    const auto tensors = weightless(*find_architecture("resnet18"), 10);
    const auto deeper = refusal_of([&] { recognise_as(tensors, "resnet34"); });
    contains(deeper, "the weights do not match resnet34");
    contains(deeper, "−layer1.2.conv1.weight");
    contains(refusal_of([&] { recognise_as(tensors, "resnet19"); }), "unknown architecture “resnet19”");
    contains(refusal_of([&] { recognise_as({}, "resnet20"); }), "−conv1.weight");
}

TEST_CASE("a head of another name is accepted, and said") {
    auto tensors = weightless(*find_architecture("resnet18"), 5);
    rename(tensors, "fc.", "fc.1.");
    for (const auto& found : {recognise(tensors), recognise_as(tensors, "resnet18")}) {
        CHECK(found.architecture->name == "resnet18");
        CHECK(found.classes == 5);
        CHECK(found.tensors.back().first == "fc.bias");
        CHECK(said(found) == "its head is called fc.1, not fc");
    }
    // Not two of them, not another shape, not beside a backbone that differs.
    auto two = tensors;
    two.emplace_back("fc.4.weight", torch::zeros({5, 5}));
    two.emplace_back("fc.4.bias", torch::zeros({5}));
    const auto other = refusal_of([&] { recognise(two); });
    contains(other,
             "it is resnet18 with another head: fc.1.bias [5], fc.1.weight [5, 512], fc.4.bias [5], …");
    contains(other, "Accepted is a head of one linear layer");
    CHECK(refusal_of([&] { recognise_as(two, "resnet18"); }) == other);
    auto narrow = tensors;
    narrow[narrow.size() - 2].second = torch::zeros({5, 511});
    CHECK_THROWS_AS(recognise(narrow), Error);
    auto partial = tensors;
    partial.erase(partial.begin());
    CHECK_THROWS_AS(recognise(partial), Error);
    std::erase_if(tensors, [](const auto& item) { return item.first.starts_with("fc."); });
    contains(refusal_of([&] { recognise(tensors); }), "all layers of resnet18 but the head, fc,");
    const auto headless = recognise_as(tensors, "resnet18", {.needs_head = false});
    CHECK(headless.classes == 0);
    CHECK(headless.tensors.size() == tensors.size());
}

TEST_CASE("whatever stands before all names is a prefix, and is told") {
    for (const std::string prefix :
         {"module.", "_forward_module.model.", "encoder_q.", "_module.", "base_model.", "0.", "a.b.c.1."}) {
        CAPTURE(prefix);
        auto tensors = weightless(*find_architecture("resnet20"), 5);
        for (auto& item : tensors) {
            item.first.insert(0, prefix);
        }
        CHECK(recognise(tensors).prefix == prefix);
        CHECK(recognise(tensors).remarks.empty());
        tensors.emplace_back("queue", torch::zeros({4, 4}));
        const auto found = recognise(tensors);
        CHECK(found.architecture->name == "resnet20");
        CHECK(found.tensors.front().first == "conv1.weight");
        CHECK(said(found) == "not used from the file: queue");
    }
}

TEST_CASE("a head beside the backbone") {
    auto tensors = weightless(*find_architecture("resnet18"), 2);
    rename(tensors, "", "backbone.");
    rename(tensors, "backbone.fc.", "head.fc.");
    tensors.emplace_back("data_preprocessor.mean", torch::zeros({3}));
    const auto found = recognise(tensors);
    CHECK(found.architecture->name == "resnet18");
    CHECK(found.classes == 2);
    CHECK(found.prefix == "backbone.");
    CHECK(said(found) ==
          "its head is called head.fc, not fc; not used from the file: data_preprocessor.mean");
    // Layers whose place nobody knows are said; those in the head's own module come before it.
    auto gem = tensors;
    gem.emplace_back("neck.p", torch::zeros({1}));
    contains(said(recognise(gem)), "so do layers that are not used: neck.p. If they come before the head");
    auto deep = tensors;
    deep.emplace_back("head.norm.weight", torch::zeros({512}));
    contains(refusal_of([&] { recognise(deep); }), "but the head");
    // Two that would fit: neither is taken.
    tensors.emplace_back("aux.weight", torch::zeros({2, 512}));
    tensors.emplace_back("aux.bias", torch::zeros({2}));
    contains(refusal_of([&] { recognise(tensors); }), "but the head");
}

TEST_CASE("of several models one is asked for, or the one that is meant is taken, and said") {
    StateDict tensors;
    const auto add = [&](const std::string& prefix, const char* architecture) {
        for (const auto& [name, tensor] : weightless(*find_architecture(architecture), 4)) {
            tensors.emplace_back(prefix + name, tensor);
        }
    };
    add("module.student.", "resnet8x4");
    add("module.teacher.", "resnet32x4");
    const auto teacher = recognise(tensors);
    CHECK(teacher.architecture->name == "resnet32x4");
    CHECK(teacher.prefix == "module.teacher.");
    contains(said(teacher),
             "of its models, “module.student.” (resnet8x4), “module.teacher.” (resnet32x4), the "
             "one under “module.teacher.” is used; --teacher-key chooses another");
    CHECK(recognise(tensors, {.key = "student"}).architecture->name == "resnet8x4");
    CHECK(recognise(tensors, {.key = "module.student."}).prefix == "module.student.");
    CHECK(recognise(tensors, {.role = ModelRole::student}).architecture->name == "resnet8x4");
    CHECK(recognise_as(tensors, "resnet8x4").prefix == "module.student.");
    contains(refusal_of([&] { recognise(tensors, {.key = "stud"}); }),
             "no model under “stud”, but under “mod");
    // Averaged weights are preferred; what nothing tells apart is asked for.
    tensors.clear();
    add("state_dict.", "resnet20");
    add("state_dict_ema.", "resnet20");
    CHECK(recognise(tensors).prefix == "state_dict_ema.");
    CHECK(recognise(tensors, {.key = "state_dict"}).prefix == "state_dict.");
    tensors.clear();
    add("encoder_q.", "resnet20");
    add("encoder_k.", "resnet20");
    contains(refusal_of([&] { recognise(tensors); }),
             "“encoder_k.” (resnet20), “encoder_q.” (resnet20). Choose "
             "one of them with --teacher-key");
    contains(refusal_of([&] { recognise(tensors, {.parameter = ""}); }), "in a file of its own");
    // A model without a head does not borrow another's.
    std::erase_if(tensors, [](const auto& item) { return item.first.starts_with("encoder_q.linear"); });
    CHECK(recognise(tensors).prefix == "encoder_k.");
    // One inside the other.
    tensors.clear();
    add("", "resnet20");
    add("ema.", "resnet20");
    CHECK(recognise(tensors).prefix == "ema.");
    CHECK(recognise(tensors, {.parameter = "", .needs_head = false}).prefix == "ema.");
    CHECK(recognise(tensors, {.key = "."}).prefix.empty());
    contains(said(recognise(tensors, {.key = "."})), "the one under “.” is used");
    // The head of the outer one belongs to it.
    std::erase_if(tensors, [](const auto& item) { return item.first.starts_with("ema.linear"); });
    CHECK(recognise(tensors).prefix.empty());
    contains(refusal_of([&] { recognise(tensors, {.key = "ema"}); }), "no model under “ema”");
}

TEST_CASE("a head is looked for in what holds the backbone, and in what holds that, but no further") {
    for (const auto& [prefix, head] : {std::pair{"encoder.backbone.", "classifier."},
                                       std::pair{"model.encoder.backbone.", "model.classifier."}}) {
        CAPTURE(prefix);
        auto tensors = weightless(*find_architecture("resnet18"), 2);
        rename(tensors, "", prefix);
        rename(tensors, std::string(prefix) + "fc.", head);
        CHECK(recognise(tensors).classes == 2);
    }
    auto far = weightless(*find_architecture("resnet18"), 2);
    rename(far, "", "a.b.c.");
    rename(far, "a.b.c.fc.", "classifier.");
    contains(refusal_of([&] { recognise(far); }), "head");
}

TEST_CASE("children of a Sequential are known by their order") {
    const std::vector<std::pair<std::string, std::string>> numbers{
        {"conv1.", "0."},  {"bn1.", "1."},    {"layer1.", "4."}, {"layer2.", "5."},
        {"layer3.", "6."}, {"layer4.", "7."}, {"fc.", "9."}};
    auto tensors = weightless(*find_architecture("resnet50"), 7);
    for (auto& item : tensors) {
        for (const auto& [name, number] : numbers) {
            if (item.first.starts_with(name)) {
                item.first = "net." + number + item.first.substr(name.size());
                break;
            }
        }
    }
    const auto whole = recognise(tensors);
    CHECK(whole.architecture->name == "resnet50");
    CHECK(whole.tensors.size() == tensors.size());
    contains(said(whole), "its layers are numbered");
    rename(tensors, "net.9.", "classifier.");
    const auto parted = recognise(tensors);
    CHECK(parted.classes == 7);
    contains(said(parted), "its head is called classifier, not fc");
}

TEST_CASE("children that no network has are not passed over") {
    auto tensors = weightless(*find_architecture("resnet18"), 5);
    for (const auto& [from, to] : {std::pair{"conv1.", "0."},
                                   {"bn1.", "1."},
                                   {"layer1.", "4."},
                                   {"layer2.", "5."},
                                   {"layer3.", "6."},
                                   {"layer4.", "7."},
                                   {"fc.", "9."}}) {
        rename(tensors, from, to);
    }
    CHECK(recognise(tensors).architecture->name == "resnet18");
    auto activated = tensors;
    activated.emplace_back("2.weight", torch::zeros({64})); // a PReLU with a slope a channel
    CHECK_FALSE(refusal_of([&] { recognise(activated); }).empty());
    auto deeper = tensors;
    deeper.emplace_back("10.weight", torch::zeros({5, 5}));
    CHECK_FALSE(refusal_of([&] { recognise(deeper); }).empty());
}

TEST_CASE("what weights do not tell is said") {
    const auto untold = [](const char* name, std::int64_t classes) {
        return recognise(weightless(*find_architecture(name), classes)).untold.str();
    };
    contains(untold("resnet18-cifar", 10), "whether its first layer is followed by max pooling");
    for (const auto* name :
         {"mobilenet_v2", "mobilenet_v3_small", "resnet18", "densenet121", "efficientnet_b0"}) {
        contains(untold(name, 10), "do not tell its strides and pooling");
        CHECK(untold(name, 1000).empty());
    }
    CHECK(untold("resnet20", 10).empty());
}

TEST_CASE("pruned weights are multiplied by their masks") {
    auto tensors = state_dict(*build_model("resnet20", 3, 0));
    const auto weight = find_tensor(tensors, "conv1.weight").clone();
    const auto mask = torch::rand_like(weight).gt(0.5).to(torch::kFloat32);
    rename(tensors, "conv1.weight", "conv1.weight_orig");
    tensors.emplace_back("conv1.weight_mask", mask);
    const auto found = recognise(tensors);
    CHECK(torch::equal(find_tensor(found.tensors, "conv1.weight"), weight * mask));
    CHECK(said(found) == "it is pruned: 1 of its tensors are multiplied by their masks");
}

TEST_CASE("a first layer of one channel sees pictures in grey") {
    auto tensors = state_dict(*build_model("resnet18", 3, 0));
    const auto colour = tensors.front().second;
    tensors.front().second = colour.sum(1, /*keepdim=*/true).clone();
    const auto found = recognise(tensors);
    CHECK(found.architecture->name == "resnet18");
    CHECK(said(found) == "its first layer has one channel: it sees images in grey");
    // A grey picture in three equal channels gives what the one channel gives.
    const auto picture = torch::rand({1, 1, 32, 32});
    const auto expected = torch::conv2d(picture, tensors.front().second);
    const auto got = torch::conv2d(picture.expand({1, 3, 32, 32}), found.tensors.front().second);
    CHECK((got - expected).abs().max().item<double>() < 1e-4);
    // A colour picture gives what its brightness gives.
    const auto colours = torch::rand({1, 3, 32, 32});
    const auto brightness =
        colours.select(1, 0) * 0.299 + colours.select(1, 1) * 0.587 + colours.select(1, 2) * 0.114;
    const auto grey = torch::conv2d(brightness.unsqueeze(1), tensors.front().second);
    CHECK((torch::conv2d(colours, found.tensors.front().second) - grey).abs().max().item<double>() < 1e-4);
}

TEST_CASE("networks for CIFAR under the names of the repositories they come from") {
    auto kuangliu = weightless(*find_architecture("resnet50-cifar"), 10);
    for (auto& item : kuangliu) {
        if (const auto place = item.first.find(".downsample."); place != std::string::npos) {
            item.first.replace(place, std::string(".downsample.").size(), ".shortcut.");
        }
    }
    rename(kuangliu, "fc.", "linear.");
    CHECK(recognise(kuangliu).architecture->name == "resnet50-cifar");
    auto option_a = weightless(*find_architecture("resnet56"), 10);
    rename(option_a, "linear.", "fc.");
    CHECK(recognise(option_a).architecture->name == "resnet56");
}

TEST_CASE("weights that are not finite are refused by name") {
    auto tensors = state_dict(*build_model("resnet20", 3, 0));
    find_tensor(tensors, "linear.bias")[1] = NAN;
    contains(refusal_of([&] { recognise(tensors); }),
             "its tensor linear.bias has values that are not finite");
    auto infinite = state_dict(*build_model("resnet20", 3, 0));
    find_tensor(infinite, "bn1.running_var")[0] = INFINITY;
    contains(refusal_of([&] { recognise_as(infinite, "resnet20"); }), "its tensor bn1.running_var");
}

TEST_CASE("another library's names are called what they are") {
    contains(refusal_of([&] {
                 recognise({{"resnet.embedder.embedder.convolution.weight", torch::zeros({64, 3, 7, 7})}});
             }),
             "ResNet (Hugging Face Transformers)");
}

TEST_CASE("networks of timm give its logits under torchvision's names") {
    std::map<std::string, StateDict> weights;
    for (const auto& row : test::read_golden("timm_names.csv")) {
        std::vector<std::int64_t> shape;
        std::istringstream sizes(row.at(2));
        for (std::string size; std::getline(sizes, size, 'x');) {
            shape.push_back(std::stoll(size));
        }
        weights[row.at(0)].emplace_back(row.at(1), test::recipe(row.at(1), shape));
    }
    const torch::NoGradGuard no_grad;
    for (const auto& row : test::read_golden("timm_logits.csv")) {
        CAPTURE(row.at(0));
        auto& tensors = weights.at(row.at(0));
        rename(tensors, "", "model.");
        const auto found = recognise(tensors);
        CHECK(found.architecture->name == row.at(0));
        const auto model = build_model(row.at(0), found.classes, 0);
        load_state_dict(*model, found.tensors);
        model->eval();
        const auto logits = model->forward(test::images(1, std::stoll(row.at(1)))).flatten();
        REQUIRE(logits.numel() == 10);
        for (std::int64_t i = 0; i < 10; ++i) {
            CHECK(logits[i].item<float>() ==
                  doctest::Approx(test::to_float(row.at(static_cast<std::size_t>(i) + 2))).epsilon(1e-4));
        }
    }
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
        contains(found.remarks.at(0).str(), "names of another version");
        CHECK(found.tensors.front().first == known->shapes(1000).front().first);
    }
}
