// What is measured while training and validating, each defined once.
#pragma once

#include "core/base/progress.h"
#include "core/engine/losses/objective.h"
#include "core/engine/models/model.h"
#include "core/engine/torch.h"
#include "core/engine/training/batches.h"
#include "core/engine/training/calibration.h"
#include "core/engine/training/metrics.h"

#include <stop_token>
#include <vector>

namespace retort {

/// Means over samples of what a training epoch saw. Sums stay on the device until they are read, so that no
/// step waits for a transfer.
class TrainingMeans {
  public:
    explicit TrainingMeans(const torch::Device& device);
    /// `loss` the batch's mean objective, `logits` N×C, `labels` of N. A mixed image counts as right by the
    /// weight of whichever of its labels is predicted; one without a label has no part in accuracy.
    void add(const torch::Tensor& loss, const torch::Tensor& logits, const HardLabels& labels);
    /// Sets train_loss and train_accuracy; leaves them alone where nothing, or nothing with a label, was
    /// added.
    void write(EpochRecord& record) const;

  private:
    torch::Tensor sums_; ///< loss · N, correct, images with labels; float64
    std::int64_t count_ = 0;
};

/// Runs `model` in evaluation mode over `source` and returns its logits, N×C float32 on the CPU, in the order
/// of the source. The model's mode is restored. An undefined tensor when `stop` asked to stop. `progress` is
/// told how many samples are done.
torch::Tensor logits_over(Classifier& model, BatchSource& source, const torch::Device& device,
                          const std::stop_token& stop, const Progress& progress = nullptr,
                          std::int64_t total = 0);

/// The answers to a validation or test set: what accuracy and agreement are measured against.
struct ValidationTargets {
    torch::Tensor labels; ///< N int64
    /// N×C float32 on the CPU, or N×K×C of K teachers; undefined without a teacher.
    torch::Tensor teacher_logits{};
    std::vector<double> teacher_weights{}; ///< of several, as ensemble_logits() takes them

    /// Whose softmax is what the teacher, or the mean of several, says: N×C.
    [[nodiscard]] torch::Tensor teacher() const;
};

/// Measures epoch after epoch against the same answers; what is the teacher's alone is measured once.
class SetMeasure {
  public:
    /// `targets` may be empty where nothing will be measured.
    explicit SetMeasure(ValidationTargets targets);

    /// Fills the fields of `record` that are measured on the validation set from the student's logits
    /// over the whole validation set (N×C float32 on the CPU). `objective` is of the whole set at once: the
    /// mean over samples, but for dist.
    void validation(const torch::Tensor& logits, const Objective& objective, EpochRecord& record) const;
    /// The same of the test set, from its logits.
    void test(const torch::Tensor& logits, EpochRecord& record) const;

    [[nodiscard]] bool is_empty() const { return !targets_.labels.defined(); }
    [[nodiscard]] std::int64_t count() const { return targets_.labels.size(0); }

  private:
    void all_but_loss(const torch::Tensor& logits, EpochRecord& record) const;

    ValidationTargets targets_;
    torch::Tensor teacher_;         ///< its logits as float64, of several each
    torch::Tensor teacher_mean_;    ///< its logits, of several their mean
    torch::Tensor teacher_log_;     ///< their log softmax
    torch::Tensor teacher_classes_; ///< that it predicts
    EpochRecord of_teacher_;
};

/// As SetMeasure has it, for once.
void measure_validation(const torch::Tensor& logits, const ValidationTargets& targets,
                        const Objective& objective, EpochRecord& record);

/// The share of rows whose largest value stands at the label; a row with NaN counts as wrong. `logits` N×C,
/// `labels` N.
double top1_accuracy(const torch::Tensor& logits, const torch::Tensor& labels);

/// The share of the most frequent of `labels` (N), which is right for whoever knows nothing else.
double chance_level(const torch::Tensor& labels);

/// The share of rows with the label among the five largest values; NaN for five classes or fewer, where it
/// says nothing. A row with NaN counts as wrong. `logits` N×C, `labels` N.
double top5_accuracy(const torch::Tensor& logits, const torch::Tensor& labels);

/// The mean of the top-1 accuracies of the classes that `labels` have: small classes count as much as large
/// ones. `logits` N×C, `labels` N.
double macro_accuracy(const torch::Tensor& logits, const torch::Tensor& labels);

/// Confidence and correctness of every row; a row with NaN has no confidence. `logits` N×C, `labels` N.
Calibration calibration_of(const torch::Tensor& logits, const torch::Tensor& labels);

/// The expected calibration error of calibration_of(), a share; NaN where a row has NaN.
double calibration_error(const torch::Tensor& logits, const torch::Tensor& labels);

/// The share of rows where both have their largest value at the same class; a row with NaN agrees with
/// nothing. Both N×C.
double agreement(const torch::Tensor& first, const torch::Tensor& second);

/// Mean |first − second| over all N·C values.
double logit_difference(const torch::Tensor& first, const torch::Tensor& second);

} // namespace retort
