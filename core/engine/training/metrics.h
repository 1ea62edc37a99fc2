// The numbers of one epoch, and the table that says all there is to say of each. Values only: the window
// reads this header too, so it knows no tensors.
//
// A new metric is a member of EpochRecord and a row of the table, both here, and its computation in
// measure.cpp. Files, tables, charts, reports, import and command line follow the table.
#pragma once

#include "core/base/message.h"

#include <array>
#include <limits>
#include <span>
#include <string_view>

namespace retort {

/// What one epoch of one run measured. Epoch 0 is the student before any training: its train_* values, and
/// the teacher's values of a run without a teacher, are NaN. Accuracies and agreement are shares in [0, 1].
struct EpochRecord {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    int epoch = 0;
    double train_loss = none;         ///< running mean of the objective over the epoch's samples
    double train_accuracy = none;     ///< top-1 over the epoch's samples, as they were seen in training
    double val_loss = none;           ///< the objective over the validation set, weighted by batch size
    double val_accuracy = none;       ///< top-1 over the validation set
    double val_top5 = none;           ///< share with the label among the five largest logits; of > 5 classes
    double val_macro_accuracy = none; ///< mean of the top-1 accuracies of the classes
    double val_ece = none;            ///< expected calibration error, see calibration_error()
    double cross_entropy = none;      ///< of labels over the validation set: the same function at every α
    double teacher_val_accuracy = none; ///< the teacher's top-1 over the validation set
    double teacher_val_top5 = none;     ///< and its other values there
    double teacher_val_macro_accuracy = none;
    double teacher_val_ece = none;
    double logit_difference = none; ///< mean |student - teacher| over all validation samples and classes
    double agreement = none;        ///< share of validation samples where both argmax are the same class
    double kl_to_teacher = none;    ///< mean KL(teacher ‖ student) over the validation set, T = 1
    double test_accuracy = none;    ///< the same numbers over the test set, which nothing is chosen by; NaN
    double test_top5 = none;        ///< where there is none
    double test_macro_accuracy = none;
    double test_ece = none;
    double test_cross_entropy = none;
    double teacher_test_accuracy = none;
    double test_logit_difference = none;
    double test_agreement = none;
    double test_kl_to_teacher = none;
    double learning_rate = none; ///< as used in this epoch; for epoch 0 the initial one
    double seconds = none;       ///< wall time of training and validation of this epoch
};

/// Which images a metric is measured on, and of whom: the student but for `teacher_val` and `teacher_test`.
/// `run` marks what belongs to an epoch as a whole, and to no images.
enum class MetricSplit { train, val, teacher_val, test, teacher_test, run };

/// What a value is. People read a share, which lies in [0, 1], in percent.
enum class MetricUnit { loss, share, logits, rate, seconds };

enum class Better { higher, lower, neither };

/// How a metric is drawn over epochs. In the chart of another metric one of the training set is a thin curve,
/// and the teacher's a line across.
struct ChartTraits {
    std::string_view of;        ///< the metric whose chart it is, which may be itself; empty: it is not drawn
    const char* axis = nullptr; ///< title of the chart's vertical axis; nullptr: the short label
    bool shown = false;         ///< whether the chart is shown until a person chooses
};

/// A metric's columns in the window's table of runs: the value after the latest epoch, and its difference
/// from the baseline run's.
struct RunColumnTexts {
    const char* header = nullptr; ///< nullptr: the metric has no column
    const char* help = nullptr;
    const char* delta = nullptr; ///< the header of the difference; nullptr: there is none
    const char* delta_help = nullptr;
    bool shown = true; ///< until a person chooses
};

/// A metric, as all who show, store or compare it take it. Texts are RETORT_TEXT where the window translates
/// them.
struct Metric {
    std::string_view name; ///< as in metrics.csv
    double EpochRecord::*value = nullptr;
    MetricSplit split = MetricSplit::val;
    MetricUnit unit = MetricUnit::share;
    Better better = Better::neither;
    bool needs_teacher = false;
    int decimals = 3; ///< as shown; one more where results are compared

    const char* tag = "";         ///< in TensorBoard
    const char* label = "";       ///< for people, with its split: "Validation loss"
    const char* short_label = ""; ///< where the split goes without saying: "Loss"
    const char* last_label = "";  ///< of the last epoch, for what is compared: "Last loss"
    const char* brief = "";       ///< where the summary has little room: "logit diff."
    const char* title = "";       ///< in plain tables, which are English: "val loss"

