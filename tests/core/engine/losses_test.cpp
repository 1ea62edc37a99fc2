#include "core/base/message.h"
#include "core/engine/losses/ensemble.h"
#include "core/engine/losses/loss_schedule.h"
#include "core/engine/losses/objective.h"
#include "tests/core/engine/goldens.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <set>
#include <torch/nn/functional/loss.h>
#include <utility>
#include <vector>

using namespace retort;

namespace {

const auto student = torch::tensor({{1.0, 2.0, 3.0}}, torch::kFloat64);
const auto teacher = torch::tensor({{3.0, 2.0, 0.5}}, torch::kFloat64);
const auto students = torch::tensor({{1.0, 2.0, 3.0}, {0.5, -1.0, 0.0}}, torch::kFloat64);
const auto teachers = torch::tensor({{3.0, 2.0, 1.0}, {2.0, 0.0, -2.0}}, torch::kFloat64);
const auto labels_of_both = torch::tensor({std::int64_t{2}, std::int64_t{0}});

double value(const torch::Tensor& tensor) {
    return tensor.item<double>();
}

/// Class 0, by which dkd_formula() parts; other losses look at no label.
torch::Tensor any_labels(const torch::Tensor& logits) {
    return torch::zeros({logits.size(0)}, torch::kInt64);
}

double loss_of(const DistillationLoss& loss, const torch::Tensor& from, const torch::Tensor& to,
               double temperature = 4.0) {
    return value(loss.value(from, to, any_labels(from), {.temperature = temperature}));
}

double mse(const torch::Tensor& from, const torch::Tensor& to) {
    return loss_of(require_loss("mse"), from, to);
}

double kl(const torch::Tensor& from, const torch::Tensor& to, double temperature) {
    return loss_of(require_loss("kl"), from, to, temperature);
}

/// A loss as its formula says, number by number.
using Formula = double (*)(const torch::Tensor& student, const torch::Tensor& teacher, double temperature);

double mse_formula(const torch::Tensor& from, const torch::Tensor& to, double /*temperature*/) {
    double sum = 0.0;
    for (std::int64_t n = 0; n < from.size(0); ++n) {
        for (std::int64_t c = 0; c < from.size(1); ++c) {
            const double difference = value(from[n][c]) - value(to[n][c]);
            sum += difference * difference;
        }
    }
    return sum / static_cast<double>(from.numel());
}

std::vector<double> softmax(const torch::Tensor& logits, double temperature) {
    std::vector<double> shares;
    double sum = 0.0;
    for (std::int64_t c = 0; c < logits.size(0); ++c) {
        shares.push_back(std::exp(value(logits[c]) / temperature));
        sum += shares.back();
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

double kl_formula(const torch::Tensor& from, const torch::Tensor& to, double temperature) {
    double sum = 0.0;
    for (std::int64_t n = 0; n < from.size(0); ++n) {
        const auto p = softmax(to[n], temperature);
        const auto q = softmax(from[n], temperature);
        for (std::size_t c = 0; c < p.size(); ++c) {
            sum += p[c] * (std::log(p[c]) - std::log(q[c]));
        }
    }
    return temperature * temperature * sum / static_cast<double>(from.size(0));
}

/// Σ p log(p / q).
double divergence(const std::vector<double>& p, const std::vector<double>& q) {
    double sum = 0.0;
    for (std::size_t c = 0; c < p.size(); ++c) {
        sum += p[c] * (std::log(p[c]) - std::log(q[c]));
    }
    return sum;
}

/// The probability of class 0 and of all others, and those of the others among themselves.
std::pair<std::vector<double>, std::vector<double>> decoupled(const std::vector<double>& p) {
    std::vector<double> others;
    for (std::size_t c = 1; c < p.size(); ++c) {
        others.push_back(p[c] / (1.0 - p[0]));
    }
    return {{p[0], 1.0 - p[0]}, others};
}

double dkd_formula(const torch::Tensor& from, const torch::Tensor& to, double temperature) {
    double sum = 0.0;
    for (std::int64_t n = 0; n < from.size(0); ++n) {
        const auto [p, p_others] = decoupled(softmax(to[n], temperature));
        const auto [q, q_others] = decoupled(softmax(from[n], temperature));
        sum += divergence(p, q) + 8.0 * divergence(p_others, q_others);
    }
    return temperature * temperature * sum / static_cast<double>(from.size(0));
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto mean = [](const std::vector<double>& x) {
        return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    };
    double both = 0.0;
    double of_a = 0.0;
    double of_b = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (a[i] - mean(a)) * (b[i] - mean(b));
        of_a += (a[i] - mean(a)) * (a[i] - mean(a));
        of_b += (b[i] - mean(b)) * (b[i] - mean(b));
    }
    return both / std::sqrt(of_a * of_b);
}

double dist_formula(const torch::Tensor& from, const torch::Tensor& to, double temperature) {
    const auto images = static_cast<std::size_t>(from.size(0));
    const auto classes = static_cast<std::size_t>(from.size(1));
    double rows = 0.0;
    std::vector<std::vector<double>> from_columns(classes);
    std::vector<std::vector<double>> to_columns(classes);
    for (std::size_t n = 0; n < images; ++n) {
        const auto q = softmax(from[static_cast<std::int64_t>(n)], temperature);
        const auto p = softmax(to[static_cast<std::int64_t>(n)], temperature);
        rows += correlation(q, p) / static_cast<double>(images);
        for (std::size_t c = 0; c < classes; ++c) {
            from_columns[c].push_back(q[c]);
            to_columns[c].push_back(p[c]);
        }
    }
    double columns = 0.0;
    for (std::size_t c = 0; c < classes; ++c) {
        columns += correlation(from_columns[c], to_columns[c]) / static_cast<double>(classes);
    }
    return temperature * temperature * (1.0 - rows + 1.0 - columns);
}

torch::Tensor standardised(const torch::Tensor& logits) {
    auto rows = logits.clone();
    const auto classes = logits.size(1);
    for (std::int64_t n = 0; n < logits.size(0); ++n) {
        double mean = 0.0;
        for (std::int64_t c = 0; c < classes; ++c) {
            mean += value(logits[n][c]) / static_cast<double>(classes);
        }
        double squares = 0.0;
        for (std::int64_t c = 0; c < classes; ++c) {
            squares += std::pow(value(logits[n][c]) - mean, 2.0);
        }
        const double deviation = std::sqrt(squares / static_cast<double>(classes - 1));
        rows[n] = (logits[n] - mean) / (deviation + 1e-7);
    }
    return rows;
}

double logit_std_formula(const torch::Tensor& from, const torch::Tensor& to, double temperature) {
    return kl_formula(standardised(from), standardised(to), temperature);
}

const std::map<std::string, Formula> formulas{{"mse", mse_formula},
                                              {"kl", kl_formula},
                                              {"dkd", dkd_formula},
                                              {"dist", dist_formula},
                                              {"logit-std", logit_std_formula}};

/// The same small fractions that the reference script makes.
torch::Tensor fractions(std::int64_t factor, std::int64_t shift, std::int64_t modulus) {
    const auto numbers = torch::arange(30) * factor + shift;
    return ((numbers.remainder(modulus) - modulus / 2) / 4.0).to(torch::kFloat64).view({6, 5});
}

/// An objective of which the reference script has the value and gradient.
struct Golden {
    std::string name;
    Objective objective;
    bool mixed = false;
};

Objective distilled_by(const std::string& loss, const LossOptions& options) {
    return {0.0, &require_loss(loss), options};
}

std::vector<Golden> golden_objectives() {
    const Objective labels_alone{1.0, &require_loss("mse"), {}};
    const Objective smoothed{1.0, &require_loss("mse"), {.label_smoothing = 0.1}};
    return {{"mse", distilled_by("mse", {})},
            {"kl-1", distilled_by("kl", {.temperature = 1.0})},
            {"kl-2", distilled_by("kl", {.temperature = 2.0})},
            {"kl-4", distilled_by("kl", {.temperature = 4.0})},
            {"dkd", distilled_by("dkd", {})},
            {"dkd-2-0.5", distilled_by("dkd", {.temperature = 2.0, .dkd_alpha = 2.0, .dkd_beta = 0.5})},
            {"dist", distilled_by("dist", {})},
            {"dist-2-0.5", distilled_by("dist", {.temperature = 1.0, .dist_beta = 2.0, .dist_gamma = 0.5})},
            {"logit-std", distilled_by("logit-std", {.temperature = 2.0})},
            {"cross-entropy", labels_alone},
            {"cross-entropy-smoothed", smoothed},
            {"cross-entropy-mixed", labels_alone, true},
            {"cross-entropy-mixed-smoothed", smoothed, true},
            {"objective", {0.25, &require_loss("kl"), {.label_smoothing = 0.1}}},
            {"objective-weights", {0.25, &require_loss("mse"), {.hard_weight = 2.0, .soft_weight = 0.5}}}};
}

HardLabels golden_labels(bool mixed) {
    const auto labels = torch::tensor({0, 4, 2, 2, 1, 3}, torch::kInt64);
    if (!mixed) {
        return {labels};
    }
    return {labels, torch::tensor({1, 4, 0, 3, 1, 0}, torch::kInt64),
            torch::tensor({0.75, 0.5, 0.875, 0.25, 0.625, 1.0}, torch::kFloat64)};
}

/// The options that losses are set by, each by the name of its parameter.
const std::map<std::string, double LossOptions::*> options_by_name{{"temperature", &LossOptions::temperature},
                                                                   {"dkd-alpha", &LossOptions::dkd_alpha},
                                                                   {"dkd-beta", &LossOptions::dkd_beta},
                                                                   {"dist-beta", &LossOptions::dist_beta},
                                                                   {"dist-gamma", &LossOptions::dist_gamma}};

} // namespace

TEST_CASE("every loss of the table has the value of its formula") {
    torch::manual_seed(1);
    const auto from = torch::randn({5, 7}, torch::kFloat64) * 3.0;
    const auto to = torch::randn({5, 7}, torch::kFloat64) * 3.0;
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        REQUIRE(formulas.contains(loss.name));
        for (const double temperature : {0.5, 1.0, 4.0}) {
            CHECK(loss_of(loss, from, to, temperature) ==
                  doctest::Approx(formulas.at(loss.name)(from, to, temperature)).epsilon(1e-10));
        }
    }
}

