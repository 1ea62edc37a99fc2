// Students that begin with layers of their teacher.
#include "core/engine/models/from_teacher.h"

#include "core/engine/models/former_names.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;

namespace {

const Architecture& named(const char* name) {
    return *find_architecture(name);
}

TakingPlan plan_of(const char* teacher, const char* student, std::int64_t teacher_classes = 10,
                   std::int64_t student_classes = 10) {
    return plan_taking(named(teacher), teacher_classes, named(student), student_classes);
}

std::string refusal(const char* teacher, const char* student) {
    try {
        plan_of(teacher, student);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Which of the teacher's blocks the student's blocks of `stage` are taken from: "0 2".
std::string blocks(const TakingPlan& plan, const std::string& stage) {
    std::string found;
    for (const auto& part : plan.parts) {
        if (part.student.starts_with(stage + ".")) {
            CHECK(part.teacher.starts_with(stage + "."));
            found += (found.empty() ? "" : " ") + part.teacher.substr(stage.size() + 1);
        }
    }
    return found;
}

/// A model all of whose tensors differ: statistics too, which are alike in a model that was only built.
std::shared_ptr<Classifier> trained(const char* name, std::int64_t classes, std::uint64_t seed) {
    auto model = build_model(name, classes, seed);
    const torch::NoGradGuard no_grad;
    for (auto& buffer : model->named_buffers()) {
        if (buffer.value().is_floating_point()) {
            buffer.value().add_(torch::rand_like(buffer.value()) * 0.2);
        }
    }
    return model;
}

} // namespace

TEST_CASE("of each stage the first block and others at even distances are taken") {
    const auto imagenet = plan_of("resnet34", "resnet18"); // 3 4 6 3 → 2 2 2 2
    CHECK(blocks(imagenet, "layer1") == "0 2");
    CHECK(blocks(imagenet, "layer2") == "0 2");
    CHECK(blocks(imagenet, "layer3") == "0 3");
    CHECK(blocks(imagenet, "layer4") == "0 2");
    CHECK(listing(imagenet) == "conv1, bn1, layer1 0 1 ← 0 2, layer2 0 1 ← 0 2, layer3 0 1 ← 0 3, "
                               "layer4 0 1 ← 0 2, fc");
    const auto third = plan_of("resnet56", "resnet20"); // 9 → 3
    CHECK(blocks(third, "layer2") == "0 3 6");
    const auto every_other = plan_of("resnet110", "resnet56"); // 18 → 9
    CHECK(blocks(every_other, "layer3") == "0 2 4 6 8 10 12 14 16");
    CHECK(blocks(plan_of("resnet56", "resnet32"), "layer1") == "0 2 4 5 7");        // 9 → 5
    CHECK(blocks(plan_of("resnet152", "resnet50"), "layer3") == "0 6 12 18 24 30"); // 36 → 6
}

TEST_CASE("the networks of the distillation literature are thinned out likewise") {
    const auto wide = plan_of("wrn-40-2", "wrn-16-2", 100, 100); // 6 → 2
    CHECK(wide.head);
    CHECK(listing(wide) ==
          "conv1, block1.layer 0 1 ← 0 3, block2.layer 0 1 ← 0 3, block3.layer 0 1 ← 0 3, bn1, fc");
    const auto plan = plan_of("resnet32x4", "resnet8x4", 100, 100); // 5 → 1
    CHECK(blocks(plan, "layer2") == "0");
    const auto teacher = state_dict(*build_model("wrn-40-2", 100, 12));
    auto student = build_model("wrn-16-2", 100, 13);
    load_state_dict(*student, take_from_teacher(wide, teacher, named("wrn-16-2"), 100));
    CHECK(torch::equal(find_tensor(state_dict(*student), "block2.layer.1.conv2.weight"),
                       find_tensor(teacher, "block2.layer.3.conv2.weight")));
}

TEST_CASE("networks without residual stages are not thinned out, only taken whole") {
    for (const auto& [teacher, student] : {std::pair("vgg16_bn", "vgg11_bn"), std::pair("vgg13", "vgg8"),
                                           std::pair("mobilenet_v3_large", "mobilenet_v3_small"),
                                           std::pair("shufflenet_v2_x1_0", "shufflenet_v2_x0_5")}) {
        CAPTURE(teacher);
        CHECK(contains(refusal(teacher, student), "can start from this teacher: " + std::string(teacher)));
    }
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.name);
        const auto plan = plan_taking(architecture, 10, architecture, 10);
        CHECK(plan.head);
        for (const auto& part : plan.parts) {
            CHECK(part.student == part.teacher);
        }
    }
}

