#include "ui/charts/curves/quantity.h"

#include "ui/base/metric_text.h"
#include "ui/base/translate.h"

#include <QCoreApplication>

namespace retort::ui {

namespace {

struct QuantityText {
    Q_DECLARE_TR_FUNCTIONS(Quantity)
};

/// The quantity's own curve, then those that are drawn with it.
std::vector<QuantityCurve> curvesOf(Quantity quantity) {
    std::vector<QuantityCurve> curves{{quantity->value, withUnit(*quantity, quantity->label), false}};
    for (const Metric& metric : metrics()) {
        if (metric.chart.of == quantity->name && &metric != quantity &&
            metric.split != MetricSplit::teacher_val) {
            curves.push_back(
                {metric.value, withUnit(metric, metric.label), metric.split == MetricSplit::train});
        }
    }
    return curves;
}

} // namespace

std::vector<Quantity> quantities() {
    std::vector<Quantity> all;
    for (const Metric& metric : metrics()) {
        if (metric.chart.of == metric.name) {
            all.push_back(&metric);
        }
    }
    return all;
}

QuantityInfo quantityInfo(Quantity quantity) {
    QuantityInfo info;
    info.title = translated({quantity->short_label, {}});
    info.axisTitle =
        withUnit(*quantity, quantity->chart.axis != nullptr ? quantity->chart.axis : quantity->short_label);
    info.fileName = pictureName(*quantity);
    info.scale = quantity->scale();
    info.decimals = quantity->decimals;
    info.byDecades = quantity->unit == MetricUnit::loss || quantity->unit == MetricUnit::logits;
    info.isShare = quantity->is_share();
    info.curves = curvesOf(quantity);
    if (const Metric* reference = referenceOf(quantity)) {
        info.reference = reference->value;
        info.referenceName = QuantityText::tr("Teacher");
    }
    return info;
}

const Metric* referenceOf(Quantity quantity) {
    for (const Metric& metric : metrics()) {
        if (metric.split == MetricSplit::teacher_val && metric.chart.of == quantity->name) {
            return &metric;
        }
    }
    return nullptr;
}

QString pictureName(const Metric& metric) {
    // Of the test set with its split, so that no two charts go into one file.
    const std::string_view name = is_on_test(metric) ? metric.name : quantity_name(metric);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))
        .replace(QLatin1Char('_'), QLatin1Char('-'));
}

} // namespace retort::ui