TEST_CASE("losses and objectives have PyTorch's values and gradients") {
    const auto goldens = read_goldens("engine/losses.txt");
    const auto objectives = golden_objectives();
    CHECK(goldens.size() == objectives.size());
    for (const auto& loss : losses()) {
        CHECK(std::any_of(objectives.begin(), objectives.end(), [&](const Golden& golden) {
            return golden.objective.loss == &loss && golden.objective.needs_teacher();
        }));
    }
    for (const auto& [name, objective, mixed] : objectives) {
        CAPTURE(name);
        const auto& wanted = goldens.at(name);
        auto z = fractions(7, 0, 23).set_requires_grad(true);
        const auto result = objective(z, golden_labels(mixed), fractions(5, 3, 19));
        result.backward();
        CHECK(value(result) == doctest::Approx(wanted.at(0)).epsilon(1e-9));
        REQUIRE(wanted.size() == 31);
        for (std::int64_t i = 0; i < 30; ++i) {
            CHECK(std::abs(value(z.grad().view(-1)[i]) - wanted.at(static_cast<std::size_t>(i) + 1)) < 1e-8);
        }
    }
}

TEST_CASE("α and temperature go from their first values to their last") {
    LossOptions options;
    options.temperature = 8.0;
    CHECK(loss_weights(0.25, options, 3, 5) == LossWeights{0.25, 8.0, 1.0});
    options.alpha_schedule = "linear";
    options.alpha_end = 0.75;
    options.temperature_schedule = "cosine";
    options.temperature_end = 2.0;
    for (const auto epoch : {0, 1}) {
        CHECK(loss_weights(0.25, options, epoch, 5) == LossWeights{0.25, 8.0, 1.0});
    }
    const auto second = loss_weights(0.25, options, 2, 5);
    CHECK(second.alpha == doctest::Approx(0.375));
    CHECK(second.temperature == doctest::Approx(8.0 - 6.0 * (1.0 - std::sqrt(0.5)) / 2.0));
    CHECK(loss_weights(0.25, options, 3, 5).temperature == doctest::Approx(5.0));
    CHECK(loss_weights(0.25, options, 5, 5) == LossWeights{0.75, 2.0, 1.0});
    // What has one epoch has no way to go, and labels alone stay alone.
    CHECK(loss_weights(0.25, options, 1, 1).alpha == 0.25);
    CHECK(loss_weights(1.0, options, 4, 5).alpha == 1.0);
    CHECK(reaches_labels(options));
    options.alpha_end = 0.0;
    CHECK_FALSE(reaches_labels(options));
    options.alpha_schedule = "exponential";
    CHECK_THROWS_WITH_AS(loss_weights(0.25, options, 1, 5), doctest::Contains("constant, linear and cosine"),
                         Error);
}

