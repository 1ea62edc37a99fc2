// What a chart can show: the metrics that are drawn, gathered into charts as their table says.
#pragma once

#include "core/engine/training/metric_lookup.h"

#include <QString>

#include <vector>

namespace retort::ui {

/// What a chart shows, by the metric that gives it its name: loss is called after the validation loss, whose
/// chart has the training loss in it as well. A row of metrics(), so that quantities order as they do.
using Quantity = const Metric*;

/// One for each chart there is, in the order of the table.
std::vector<Quantity> quantities();

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
    bool byDecades = false;                   ///< above 0 and without an upper end: may span powers of ten
    bool isShare = false;                     ///< of a whole: from 0 to `scale`
    std::vector<QuantityCurve> curves;        ///< those of training are drawn thin
    double EpochRecord::*reference = nullptr; ///< of all runs the same: one dashed line across; may be absent
    QString referenceName;
};

QuantityInfo quantityInfo(Quantity quantity);

/// The teacher's metric that is a line across the chart of `quantity`, or nullptr.
const Metric* referenceOf(Quantity quantity);

/// "logit-difference": what pictures of a metric are called; never translated.
QString pictureName(const Metric& metric);

} // namespace retort::ui