TEST_CASE("for every pair that is possible blocks are distinct, in order, and the first is the first") {
    int pairs = 0;
    for (const auto& teacher : architectures()) {
        for (const auto& student : architectures()) {
            TakingPlan plan;
            try {
                plan = plan_taking(teacher, 10, student, 10);
            } catch (const Error&) {
                continue;
            }
            ++pairs;
            CAPTURE(teacher.name);
            CAPTURE(student.name);
            std::vector<std::string> sources;
            for (const auto& part : plan.parts) {
                sources.push_back(part.teacher);
                CHECK((!part.student.ends_with(".0") || part.teacher.ends_with(".0")));
            }
            std::sort(sources.begin(), sources.end());
            CHECK(std::adjacent_find(sources.begin(), sources.end()) == sources.end());
        }
    }
    // Each CIFAR depth begins all up to its own; of ImageNet's two with plain blocks and three with
    // bottlenecks likewise.
    CHECK(pairs >= 15 + 3 + 6);
}

TEST_CASE("the student's tensors are the teacher's, value by value, and fill a student but for nothing") {
    const auto teacher = trained("resnet56", 10, 1);
    const auto given = state_dict(*teacher);
    const auto plan = plan_of("resnet56", "resnet20");
    CHECK(plan.head);
    const auto taken = take_from_teacher(plan, given, named("resnet20"), 10);
    auto student = build_model("resnet20", 10, 2);
    load_state_dict(*student, taken); // strict: names and shapes are all there
    const auto check_equal = [&](const char* to, const char* from) {
        CAPTURE(to);
        const auto got = find_tensor(state_dict(*student), to);
        REQUIRE(got.defined());
        CHECK(torch::equal(got, find_tensor(given, from)));
    };
    check_equal("conv1.weight", "conv1.weight");
    check_equal("bn1.running_mean", "bn1.running_mean");
    check_equal("layer1.1.conv2.weight", "layer1.3.conv2.weight");
    check_equal("layer2.0.conv1.weight", "layer2.0.conv1.weight");
    check_equal("layer3.2.bn2.running_var", "layer3.6.bn2.running_var");
    check_equal("linear.bias", "linear.bias");
    CHECK_FALSE(torch::equal(find_tensor(taken, "layer1.1.conv2.weight"),
                             find_tensor(given, "layer1.1.conv2.weight")));
}

TEST_CASE("of the same architecture everything is taken: student and teacher answer alike") {
    for (const auto* name : {"resnet20", "resnet18", "resnet50"}) {
        CAPTURE(name);
        auto teacher = trained(name, 7, 3);
        const auto plan = plan_of(name, name, 7, 7);
        const auto taken = take_from_teacher(plan, state_dict(*teacher), named(name), 7);
        auto student = build_model(name, 7, 4);
        load_state_dict(*student, taken);
        teacher->eval();
        student->eval();
        const torch::NoGradGuard no_grad;
        torch::manual_seed(5);
        const auto images = torch::randn({2, 3, 32, 32});
        CHECK(torch::equal(student->forward(images), teacher->forward(images)));
    }
}

