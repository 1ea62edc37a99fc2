// The numbers of one epoch. Values only: this header is read by the window too, so it knows no tensors.
#pragma once

#include <array>
#include <limits>
#include <string_view>

namespace retort {

/// What one epoch of one run measured. Epoch 0 is the student before any training: its train_* values, and
/// the teacher's values of a run without a teacher, are NaN. Accuracies and agreement are shares in [0, 1].
struct EpochRecord {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    int epoch = 0;
    double train_loss = none;           ///< running mean of the objective over the epoch's samples
    double train_accuracy = none;       ///< top-1 over the epoch's samples, as they were seen in training
    double val_loss = none;             ///< the objective over the validation set, weighted by batch size
    double val_accuracy = none;         ///< top-1 over the validation set
    double teacher_val_accuracy = none; ///< the teacher's top-1 over the validation set
    double logit_difference = none;     ///< mean |student - teacher| over all validation samples and classes
    double agreement = none;            ///< share of validation samples where both argmax are the same class
    double learning_rate = none;        ///< as used in this epoch; for epoch 0 the initial one
    double seconds = none;              ///< wall time of training and validation of this epoch
};

/// A column of metrics.csv, and a quantity that can be drawn.
struct Metric {
    std::string_view name; ///< as in metrics.csv
    double EpochRecord::*value;
};

/// Every metric, in the order of metrics.csv (which puts `epoch` before them).
inline constexpr std::array<Metric, 9> metrics{{
    {"train_loss", &EpochRecord::train_loss},
    {"train_accuracy", &EpochRecord::train_accuracy},
    {"val_loss", &EpochRecord::val_loss},
    {"val_accuracy", &EpochRecord::val_accuracy},
    {"teacher_val_accuracy", &EpochRecord::teacher_val_accuracy},
    {"logit_difference", &EpochRecord::logit_difference},
    {"agreement", &EpochRecord::agreement},
    {"learning_rate", &EpochRecord::learning_rate},
    {"seconds", &EpochRecord::seconds},
}};

} // namespace retort
