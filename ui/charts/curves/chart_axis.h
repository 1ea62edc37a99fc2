// An axis as it is drawn: where it begins and ends, and what is written along it.
#pragma once

#include <QList>
#include <QString>

namespace retort::ui {

/// Values stand along a linear axis at themselves and along a logarithmic one at their log10: its position.
struct ChartAxis {
    struct Tick {
        double position = 0.0;
        QString text;

        bool operator==(const Tick&) const = default;
    };

    bool log = false;
    double minimum = 0.0; ///< positions of the ends
    double maximum = 1.0;
    QList<Tick> ticks; ///< ascending

    /// Whether a value has a place at all: it is finite and, along a logarithmic axis, above 0.
    [[nodiscard]] bool holds(double value) const;
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double value(double position) const;

    bool operator==(const ChartAxis&) const = default;
};

/// An axis that holds all values in [lowest, highest] (above 0 where `log`), with about `ticks` ticks at even
/// values. `exact` ends it at just these values.
ChartAxis chartAxis(double lowest, double highest, bool log, int ticks, bool exact);

} // namespace retort::ui