    bool in_progress = false;       ///< in the line that the command line prints for an epoch
    bool in_summary = false;        ///< has a mean and a deviation in the summary
    const char* headline = nullptr; ///< what plain tables call it after "last" and "best"; nullptr: such
                                    ///< columns, and a chart against α in the report, are not for this metric
    int compared = 0;    ///< its place among the metrics compared in pairs; 0: it is not
    int stops_early = 0; ///< its place among those that may end a run early; 0: it may not
    ChartTraits chart = {};
    RunColumnTexts run_column = {};

    [[nodiscard]] constexpr bool is_share() const { return unit == MetricUnit::share; }
    /// From the record's value to the one that people read.
    [[nodiscard]] constexpr double scale() const { return is_share() ? 100.0 : 1.0; }
};

/// The rows of Retort's own table, in the order of metrics.csv (which puts `epoch` before them). Read them
/// through metrics().
inline constexpr std::array shipped_metrics{
    Metric{
        .name = "train_loss",
        .value = &EpochRecord::train_loss,
        .split = MetricSplit::train,
        .unit = MetricUnit::loss,
        .better = Better::lower,
        .tag = "loss/train",
        .label = RETORT_TEXT("Training loss"),
        .title = "train loss",
        .in_progress = true,
        .chart = {.of = "val_loss"},
    },
    Metric{
        .name = "train_accuracy",
        .value = &EpochRecord::train_accuracy,
        .split = MetricSplit::train,
        .better = Better::higher,
        .decimals = 1,
        .tag = "accuracy/train",
        .label = RETORT_TEXT("Training accuracy"),
        .chart = {.of = "val_accuracy"},
    },
    Metric{
        .name = "val_loss",
        .value = &EpochRecord::val_loss,
        .unit = MetricUnit::loss,
        .better = Better::lower,
        .tag = "loss/val",
        .label = RETORT_TEXT("Validation loss"),
        .short_label = RETORT_TEXT("Loss"),
        .last_label = RETORT_TEXT("Last loss"),
        .brief = RETORT_TEXT("loss"),
        .title = "val loss",
        .in_progress = true,
        .in_summary = true,
        .stops_early = 1,
        .chart = {.of = "val_loss", .shown = true},
    },
    Metric{
        .name = "val_accuracy",
        .value = &EpochRecord::val_accuracy,
        .better = Better::higher,
        .decimals = 1,
        .tag = "accuracy/val",
        .label = RETORT_TEXT("Validation accuracy"),
        .short_label = RETORT_TEXT("Accuracy"),
        .last_label = RETORT_TEXT("Last accuracy"),
        .brief = RETORT_TEXT("accuracy"),
        .title = "val accuracy",
        .in_progress = true,
        .in_summary = true,
        .headline = "accuracy",
        .compared = 1,
        .stops_early = 2,
        .chart = {.of = "val_accuracy", .shown = true},
        .run_column = {RETORT_TEXT("Last accuracy"),
                       RETORT_TEXT("Top-1 accuracy on the validation set after the latest epoch"),
                       RETORT_TEXT("Δ last"),
                       RETORT_TEXT("Last accuracy compared with the baseline run, in percentage points")},
    },
    Metric{
        .name = "val_top5",
        .value = &EpochRecord::val_top5,
        .better = Better::higher,
        .decimals = 1,
        .tag = "top5/val",
        .label = RETORT_TEXT("Validation top-5 accuracy"),
        .short_label = RETORT_TEXT("Top-5 accuracy"),
        .last_label = RETORT_TEXT("Last top-5 accuracy"),
        .brief = RETORT_TEXT("top-5"),
        .title = "top-5 accuracy",
        .in_summary = true,
        .compared = 8,
        .chart = {.of = "val_top5"},
        .run_column = {RETORT_TEXT("Top-5 accuracy"),
                       RETORT_TEXT("Share of validation images with the right class among the five largest "
                                   "logits, after the latest epoch; for more than five classes"),
                       nullptr, nullptr, false},
    },
    Metric{
        .name = "val_macro_accuracy",
        .value = &EpochRecord::val_macro_accuracy,
        .better = Better::higher,
        .decimals = 1,
        .tag = "macro_accuracy/val",
        .label = RETORT_TEXT("Validation macro accuracy"),
        .short_label = RETORT_TEXT("Macro accuracy"),
        .last_label = RETORT_TEXT("Last macro accuracy"),
        .brief = RETORT_TEXT("macro accuracy"),
        .title = "macro accuracy",
        .in_summary = true,
        .compared = 7,
        .stops_early = 7,
        .chart = {.of = "val_macro_accuracy"},
        .run_column = {RETORT_TEXT("Macro accuracy"),
                       RETORT_TEXT("Mean of the accuracies of the classes on the validation set after the "
                                   "latest epoch: small classes count as much as large ones"),
                       nullptr, nullptr, false},
    },
    Metric{
        .name = "val_ece",
        .value = &EpochRecord::val_ece,
        .better = Better::lower,
        .decimals = 1,
        .tag = "ece/val",
        .label = RETORT_TEXT("Validation calibration error"),
        .short_label = RETORT_TEXT("Calibration error"),
        .last_label = RETORT_TEXT("Last calibration error"),
        .brief = RETORT_TEXT("ECE"),
        .title = "calibration error",
        .in_summary = true,
        .compared = 6,
        .stops_early = 8,
        .chart = {.of = "val_ece", .axis = RETORT_TEXT("Expected calibration error")},
        .run_column = {RETORT_TEXT("ECE"),
                       RETORT_TEXT("Expected calibration error on the validation set after the latest epoch, "
                                   "15 bins: how far confidence is from accuracy"),
                       RETORT_TEXT("Δ ECE"),
                       RETORT_TEXT("Calibration error compared with the baseline run, in percentage points")},
    },
    Metric{
        .name = "cross_entropy",
        .value = &EpochRecord::cross_entropy,
        .unit = MetricUnit::loss,
        .better = Better::lower,
        .tag = "cross_entropy/val",
        .label = RETORT_TEXT("Validation cross entropy"),
        .short_label = RETORT_TEXT("Cross entropy"),
        .last_label = RETORT_TEXT("Last cross entropy"),
        .brief = RETORT_TEXT("cross entropy"),
        .title = "cross entropy",
        .in_summary = true,
        .compared = 2,
        .stops_early = 5,
        .chart = {.of = "cross_entropy", .axis = RETORT_TEXT("Cross entropy of labels")},
        .run_column = {RETORT_TEXT("Cross entropy"),
                       RETORT_TEXT("Cross entropy of labels on the validation set after the latest epoch; "
                                   "the same function at every α"),
                       RETORT_TEXT("Δ cross entropy"),
                       RETORT_TEXT("Cross entropy compared with the baseline run")},
    },
    Metric{
        .name = "teacher_val_accuracy",
        .value = &EpochRecord::teacher_val_accuracy,
        .split = MetricSplit::teacher_val,
        .better = Better::higher,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "accuracy/teacher",
        .label = RETORT_TEXT("Teacher's validation accuracy"),
        .short_label = RETORT_TEXT("Teacher accuracy"),
        .brief = RETORT_TEXT("teacher"),
        .title = "teacher accuracy",
        .in_summary = true,
        .chart = {.of = "val_accuracy"},
    },
    Metric{
        .name = "teacher_val_top5",
        .value = &EpochRecord::teacher_val_top5,
        .split = MetricSplit::teacher_val,
        .better = Better::higher,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "top5/teacher",
        .label = RETORT_TEXT("Teacher's validation top-5 accuracy"),
        .short_label = RETORT_TEXT("Teacher top-5 accuracy"),
        .chart = {.of = "val_top5"},
    },
    Metric{
        .name = "teacher_val_macro_accuracy",
        .value = &EpochRecord::teacher_val_macro_accuracy,
        .split = MetricSplit::teacher_val,
        .better = Better::higher,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "macro_accuracy/teacher",
        .label = RETORT_TEXT("Teacher's validation macro accuracy"),
        .short_label = RETORT_TEXT("Teacher macro accuracy"),
        .chart = {.of = "val_macro_accuracy"},
    },
    Metric{
        .name = "teacher_val_ece",
        .value = &EpochRecord::teacher_val_ece,
        .split = MetricSplit::teacher_val,
        .better = Better::lower,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "ece/teacher",
        .label = RETORT_TEXT("Teacher's validation calibration error"),
        .short_label = RETORT_TEXT("Teacher calibration error"),
        .chart = {.of = "val_ece"},
    },
    Metric{
        .name = "logit_difference",
        .value = &EpochRecord::logit_difference,
        .unit = MetricUnit::logits,
        .better = Better::lower,
        .needs_teacher = true,
        .tag = "logit_difference",
        .label = RETORT_TEXT("Logit difference"),
        .short_label = RETORT_TEXT("Logit difference"),
        .last_label = RETORT_TEXT("Last logit difference"),
        .brief = RETORT_TEXT("logit diff."),
        .title = "logit difference",
        .in_progress = true,
        .in_summary = true,
        .headline = "difference",
        .compared = 3,
        .stops_early = 4,
        .chart = {.of = "logit_difference", .axis = RETORT_TEXT("Mean |student − teacher|"), .shown = true},
        .run_column = {RETORT_TEXT("Logit difference"),
                       RETORT_TEXT("Mean |student − teacher| over all validation samples and classes, after "
                                   "the latest epoch"),
                       RETORT_TEXT("Δ logit difference"),
                       RETORT_TEXT("Logit difference compared with the baseline run")},
    },
    Metric{
        .name = "agreement",
        .value = &EpochRecord::agreement,
        .better = Better::higher,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "agreement",
        .label = RETORT_TEXT("Agreement"),
        .short_label = RETORT_TEXT("Agreement"),
        .last_label = RETORT_TEXT("Last agreement"),
        .brief = RETORT_TEXT("agreement"),
        .title = "agreement",
        .in_summary = true,
        .compared = 4,
        .stops_early = 3,
        .chart = {.of = "agreement", .axis = RETORT_TEXT("Same prediction as the teacher")},
        .run_column = {RETORT_TEXT("Agreement"),
                       RETORT_TEXT("Share of validation samples for which student and teacher predict the "
                                   "same class, after the latest epoch")},
    },
    Metric{
        .name = "kl_to_teacher",
        .value = &EpochRecord::kl_to_teacher,
        .unit = MetricUnit::loss,
        .better = Better::lower,
        .needs_teacher = true,
        .tag = "kl_to_teacher",
        .label = RETORT_TEXT("KL divergence from teacher"),
        .short_label = RETORT_TEXT("KL from teacher"),
        .last_label = RETORT_TEXT("Last KL from teacher"),
        .brief = RETORT_TEXT("KL from teacher"),
        .title = "KL to teacher",
        .in_summary = true,
        .compared = 5,
        .stops_early = 6,
        .chart = {.of = "kl_to_teacher", .axis = RETORT_TEXT("KL(teacher ‖ student), T = 1")},
    },
    Metric{
        .name = "test_accuracy",
        .value = &EpochRecord::test_accuracy,
        .split = MetricSplit::test,
        .better = Better::higher,
        .decimals = 1,
        .tag = "accuracy/test",
        .label = RETORT_TEXT("Test accuracy"),
        .short_label = RETORT_TEXT("Test accuracy"),
        .last_label = RETORT_TEXT("Last test accuracy"),
        .brief = RETORT_TEXT("test accuracy"),
        .title = "test accuracy",
        .in_summary = true,
        .headline = "test accuracy",
        .compared = 9,
        .chart = {.of = "test_accuracy"},
        .run_column = {RETORT_TEXT("Test accuracy"),
                       RETORT_TEXT("Top-1 accuracy on the test set after the latest epoch; nothing is chosen "
                                   "by it")},
    },
    Metric{
        .name = "test_top5",
        .value = &EpochRecord::test_top5,
        .split = MetricSplit::test,
        .better = Better::higher,
        .decimals = 1,
        .tag = "top5/test",
        .label = RETORT_TEXT("Test top-5 accuracy"),
        .short_label = RETORT_TEXT("Test top-5 accuracy"),
        .last_label = RETORT_TEXT("Last test top-5 accuracy"),
        .brief = RETORT_TEXT("test top-5"),
        .title = "test top-5",
        .in_summary = true,
        .compared = 14,
        .chart = {.of = "test_top5"},
    },
    Metric{
        .name = "test_macro_accuracy",
        .value = &EpochRecord::test_macro_accuracy,
        .split = MetricSplit::test,
        .better = Better::higher,
        .decimals = 1,
        .tag = "macro_accuracy/test",
        .label = RETORT_TEXT("Test macro accuracy"),
        .short_label = RETORT_TEXT("Test macro accuracy"),
        .last_label = RETORT_TEXT("Last test macro accuracy"),
        .brief = RETORT_TEXT("test macro accuracy"),
        .title = "test macro accuracy",
        .in_summary = true,
        .compared = 13,
        .chart = {.of = "test_macro_accuracy"},
    },
    Metric{
        .name = "test_ece",
        .value = &EpochRecord::test_ece,
        .split = MetricSplit::test,
        .better = Better::lower,
        .decimals = 1,
        .tag = "ece/test",
        .label = RETORT_TEXT("Test calibration error"),
        .short_label = RETORT_TEXT("Test calibration error"),
        .last_label = RETORT_TEXT("Last test calibration error"),
        .brief = RETORT_TEXT("test ECE"),
        .title = "test calibration error",
        .in_summary = true,
        .compared = 12,
        .chart = {.of = "test_ece", .axis = RETORT_TEXT("Expected calibration error")},
    },
    Metric{
        .name = "test_cross_entropy",
        .value = &EpochRecord::test_cross_entropy,
        .split = MetricSplit::test,
        .unit = MetricUnit::loss,
        .better = Better::lower,
        .tag = "cross_entropy/test",
        .label = RETORT_TEXT("Test cross entropy"),
        .short_label = RETORT_TEXT("Test cross entropy"),
        .last_label = RETORT_TEXT("Last test cross entropy"),
        .brief = RETORT_TEXT("test cross entropy"),
        .title = "test cross entropy",
        .in_summary = true,
        .compared = 10,
        .chart = {.of = "test_cross_entropy", .axis = RETORT_TEXT("Cross entropy of labels")},
    },
    Metric{
        .name = "teacher_test_accuracy",
        .value = &EpochRecord::teacher_test_accuracy,
        .split = MetricSplit::teacher_test,
        .better = Better::higher,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "accuracy/teacher_test",
        .label = RETORT_TEXT("Teacher's test accuracy"),
        .short_label = RETORT_TEXT("Teacher test accuracy"),
        .brief = RETORT_TEXT("teacher test"),
        .title = "teacher test accuracy",
        .in_summary = true,
        .chart = {.of = "test_accuracy"},
    },
    Metric{
        .name = "test_logit_difference",
        .value = &EpochRecord::test_logit_difference,
        .split = MetricSplit::test,
        .unit = MetricUnit::logits,
        .better = Better::lower,
        .needs_teacher = true,
        .tag = "logit_difference/test",
        .label = RETORT_TEXT("Test logit difference"),
        .short_label = RETORT_TEXT("Test logit difference"),
        .last_label = RETORT_TEXT("Last test logit difference"),
        .brief = RETORT_TEXT("test logit diff."),
        .title = "test logit difference",
        .in_summary = true,
        .compared = 15,
        .chart = {.of = "test_logit_difference", .axis = RETORT_TEXT("Mean |student − teacher|")},
    },
    Metric{
        .name = "test_agreement",
        .value = &EpochRecord::test_agreement,
        .split = MetricSplit::test,
        .better = Better::higher,
        .needs_teacher = true,
        .decimals = 1,
        .tag = "agreement/test",
        .label = RETORT_TEXT("Test agreement"),
        .short_label = RETORT_TEXT("Test agreement"),
        .last_label = RETORT_TEXT("Last test agreement"),
        .brief = RETORT_TEXT("test agreement"),
        .title = "test agreement",
        .in_summary = true,
        .compared = 11,
        .chart = {.of = "test_agreement", .axis = RETORT_TEXT("Same prediction as the teacher")},
    },
    Metric{
        .name = "test_kl_to_teacher",
        .value = &EpochRecord::test_kl_to_teacher,
        .split = MetricSplit::test,
        .unit = MetricUnit::loss,
        .better = Better::lower,
        .needs_teacher = true,
        .tag = "kl_to_teacher/test",
        .label = RETORT_TEXT("Test KL divergence from teacher"),
        .short_label = RETORT_TEXT("Test KL from teacher"),
        .last_label = RETORT_TEXT("Last test KL from teacher"),
        .brief = RETORT_TEXT("test KL from teacher"),
        .title = "test KL to teacher",
        .in_summary = true,
        .compared = 16,
        .chart = {.of = "test_kl_to_teacher", .axis = RETORT_TEXT("KL(teacher ‖ student), T = 1")},
    },
    Metric{
        .name = "learning_rate",
        .value = &EpochRecord::learning_rate,
        .split = MetricSplit::run,
        .unit = MetricUnit::rate,
        .decimals = 6,
        .tag = "learning_rate",
        .label = RETORT_TEXT("Learning rate"),
        .short_label = RETORT_TEXT("Learning rate"),
        .chart = {.of = "learning_rate"},
    },
    Metric{
        .name = "seconds",
        .value = &EpochRecord::seconds,
        .split = MetricSplit::run,
        .unit = MetricUnit::seconds,
        .decimals = 1,
        .tag = "seconds",
        .label = RETORT_TEXT("Seconds"),
    },
};

static_assert(sizeof(EpochRecord) == (shipped_metrics.size() + 1) * sizeof(double),
              "every number of an epoch has its row");

/// The table of metrics.
std::span<const Metric> metrics();

} // namespace retort