TEST_CASE("the labels keep their weight where α rises to 1, and have none of it where it is 1") {
    LossOptions options;
    options.hard_weight = 2.0;
    options.alpha_schedule = "linear";
    const double cross_entropy = value(Objective{1.0}(students, {labels_of_both}, {}));
    const auto last_of = [&](double alpha) {
        return value(
            Objective{alpha, &require_loss("mse"), options}.at(4, 4)(students, {labels_of_both}, teachers));
    };
    CHECK(last_of(0.5) == doctest::Approx(2.0 * cross_entropy));
    CHECK(last_of(1.0) == cross_entropy);
}

TEST_CASE("the distillation loss grows over its warm-up") {
    LossOptions options;
    options.distillation_warmup = 4;
    options.soft_weight = 2.0;
    const std::vector<double> wanted{0.5, 0.5, 1.0, 1.5, 2.0, 2.0, 2.0};
    for (std::size_t epoch = 0; epoch < wanted.size(); ++epoch) {
        CHECK(loss_weights(0.5, options, static_cast<std::int64_t>(epoch), 6).soft_weight == wanted[epoch]);
    }
    const Objective objective{0.5, &require_loss("mse"), options};
    const auto both = [&](std::int64_t epoch) {
        return value(objective.at(epoch, 6)(students, {labels_of_both}, teachers));
    };
    const double cross_entropy = value(Objective{1.0}(students, {labels_of_both}, {}));
    CHECK(both(1) == doctest::Approx(0.5 * cross_entropy + 0.5 * 0.5 * mse(students, teachers)));
    CHECK(both(4) == doctest::Approx(0.5 * cross_entropy + 0.5 * 2.0 * mse(students, teachers)));
}

