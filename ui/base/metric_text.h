// Metrics and their values as a person reads them, in the window's language.
#pragma once

#include "core/engine/training/metrics.h"

#include <QString>

namespace retort::ui {

/// One of the metric's texts with the unit of its values: "Validation accuracy (%)".
QString withUnit(const Metric& metric, const char* text);

/// A value where it stands alone: "83.2 %", "1.250".
QString metricText(const Metric& metric, double value);

/// The difference of two values where it stands alone: "+1.3 pp", "−0.250".
QString metricDeltaText(const Metric& metric, double difference);

} // namespace retort::ui
