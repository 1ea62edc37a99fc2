// Recipes that can be chosen, and what other programs' settings come to here.
#include "core/experiment/spec/presets.h"

#include "core/engine/losses/objective.h"
#include "core/experiment/spec/conventions.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/validation.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <functional>
#include <map>
#include <set>
#include <torch/nn/functional/loss.h>

using namespace retort;
using namespace retort::test;

namespace {

const auto student = torch::tensor({{1.0, 2.0, 3.0}, {0.5, -1.0, 0.0}}, torch::kFloat64);
const auto teacher = torch::tensor({{3.0, 2.0, 1.0}, {2.0, 0.0, -2.0}}, torch::kFloat64);
const auto labels = torch::tensor({2, 0}, torch::kInt64);
constexpr double classes = 3.0;
constexpr double temperature = 4.0;

double cross_entropy() {
    return torch::nn::functional::cross_entropy(student, labels).item<double>();
}

/// T² · KL as PyTorch sums it, divided by the batch; by the classes, too, where it is the mean of all.
double soft(bool mean_of_all) {
    namespace functional = torch::nn::functional;
    const auto divergence = torch::kl_div(functional::log_softmax(student / temperature, 1),
                                          functional::softmax(teacher / temperature, 1), at::Reduction::Sum);
    return temperature * temperature * divergence.item<double>() / 2.0 / (mean_of_all ? classes : 1.0);
}

double loss_here(double alpha, const std::string& loss, LossOptions options) {
    options.temperature = temperature;
    return Objective{alpha, &require_loss(loss), options}(student, {labels}, teacher).item<double>();
}

struct Pair {
    double theirs;
    double here; ///< times the factor that the table has
};

/// What each program computes, and the objective of the settings that the table gives for it.
std::map<std::string, Pair> pairs() {
    const double ce = cross_entropy();
    const auto weights = [](double hard, double soft_weight) {
        LossOptions options;
        options.hard_weight = hard;
        options.soft_weight = soft_weight;
        return options;
    };
    const double dkd = loss_here(0.0, "dkd", {});
    return {{"Retort", {0.3 * ce + 0.7 * soft(false), loss_here(0.3, "kl", {})}},
            {"torchdistill, KDLoss", {0.3 * ce + 0.7 * soft(false), loss_here(0.3, "kl", {})}},
            {"RepDistiller", {0.5 * ce + 1.5 * soft(false), 2.0 * loss_here(0.25, "kl", {})}},
            {"mdistiller, KD", {0.5 * ce + 1.5 * soft(false), 2.0 * loss_here(0.25, "kl", {})}},
            {"mdistiller, DKD", {0.7 * ce + dkd, loss_here(0.5, "dkd", weights(2.0 * 0.7, 2.0))}},
            {"timm, LogitDistillationTask",
             {0.3 * ce + 0.9 * soft(false), loss_here(0.5, "kl", weights(2.0 * 0.3, 2.0 * 0.9))}},
            {"Keras, Distiller of its examples", {0.3 * ce + 0.7 * soft(false), loss_here(0.3, "kl", {})}},
            {"DeiT, soft distillation",
             {0.7 * ce + 0.3 * soft(true), loss_here(0.5, "kl", weights(2.0 * 0.7, 2.0 * 0.3 / classes))}},
            {"knowledge-distillation-pytorch",
             {0.7 * ce + 0.3 * soft(true), loss_here(0.5, "kl", weights(2.0 * 0.7, 2.0 * 0.3 / classes))}}};
}

} // namespace

TEST_CASE("presets are told apart, say where they are from, and have values that can be trained with") {
    std::set<std::string> names;
    for (const auto& preset : presets()) {
        CAPTURE(preset.name);
        CHECK(names.insert(preset.name).second);
        CHECK(find_preset(preset.name) == &preset);
        CHECK(preset.source.find("20") != std::string::npos); // a year
        CHECK(preset.help.ends_with("."));
        ExperimentSpec spec;
        apply_preset(spec, preset);
        for (const auto& [name, value] : preset.values) {
            CAPTURE(name);
            const auto* parameter = find_parameter(name);
            REQUIRE(parameter != nullptr);
            CHECK(value_text(spec, *parameter) == value);
            CHECK(check_value(spec, *parameter, /*teacher=*/true).empty());
            CHECK(applies(*parameter, spec));
        }
    }
    CHECK(find_preset("nobody's") == nullptr);
}

TEST_CASE("a preset leaves alone what it does not speak of") {
    ExperimentSpec spec;
    spec.data_dir = "images";
    spec.lr = 0.5;
    apply_preset(spec, *find_preset("hinton-kl"));
    CHECK(spec.data_dir == "images");
    CHECK(spec.lr == 0.5);
    CHECK(spec.loss == "kl");
    CHECK(spec.alphas == std::vector<double>{0.1, 1.0});
}

TEST_CASE("with the settings of the table the loss here is that of the other program") {
    const auto known = pairs();
    CHECK(known.size() == conventions().size());
    for (const auto& convention : conventions()) {
        CAPTURE(convention.program);
        REQUIRE(known.contains(convention.program));
        const auto& [theirs, here] = known.at(convention.program);
        CHECK(here == doctest::Approx(theirs).epsilon(1e-12));
        for (const auto& part : {convention.hard, convention.soft, convention.t_squared, convention.reduction,
                                 convention.here, convention.factor}) {
            CHECK_FALSE(part.empty());
        }
    }
}

TEST_CASE("the page on conventions holds what the program says") {
    const auto page = read_text(std::filesystem::path(RETORT_REFERENCE_DIR) / "../../docs/conventions.md");
    CHECK(contains(page, "```\n" + conventions_text() + "```\n"));
    CHECK(contains(conventions_json(), "\"t_squared\": \"yes\""));
}
