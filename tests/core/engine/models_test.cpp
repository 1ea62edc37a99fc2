// Architectures against their Python originals. The golden files, and the recipe by which both sides compute
// the same weights, are those of tests/reference/models/make_goldens.py.
#include "core/engine/models/layers.h"
#include "core/engine/models/model.h"
#include "tests/core/engine/model_recipe.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <locale>
#include <map>
#include <set>
#include <sstream>
#include <thread>
#include <torch/nn/functional/loss.h>

using namespace retort;
using namespace retort::test;

namespace {

void load_recipe(Classifier& model) {
    StateDict tensors;
    for (const auto& [name, tensor] : state_dict(model)) {
        tensors.emplace_back(name, recipe(name, tensor.sizes()));
    }
    load_state_dict(model, tensors);
}

/// A head that starts at zero hides all behind it, and lets no gradient through: it gets the recipe's
/// weights.
void give_head(Classifier& model, const Architecture& architecture) {
    const auto name = architecture.head + ".weight";
    auto weight = find_tensor(state_dict(model), name);
    if (!weight.any().item<bool>()) {
        weight.copy_(recipe(name, weight.sizes()));
    }
}

struct GoldenCase {
    std::string mode;
    std::int64_t side;
    std::vector<float> logits; ///< all images, one after another
    std::int64_t count = 0;
};

std::vector<GoldenCase> golden_cases(const std::string& model) {
    std::vector<GoldenCase> cases;
    for (const auto& row : read_golden(model + ".csv")) {
        const auto side = std::stoll(row.at(1));
        if (cases.empty() || cases.back().mode != row[0] || cases.back().side != side) {
            cases.push_back({row[0], side, {}});
        }
        ++cases.back().count;
        for (std::size_t i = 3; i < row.size(); ++i) {
            cases.back().logits.push_back(to_float(row[i]));
        }
    }
    return cases;
}

bool has_batch_norms(const Classifier& model) {
    const auto modules = model.modules();
    return std::any_of(modules.begin(), modules.end(), [](const auto& module) {
        return module->template as<torch::nn::BatchNorm2d>() != nullptr;
    });
}

void check_logits(Classifier& model, const GoldenCase& golden) {
    CAPTURE(golden.mode);
    CAPTURE(golden.side);
    const torch::NoGradGuard no_grad;
    model.train(golden.mode == "initial" || golden.mode == "train");
    // The statistics of a small batch amplify float32 rounding: where they are used, both sides use float64.
    const bool exact = golden.mode != "eval" && has_batch_norms(model);
    const auto type = exact ? torch::kFloat64 : torch::kFloat32;
    model.to(type);
    const auto logits = model.forward(images(golden.count, golden.side).to(type));
    const auto expected = torch::tensor(golden.logits).view({golden.count, -1});
    REQUIRE(logits.sizes() == expected.sizes());
    CHECK((logits - expected).abs().max().item<double>() <= 1e-4);
}

/// Makes running statistics those of the next images in training mode alone.
void forget_statistics(Classifier& model) {
    for (const auto& module : model.modules()) {
        if (auto* norm = module->as<torch::nn::BatchNorm2d>()) {
            norm->options.momentum(1.0);
        }
    }
}

bool has_golden(const std::string& model) {
    return std::filesystem::exists(std::string(RETORT_REFERENCE_DIR) + "/models/" + model + ".csv");
}

/// A small side that `architecture` accepts.
std::int64_t small_side(const Architecture& architecture) {
    return architecture.fixed_size ? architecture.image_size : 32;
}

/// Names, shapes and order are those announced, and the parameters as many as published.
void check_structure(const Classifier& model, const Architecture& architecture, std::int64_t classes) {
    TensorShapes built;
    for (const auto& [name, tensor] : state_dict(model)) {
        built.emplace_back(name, tensor.sizes().vec());
    }
    CHECK((built == architecture.shapes(classes)));
    std::int64_t parameters = 0;
    std::int64_t head_parameters = 0;
    for (const auto& item : model.named_parameters()) {
        const bool head = item.key().starts_with(architecture.head + ".");
        (head ? head_parameters : parameters) += item.value().numel();
    }
    CHECK(parameters + head_parameters / classes * architecture.default_classes == architecture.parameters);
}

void check_gradients(Classifier& model, const Architecture& architecture) {
    const std::int64_t count = architecture.fixed_size ? 2 : 4;
    model.to(torch::kFloat32);
    model.train();
    const auto logits = model.forward(images(count, small_side(architecture)));
    torch::nn::functional::cross_entropy(logits, torch::arange(count, torch::kInt64)).backward();
    for (const auto& item : model.named_parameters()) {
        CAPTURE(item.key());
        REQUIRE(item.value().grad().defined());
        CHECK(item.value().grad().isfinite().all().item<bool>());
        CHECK(item.value().grad().abs().max().item<double>() > 0.0);
    }
}

/// Tensors of the shapes `architecture` has, which take no memory.
StateDict weightless(const Architecture& architecture, std::int64_t classes) {
    StateDict tensors;
    for (const auto& [name, shape] : architecture.shapes(classes)) {
        tensors.emplace_back(name, torch::zeros({}).expand(shape));
    }
    return tensors;
}

std::string refusal(const StateDict& tensors) {
    try {
        recognise(tensors);
    } catch (const Error& error) {
        return error.what();
    }
    FAIL("recognised what it should refuse");
    return {};
}

void check_contains(const std::string& text, const std::string& part) {
    INFO(text);
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
}

bool same_weights(const Classifier& first, const Classifier& second) {
    const auto left = state_dict(first);
    const auto right = state_dict(second);
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!torch::equal(left[i].second, right.at(i).second)) {
            return false;
        }
    }
    return left.size() == right.size();
}

} // namespace