TEST_CASE("every loss of the table is described") {
    std::set<std::string> names;
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        CHECK(names.insert(loss.name).second);
        CHECK(find_loss(loss.name) == &loss);
        CHECK_FALSE(loss.help.empty());
        CHECK_FALSE(loss.help.ends_with("."));
        CHECK_FALSE(loss.paper.empty());
    }
}

TEST_CASE("every loss is nothing where the student has the teacher's logits, and more elsewhere") {
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        CHECK(loss_of(loss, teachers, teachers) == doctest::Approx(0.0).epsilon(1e-8));
        CHECK(loss_of(loss, students, teachers) > 0.1);
    }
}

TEST_CASE("every loss depends on those parameters alone that it names") {
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        for (const auto& [name, field] : options_by_name) {
            CAPTURE(name);
            LossOptions other;
            other.*field /= 2.0;
            const bool depends = value(loss.value(students, teachers, labels_of_both, {})) !=
                                 value(loss.value(students, teachers, labels_of_both, other));
            CHECK(depends == loss.uses(name));
        }
        for (const auto& name : loss.parameters) {
            CHECK(options_by_name.contains(name));
        }
    }
}

TEST_CASE("every loss is a mean over the batch, but for correlations over it") {
    const auto both = torch::cat({student, teacher});
    const auto other = torch::cat({teacher, teacher});
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        const bool is_mean =
            loss_of(loss, both, other, 2.0) == doctest::Approx(loss_of(loss, student, teacher, 2.0) / 2);
        CHECK(is_mean == (loss.name != "dist"));
    }
}

