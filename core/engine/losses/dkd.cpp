#include "core/engine/losses/dkd.h"

#include "core/base/message.h"

#include <limits>

namespace retort {

namespace {

/// Of rows of softened probabilities, in logarithms.
struct Parts {
    torch::Tensor label;  ///< N: of the label
    torch::Tensor rest;   ///< N: of all other classes together
    torch::Tensor others; ///< N×C: of each of them among themselves; at the label −∞
};

Parts parts_of(const torch::Tensor& logits, const torch::Tensor& labels, double temperature) {
    constexpr auto nothing = -std::numeric_limits<double>::infinity();
    const auto at = labels.unsqueeze(1);
    const auto softened = logits / temperature;
    const auto without_label = softened.scatter(1, at, nothing);
    const auto all = softened.logsumexp(1);
    const auto rest = without_label.logsumexp(1);
    return {softened.gather(1, at).squeeze(1) - all, rest - all, without_label - rest.unsqueeze(1)};
}

/// Element by element, of logarithms of probabilities.
torch::Tensor divergence(const torch::Tensor& p, const torch::Tensor& q) {
    return p.exp() * (p - q);
}

torch::Tensor dkd_of_logits(const torch::Tensor& student, const torch::Tensor& teacher,
                            const torch::Tensor& labels, const LossOptions& options) {
    const auto from = parts_of(student, labels, options.temperature);
    const auto to = parts_of(teacher, labels, options.temperature);
    const auto target = divergence(to.label, from.label) + divergence(to.rest, from.rest);
    const auto at = labels.unsqueeze(1);
    const auto others = divergence(to.others.scatter(1, at, 0.0), from.others.scatter(1, at, 0.0)).sum(1);
    const auto loss = options.dkd_alpha * target + options.dkd_beta * others;
    return loss.mean() * (options.temperature * options.temperature);
}

} // namespace

DistillationLoss dkd_loss() {
    return {.name = "dkd",
            .help = RETORT_TEXT("kl in two parts, the label's and the other classes', weighted apart"),
            .paper = "Zhao, Cui, Song, Qiu, Liang: Decoupled Knowledge Distillation, 2022",
            .parameters = {"temperature", "dkd-alpha", "dkd-beta"},
            .value = dkd_of_logits,
            .needs_labels = true};
}

} // namespace retort
