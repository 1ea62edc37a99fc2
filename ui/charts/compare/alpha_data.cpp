#include "ui/charts/compare/alpha_data.h"

#include "ui/base/metric_text.h"
#include "ui/charts/curves/quantity.h"

#include <cmath>

namespace retort::ui {

AlphaMetricInfo alphaMetricInfo(const Metric& metric) {
    return {withUnit(metric, metric.label), pictureName(metric), metric.scale(), metric.decimals + 1};
}

std::vector<AlphaPoint> alphaPoints(const ShownRuns& shown, const Metric& metric, CountedEpoch which,
                                    ErrorBar bar) {
    std::vector<AlphaPoint> points;
    for (const RunGroup& group : groupsOf(shown)) {
        AlphaPoint point;
        point.group = group;
        point.title = groupTitle(shown, group);
        for (const ShownRun& run : shown.runs) {
            const EpochRecord* epoch = counted_epoch(*run.record, which);
            if (run.visible && run.group() == group && epoch != nullptr &&
                std::isfinite(epoch->*metric.value)) {
                point.values.push_back(metric.scale() * epoch->*metric.value);
                point.runs.push_back(run.record->spec);
            }
        }
        if (point.values.empty()) {
            continue;
        }
        const PairedDifference interval = mean_interval(point.values);
        const Statistic& all = interval.difference;
        point.mean = all.mean;
        const double half = bar == ErrorBar::Interval ? interval.high - all.mean
                            : bar == ErrorBar::Error  ? all.std / std::sqrt(static_cast<double>(all.count))
                                                      : all.std;
        point.low = all.mean - half;
        point.high = all.mean + half;
        points.push_back(std::move(point));
    }
    return points;
}

double teacherValue(const ShownRuns& shown, const Metric& metric) {
    const Metric* teacher = referenceOf(&metric);
    if (teacher == nullptr) {
        return EpochRecord::none;
    }
    for (const ShownRun& run : shown.runs) {
        for (const EpochRecord& epoch : run.record->epochs) {
            if (std::isfinite(epoch.*teacher->value)) {
                return teacher->scale() * epoch.*teacher->value;
            }
        }
    }
    return EpochRecord::none;
}

} // namespace retort::ui