TEST_CASE("the gradient of every loss is that of differences, and finite") {
    torch::manual_seed(2);
    const auto from = torch::randn({4, 5}, torch::kFloat64) * 2.0;
    const auto to = torch::randn({4, 5}, torch::kFloat64) * 2.0;
    const auto labels = torch::tensor({0, 4, 2, 2}, torch::kInt64);
    constexpr double step = 1e-5;
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        auto z = from.clone().set_requires_grad(true);
        loss.value(z, to, labels, {}).backward();
        for (std::int64_t n = 0; n < 4; ++n) {
            for (std::int64_t c = 0; c < 5; ++c) {
                auto up = from.clone();
                auto down = from.clone();
                up[n][c] += step;
                down[n][c] -= step;
                const double slope =
                    (value(loss.value(up, to, labels, {})) - value(loss.value(down, to, labels, {}))) /
                    (2.0 * step);
                CHECK(value(z.grad()[n][c]) == doctest::Approx(slope).epsilon(1e-6));
            }
        }
        // In float32, where probabilities are 0 or equal, too.
        for (const auto& logits : {torch::tensor({{-1000.0F, 0.0F, 1000.0F}, {0.0F, 0.0F, 0.0F}}),
                                   torch::tensor({{1.0F, 1.0F, 1.0F}, {2.0F, 2.0F, 2.0F}})}) {
            auto hard = logits.clone().set_requires_grad(true);
            const auto result = loss.value(hard, logits.flip(1), torch::tensor({2, 0}, torch::kInt64), {});
            result.backward();
            CHECK(std::isfinite(result.item<float>()));
            CHECK(hard.grad().isfinite().all().item<bool>());
        }
    }
}

TEST_CASE("dkd and logit-std have the values computed by hand, and dkd parts kl") {
    const auto label = torch::tensor({std::int64_t{0}});
    const auto dkd = [&](double alpha, double beta) {
        LossOptions options;
        options.dkd_alpha = alpha;
        options.dkd_beta = beta;
        return value(require_loss("dkd").value(student, teacher, label, options));
    };
    CHECK(dkd(1.0, 0.0) == doctest::Approx(1.1911486).epsilon(1e-7));
    CHECK(dkd(0.0, 1.0) == doctest::Approx(0.7717245).epsilon(1e-7));
    CHECK(dkd(1.0, 8.0) == doctest::Approx(7.3649446).epsilon(1e-7));
    const double rest = 1.0 - softmax(teacher[0], 4.0)[0];
    CHECK(kl(student, teacher, 4.0) == doctest::Approx(dkd(1.0, 0.0) + rest * dkd(0.0, 1.0)));
    CHECK(loss_of(require_loss("logit-std"), student, teacher, 2.0) ==
          doctest::Approx(1.2376698).epsilon(1e-7));
    CHECK(loss_of(require_loss("logit-std"), 3.0 * teachers + 7.0, teachers, 2.0) ==
          doctest::Approx(0.0).epsilon(1e-12));
}

TEST_CASE("dkd parts every image at its own label") {
    torch::manual_seed(3);
    const auto from = torch::randn({4, 5}, torch::kFloat64) * 2.0;
    const auto to = torch::randn({4, 5}, torch::kFloat64) * 2.0;
    const std::vector<std::int64_t> labels{4, 0, 2, 2};
    double expected = 0.0;
    for (std::int64_t n = 0; n < 4; ++n) {
        const auto turned = [&](const torch::Tensor& logits) { // the label becomes class 0
            return logits.narrow(0, n, 1).roll(-labels[static_cast<std::size_t>(n)], 1);
        };
        expected += dkd_formula(turned(from), turned(to), 4.0) / 4.0;
    }
    CHECK(value(require_loss("dkd").value(from, to, torch::tensor(labels), {})) == doctest::Approx(expected));
}

TEST_CASE("of a mixed image the label with the larger share parts dkd") {
    const auto others = torch::tensor({std::int64_t{1}, std::int64_t{1}});
    const HardLabels mixed{labels_of_both, others, torch::tensor({0.75F, 0.25F})};
    CHECK(mixed.larger().equal(torch::tensor({std::int64_t{2}, std::int64_t{1}})));
    const Objective objective{0.0, find_loss("dkd")};
    const auto dkd_at = [](const torch::Tensor& labels) {
        return value(require_loss("dkd").value(students, teachers, labels, {}));
    };
    CHECK(value(objective(students, mixed, teachers)) == dkd_at(mixed.larger()));
    CHECK(value(objective(students, mixed, teachers)) != dkd_at(labels_of_both));
}

