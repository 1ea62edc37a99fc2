#include "ui/charts/curves/chart_options.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

template <class Enum>
void readEnum(const QVariantMap& map, const QString& key, int count, Enum& value) {
    bool isNumber = false;
    const int number = map.value(key).toInt(&isNumber);
    if (isNumber && number >= 0 && number < count) {
        value = static_cast<Enum>(number);
    }
}

void readFlag(const QVariantMap& map, const QString& key, bool& value) {
    value = map.value(key, value).toBool();
}

void readValueAxis(const QVariantMap& map, ValueAxis& axis) {
    // Until there was a third choice this was a flag, which was off unless someone wanted it.
    if (map.value(QStringLiteral("logY")).toBool()) {
        axis = ValueAxis::Logarithmic;
    }
    readEnum(map, QStringLiteral("y"), 3, axis);
}

QVariant endOf(const std::optional<double>& end) {
    return end ? QVariant(*end) : QVariant();
}

std::optional<double> readEnd(const QVariant& value) {
    bool isNumber = false;
    const double end = value.toDouble(&isNumber);
    return isNumber && std::isfinite(end) ? std::optional(end) : std::nullopt;
}

} // namespace

std::set<Quantity> chartsAtFirst() {
    std::set<Quantity> charts;
    for (const Quantity quantity : quantities()) {
        if (quantity->chart.shown) {
            charts.insert(quantity);
        }
    }
    return charts;
}

ValueAxis ChartOptions::axisOf(Quantity quantity) const {
    if (quantity->is_share()) {
        return ValueAxis::Linear;
    }
    const auto own = axes.find(quantity);
    return own == axes.end() ? y : own->second;
}

QVariantMap toMap(const ChartOptions& options) {
    QVariantList charts;
    QVariantMap ranges;
    QVariantMap axes;
    for (const Quantity quantity : quantities()) {
        const QString name = quantityInfo(quantity).fileName;
        if (options.charts.count(quantity) > 0) {
            charts.append(name);
        }
        if (const auto range = options.ranges.find(quantity); range != options.ranges.end()) {
            const auto& [minimum, maximum, log] = range->second;
            ranges[name] = QVariantList{endOf(minimum), endOf(maximum), log ? QVariant(*log) : QVariant()};
        }
        if (const auto axis = options.axes.find(quantity); axis != options.axes.end()) {
            axes[name] = static_cast<int>(axis->second);
        }
    }
    return {{QStringLiteral("mode"), static_cast<int>(options.mode)},
            {QStringLiteral("band"), static_cast<int>(options.band)},
            {QStringLiteral("split"), static_cast<int>(options.split)},
            {QStringLiteral("time"), static_cast<int>(options.time)},
            {QStringLiteral("logX"), options.logX},
            {QStringLiteral("y"), static_cast<int>(options.y)},
            {QStringLiteral("onlyLast"), options.onlyLast},
            {QStringLiteral("last"), options.last},
            {QStringLiteral("smoothing"), options.smoothing},
            {QStringLiteral("members"), options.members},
            {QStringLiteral("bestMarkers"), options.bestMarkers},
            {QStringLiteral("charts"), charts},
            {QStringLiteral("ranges"), ranges},
            {QStringLiteral("axes"), axes},
            {QStringLiteral("perRow"), options.perRow}};
}

ChartOptions chartOptions(const QVariantMap& map) {
    ChartOptions options;
    readEnum(map, QStringLiteral("mode"), 2, options.mode);
    readEnum(map, QStringLiteral("band"), 4, options.band);
    readEnum(map, QStringLiteral("split"), 3, options.split);
    readEnum(map, QStringLiteral("time"), 2, options.time);
    readFlag(map, QStringLiteral("logX"), options.logX);
    readValueAxis(map, options.y);
    readFlag(map, QStringLiteral("onlyLast"), options.onlyLast);
    readFlag(map, QStringLiteral("members"), options.members);
    readFlag(map, QStringLiteral("bestMarkers"), options.bestMarkers);
    options.last = std::max(1, map.value(QStringLiteral("last"), options.last).toInt());
    options.smoothing = std::clamp(map.value(QStringLiteral("smoothing"), options.smoothing).toDouble(), 0.0,
                                   ChartOptions::mostSmoothing);
    const QVariantList charts = map.value(QStringLiteral("charts")).toList();
    const QVariantMap ranges = map.value(QStringLiteral("ranges")).toMap();
    const QVariantMap axes = map.value(QStringLiteral("axes")).toMap();
    options.perRow = std::clamp(map.value(QStringLiteral("perRow")).toInt(), 0, ChartOptions::mostPerRow);
    std::set<Quantity> shown;
    for (const Quantity quantity : quantities()) {
        const QString name = quantityInfo(quantity).fileName;
        if (charts.contains(name)) {
            shown.insert(quantity);
        }
        const QVariantList ends = ranges.value(name).toList();
        FixedRange range{readEnd(ends.value(0)), readEnd(ends.value(1))};
        if (const QVariant log = ends.value(2); log.isValid() && !log.isNull()) {
            range.log = log.toBool();
        }
        if (range != FixedRange{}) {
            options.ranges[quantity] = range;
        }
        if (axes.contains(name)) {
            readEnum(axes, name, 3, options.axes[quantity]);
        }
    }
    if (!shown.empty()) {
        options.charts = shown;
    }
    return options;
}

} // namespace retort::ui
