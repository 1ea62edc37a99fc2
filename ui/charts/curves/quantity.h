// What a chart can show, as a table: a new chart is a new row.
#pragma once

#include "core/engine/training/epoch_record.h"

#include <QString>

#include <array>
#include <vector>

namespace retort::ui {

enum class Quantity { Loss, Accuracy, LogitDifference, Agreement, LearningRate };

inline constexpr std::array quantities{Quantity::Loss, Quantity::Accuracy, Quantity::LogitDifference,
                                       Quantity::Agreement, Quantity::LearningRate};

/// One curve that every run has in a chart.
struct QuantityCurve {
    double EpochRecord::*value;
    QString name;          ///< for tooltips, for example "Validation loss"
    bool training = false; ///< measured on the training set
};

/// How a quantity is drawn.
struct QuantityInfo {
    QString title;
    QString axisTitle;
    QString fileName;                         ///< without ending, never translated
    double scale = 1.0;                       ///< from the record's value to the one shown
    int decimals = 3;                         ///< of a value in a tooltip
    std::vector<QuantityCurve> curves;        ///< those of training are drawn thin
    double EpochRecord::*reference = nullptr; ///< of all runs the same: one dashed line across; may be absent
    QString referenceName;
};

QuantityInfo quantityInfo(Quantity quantity);

} // namespace retort::ui
