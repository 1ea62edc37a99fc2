#include "core/engine/training/measure.h"

#include <tuple>
#include <vector>

namespace retort {

namespace {

/// Mean over rows of KL(teacher ‖ student) of softmaxed logits, T = 1.
double kl_divergence(const torch::Tensor& student, const torch::Tensor& teacher) {
    const auto log_student = torch::log_softmax(student, 1);
    const auto log_teacher = torch::log_softmax(teacher, 1);
    return (log_teacher.exp() * (log_teacher - log_student)).sum(1).mean().item<double>();
}

/// The class of the largest logit; -1 in a row with NaN.
torch::Tensor predicted_classes(const torch::Tensor& logits) {
    return logits.argmax(1).masked_fill(logits.isnan().any(1), -1);
}

/// Of each row how far it is right: 0 or 1, or between them where labels are mixed.
torch::Tensor correct_predictions(const torch::Tensor& logits, const HardLabels& labels) {
    const auto predicted = predicted_classes(logits);
    const auto own = predicted.eq(labels.labels);
    return labels.are_mixed() ? own * labels.weights + predicted.eq(labels.others) * (1.0 - labels.weights)
                              : own;
}

} // namespace

TrainingMeans::TrainingMeans(const torch::Device& device)
    : sums_(torch::zeros({2}, torch::TensorOptions().dtype(torch::kFloat64).device(device))) {}

void TrainingMeans::add(const torch::Tensor& loss, const torch::Tensor& logits, const HardLabels& labels) {
    const torch::NoGradGuard no_grad;
    const auto count = labels.labels.size(0);
    const auto correct = correct_predictions(logits, labels).sum().to(torch::kFloat64);
    sums_ += torch::stack({loss.detach().to(torch::kFloat64) * static_cast<double>(count), correct});
    count_ += count;
}

void TrainingMeans::write(EpochRecord& record) const {
    if (count_ == 0) {
        return;
    }
    const auto means = (sums_ / static_cast<double>(count_)).to(torch::kCPU);
    record.train_loss = means[0].item<double>();
    record.train_accuracy = means[1].item<double>();
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

void measure_validation(const torch::Tensor& logits, const ValidationTargets& targets,
                        const Objective& objective, EpochRecord& record) {
    const torch::NoGradGuard no_grad;
    // Both terms of the objective are means over samples, so over the whole set they are the batch-weighted
    // mean.
    const auto student = logits.to(torch::kFloat64);
    const auto teacher =
        targets.teacher_logits.defined() ? targets.teacher_logits.to(torch::kFloat64) : torch::Tensor();
    record.val_loss = objective(student, {targets.labels}, teacher).item<double>();
    record.cross_entropy = torch::cross_entropy_loss(student, targets.labels).item<double>();
    record.val_accuracy = top1_accuracy(logits, targets.labels);
    record.val_top5 = top5_accuracy(logits, targets.labels);
    record.val_macro_accuracy = macro_accuracy(logits, targets.labels);
    record.val_ece = calibration_error(logits, targets.labels);
    if (targets.teacher_logits.defined()) {
        record.teacher_val_accuracy = top1_accuracy(targets.teacher_logits, targets.labels);
        record.teacher_val_top5 = top5_accuracy(targets.teacher_logits, targets.labels);
        record.teacher_val_macro_accuracy = macro_accuracy(targets.teacher_logits, targets.labels);
        record.teacher_val_ece = calibration_error(targets.teacher_logits, targets.labels);
        record.logit_difference = logit_difference(logits, targets.teacher_logits);
        record.agreement = agreement(logits, targets.teacher_logits);
        record.kl_to_teacher = kl_divergence(student, teacher);
    }
}

void measure_test(const torch::Tensor& logits, const ValidationTargets& targets, EpochRecord& record) {
    EpochRecord measured; // by the same code, so that both splits have the same numbers
    measure_validation(logits, targets, Objective{}, measured);
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

double top1_accuracy(const torch::Tensor& logits, const torch::Tensor& labels) {
    return predicted_classes(logits).eq(labels).to(torch::kFloat64).mean().item<double>();
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
    const auto correct = predicted_classes(logits).eq(labels).to(torch::kFloat64);
    const auto counts = labels.bincount({}, logits.size(1)).to(torch::kFloat64);
    const auto sums = torch::zeros_like(counts).index_add_(0, labels, correct);
    const auto seen = counts > 0;
    return (sums / counts).masked_select(seen).mean().item<double>();
}

Calibration calibration_of(const torch::Tensor& logits, const torch::Tensor& labels) {
    const auto values = logits.to(torch::kFloat64);
    const auto confidences = (std::get<0>(values.max(1)) - values.logsumexp(1)).exp().contiguous();
    const auto correct = predicted_classes(logits).eq(labels).contiguous();
    const auto* confidence = confidences.data_ptr<double>();
    const auto* is_correct = correct.data_ptr<bool>();
    Calibration calibration;
    for (std::int64_t i = 0; i < confidences.numel(); ++i) {
        calibration.add(confidence[i], is_correct[i]);
    }
    return calibration;
}

double calibration_error(const torch::Tensor& logits, const torch::Tensor& labels) {
    return calibration_of(logits, labels).error();
}

double agreement(const torch::Tensor& first, const torch::Tensor& second) {
    const auto predicted = predicted_classes(first);
    const auto same = predicted.eq(predicted_classes(second)).logical_and(predicted.ge(0));
    return same.to(torch::kFloat64).mean().item<double>();
}

double logit_difference(const torch::Tensor& first, const torch::Tensor& second) {
    return (first.to(torch::kFloat64) - second.to(torch::kFloat64)).abs().mean().item<double>();
}

} // namespace retort
