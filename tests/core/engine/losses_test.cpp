#include "core/base/message.h"
#include "core/engine/losses/objective.h"

#include <doctest/doctest.h>

using namespace retort;

namespace {

const auto student = torch::tensor({{1.0, 2.0, 3.0}}, torch::kFloat64);
const auto teacher = torch::tensor({{3.0, 2.0, 0.5}}, torch::kFloat64);

double value(const torch::Tensor& tensor) {
    return tensor.item<double>();
}

} // namespace

TEST_CASE("mse and kl have the values computed by hand") {
    CHECK(value(mse_of_logits(student, teacher)) == doctest::Approx(3.4166667).epsilon(1e-7));
    CHECK(value(kl_of_logits(student, teacher, 1.0)) == doctest::Approx(1.2738818).epsilon(1e-7));
    CHECK(value(kl_of_logits(student, teacher, 2.0)) == doctest::Approx(1.5246269).epsilon(1e-7));
    CHECK(value(kl_of_logits(student, teacher, 4.0)) == doctest::Approx(1.6293797).epsilon(1e-7));
    // As T grows T²·KL tends to half the population variance of the difference.
    CHECK(value(kl_of_logits(student, teacher, 1e4)) == doctest::Approx(1.6944444).epsilon(1e-4));
}

TEST_CASE("kl is invariant to a shift of either side, mse is not") {
    CHECK(value(kl_of_logits(student + 5.0, teacher - 2.0, 3.0)) ==
          doctest::Approx(value(kl_of_logits(student, teacher, 3.0))));
    CHECK(value(mse_of_logits(student + 5.0, teacher)) !=
          doctest::Approx(value(mse_of_logits(student, teacher))));
}

TEST_CASE("the gradient of kl sums to zero over classes") {
    auto z = student.clone().set_requires_grad(true);
    kl_of_logits(z, teacher, 4.0).backward();
    CHECK(value(z.grad().sum()) == doctest::Approx(0.0).epsilon(1e-12));
    CHECK(value(z.grad().abs().sum()) > 0.1);
}

TEST_CASE("both losses are means over the batch") {
    const auto both = torch::cat({student, teacher});
    const auto other = torch::cat({teacher, teacher});
    CHECK(value(kl_of_logits(both, other, 2.0)) ==
          doctest::Approx(value(kl_of_logits(student, teacher, 2.0)) / 2));
    CHECK(value(mse_of_logits(both, other)) == doctest::Approx(value(mse_of_logits(student, teacher)) / 2));
}

TEST_CASE("alpha weights the labels") {
    const auto labels = torch::tensor({std::int64_t{0}});
    const double entropy = value(torch::nn::functional::cross_entropy(student, labels));
    const double distance = value(mse_of_logits(student, teacher));
    CHECK(value(Objective{.alpha = 0.25}(student, labels, teacher)) ==
          doctest::Approx(0.25 * entropy + 0.75 * distance));
    CHECK(value(Objective{.alpha = 1.0}(student, labels, {})) == doctest::Approx(entropy));
    CHECK(value(Objective{.alpha = 0.0}(student, labels, teacher)) == doctest::Approx(distance));
    CHECK(value(Objective{0.0, DistillationLoss::kl, 2.0}(student, labels, teacher)) ==
          doctest::Approx(1.5246269).epsilon(1e-7));
}

TEST_CASE("loss names read back, and others are refused by name") {
    for (const auto& name : distillation_loss_names()) {
        CHECK_NOTHROW((void)parse_distillation_loss(name));
    }
    CHECK_THROWS_WITH_AS((void)parse_distillation_loss("l1"), "unknown loss “l1”; accepted are mse and kl",
                         Error);
}
