// The curves of one chart, computed. Plain values and no widgets: it may be done in any thread.
#pragma once

#include "ui/base/shown_runs.h"
#include "ui/charts/curves/chart_axis.h"
#include "ui/charts/curves/chart_options.h"
#include "ui/charts/curves/epoch_columns.h"

#include <QColor>
#include <QPointF>

#include <optional>
#include <set>
#include <vector>

namespace retort::ui {

/// A run as charts take it.
struct ChartRun {
    EpochColumns columns;
    RunGroup group;
    bool visible = true;
    bool hidden = false;   ///< put away for good
    bool finished = false; ///< it counts in the mean of its group
    bool isOfFold = false; ///< of cross-validation: validated on images of its own
    std::int64_t plannedEpochs = 0;
    int bestEpoch = -1; ///< see best_epoch(); −1 where there is none
    QColor colour;
    QColor groupColour;
    Qt::PenStyle style = Qt::SolidLine;
};

/// A part of a chart to look at closely; values as shown.
struct ZoomRange {
    double minimum = 0.0;
    double maximum = 1.0;

    bool operator==(const ZoomRange&) const = default;
};

struct ChartRequest {
    Quantity quantity = quantities().front();
    ChartOptions options;
    std::vector<ChartRun> runs;   ///< of all of them, visible or not
    QStringList experiments = {}; ///< their titles
    std::set<int> selected = {};  ///< runs, as indices, before which all others stand back; none: all alike
    std::optional<ZoomRange> zoomX;
    std::optional<ZoomRange> zoomY;
    int ticksX = 6;
    int ticksY = 6;
};

/// One line of a chart.
struct Curve {
    int run = -1; ///< index into ChartRequest::runs; −1 for a mean
    RunGroup group;
    std::size_t quantityCurve = 0; ///< index into QuantityInfo::curves
    bool training = false;
    bool back = false;  ///< of none of the selected runs, where there are some
    bool faint = false; ///< behind the others: a repeat behind its mean, or values before smoothing
    QColor colour;
    Qt::PenStyle style = Qt::SolidLine;
    QList<QPointF> points; ///< ascending in x; only what can be drawn
    QList<int> epochs;     ///< of the points
    QList<int> counts;     ///< of a mean: over how many repeats, at each point
    QList<double> low;     ///< of a mean: the band, at each point; empty where there is none
    QList<double> high;
    qsizetype best = -1; ///< the point of the run's best epoch, on validation curves of single runs
};

/// A line across.
struct ChartReference {
    double value = 0.0;
    QString name; ///< what is written at it: "Teacher 95.4"
};

struct ChartData {
    std::vector<Curve> curves; ///< as they are drawn: faint ones first, then those that stand back
    std::vector<ChartReference> references; ///< one for each teacher
    int undrawable = 0;                     ///< finite values that a logarithmic axis has no place for
    bool empty = true;                      ///< there is no value, not even of a hidden run
    ChartAxis x;
    ChartAxis y;
    double secondsPerUnit = 0.0; ///< of a wall-time axis: 1, 60 or 3600; 0 for epochs
    double lastX = 1.0;          ///< the end of the longest run that is drawn; of all where none is
};

/// Mean of `values` and what `band` says around it. NaN where there is none: no value at all, or for a
/// deviation or an error less than two.
struct Spread {
    double mean = EpochRecord::none;
    double low = EpochRecord::none;
    double high = EpochRecord::none;
};
Spread spread(const QList<double>& values, Band band);

/// Computes all curves in full, never a sample of them. A mean at an epoch is over the visible repeats
/// that are done and have a value there; those that are not are drawn by themselves. Smoothing comes before
/// anything is thinned. Automatic axes follow what is drawn: hiding a run that spikes makes room for the
/// others. A share is seen with its teacher and from epoch 0 on; of a loss, an epoch 0 that is far off rules
/// no axis.
ChartData chartData(const ChartRequest& request);

} // namespace retort::ui