TEST_CASE("logits equal those of the Python originals, and gradients reach every parameter") {
    std::set<std::string> families;
    for (const auto& architecture : architectures()) {
        const auto& name = architecture.name;
        CAPTURE(name);
        if (!has_golden(name)) { // other depths of a family that is compared
            continue;
        }
        families.insert(architecture.family);
        const auto cases = golden_cases(name);
        REQUIRE(cases.size() >= 3);
        REQUIRE(cases.front().mode == "initial");
        const auto model = build_model(name, 10, 7); // once for all checks: some are large
        check_structure(*model, architecture, 10);
        model->randomness().enabled = false;
        give_head(*model, architecture);
        check_logits(*model, cases.front());
        load_recipe(*model);
        forget_statistics(*model); // from here on in the golden's order: `settled` follows on `train`
        for (std::size_t i = 1; i < cases.size(); ++i) {
            check_logits(*model, cases[i]);
        }
        if (architecture.fixed_size) {
            CHECK_THROWS_WITH_AS(model->forward(images(1, 96)), doctest::Contains("not 96×96"), Error);
        }
        model->randomness().enabled = true;
        check_gradients(*model, architecture);
    }
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.family);
        CHECK(families.contains(architecture.family));
    }
}

TEST_CASE("names, shapes, their order and parameter counts are the originals'") {
    std::map<std::string, Row> golden;
    for (const auto& row : read_golden("architectures.csv")) {
        golden[row.at(0)] = row;
    }
    CHECK(golden.size() == architectures().size());
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.name);
        REQUIRE(golden.contains(architecture.name));
        const auto& row = golden[architecture.name];
        const auto shapes = architecture.shapes(architecture.default_classes);
        std::string listing;
        for (const auto& [name, shape] : shapes) {
            listing += name + " " + joined(shape) + "\n";
        }
        CHECK(std::to_string(shapes.size()) == row.at(1));
        CHECK(std::to_string(architecture.parameters) == row.at(2));
        CHECK(fnv1a(listing) == std::stoull(row.at(3), nullptr, 16));
    }
}

TEST_CASE("what is built has the shapes it was announced with") {
    for (const auto& architecture : architectures()) {
        if (!has_golden(architecture.name)) { // what has one is built above
            CAPTURE(architecture.name);
            check_structure(*build_model(architecture.name, 3, 0), architecture, 3);
        }
    }
}

TEST_CASE("a model answers with as many logits as it has classes") {
    for (const std::string name : {"resnet34", "resnet101", "resnet32", "resnet34-cifar", "resnet14-b"}) {
        const auto model = build_model(name, 3, 1);
        model->eval();
        const torch::NoGradGuard no_grad;
        CHECK(model->forward(images(2, 32)).sizes().vec() == std::vector<std::int64_t>{2, 3});
    }
}

TEST_CASE("initial weights have the spread that the originals give them") {
    const auto spread = [](const Classifier& model, const std::string& name) {
        return find_tensor(state_dict(model), name).std().item<double>();
    };
    const auto large = build_model("resnet18", 10, 1);
    CHECK(spread(*large, "layer2.0.conv1.weight") ==
          doctest::Approx(std::sqrt(2.0 / (128 * 9))).epsilon(0.02));
    CHECK(spread(*large, "fc.weight") == doctest::Approx(std::sqrt(1.0 / (3 * 512))).epsilon(0.02));
    const auto small = build_model("resnet20", 1000, 1);
    CHECK(spread(*small, "layer3.0.conv1.weight") ==
          doctest::Approx(std::sqrt(2.0 / (32 * 9))).epsilon(0.02));
    CHECK(spread(*small, "linear.weight") == doctest::Approx(std::sqrt(2.0 / 64)).epsilon(0.02));
}

