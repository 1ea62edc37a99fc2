#include "ui/charts/curves/chart_axis.h"

#include "ui/charts/curves/axis_range.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

void addLinearTicks(ChartAxis& axis, const AxisRange& range) {
    const double first = std::ceil(axis.minimum / range.step - 1e-9);
    for (int i = 0; i < 100; ++i) {
        // Counted, so that rounding errors do not add up to a missing last tick.
        const double value = (first + i) * range.step;
        if (value > axis.maximum + 1e-9 * range.step) {
            return;
        }
        axis.ticks.append({value, QLocale().toString(value, 'f', range.decimals)});
    }
}

QString powerText(double value) {
    const int exponent = static_cast<int>(std::floor(std::log10(value) + 1e-9));
    return exponent < -4 || exponent > 5 ? QLocale().toString(value, 'e', 0)
                                         : QLocale().toString(value, 'f', std::max(0, -exponent));
}

// 1, 2 and 5 of every power of ten, only its 1 where that is enough, only every n-th of these where that is
// too much.
void addLogTicks(ChartAxis& axis, int ticks) {
    const double decades = axis.maximum - axis.minimum;
    const auto first = static_cast<int>(std::floor(axis.minimum - 1e-9));
    const auto last = static_cast<int>(std::ceil(axis.maximum + 1e-9));
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / ticks)));
    for (int exponent = first; exponent <= last; ++exponent) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double position = exponent + std::log10(factor);
            const bool isInside = position >= axis.minimum - 1e-9 && position <= axis.maximum + 1e-9;
            const bool isWanted =
                factor == 1.0 ? (exponent - first) % stride == 0 : 3.0 * decades <= ticks + 3.0;
            if (isInside && isWanted) {
                axis.ticks.append({position, powerText(factor * std::pow(10.0, exponent))});
            }
        }
    }
}

ChartAxis logAxis(double lowest, double highest, int ticks, bool exact) {
    ChartAxis axis;
    axis.log = true;
    axis.minimum = std::log10(lowest);
    axis.maximum = std::log10(highest);
    if (!exact || axis.maximum - axis.minimum < 1e-9) {
        const double room = std::max(0.03 * (axis.maximum - axis.minimum), 0.02);
        axis.minimum -= room;
        axis.maximum += room;
    }
    addLogTicks(axis, ticks);
    if (axis.ticks.size() < 2) {
        // Less than a factor of two or so: even values tell more than powers.
        axis.ticks.clear();
        ChartAxis linear;
        linear.minimum = axis.value(axis.minimum);
        linear.maximum = axis.value(axis.maximum);
        addLinearTicks(linear, niceRange(linear.minimum, linear.maximum, ticks));
        for (const ChartAxis::Tick& tick : std::as_const(linear.ticks)) {
            if (tick.position > 0.0) {
                axis.ticks.append({std::log10(tick.position), tick.text});
            }
        }
    }
    return axis;
}

} // namespace

bool ChartAxis::holds(double value) const {
    return std::isfinite(value) && (!log || value > 0.0);
}

double ChartAxis::position(double value) const {
    return log ? std::log10(value) : value;
}

double ChartAxis::value(double position) const {
    return log ? std::pow(10.0, position) : position;
}

ChartAxis chartAxis(double lowest, double highest, bool log, int ticks, bool exact) {
    if (log && lowest > 0.0 && highest >= lowest) {
        return logAxis(lowest, highest, ticks, exact);
    }
    const AxisRange range = niceRange(lowest, highest, ticks);
    ChartAxis axis;
    axis.log = log;
    axis.minimum = exact && highest > lowest ? lowest : range.minimum;
    axis.maximum = exact && highest > lowest ? highest : range.maximum;
    if (!log) {
        addLinearTicks(axis, range);
    }
    return axis;
}

} // namespace retort::ui