TEST_CASE("mse and kl have the values computed by hand") {
    CHECK(mse(student, teacher) == doctest::Approx(3.4166667).epsilon(1e-7));
    CHECK(kl(student, teacher, 1.0) == doctest::Approx(1.2738818).epsilon(1e-7));
    CHECK(kl(student, teacher, 2.0) == doctest::Approx(1.5246269).epsilon(1e-7));
    CHECK(kl(student, teacher, 4.0) == doctest::Approx(1.6293797).epsilon(1e-7));
    // As T grows T²·KL tends to half the population variance of the difference.
    CHECK(kl(student, teacher, 1e4) == doctest::Approx(1.6944444).epsilon(1e-4));
}

TEST_CASE("of a batch too, and finite where probabilities are 0") {
    CHECK(mse(students, teachers) == doctest::Approx(2.5416666667).epsilon(1e-9));
    CHECK(kl(students, teachers, 1.0) == doctest::Approx(0.7486988441).epsilon(1e-9));
    CHECK(kl(students, teachers, 2.0) == doctest::Approx(1.0105279603).epsilon(1e-9));
    CHECK(kl(students, teachers, 4.0) == doctest::Approx(1.1567772229).epsilon(1e-9));
    const auto far = torch::tensor({{-1000.0, 0.0, 1000.0}}, torch::kFloat64);
    CHECK(kl(far, far.flip(1), 1.0) == doctest::Approx(2000.0));
}

TEST_CASE("kl is invariant to a shift of either side, mse is not") {
    CHECK(kl(student + 5.0, teacher - 2.0, 3.0) == doctest::Approx(kl(student, teacher, 3.0)));
    CHECK(mse(student + 5.0, teacher) != doctest::Approx(mse(student, teacher)));
}

TEST_CASE("the gradient of kl sums to zero over classes") {
    auto z = student.clone().set_requires_grad(true);
    require_loss("kl").value(z, teacher, any_labels(z), {}).backward();
    CHECK(value(z.grad().sum()) == doctest::Approx(0.0).epsilon(1e-12));
    CHECK(value(z.grad().abs().sum()) > 0.1);
}

TEST_CASE("alpha weights the labels") {
    const auto labels = torch::tensor({std::int64_t{0}});
    const double entropy = value(torch::nn::functional::cross_entropy(student, labels));
    const double distance = mse(student, teacher);
    CHECK(value(Objective{.alpha = 0.25}(student, {labels}, teacher)) ==
          doctest::Approx(0.25 * entropy + 0.75 * distance));
    CHECK(value(Objective{.alpha = 1.0}(student, {labels}, {})) == doctest::Approx(entropy));
    CHECK(value(Objective{.alpha = 0.0}(student, {labels}, teacher)) == doctest::Approx(distance));
    CHECK(value(Objective{0.0, find_loss("kl"), {.temperature = 2.0}}(student, {labels}, teacher)) ==
          doctest::Approx(1.5246269).epsilon(1e-7));
    CHECK(value(Objective{.alpha = 1.0}(students, {labels_of_both}, {})) ==
          doctest::Approx(0.5058682849).epsilon(1e-9));
    CHECK(value(Objective{0.9, find_loss("kl"), {.temperature = 4.0}}(
              students, {labels_of_both}, teachers)) == doctest::Approx(0.5709591787).epsilon(1e-9));
}

TEST_CASE("smoothed labels are partly those of every class") {
    // (1 − ε) CE + ε KL(u ‖ p) + ε log C, u uniform.
    const double classes = 3.0;
    const auto log_p = torch::log_softmax(students, 1);
    const double entropy = value(cross_entropy_of(students, {labels_of_both}, 0.0));
    const double from_uniform = value((-log_p.mean(1) - std::log(classes)).mean());
    CHECK(entropy == doctest::Approx(0.5058682849).epsilon(1e-9));
    for (const double smoothing : {0.1, 0.5, 0.9}) {
        const double smoothed = value(cross_entropy_of(students, {labels_of_both}, smoothing));
        CHECK(smoothed ==
              doctest::Approx((1 - smoothing) * entropy + smoothing * (from_uniform + std::log(classes))));
        LossOptions options;
        options.label_smoothing = smoothing;
        CHECK(value(Objective{.alpha = 0.25, .options = options}(students, {labels_of_both}, teachers)) ==
              doctest::Approx(0.25 * smoothed + 0.75 * mse(students, teachers)));
        CHECK(value(Objective{.alpha = 0.0, .options = options}(students, {labels_of_both}, teachers)) ==
              doctest::Approx(mse(students, teachers)));
    }
}

