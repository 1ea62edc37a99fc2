#include "core/engine/losses/objective.h"

#include "core/engine/losses/ensemble.h"
#include "core/engine/losses/loss_schedule.h"

#include <torch/nn/functional/loss.h>

namespace retort {

namespace {

/// Without a multiplication where there is nothing to multiply by.
torch::Tensor weighed(double weight, const torch::Tensor& loss) {
    return weight == 1.0 ? loss : weight * loss;
}

/// N×C, of one teacher or several.
torch::Tensor taught_by(const torch::Tensor& teachers, const Objective& objective) {
    if (teachers.dim() < 3) {
        return teachers;
    }
    return objective.loss->uses("temperature")
               ? ensemble_logits(teachers, objective.teacher_weights, objective.options.temperature)
               : mean_logits(teachers, objective.teacher_weights);
}

} // namespace

torch::Tensor HardLabels::larger() const {
    return are_mixed() ? torch::where(weights >= 0.5, labels, others) : labels;
}

HardLabels HardLabels::to(const torch::Device& device, bool non_blocking) const {
    const auto moved = [&](const torch::Tensor& tensor) {
        return tensor.defined() ? tensor.to(device, non_blocking) : tensor;
    };
    return {moved(labels), moved(others), moved(weights), moved(class_weights)};
}

torch::Tensor cross_entropy_of(const torch::Tensor& logits, const HardLabels& labels, double smoothing) {
    namespace functional = torch::nn::functional;
    const auto class_weights =
        labels.class_weights.defined() ? labels.class_weights.to(logits.scalar_type()) : torch::Tensor();
    auto options = functional::CrossEntropyFuncOptions().label_smoothing(smoothing).weight(class_weights);
    if (!labels.are_mixed()) {
        return functional::cross_entropy(logits, labels.labels, options);
    }
    options.reduction(torch::kNone);
    const auto own = functional::cross_entropy(logits, labels.labels, options);
    const auto other = functional::cross_entropy(logits, labels.others, options);
    const auto mixed = [&](const torch::Tensor& first, const torch::Tensor& second) {
        return second + labels.weights * (first - second);
    };
    if (!class_weights.defined()) {
        return mixed(own, other).mean();
    }
    const auto weights =
        mixed(class_weights.index_select(0, labels.labels), class_weights.index_select(0, labels.others));
    return mixed(own, other).sum() / weights.sum();
}

Objective Objective::at(std::int64_t epoch, std::int64_t epochs) const {
    const auto weights = loss_weights(alpha, options, epoch, epochs);
    auto then = *this;
    then.alpha = weights.alpha;
    then.options.hard_weight = alpha >= 1.0 ? 1.0 : options.hard_weight;
    then.options.temperature = weights.temperature;
    then.options.soft_weight = weights.soft_weight;
    return then;
}

torch::Tensor Objective::operator()(const torch::Tensor& student, const HardLabels& labels,
                                    const torch::Tensor& teacher) const {
    const auto cross_entropy = [&] { return cross_entropy_of(student, labels, options.label_smoothing); };
    const auto distillation = [&] {
        return loss->value(student, taught_by(teacher, *this), labels.larger(), options);
    };
    if (alpha >= 1.0) {
        return weighed(options.hard_weight, cross_entropy());
    }
    if (alpha <= 0.0) {
        return weighed(options.soft_weight, distillation());
    }
    return weighed(alpha * options.hard_weight, cross_entropy()) +
           weighed((1.0 - alpha) * options.soft_weight, distillation());
}

} // namespace retort