TEST_CASE("the seed alone decides the initial weights") {
    const auto first = build_model("resnet20", 10, 5);
    torch::rand({17}); // what was drawn before must not matter
    CHECK(same_weights(*first, *build_model("resnet20", 10, 5)));
    CHECK_FALSE(same_weights(*first, *build_model("resnet20", 10, 6)));
}

TEST_CASE("the seed alone decides, also when several threads build at once") {
    std::vector<std::shared_ptr<Classifier>> together(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < together.size(); ++i) {
        threads.emplace_back([&together, i] { together[i] = build_model("resnet110", 10, i); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    for (std::size_t i = 0; i < together.size(); ++i) {
        CHECK(same_weights(*together[i], *build_model("resnet110", 10, i)));
    }
}

TEST_CASE("unknown names and impossible class counts are refused") {
    CHECK(find_architecture("resnet19") == nullptr);
    REQUIRE(find_architecture("resnet56") != nullptr);
    CHECK(find_architecture("resnet56")->family == "cifar-resnet");
    CHECK_THROWS_WITH_AS(build_model("resnet19", 10, 0), doctest::Contains("resnet18, resnet34"), Error);
    CHECK_THROWS_WITH_AS(build_model("resnet20", 0, 0), doctest::Contains("at least 1 class"), Error);
}

TEST_CASE("every architecture is recognised, whatever the number of classes") {
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.name);
        for (const std::int64_t classes : {1, 2, 10, 1000}) {
            const auto found = recognise(weightless(architecture, classes));
            CHECK(found.architecture == &architecture);
            CHECK(found.classes == classes);
        }
    }
}

TEST_CASE("a built model's weights are recognised in any order and without num_batches_tracked") {
    auto tensors = state_dict(*build_model("resnet20", 7, 0));
    std::erase_if(tensors, [](const auto& item) { return item.first.ends_with("num_batches_tracked"); });
    std::reverse(tensors.begin(), tensors.end());
    const auto found = recognise(tensors);
    CHECK(found.architecture->name == "resnet20");
    CHECK(found.classes == 7);
}

TEST_CASE("a refusal names the nearest architecture, what differs and what is accepted") {
    auto tensors = weightless(*find_architecture("resnet50"), 2);
    for (auto& [name, tensor] : tensors) {
        if (name == "conv1.weight") {
            tensor = torch::zeros({}).expand({64, 4, 7, 7});
        } else if (name.starts_with("fc.")) {
            name.insert(3, "1.");
        }
    }
    const auto text = refusal(tensors);
    check_contains(text, "closest is resnet50,");
    check_contains(text, "−fc.weight, −fc.bias, +fc.1.weight, +fc.1.bias");
    check_contains(text, "≠conv1.weight [64, 4, 7, 7] → [64, 3, 7, 7]");
    check_contains(text, "Accepted are " + architecture_names() + ", with any number of classes");
}

TEST_CASE("a refusal shows a few names of many") {
    auto tensors = weightless(*find_architecture("resnet56"), 10);
    std::erase_if(tensors, [](const auto& item) { return item.first.starts_with("layer3.8."); });
    const auto text = refusal(tensors);
    check_contains(text, "closest is resnet56,");
    check_contains(text, "−layer3.8.conv1.weight, −layer3.8.bn1.weight, −layer3.8.bn1.bias, … (10)");
}

TEST_CASE("what resembles nothing is refused without guessing") {
    check_contains(refusal({}), "it contains no weights");
    const auto text = refusal({{"blocks.0.attn.qkv.weight", torch::zeros({3, 1})}});
    check_contains(text, "none of the tensor names is known (the first is “blocks.0.attn.qkv.weight”)");
    check_contains(text, "Accepted are resnet18,");
}

TEST_CASE("a head whose weight and bias disagree is refused") {
    auto tensors = weightless(*find_architecture("resnet20"), 10);
    tensors.back().second = torch::zeros({9});
    check_contains(refusal(tensors), "≠linear.bias [9] → [10]");
}

TEST_CASE("freezing the backbone leaves only the head trainable") {
    for (const std::string name : {"resnet18", "resnet20", "mobilenet_v3_small", "squeezenet1_1"}) {
        CAPTURE(name);
        const auto model = build_model(name, 4, 0);
        const auto& architecture = *find_architecture(name);
        freeze_backbone(*model, architecture);
        std::vector<std::string> trainable;
        for (const auto& item : model->named_parameters()) {
            if (item.value().requires_grad()) {
                trainable.push_back(item.key());
            }
        }
        CHECK(trainable ==
              std::vector<std::string>{architecture.head + ".weight", architecture.head + ".bias"});
        model->forward(images(2, 32)).sum().backward();
        CHECK(model->parameters().back().grad().defined());
        CHECK_FALSE(model->parameters().front().grad().defined());
    }
}
