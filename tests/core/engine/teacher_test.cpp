// Teachers of every kind: a model, a program, a table, and the choice among their outputs.
#include "core/engine/teacher/teacher.h"

#include "core/engine/teacher/class_selection.h"
#include "core/engine/teacher/torchscript_classifier.h"
#include "tests/core/engine/programs.h"
#include "tests/core/engine/toy.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <thread>
#include <torch/csrc/jit/serialization/import.h>

using namespace retort;
using namespace retort::test;

namespace {

constexpr std::int64_t side = 8;

torch::Tensor ramp_images(std::int64_t count) {
    return torch::linspace(-2.0, 2.0, count * 3 * side * side).view({count, 3, side, side});
}

std::string folder() {
    return std::string(RETORT_REFERENCE_DIR) + "/torchscript/";
}

/// What Python got, 2×3.
torch::Tensor golden_logits() {
    std::ifstream file(folder() + "logits.csv");
    REQUIRE(file.good());
    std::vector<double> values;
    for (std::string cell; std::getline(file, cell);) {
        std::istringstream line(cell);
        for (std::string value; std::getline(line, value, ',');) {
            values.push_back(std::stod(value));
        }
    }
    return torch::tensor(values, torch::kFloat64).view({2, 3});
}

std::string refusal(const std::string& body) {
    try {
        auto module = program(body);
        torchscript_classes(module, 2, side);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// What is said against logits that change; empty where they do not.
std::string unsteadiness(torch::jit::Module module) {
    try {
        require_steady_logits(module, side);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

double largest_difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

} // namespace

TEST_CASE("a program that Python wrote answers as it does in Python") {
    for (const auto* name : {"scripted.pt", "traced.pt"}) {
        CAPTURE(name);
        auto module = torch::jit::load(folder() + name);
        CHECK(torchscript_classes(module, 2, side) >= 1);
        Teacher teacher(std::make_shared<TorchscriptClassifier>(module, side), torch::kCPU);
        const auto first = teacher.logits(ramp_images(2));
        CHECK(largest_difference(first, golden_logits()) < 1e-4);
        // Dropout would change them, and so would an optimiser that steps in after the first runs.
        for (int again = 0; again < 3; ++again) {
            CHECK(torch::equal(teacher.logits(ramp_images(2)), first));
        }
    }
}

TEST_CASE("the number of classes is that of a program's answer") {
    auto module = program(linear_body, 7);
    CHECK(torchscript_classes(module, 1, side) == 7);
    CHECK(torchscript_classes(module, 2, side) == 7);
    auto half = program("return torch.linear(x.mean([2, 3]), self.weight, self.bias).half()", 5);
    CHECK(torchscript_classes(half, 1, side) == 5);
    TorchscriptClassifier classifier(half, side);
    CHECK((classifier.forward(ramp_images(3)).scalar_type() == torch::kFloat32));
}

TEST_CASE("an answer that is no logits is refused, and said what it is") {
    CHECK(refusal(linear_body).empty());
    CHECK(refusal("return (x, x)").find("Tuple") != std::string::npos);
    CHECK(refusal("return {'out': x}").find("GenericDict") != std::string::npos);
    CHECK(refusal("return x").find("[2, 3, 8, 8]") != std::string::npos);
    CHECK(refusal("return x.mean([1, 2, 3])").find("shape [2]") != std::string::npos);
    CHECK(refusal("return x.mean([2, 3])[0:1]").find("[1, 3]") != std::string::npos);
    CHECK(refusal("return x.mean([2, 3]).argmax(1, keepdim=True)").find("Long") != std::string::npos);
    const auto failing = refusal("return torch.linear(x, self.weight, self.bias)");
    CHECK(failing.find("fails") != std::string::npos);
    CHECK(failing.find("8") != std::string::npos);
    CHECK(failing.find('\n') == std::string::npos);
    CHECK(refusal("assert x.size(0) < 0, 'no cats'\nreturn x").find("no cats") != std::string::npos);
}

TEST_CASE("a program that works in place on its input does not change the images") {
    for (const auto* first : {"x.sub_(0.5)", "x.relu_()", "self.calls += 1\nx.mul_(0.0)"}) {
        CAPTURE(first);
        TorchscriptClassifier classifier(program(first + std::string("\n") + linear_body), side);
        auto images = ramp_images(3).contiguous(torch::MemoryFormat::ChannelsLast);
        const auto before = images.clone();
        const auto answer = classifier.forward(images);
        CHECK(torch::equal(images, before));
        CHECK(torch::equal(classifier.forward(images), answer));
    }
}

TEST_CASE("logits that change with the batch or from call to call are refused") {
    const auto after = [](const std::string& first) {
        return unsteadiness(program(first + "\n" + std::string(linear_body)));
    };
    const auto is_refused = [](const std::string& said) {
        return said.find("its logits for an image change") != std::string::npos &&
               said.find("model.eval()") != std::string::npos;
    };
    // What a trace in training mode makes of batch norm and of dropout, and a program with a memory.
    CHECK(is_refused(after("x = torch.batch_norm(x, None, None, None, None, True, 0.1, 1e-05, False)")));
    CHECK(is_refused(after("x = torch.dropout(x, 0.5, True)")));
    CHECK(is_refused(after("self.calls += 1\nx = x * self.calls")));
    CHECK(after("x = torch.dropout(x, 0.5, False)").empty());
    CHECK(after("x = torch.instance_norm(x, None, None, None, None, True, 0.1, 1e-05, False)").empty());
    CHECK(after("self.calls += 1").empty());
    CHECK(after("x.sub_(0.5)").empty());
    CHECK(unsteadiness(program("return torch.zeros([x.size(0), 4])")).empty());
    CHECK(unsteadiness(program("return torch.log(x.mean([2, 3]).abs() - 100.0)")).empty()); // no number
    for (const auto* name : {"scripted.pt", "traced.pt"}) {
        CHECK(unsteadiness(torch::jit::load(folder() + name)).empty());
    }
}

TEST_CASE("a program answers several threads at once as it answers one") {
    // The second one counts its calls, so that it may only run one call at a time.
    for (const auto& body : {std::string(linear_body), "self.calls += 1\n" + std::string(linear_body)}) {
        CAPTURE(body);
        TorchscriptClassifier classifier(program(body), side);
        const auto images = ramp_images(5);
        const auto expected = classifier.forward(images);
        std::vector<torch::Tensor> answers(4);
        {
            std::vector<std::jthread> lanes;
            for (auto& answer : answers) {
                lanes.emplace_back([&] {
                    for (int i = 0; i < 20; ++i) {
                        answer = classifier.forward(images);
                    }
                });
            }
        }
        for (const auto& answer : answers) {
            CHECK(torch::equal(answer, expected));
        }
    }
}

TEST_CASE("a selection answers with the columns that were asked for, in their order") {
    torch::manual_seed(3);
    const auto model = std::make_shared<toy::Model>(5);
    const auto images = ramp_images(4);
    const auto all = model->forward(images);
    ClassSelection selection(model, {3, 0, 4});
    const auto chosen = selection.forward(images);
    REQUIRE((chosen.sizes() == torch::IntArrayRef{4, 3}));
    CHECK(torch::equal(chosen.select(1, 0), all.select(1, 3)));
    CHECK(torch::equal(chosen.select(1, 1), all.select(1, 0)));
    CHECK(torch::equal(chosen.select(1, 2), all.select(1, 4)));
}

TEST_CASE("a table gives each batch the rows of its images") {
    TabulatedTeacher teacher(torch::arange(12, torch::kFloat32).view({4, 3}));
    Batch batch;
    batch.indices = torch::tensor({2, 0, 2}, torch::kInt64);
    const auto logits = teacher.batch_logits(batch);
    CHECK(torch::equal(logits, torch::tensor({6, 7, 8, 0, 1, 2, 6, 7, 8}, torch::kFloat32).view({3, 3})));
}

TEST_CASE("a teacher's fused answers are the model's, for any number of images") {
    struct Case {
        const char* name;
        std::int64_t side;
    };
    for (const auto& [name, side] :
         {Case{"resnet18", 64}, Case{"resnet50", 64}, Case{"mobilenet_v2", 64},
          Case{"mobilenet_v3_small", 64}, Case{"shufflenet_v2_x0_5", 64}, Case{"squeezenet1_1", 64},
          Case{"efficientnet_b0", 64}, Case{"resnet20", 32}, Case{"vgg8", 32}, Case{"wrn-16-2", 32},
          Case{"resnext50_32x4d", 64}, Case{"densenet121", 64}, Case{"convnext_tiny", 64},
          Case{"vit_b_16", 224}, Case{"resnet8x4", 32}, Case{"vgg11_bn", 64}}) {
        if (find_architecture(name) == nullptr) {
            FAIL_CHECK("there is no architecture " << name);
            continue;
        }
        CAPTURE(name);
        auto model = build_model(name, 5, 3);
        const torch::NoGradGuard no_grad;
        // Heads that begin at zero would answer zeros, whatever becomes of the layers before them.
        torch::manual_seed(5);
        for (auto& parameter : model->parameters()) {
            if (parameter.count_nonzero().item<std::int64_t>() == 0) {
                parameter.normal_(0.0, 0.1);
            }
        }
        // Statistics that a fold cannot leave out unnoticed.
        model->train();
        model->forward(torch::randn({8, 3, side, side}));
        model->eval();
        torch::manual_seed(4);
        const auto images = torch::randn({7, 3, side, side});
        const auto expected = model->forward(images);
        const Teacher teacher(model, torch::kCPU);
        const auto scale = expected.abs().max().item<double>();
        for (const std::int64_t count : {7, 3, 1}) {
            CAPTURE(count);
            const auto part = images.narrow(0, 0, count);
            CHECK(largest_difference(teacher.logits(part), expected.narrow(0, 0, count)) < 1e-5 * scale);
        }
    }
}

TEST_CASE("a row of a teacher's answers does not depend on the other images") {
    const auto model = build_model("resnet18", 5, 3);
    const Teacher teacher(model, torch::kCPU);
    torch::manual_seed(4);
    const auto images = torch::randn({6, 3, 64, 64});
    const auto first = teacher.logits(images);
    auto others = torch::randn_like(images);
    for (const std::int64_t row : {0, 3, 5}) {
        others[row].copy_(images[row]);
    }
    const auto second = teacher.logits(others);
    for (const std::int64_t row : {0, 3, 5}) {
        CHECK(second[row].equal(first[row]));
    }
    CHECK_FALSE(second[1].equal(first[1]));
}
