// The axis of an experiment that stands along one side of a comparison.
#pragma once

#include "ui/base/shown_runs.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace retort::ui {

/// What α is called among the parameters.
inline constexpr auto alphaAxis = "alpha";

/// The values that points have on an axis, in their order: numbers along a linear scale, or a logarithmic one
/// where they span a decade, and words one beside the other.
class CompareAxis {
  public:
    struct Value {
        std::string text;   ///< as value_text() has it
        double place = 0.0; ///< along the side, in [0, 1]
    };

    CompareAxis() = default;
    /// `parameter` is alphaAxis or the name of another; points without a value of it are not on the axis.
    CompareAxis(std::string parameter, const std::vector<Point>& points);

    [[nodiscard]] const std::string& parameter() const { return parameter_; }
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }
    [[nodiscard]] QString title() const;
    /// Which of values() a point has; nothing where it has none.
    [[nodiscard]] std::optional<std::size_t> indexOf(const Point& point) const;

  private:
    void placeNumbers();

    std::string parameter_ = alphaAxis;
    std::vector<Value> values_;
    bool isLog_ = false;
};

/// α, and the parameters beside it in which runs of an experiment differ, by name.
std::vector<std::string> comparableAxes(const ShownRuns& shown);

/// What an axis is called: "α", "Temperature".
QString axisName(const std::string& parameter);

/// The value of `point` on an axis, empty where it has none.
std::string valueOn(const Point& point, const std::string& parameter);

/// `point` without its value on an axis: what points that differ on it alone have in common.
Point withoutAxis(Point point, const std::string& parameter);

} // namespace retort::ui
