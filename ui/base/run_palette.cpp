#include "ui/base/run_palette.h"

#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace retort::ui {

namespace {

using Rgb = std::array<int, 3>;

// Okabe and Ito's colours in an order of falling contrast to each other; yellow is left out, as it is too
// faint on white.
constexpr std::array<Rgb, 7> okabeIto{{{0, 114, 178},
                                       {213, 94, 0},
                                       {0, 158, 115},
                                       {204, 121, 167},
                                       {230, 159, 0},
                                       {86, 180, 233},
                                       {110, 110, 110}}};

// A scale whose lightness rises evenly while its hue turns from violet over teal to yellow-green.
constexpr std::array<Rgb, 5> scale{
    {{68, 30, 112}, {54, 92, 141}, {33, 144, 140}, {82, 184, 92}, {180, 204, 30}}};

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + share * (y - x))); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

/// The relative luminance of WCAG 2.1.
double luminance(const QColor& colour) {
    const auto linear = [](double share) {
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// `colour` darker by `share`, or as far as it is seen on a dark window's charts.
QColor darkened(const QColor& colour, double share) {
    constexpr double least = 3.0 * (0.0125 + 0.05) - 0.05; // behind it is a luminance of about 0.0125
    QColor dark = mixed(colour, Qt::black, share);
    for (; share > 0.0 && luminance(dark) < least; share -= 0.02) {
        dark = mixed(colour, Qt::black, share);
    }
    return dark;
}

QColor colour(const Rgb& rgb) {
    return {rgb[0], rgb[1], rgb[2]};
}

constexpr std::array linePatterns{Qt::SolidLine, Qt::DashDotLine, Qt::DashDotDotLine, Qt::DotLine};

/// Each once, ascending.
template <typename Value>
void sortOnce(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

constexpr double whitened = 0.25; // on a dark background

QColor onScale(double place) {
    const double position = place * (scale.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), scale.size() - 2);
    return mixed(colour(scale[below]), colour(scale[below + 1]), position - static_cast<double>(below));
}

} // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor scaleColour(double place, bool dark) {
    const QColor base = onScale(std::clamp(place, 0.0, 1.0));
    return dark ? mixed(base, Qt::white, whitened) : base;
}

RunPalette::RunPalette(const ExperimentRecord& experiment, bool dark) : dark_(dark) {
    if (experiment.spec) {
        for (const Point& point : points(*experiment.spec)) {
            add(0, point, experiment.spec->repeats);
        }
    }
    for (const RunRecord& run : experiment.runs) {
        add(0, run.spec.point(), run.spec.repeat);
    }
    settle();
}

RunPalette::RunPalette(const ShownRuns& shown, bool dark) : dark_(dark) {
    for (const ShownRun& run : shown.runs) {
        add(run.experiment, run.record->spec.point(), run.record->spec.repeat);
    }
    settle();
}

void RunPalette::add(int experiment, const Point& point, std::int64_t repeat) {
    const auto place = static_cast<std::size_t>(experiment);
    experiments_.resize(std::max(experiments_.size(), place + 1));
    experiments_[place].push_back(point);
    repeats_ = std::max(repeats_, repeat);
}

void RunPalette::settle() {
    for (std::vector<Point>& experiment : experiments_) {
        sortOnce(experiment);
        for (const Point& point : experiment) {
            if (std::find(points_.begin(), points_.end(), point) == points_.end()) {
                points_.push_back(point);
            }
        }
        ofFirst_ = ofFirst_ == 0 ? points_.size() : ofFirst_;
    }
    if (experiments_.size() == 1) {
        settlePatterns();
    }
}

void RunPalette::settlePatterns() {
    std::vector<AxisValues> settings;
    std::vector<Point> alphas;
    for (const Point& point : points_) {
        settings.push_back(point.settings);
        alphas.push_back({point.alpha, {}});
    }
    std::erase(settings, AxisValues());
    sortOnce(settings);
    sortOnce(alphas);
    if (alphas.size() > 1 && settings.size() > 1 && settings.size() <= linePatterns.size()) {
        patterns_ = std::move(settings);
        points_ = std::move(alphas);
        ofFirst_ = points_.size();
    }
}

/// What further experiments add changes no colour of the first.
QColor RunPalette::colourAt(std::size_t place) const {
    const bool isFirst = place < ofFirst_;
    const std::size_t index = isFirst ? place : place - ofFirst_;
    const std::size_t count = isFirst ? ofFirst_ : points_.size() - ofFirst_;
    if (ofFirst_ <= okabeIto.size() && (isFirst || points_.size() <= okabeIto.size())) {
        return colour(okabeIto[std::min(place, okabeIto.size() - 1)]);
    }
    if (!isFirst && ofFirst_ > okabeIto.size() && count <= okabeIto.size()) {
        return colour(okabeIto[index]);
    }
    return onScale(static_cast<double>(index) / static_cast<double>(std::max<std::size_t>(1, count - 1)));
}

QColor RunPalette::groupColour(const RunGroup& group) const {
    const Point point = patterns_.empty() ? group.point : Point{group.point.alpha, {}};
    const auto found = std::find(points_.begin(), points_.end(), point);
    const QColor base = found == points_.end() ? colour(okabeIto.back())
                                               : colourAt(static_cast<std::size_t>(found - points_.begin()));
    return dark_ ? mixed(base, Qt::white, whitened) : base;
}

QColor RunPalette::runColour(const RunSpec& run, int experiment) const {
    const double furthest = dark_ ? 0.4 : 0.5;
    const auto steps = static_cast<double>(std::max<std::int64_t>(1, repeats_ - 1));
    const double share = furthest * static_cast<double>(run.repeat - 1) / steps;
    const QColor group = groupColour({experiment, run.point()});
    const double fading = std::clamp(share, 0.0, furthest);
    return dark_ ? darkened(group, fading) : mixed(group, Qt::white, fading);
}

Qt::PenStyle RunPalette::lineStyle(const RunGroup& group) const {
    const auto found = std::find(patterns_.begin(), patterns_.end(), group.point.settings);
    const auto own = found == patterns_.end() ? 0 : static_cast<std::size_t>(found - patterns_.begin());
    return linePatterns[(own + static_cast<std::size_t>(group.experiment)) % linePatterns.size()];
}

} // namespace retort::ui
