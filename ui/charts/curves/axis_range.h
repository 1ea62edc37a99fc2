// Ranges and ticks that a person would have chosen.
#pragma once

namespace retort::ui {

/// Where an axis begins and ends, and where its ticks are: at multiples of `step` (1, 2 or 5 times a power of
/// ten).
struct AxisRange {
    double minimum = 0.0;
    double maximum = 1.0;
    double step = 0.2;
    int decimals = 1; ///< places after the point that tell all ticks apart

    bool operator==(const AxisRange&) const = default;
};

/// The smallest range with even ends that holds [lowest, highest], with at most `ticks` steps. Values that
/// are all the same stand in its middle. Values that are nowhere below 0 get a range that is not, either.
AxisRange niceRange(double lowest, double highest, int ticks);

} // namespace retort::ui
