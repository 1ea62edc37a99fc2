#include "ui/charts/compare/compare_data.h"

#include "core/experiment/results/references.h"
#include "core/experiment/results/student_t.h"
#include "ui/base/metric_text.h"
#include "ui/charts/curves/quantity.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

CompareMetricInfo compareMetricInfo(const Metric& metric) {
    return {withUnit(metric, metric.label), pictureName(metric), metric.scale(), metric.decimals + 1};
}

std::vector<ComparedPoint> comparedPoints(const ShownRuns& shown, const Metric& metric, CountedEpoch which,
                                          ErrorBar bar) {
    std::vector<ComparedPoint> points;
    for (const RunGroup& group : groupsOf(shown)) {
        double overlap = 0.0; // of the training sets of folds, which widens what is said of the mean
        ComparedPoint point;
        point.group = group;
        point.title = groupTitle(shown, group);
        for (const ShownRun& run : shown.runs) {
            const EpochRecord* epoch = counted_epoch(*run.record, which);
            if (run.visible && !run.copy && run.group() == group && epoch != nullptr &&
                std::isfinite(epoch->*metric.value)) {
                point.values.push_back(metric.scale() * epoch->*metric.value);
                point.runs.push_back(run.record->spec);
                overlap = std::max(overlap, training_overlap(*run.record));
            }
        }
        if (point.values.empty()) {
            continue;
        }
        const PairedDifference interval = mean_interval(point.values, overlap);
        const Statistic& all = interval.difference;
        point.mean = all.mean;
        const double half = bar == ErrorBar::Interval ? interval.high - all.mean
                            : bar == ErrorBar::Error  ? standard_error(all.std, all.count, overlap)
                                                      : all.std;
        point.low = all.mean - half;
        point.high = all.mean + half;
        points.push_back(std::move(point));
    }
    return points;
}

std::vector<Point> pointsOf(const std::vector<ComparedPoint>& compared) {
    std::vector<Point> points;
    for (const ComparedPoint& point : compared) {
        points.push_back(point.group.point);
    }
    return points;
}

std::vector<TeacherLine> teacherLines(const ShownRuns& shown, const Metric& metric) {
    const Metric* teacher = referenceOf(&metric);
    if (teacher == nullptr) {
        return {};
    }
    std::vector<TeacherValue> values;
    for (const ShownRun& run : shown.runs) {
        const auto& epochs = run.record->epochs;
        const auto epoch = std::find_if(epochs.begin(), epochs.end(), [&](const EpochRecord& candidate) {
            return std::isfinite(candidate.*teacher->value);
        });
        if (epoch != epochs.end()) {
            values.push_back(
                {run.group(), folds_of(*run.record) > 1, teacher->scale() * (*epoch).*teacher->value});
        }
    }
    return linesOfTeachers(values, compareMetricInfo(metric).decimals);
}

} // namespace retort::ui
