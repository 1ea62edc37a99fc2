#include "core/engine/losses/dist.h"

#include "core/base/message.h"

namespace retort {

namespace {

/// The mean over rows of Pearson's correlation of `a` and `b`. Norms are compared with those of the values
/// themselves, not with a number: softened probabilities of many classes are small.
torch::Tensor mean_correlation(const torch::Tensor& a, const torch::Tensor& b) {
    constexpr double smallest = 1e-12;
    const auto deviation = [](const torch::Tensor& x) { return x - x.mean(1, /*keepdim=*/true); };
    const auto from = deviation(a);
    const auto to = deviation(b);
    const auto scale = from.norm(2, 1) * to.norm(2, 1) + smallest * a.norm(2, 1) * b.norm(2, 1);
    return ((from * to).sum(1) / scale).mean();
}

torch::Tensor dist_of_logits(const torch::Tensor& student, const torch::Tensor& teacher,
                             const torch::Tensor& /*labels*/, const LossOptions& options) {
    const auto from = torch::softmax(student / options.temperature, 1);
    const auto to = torch::softmax(teacher / options.temperature, 1);
    const auto rows = 1.0 - mean_correlation(from, to);
    const auto columns = 1.0 - mean_correlation(from.t(), to.t());
    return (options.dist_beta * rows + options.dist_gamma * columns) *
           (options.temperature * options.temperature);
}

} // namespace

DistillationLoss dist_loss() {
    return {.name = "dist",
            .help = RETORT_TEXT("correlation of probabilities, over classes and over the images of a batch"),
            .paper = "Huang, You, Wang, Qian, Xu: Knowledge Distillation from A Stronger Teacher, 2022",
            .parameters = {"temperature", "dist-beta", "dist-gamma"},
            .value = dist_of_logits};
}

} // namespace retort
