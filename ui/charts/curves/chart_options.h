// What a person chose to see in the charts.
#pragma once

#include "ui/charts/curves/quantity.h"

#include <QVariantMap>

#include <map>
#include <optional>
#include <set>

namespace retort::ui {

/// Curves of single runs, or one per α: the mean over its repeats.
enum class CurveMode { Single, Mean };
/// What the band around a mean spans: sample standard deviation, standard error of the mean, or all values.
enum class Band { Deviation, Error, Extremes, None };
enum class Split { Validation, Training, Both };
enum class TimeAxis { Epoch, Wall };
/// How values go up a chart. Automatic: logarithmic in the charts of losses and logits whose trained values
/// span decades, linear in all others. A share is linear whatever is chosen.
enum class ValueAxis { Automatic, Linear, Logarithmic };

/// Ends of an axis that a person fixed, in the units shown; an end that is absent follows the values.
struct FixedRange {
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<bool> log = {}; ///< whether an automatic axis went by powers of ten when it was fixed

    bool operator==(const FixedRange&) const = default;
};

/// The charts that are shown until a person chooses.
std::set<Quantity> chartsAtFirst();

struct ChartOptions {
    static constexpr int seedLast = 15; ///< the seed experiment plots its last 15 epochs
    static constexpr double mostSmoothing = 0.99;
    static constexpr int mostPerRow = 3;

    CurveMode mode = CurveMode::Single;
    Band band = Band::Deviation;
    Split split = Split::Both;
    TimeAxis time = TimeAxis::Epoch;
    bool logX = false;
    ValueAxis y = ValueAxis::Automatic;
    bool onlyLast = false; ///< the last `last` epochs instead of all
    int last = seedLast;
    double smoothing = 0.0; ///< weight of the past in [0, mostSmoothing]; 0 smooths nothing
    bool members = true;    ///< the repeats, faint, behind their mean
    bool bestMarkers = true;
    std::set<Quantity> charts = chartsAtFirst();
    std::map<Quantity, FixedRange> ranges;
    std::map<Quantity, ValueAxis> axes; ///< of charts whose axis is chosen apart from `y`
    int perRow = 0;                     ///< charts beside one another; 0: all of them

    /// How values go up the chart of `quantity`.
    [[nodiscard]] ValueAxis axisOf(Quantity quantity) const;

    bool operator==(const ChartOptions&) const = default;
};

/// For settings. What is missing or makes no sense in the map is as in ChartOptions{}.
QVariantMap toMap(const ChartOptions& options);
ChartOptions chartOptions(const QVariantMap& map);

} // namespace retort::ui
