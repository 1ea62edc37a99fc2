#include "ui/charts/explore/run_dimension.h"

#include "core/base/number_text.h"
#include "core/experiment/results/point_results.h"
#include "ui/base/metric_text.h"
#include "ui/base/number_text.h"
#include "ui/base/translate.h"
#include "ui/charts/compare/compare_axis.h"
#include "ui/charts/compare/compare_data.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

struct RunDimensionText {
    Q_DECLARE_TR_FUNCTIONS(RunDimension)
};

/// In the order of the axis that the same values have on the page that compares points.
RunDimension settingDimension(const ShownRuns& shown, const std::string& parameter) {
    std::vector<Point> points;
    for (const ShownRun& run : shown.runs) {
        points.push_back(run.record->spec.point());
    }
    const CompareAxis axis(parameter, points);
    const bool areNumbers =
        std::all_of(axis.values().begin(), axis.values().end(),
                    [](const CompareAxis::Value& value) { return parse_number(value.text).has_value(); });
    RunDimension dimension{QString::fromStdString(parameter), axisName(parameter)};
    dimension.mayBeLog = parameter != alphaAxis;
    for (const CompareAxis::Value& value : axis.values()) {
        if (!areNumbers) {
            dimension.words.append(QString::fromStdString(value.text));
        }
    }
    for (const Point& point : points) {
        const auto index = axis.indexOf(point);
        dimension.values.push_back(!index       ? EpochRecord::none
                                   : areNumbers ? parse_number(axis.values()[*index].text).value_or(0.0)
                                                : static_cast<double>(*index));
    }
    return dimension;
}

RunDimension metricDimension(const ShownRuns& shown, const Metric& metric, CountedEpoch which) {
    const CompareMetricInfo info = compareMetricInfo(metric);
    RunDimension dimension{
        QString::fromLatin1(metric.name.data(), static_cast<qsizetype>(metric.name.size())), info.title,
        metric.better, &metric, info.decimals};
    for (const ShownRun& run : shown.runs) {
        const EpochRecord* epoch = run.copy ? nullptr : counted_epoch(*run.record, which);
        dimension.values.push_back(epoch == nullptr ? EpochRecord::none : info.scale * epoch->*metric.value);
    }
    return dimension;
}

/// From a result's value to the one shown, and what its title becomes.
struct CostUnit {
    double scale;
    QString title;
};

CostUnit costUnit(const ResultColumn& column) {
    const QString title = translated({column.title, {}});
    switch (column.unit) {
    case ResultUnit::count:
        return {1e-6, RunDimensionText::tr("%1 (M)").arg(title)};
    case ResultUnit::bytes:
        return {1e-6, RunDimensionText::tr("%1 (MB)").arg(title)};
    case ResultUnit::seconds:
        return {1e3, RunDimensionText::tr("%1 (ms)").arg(title)};
    case ResultUnit::share:
        break;
    }
    return {1.0, title};
}

RunDimension costDimension(const ShownRuns& shown, const ResultColumn& column) {
    const CostUnit unit = costUnit(column);
    RunDimension dimension{QString::fromLatin1(column.key), unit.title, Better::lower};
    dimension.mayBeLog = true;
    for (const ShownRun& run : shown.runs) {
        PointResult result;
        const bool counts = !run.copy && counted_epoch(*run.record, CountedEpoch::last) != nullptr;
        result.cost = counts ? run.record->cost.value_or(RecordedCost()) : RecordedCost();
        dimension.values.push_back(unit.scale * column.of(result).mean);
    }
    return dimension;
}

bool hasValues(const RunDimension& dimension) {
    return std::any_of(dimension.values.begin(), dimension.values.end(),
                       [](double value) { return std::isfinite(value); });
}

} // namespace

bool RunDimension::has(int run) const {
    return run >= 0 && static_cast<std::size_t>(run) < values.size() &&
           std::isfinite(values[static_cast<std::size_t>(run)]);
}

QString RunDimension::text(int run) const {
    if (!has(run)) {
        return noValue();
    }
    const double value = values[static_cast<std::size_t>(run)];
    if (!words.isEmpty()) {
        return words.value(static_cast<qsizetype>(value));
    }
    return metric == nullptr && better == Better::neither ? QString::fromStdString(number_text(value))
                                                          : numberText(value, decimals);
}

std::vector<RunDimension> runDimensions(const ShownRuns& shown, CountedEpoch which) {
    std::vector<RunDimension> dimensions;
    const auto add = [&](RunDimension dimension) {
        if (hasValues(dimension)) {
            dimensions.push_back(std::move(dimension));
        }
    };
    for (const std::string& parameter : comparableAxes(shown)) {
        add(settingDimension(shown, parameter));
    }
    for (const Metric* metric : metrics_by(&Metric::compared)) {
        add(metricDimension(shown, *metric, which));
    }
    for (const ResultColumn& column : result_columns()) {
        if (column.unit != ResultUnit::share) {
            add(costDimension(shown, column));
        }
    }
    return dimensions;
}

int indexOf(const std::vector<RunDimension>& dimensions, const QString& key) {
    const auto found = std::find_if(dimensions.begin(), dimensions.end(),
                                    [&](const RunDimension& dimension) { return dimension.key == key; });
    return found == dimensions.end() ? -1 : static_cast<int>(found - dimensions.begin());
}

} // namespace retort::ui