TEST_CASE("mixed labels count by their weights, smoothed or not, image by image") {
    const auto others = torch::tensor({std::int64_t{1}, std::int64_t{2}});
    const auto weights = torch::tensor({0.75F, 0.0F});
    for (const double smoothing : {0.0, 0.2}) {
        const auto one = [&](std::int64_t row, const torch::Tensor& labels) {
            return value(cross_entropy_of(students.narrow(0, row, 1), {labels.narrow(0, row, 1)}, smoothing));
        };
        const double expected =
            (0.75 * one(0, labels_of_both) + 0.25 * one(0, others) + one(1, others)) / 2.0;
        CHECK(value(cross_entropy_of(students, {labels_of_both, others, weights}, smoothing)) ==
              doctest::Approx(expected));
    }
    // The gradient is that of the soft labels which the mixture makes.
    auto mixed = students.clone().set_requires_grad(true);
    cross_entropy_of(mixed, {labels_of_both, others, weights}, 0.0).backward();
    const auto soft = torch::tensor({{0.0, 0.25, 0.75}, {0.0, 0.0, 1.0}}, torch::kFloat64);
    CHECK(torch::allclose(mixed.grad(), (torch::softmax(students, 1) - soft) / 2.0, 1e-6, 1e-9));
}

TEST_CASE("weights of classes make PyTorch's weighted mean of cross entropy, smoothed and mixed labels too") {
    const auto of = [&](HardLabels labels, const std::vector<float>& weights, double smoothing) {
        labels.class_weights = torch::tensor(weights);
        return value(cross_entropy_of(students, labels, smoothing));
    };
    // By hand, of −log p = [2.4076, 1.4076, .4076], [.6041, 2.1041, 1.1041] and labels 2 and 0:
    // (.5 · .4076 + 2 · .6041) / 2.5; of the mixture (.75 · .5 · .4076 + .25 · 1.4076 + .5 · 1.1041) / 1.125.
    const std::vector<float> weights{2.0F, 1.0F, 0.5F};
    CHECK(of({labels_of_both}, weights, 0.0) == doctest::Approx(0.5648256770).epsilon(1e-9));
    CHECK(of({labels_of_both}, weights, 0.2) == doctest::Approx(0.7262892881).epsilon(1e-9));
    const HardLabels mixed{labels_of_both, torch::tensor({std::int64_t{1}, std::int64_t{2}}),
                           torch::tensor({0.75F, 0.0F})};
    CHECK(of(mixed, weights, 0.0) == doctest::Approx(0.9393946937).epsilon(1e-9));
    for (const double smoothing : {0.0, 0.2}) {
        // Where nothing of the others is mixed in, it is that of the labels alone; equal weights are none.
        const HardLabels unmixed{labels_of_both, mixed.others, torch::ones({2})};
        CHECK(of(unmixed, weights, smoothing) ==
              doctest::Approx(of({labels_of_both}, weights, smoothing)).epsilon(1e-12));
        for (const auto& labels : {HardLabels{labels_of_both}, mixed}) {
            CHECK(of(labels, {3.0F, 3.0F, 3.0F}, smoothing) ==
                  doctest::Approx(value(cross_entropy_of(students, labels, smoothing))).epsilon(1e-12));
        }
    }
    // The part of the teacher is what it was.
    HardLabels weighted{labels_of_both};
    weighted.class_weights = torch::tensor(weights);
    CHECK(value(Objective{.alpha = 0.25}(students, weighted, teachers)) ==
          doctest::Approx(0.25 * 0.5648256770 + 0.75 * mse(students, teachers)).epsilon(1e-9));
}

