#include "ui/charts/curves/axis_range.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

// The smallest of 1, 2, 5, 10, 20… (times any power of ten) that is not below `rough`.
double niceStep(double rough) {
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1.0 - 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

int decimalsOf(double step) {
    return std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
}

} // namespace

AxisRange niceRange(double lowest, double highest, int ticks) {
    // Differences of rounding are none.
    if (!(highest - lowest > 1e-9 * std::max(std::abs(lowest), std::abs(highest)))) {
        const double room = lowest != 0.0 ? 0.1 * std::abs(lowest) : 1.0;
        return niceRange(lowest >= 0.0 ? std::max(0.0, lowest - room) : lowest - room, highest + room, ticks);
    }
    const double step = niceStep((highest - lowest) / std::max(1, ticks));
    return {step * std::floor(lowest / step + 1e-9), step * std::ceil(highest / step - 1e-9), step,
            decimalsOf(step)};
}

} // namespace retort::ui
