// A metric against α, as values.
#pragma once

#include "core/experiment/results/paired.h"
#include "ui/base/shown_runs.h"
#include "ui/charts/curves/teacher_values.h"

#include <QString>

#include <vector>

namespace retort::ui {

/// What the bar around a mean spans.
enum class ErrorBar { Deviation, Error, Interval };

/// How a metric that is compared is shown.
struct CompareMetricInfo {
    QString title;
    QString fileName;   ///< as charts of it are called
    double scale = 1.0; ///< from the record's value to the one shown
    int decimals = 3;
};
CompareMetricInfo compareMetricInfo(const Metric& metric);

/// The visible runs of a group that have a trained epoch.
struct ComparedPoint {
    RunGroup group;
    QString title;
    std::vector<double> values; ///< a repeat each, as shown
    std::vector<RunSpec> runs;
    double mean = EpochRecord::none;
    double low = EpochRecord::none; ///< of the bar; NaN for less than two repeats
    double high = EpochRecord::none;
};

/// One point a group with visible trained runs, in their order.
std::vector<ComparedPoint> comparedPoints(const ShownRuns& shown, const Metric& metric, CountedEpoch which,
                                          ErrorBar bar);

/// What is compared at each of `compared`, in their order.
std::vector<Point> pointsOf(const std::vector<ComparedPoint>& compared);

/// The values of the metric, as shown, that the teachers of the runs have, as linesOfTeachers().
std::vector<TeacherLine> teacherLines(const ShownRuns& shown, const Metric& metric);

} // namespace retort::ui
