#include "core/engine/losses/ensemble.h"

namespace retort {

namespace {

/// K×1, beside logits of K teachers.
torch::Tensor column_of(const std::vector<double>& weights, const torch::Tensor& logits) {
    const auto teachers = logits.size(1);
    return weights.empty() ? torch::full({teachers, 1}, 1.0 / static_cast<double>(teachers), logits.options())
                           : torch::tensor(weights, logits.options()).unsqueeze(1);
}

} // namespace

torch::Tensor ensemble_logits(const torch::Tensor& logits, const std::vector<double>& weights,
                              double temperature) {
    const auto log_weights = column_of(weights, logits).log();
    return temperature * (torch::log_softmax(logits / temperature, 2) + log_weights).logsumexp(1);
}

torch::Tensor mean_logits(const torch::Tensor& logits, const std::vector<double>& weights) {
    return (logits * column_of(weights, logits)).sum(1);
}

} // namespace retort