TEST_CASE("blocks that do nothing can be left out: the student answers as its teacher does") {
    auto teacher = trained("resnet56", 5, 6);
    const auto plan = plan_of("resnet56", "resnet20", 5, 5);
    {
        // A block whose last norm gives 0 hands its input on: ReLU changes nothing that was one's output.
        const torch::NoGradGuard no_grad;
        for (auto& parameter : teacher->named_parameters()) {
            const auto& name = parameter.key();
            const auto block = name.substr(0, name.find(".bn2."));
            const bool kept = std::any_of(plan.parts.begin(), plan.parts.end(),
                                          [&](const TakenPart& part) { return part.teacher == block; });
            if (contains(name, ".bn2.") && !kept) {
                parameter.value().zero_();
            }
        }
    }
    auto student = build_model("resnet20", 5, 7);
    load_state_dict(*student, take_from_teacher(plan, state_dict(*teacher), named("resnet20"), 5));
    teacher->eval();
    student->eval();
    const torch::NoGradGuard no_grad;
    torch::manual_seed(8);
    const auto images = torch::randn({4, 3, 32, 32});
    const auto expected = teacher->forward(images);
    CHECK(torch::allclose(student->forward(images), expected, 1e-5, 1e-5));
    CHECK(expected.std(1).min().item<double>() > 1e-3);
}

TEST_CASE("a head for another number of classes is not taken") {
    const auto plan = plan_of("resnet34", "resnet18", 1000, 2);
    CHECK_FALSE(plan.head);
    const auto teacher = build_model("resnet34", 1000, 9);
    const auto taken = take_from_teacher(plan, state_dict(*teacher), named("resnet18"), 2);
    CHECK(find_tensor(taken, "conv1.weight").defined());
    CHECK_FALSE(find_tensor(taken, "fc.weight").defined());
    CHECK_FALSE(contains(listing(plan), "fc"));
}

TEST_CASE("what an old file has no num_batches_tracked of, the student has none of either") {
    auto given = state_dict(*build_model("resnet56", 10, 10));
    std::erase_if(given, [](const auto& item) { return item.first.ends_with("num_batches_tracked"); });
    const auto taken = take_from_teacher(plan_of("resnet56", "resnet20"), given, named("resnet20"), 10);
    auto student = build_model("resnet20", 10, 11);
    load_state_dict(*student, taken);
    CHECK(torch::equal(find_tensor(state_dict(*student), "layer3.2.conv1.weight"),
                       find_tensor(given, "layer3.6.conv1.weight")));
}

TEST_CASE("what does not fit is refused: why, and which students would do") {
    const auto bottleneck = refusal("resnet50", "resnet18");
    CHECK(contains(bottleneck, "resnet18 cannot start from layers of resnet50"));
    CHECK(contains(bottleneck, "layer1.0."));
    CHECK(contains(bottleneck, "can start from this teacher: resnet50"));
    const auto family = refusal("resnet34", "resnet20");
    CHECK(contains(family, "another family (cifar-resnet) than the teacher (imagenet-resnet)"));
    CHECK(contains(family, "can start from this teacher: resnet18, resnet34"));
    const auto deeper = refusal("resnet20", "resnet56");
    CHECK(contains(deeper, "9 blocks in layer1, the teacher only 3"));
    CHECK(contains(deeper, "can start from this teacher: resnet20"));
    CHECK_FALSE(contains(deeper, "resnet32"));
}

TEST_CASE("names that torchvision has changed since are brought up to date, and no others") {
    const auto one = torch::ones({1});
    const auto renamed = with_current_names({
        {"features.denseblock1.denselayer12.norm.1.running_mean", one},
        {"features.denseblock4.denselayer1.conv.2.weight", one},
        {"features.transition1.norm.weight", one},
        {"features.norm5.weight", one},
        {"encoder.layers.encoder_layer_11.mlp.linear_2.bias", one},
        {"encoder.layers.encoder_layer_0.mlp.0.weight", one},
        {"layer1.norm.1.weight", one},
        {"mlp.linear_1.weight", one},
    });
    std::vector<std::string> names;
    for (const auto& [name, tensor] : renamed) {
        names.push_back(name);
    }
    CHECK(names == std::vector<std::string>{
                       "features.denseblock1.denselayer12.norm1.running_mean",
                       "features.denseblock4.denselayer1.conv2.weight",
                       "features.transition1.norm.weight",
                       "features.norm5.weight",
                       "encoder.layers.encoder_layer_11.mlp.3.bias",
                       "encoder.layers.encoder_layer_0.mlp.0.weight",
                       "layer1.norm.1.weight",
                       "mlp.linear_1.weight",
                   });
}
