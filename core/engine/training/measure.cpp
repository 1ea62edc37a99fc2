#include "core/engine/training/measure.h"

#include "core/engine/losses/ensemble.h"

#include <tuple>
#include <utility>
#include <vector>

namespace retort {

namespace {

/// The class of the largest logit; -1 in a row with NaN.
torch::Tensor predicted_classes(const torch::Tensor& logits) {
    return logits.argmax(1).masked_fill(logits.isnan().any(1), -1);
}

/// Of each row whether all that is said of it has a label.
torch::Tensor are_labelled(const HardLabels& labels) {
    const auto own = labels.labels.ge(0);
    return labels.are_mixed() ? own.logical_and(labels.others.ge(0)) : own;
}

/// Of each row how far it is right: 0 or 1, or between them where labels are mixed.
torch::Tensor correct_predictions(const torch::Tensor& logits, const HardLabels& labels) {
    const auto predicted = predicted_classes(logits);
    const auto own = predicted.eq(labels.labels);
    return labels.are_mixed() ? own * labels.weights + predicted.eq(labels.others) * (1.0 - labels.weights)
                              : own;
}

/// What several metrics are read from: of a whole set, float64.
struct Predictions {
    torch::Tensor log_probabilities; ///< N×C
    torch::Tensor classes;           ///< N, see predicted_classes()
};

Predictions predictions_of(const torch::Tensor& logits) {
    return {torch::log_softmax(logits.to(torch::kFloat64), 1), predicted_classes(logits)};
}

double share_of_true(const torch::Tensor& rows) {
    return rows.to(torch::kFloat64).mean().item<double>();
}

/// The mean over the classes that `labels` have of the share of rows that are `correct`.
double mean_over_classes(const torch::Tensor& correct, const torch::Tensor& labels, std::int64_t classes) {
    const auto counts = labels.bincount({}, classes).to(torch::kFloat64);
    const auto sums = torch::zeros_like(counts).index_add_(0, labels, correct.to(torch::kFloat64));
    return (sums / counts).masked_select(counts > 0).mean().item<double>();
}

Calibration calibration_of(const Predictions& predictions, const torch::Tensor& labels) {
    const auto confidences = std::get<0>(predictions.log_probabilities.max(1)).exp().contiguous();
    const auto correct = predictions.classes.eq(labels).contiguous();
    const auto* confidence = confidences.data_ptr<double>();
    const auto* is_correct = correct.data_ptr<bool>();
    Calibration calibration;
    for (std::int64_t i = 0; i < confidences.numel(); ++i) {
        calibration.add(confidence[i], is_correct[i]);
    }
    return calibration;
}

double agreement_of(const torch::Tensor& first, const torch::Tensor& second) {
    return share_of_true(first.eq(second).logical_and(first.ge(0)));
}

} // namespace

TrainingMeans::TrainingMeans(const torch::Device& device)
    : sums_(torch::zeros({3}, torch::TensorOptions().dtype(torch::kFloat64).device(device))) {}

void TrainingMeans::add(const torch::Tensor& loss, const torch::Tensor& logits, const HardLabels& labels) {
    const torch::NoGradGuard no_grad;
    const auto count = labels.labels.size(0);
    const auto labelled = are_labelled(labels);
    const auto correct = (correct_predictions(logits, labels) * labelled).sum().to(torch::kFloat64);
    sums_ += torch::stack({loss.detach().to(torch::kFloat64) * static_cast<double>(count), correct,
                           labelled.sum().to(torch::kFloat64)});
    count_ += count;
}

void TrainingMeans::write(EpochRecord& record) const {
    if (count_ == 0) {
        return;
    }
    const auto sums = sums_.to(torch::kCPU);
    record.train_loss = sums[0].item<double>() / static_cast<double>(count_);
    if (const auto labelled = sums[2].item<double>(); labelled > 0.0) {
        record.train_accuracy = sums[1].item<double>() / labelled;
    }
}

torch::Tensor logits_over(Classifier& model, BatchSource& source, const torch::Device& device,
                          const std::stop_token& stop, const Progress& progress, std::int64_t total) {
    const torch::NoGradGuard no_grad;
    const bool was_training = model.is_training();
    model.eval();
    std::vector<torch::Tensor> parts;
    std::int64_t done = 0;
    Batch batch;
    while (!stop.stop_requested() && source.next(batch)) {
        parts.push_back(model.forward(batch.images.to(device)).to(torch::kCPU));
        done += batch.images.size(0);
        if (progress) {
            progress(done, total);
        }
    }
    model.train(was_training);
    return stop.stop_requested() || parts.empty() ? torch::Tensor() : torch::cat(parts);
}

torch::Tensor ValidationTargets::teacher() const {
    const bool are_several = teacher_logits.defined() && teacher_logits.dim() == 3;
    return are_several ? ensemble_logits(teacher_logits, teacher_weights, /*temperature=*/1.0)
                       : teacher_logits;
}

SetMeasure::SetMeasure(ValidationTargets targets) : targets_(std::move(targets)) {
    const torch::NoGradGuard no_grad;
    const auto& labels = targets_.labels;
    const auto logits = targets_.teacher();
    if (!logits.defined()) {
        return;
    }
    teacher_ = targets_.teacher_logits.to(torch::kFloat64);
    teacher_mean_ = teacher_.dim() == 3 ? mean_logits(teacher_, targets_.teacher_weights) : teacher_;
    const auto predictions = predictions_of(logits);
    teacher_log_ = predictions.log_probabilities;
    teacher_classes_ = predictions.classes;
    of_teacher_.teacher_val_accuracy = top1_accuracy(logits, labels);
    of_teacher_.teacher_val_top5 = top5_accuracy(logits, labels);
    of_teacher_.teacher_val_macro_accuracy = macro_accuracy(logits, labels);
    of_teacher_.teacher_val_ece = calibration_error(logits, labels);
}

void SetMeasure::all_but_loss(const torch::Tensor& logits, EpochRecord& record) const {
    const auto predictions = predictions_of(logits);
    const auto correct = predictions.classes.eq(targets_.labels);
    record.cross_entropy = torch::nll_loss(predictions.log_probabilities, targets_.labels).item<double>();
    record.val_accuracy = share_of_true(correct);
    record.val_top5 = top5_accuracy(logits, targets_.labels);
    record.val_macro_accuracy = mean_over_classes(correct, targets_.labels, logits.size(1));
    record.val_ece = calibration_of(predictions, targets_.labels).error();
    if (teacher_.defined()) {
        record.teacher_val_accuracy = of_teacher_.teacher_val_accuracy;
        record.teacher_val_top5 = of_teacher_.teacher_val_top5;
        record.teacher_val_macro_accuracy = of_teacher_.teacher_val_macro_accuracy;
        record.teacher_val_ece = of_teacher_.teacher_val_ece;
        record.logit_difference = logit_difference(logits, teacher_mean_);
        record.agreement = agreement_of(predictions.classes, teacher_classes_);
        record.kl_to_teacher = (teacher_log_.exp() * (teacher_log_ - predictions.log_probabilities))
                                   .sum(1)
                                   .mean()
                                   .item<double>(); // KL(teacher ‖ student) of softmaxed logits, T = 1
    }
}

void SetMeasure::validation(const torch::Tensor& logits, const Objective& objective,
                            EpochRecord& record) const {
    const torch::NoGradGuard no_grad;
    all_but_loss(logits, record);
    // What is a mean over samples is the batch-weighted mean over the whole set; correlations (dist) are of
    // the whole set.
    record.val_loss = objective(logits.to(torch::kFloat64), {targets_.labels}, teacher_).item<double>();
}

void SetMeasure::test(const torch::Tensor& logits, EpochRecord& record) const {
    const torch::NoGradGuard no_grad;
    EpochRecord measured; // by the same code, so that both splits have the same numbers
    all_but_loss(logits, measured);
    record.test_accuracy = measured.val_accuracy;
    record.test_top5 = measured.val_top5;
    record.test_macro_accuracy = measured.val_macro_accuracy;
    record.test_ece = measured.val_ece;
    record.test_cross_entropy = measured.cross_entropy;
    record.teacher_test_accuracy = measured.teacher_val_accuracy;
    record.test_logit_difference = measured.logit_difference;
    record.test_agreement = measured.agreement;
    record.test_kl_to_teacher = measured.kl_to_teacher;
}

void measure_validation(const torch::Tensor& logits, const ValidationTargets& targets,
                        const Objective& objective, EpochRecord& record) {
    SetMeasure(targets).validation(logits, objective, record);
}

double top1_accuracy(const torch::Tensor& logits, const torch::Tensor& labels) {
    return share_of_true(predicted_classes(logits).eq(labels));
}

double chance_level(const torch::Tensor& labels) {
    return static_cast<double>(labels.bincount().max().item<std::int64_t>()) /
           static_cast<double>(labels.size(0));
}

double top5_accuracy(const torch::Tensor& logits, const torch::Tensor& labels) {
    constexpr std::int64_t largest = 5;
    if (logits.size(1) <= largest) {
        return EpochRecord::none;
    }
    const auto classes = std::get<1>(logits.topk(largest, 1));
    const auto found =
        classes.eq(labels.unsqueeze(1)).any(1).logical_and(logits.isnan().any(1).logical_not());
    return found.to(torch::kFloat64).mean().item<double>();
}

double macro_accuracy(const torch::Tensor& logits, const torch::Tensor& labels) {
    return mean_over_classes(predicted_classes(logits).eq(labels), labels, logits.size(1));
}

Calibration calibration_of(const torch::Tensor& logits, const torch::Tensor& labels) {
    return calibration_of(predictions_of(logits), labels);
}

double calibration_error(const torch::Tensor& logits, const torch::Tensor& labels) {
    return calibration_of(logits, labels).error();
}

double agreement(const torch::Tensor& first, const torch::Tensor& second) {
    return agreement_of(predicted_classes(first), predicted_classes(second));
}

double logit_difference(const torch::Tensor& first, const torch::Tensor& second) {
    return (first.to(torch::kFloat64) - second.to(torch::kFloat64)).abs().mean().item<double>();
}

} // namespace retort
