#include "ui/charts/compare/compare_axis.h"

#include "core/base/number_text.h"
#include "core/experiment/results/summary.h"
#include "core/experiment/spec/parameters.h"
#include "ui/base/parameter_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace retort::ui {

namespace {

struct CompareAxisText {
    Q_DECLARE_TR_FUNCTIONS(CompareAxis)
};

/// The values that points have, each once: numbers by their value, before words.
std::vector<std::string> valuesOf(const std::vector<Point>& points, const std::string& parameter) {
    std::vector<Point> alone;
    for (const Point& point : points) {
        if (const std::string value = valueOn(point, parameter); !value.empty()) {
            alone.push_back({0.0, {{parameter, value}}});
        }
    }
    std::sort(alone.begin(), alone.end());
    alone.erase(std::unique(alone.begin(), alone.end()), alone.end());
    std::vector<std::string> values;
    for (const Point& point : alone) {
        values.push_back(point.settings.at(parameter));
    }
    return values;
}

} // namespace

CompareAxis::CompareAxis(std::string parameter, const std::vector<Point>& points)
    : parameter_(std::move(parameter)) {
    for (const std::string& text : valuesOf(points, parameter_)) {
        values_.push_back({text, 0.5});
    }
    const bool areNumbers = std::all_of(values_.begin(), values_.end(),
                                        [](const Value& value) { return parse_number(value.text); });
    if (areNumbers) {
        placeNumbers();
    } else {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            values_[i].place = (static_cast<double>(i) + 0.5) / static_cast<double>(values_.size());
        }
    }
}

void CompareAxis::placeNumbers() {
    if (values_.empty()) {
        return;
    }
    const auto number = [](const Value& value) { return parse_number(value.text).value_or(0.0); };
    double low = number(values_.front());
    double high = number(values_.back());
    if (parameter_ == alphaAxis) {
        low = 0.0;
        high = 1.0;
    }
    constexpr double decade = 10.0;
    isLog_ = parameter_ != alphaAxis && low > 0.0 && high >= decade * low;
    for (Value& value : values_) {
        const double at = number(value);
        if (high > low) {
            value.place = isLog_ ? std::log(at / low) / std::log(high / low) : (at - low) / (high - low);
        }
    }
}

QString CompareAxis::title() const {
    if (parameter_ == alphaAxis) {
        return CompareAxisText::tr("α (1: labels only, 0: teacher only)");
    }
    return isLog_ ? CompareAxisText::tr("%1 (logarithmic)").arg(axisName(parameter_)) : axisName(parameter_);
}

std::optional<std::size_t> CompareAxis::indexOf(const Point& point) const {
    const std::string value = valueOn(point, parameter_);
    const auto found =
        std::find_if(values_.begin(), values_.end(), [&](const Value& item) { return item.text == value; });
    return found == values_.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - values_.begin()));
}

std::vector<std::string> comparableAxes(const ShownRuns& shown) {
    std::vector<std::string> axes{alphaAxis};
    for (int experiment = 0; experiment < shown.experiments.size(); ++experiment) {
        std::vector<Point> points;
        for (const RunGroup& group : groupsOf(shown)) {
            if (group.experiment == experiment) {
                points.push_back(group.point);
            }
        }
        for (const std::string& parameter : differing_settings(points)) {
            if (std::find(axes.begin(), axes.end(), parameter) == axes.end()) {
                axes.push_back(parameter);
            }
        }
    }
    return axes;
}

QString axisName(const std::string& parameter) {
    return parameter == alphaAxis ? QStringLiteral("α") : labelText(parameter);
}

std::string valueOn(const Point& point, const std::string& parameter) {
    return parameter == alphaAxis ? number_text(point.alpha) : setting_of(point, parameter);
}

Point withoutAxis(Point point, const std::string& parameter) {
    if (parameter == alphaAxis) {
        point.alpha = 0.0;
    } else {
        point.settings.erase(parameter);
    }
    return point;
}

} // namespace retort::ui