TEST_CASE("an ensemble says the weighted mean of its teachers' softened probabilities") {
    // Of two teachers, weights 3 and 1, and as many without; computed by hand.
    const auto both = torch::tensor({{{3.0, 2.0, 0.5}, {0.0, 1.0, 2.0}}}, torch::kFloat64);
    const std::vector<double> weights{0.75, 0.25};
    const auto kl_of = [&](const std::vector<double>& shares, double temperature) {
        const Objective objective{.alpha = 0.0,
                                  .loss = &require_loss("kl"),
                                  .options = {.temperature = temperature},
                                  .teacher_weights = shares};
        return value(objective(student, {any_labels(student)}, both));
    };
    CHECK(kl_of(weights, 1.0) == doctest::Approx(0.7315875896).epsilon(1e-9));
    CHECK(kl_of(weights, 2.0) == doctest::Approx(0.8563914055).epsilon(1e-9));
    CHECK(kl_of(weights, 4.0) == doctest::Approx(0.9135622314).epsilon(1e-9));
    CHECK(kl_of({}, 2.0) == doctest::Approx(0.3891949905).epsilon(1e-9));
    CHECK(kl_of({0.5, 0.5}, 2.0) == doctest::Approx(0.3891949905).epsilon(1e-9));
    const Objective by_logits{.alpha = 0.0, .loss = &require_loss("mse"), .teacher_weights = weights};
    CHECK(value(by_logits(student, {any_labels(student)}, both)) == doctest::Approx(2.046875).epsilon(1e-9));
    const auto probabilities = torch::softmax(both / 3.0, 2);
    CHECK(torch::allclose(torch::softmax(ensemble_logits(both, weights, 3.0) / 3.0, 1),
                          0.75 * probabilities.select(1, 0) + 0.25 * probabilities.select(1, 1), 1e-12,
                          1e-12));
    const auto far = torch::tensor({{{-1000.0, 0.0, 1000.0}, {1000.0, 0.0, -1000.0}}}, torch::kFloat32);
    CHECK(ensemble_logits(far, {}, 1.0).isfinite().all().item<bool>());
}

TEST_CASE("an ensemble teaches what each of its teachers does, on average") {
    const auto both =
        torch::stack({teachers, torch::tensor({{0.0, 1.0, 2.0}, {-1.0, 3.0, 0.5}}, torch::kFloat64)}, 1);
    const std::vector<double> weights{0.6, 0.4};
    const auto gradient = [&](const DistillationLoss& loss, const torch::Tensor& taught,
                              const std::vector<double>& shares) {
        auto logits = students.clone().set_requires_grad(true);
        Objective{.alpha = 0.0, .loss = &loss, .teacher_weights = shares}(logits, {labels_of_both}, taught)
            .backward();
        return logits.grad();
    };
    for (const auto* name : {"kl", "mse"}) {
        CAPTURE(name);
        const auto& loss = require_loss(name);
        const auto mean =
            0.6 * gradient(loss, both.select(1, 0), {}) + 0.4 * gradient(loss, both.select(1, 1), {});
        CHECK(torch::allclose(gradient(loss, both, weights), mean, 1e-10, 1e-12));
    }
    for (const auto& loss : losses()) { // an ensemble of one teacher, twice
        CAPTURE(loss.name);
        const auto twice = torch::stack({teachers, teachers}, 1);
        CHECK(torch::allclose(gradient(loss, twice, weights), gradient(loss, teachers, {}), 1e-8, 1e-10));
    }
}

TEST_CASE("losses that say so, and no others, look at labels") {
    const auto others = torch::tensor({std::int64_t{0}, std::int64_t{1}});
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        const auto first = value(loss.value(students, teachers, labels_of_both, {}));
        CHECK((first != value(loss.value(students, teachers, others, {}))) == loss.needs_labels);
        if (!loss.needs_labels) {
            CHECK(first == value(loss.value(students, teachers, torch::full_like(others, -1), {})));
        }
    }
}

TEST_CASE("an unknown loss is refused, and those that there are named") {
    CHECK(find_loss("l1") == nullptr);
    CHECK_THROWS_WITH_AS((void)require_loss("l1"),
                         "unknown loss “l1”; accepted are mse, kl, dkd, dist, logit-std", Error);
}
