#include "ui/charts/explore/run_scale.h"

#include "ui/charts/curves/chart_axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

RunScale::RunScale(const RunDimension& dimension, const std::vector<bool>& counts, int ticks) {
    if (!dimension.words.isEmpty()) {
        placeWords(dimension.words);
        return;
    }
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t run = 0; run < dimension.values.size(); ++run) {
        const double value = dimension.values[run];
        if (run < counts.size() && counts[run] && std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    constexpr double decade = 10.0;
    isLog_ = dimension.mayBeLog && low > 0.0 && high >= decade * low;
    const ChartAxis axis = low <= high ? chartAxis(low, high, isLog_, ticks, false) : ChartAxis();
    low_ = axis.minimum;
    high_ = axis.maximum;
    for (const ChartAxis::Tick& tick : axis.ticks) {
        ticks_.push_back({(tick.position - low_) / (high_ - low_), tick.text});
    }
}

void RunScale::placeWords(const QStringList& words) {
    words_ = static_cast<double>(words.size());
    for (qsizetype i = 0; i < words.size(); ++i) {
        ticks_.push_back({placeOf(static_cast<double>(i)), words[i]});
    }
}

double RunScale::placeOf(double value) const {
    if (words_ > 0.0) {
        return (value + 0.5) / words_;
    }
    if (!std::isfinite(value) || (isLog_ && !(value > 0.0))) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return ((isLog_ ? std::log10(value) : value) - low_) / (high_ - low_);
}

} // namespace retort::ui
