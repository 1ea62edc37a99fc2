#include "ui/charts/compare/alpha_data.h"

#include <QCoreApplication>

#include <cmath>

namespace retort::ui {

namespace {

struct AlphaMetricText {
    Q_DECLARE_TR_FUNCTIONS(AlphaMetric)
};

} // namespace

AlphaMetricInfo alphaMetricInfo(AlphaMetric metric) {
    switch (metric) {
    case AlphaMetric::Loss:
        return {AlphaMetricText::tr("Validation loss"),
                QStringLiteral("loss"),
                &EpochRecord::val_loss,
                &PairedRow::val_loss,
                1.0,
                4};
    case AlphaMetric::LogitDifference:
        return {AlphaMetricText::tr("Logit difference"),
                QStringLiteral("logit-difference"),
                &EpochRecord::logit_difference,
                &PairedRow::logit_difference,
                1.0,
                4};
    case AlphaMetric::Agreement:
        return {AlphaMetricText::tr("Agreement (%)"),
                QStringLiteral("agreement"),
                &EpochRecord::agreement,
                &PairedRow::agreement,
                100.0,
                2};
    case AlphaMetric::Accuracy:
        break;
    }
    return {AlphaMetricText::tr("Validation accuracy (%)"),
            QStringLiteral("accuracy"),
            &EpochRecord::val_accuracy,
            &PairedRow::val_accuracy,
            100.0,
            2};
}

std::vector<AlphaPoint> alphaPoints(const ShownRuns& shown, AlphaMetric metric, CountedEpoch which,
                                    ErrorBar bar) {
    const AlphaMetricInfo info = alphaMetricInfo(metric);
    std::vector<AlphaPoint> points;
    for (const RunGroup& group : groupsOf(shown)) {
        AlphaPoint point;
        point.group = group;
        point.title = groupTitle(shown, group);
        for (const ShownRun& run : shown.runs) {
            const EpochRecord* epoch = counted_epoch(*run.record, which);
            if (run.visible && run.group() == group && epoch != nullptr &&
                std::isfinite(epoch->*info.value)) {
                point.values.push_back(info.scale * epoch->*info.value);
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

double teacherAccuracy(const ShownRuns& shown) {
    for (const ShownRun& run : shown.runs) {
        for (const EpochRecord& epoch : run.record->epochs) {
            if (std::isfinite(epoch.teacher_val_accuracy)) {
                return 100.0 * epoch.teacher_val_accuracy;
            }
        }
    }
    return EpochRecord::none;
}

} // namespace retort::ui
