// Where the values of runs stand along an axis.
#pragma once

#include "ui/charts/explore/run_dimension.h"

namespace retort::ui {

/// Numbers stand along a linear axis, or along a logarithmic one where that suits them and they span a
/// decade; words stand one beside the other.
class RunScale {
  public:
    struct Tick {
        double place = 0.0;
        QString text;
    };

    RunScale() = default;
    /// Of the runs that `counts` says true of; `ticks` is about how many numbers are written along it.
    RunScale(const RunDimension& dimension, const std::vector<bool>& counts, int ticks);

    /// Between the ends of the axis, in [0, 1]; NaN where the value has no place.
    [[nodiscard]] double placeOf(double value) const;
    [[nodiscard]] const std::vector<Tick>& ticks() const { return ticks_; }

  private:
    void placeWords(const QStringList& words);

    double words_ = 0.0; ///< how many; 0: values are numbers
    bool isLog_ = false;
    double low_ = 0.0; ///< positions of the ends, as ChartAxis has them
    double high_ = 1.0;
    std::vector<Tick> ticks_;
};

} // namespace retort::ui
