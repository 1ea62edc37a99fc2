#include "ui/base/metric_text.h"

#include "ui/base/number_text.h"
#include "ui/base/translate.h"

#include <QCoreApplication>

#include <cmath>

namespace retort::ui {

QString withUnit(const Metric& metric, const char* text) {
    return translated({text, {}}) + (metric.is_share() ? QStringLiteral(" (%)") : QString());
}

QString metricText(const Metric& metric, double value) {
    return metric.is_share() ? percentText(value) : numberText(value, metric.decimals);
}

QString metricDeltaText(const Metric& metric, double difference) {
    if (!metric.is_share() || !std::isfinite(difference)) {
        return signedText(difference, metric.decimals);
    }
    const QString points = signedText(metric.scale() * difference, metric.decimals);
    return QCoreApplication::translate("MetricText", "%1 pp").arg(points);
}

} // namespace retort::ui
