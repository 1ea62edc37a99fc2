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

QColor onScale(double place) {
    const double position = place * (scale.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), scale.size() - 2);
    return mixed(colour(scale[below]), colour(scale[below + 1]), position - static_cast<double>(below));
}

} // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
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
    experiments_[place].colours.push_back(point);
    repeats_ = std::max(repeats_, repeat);
}

void RunPalette::settle() {
    for (Points& experiment : experiments_) {
        std::vector<Point>& points = experiment.colours;
        sortOnce(points);
        std::vector<AxisValues> settings;
        std::vector<Point> alphas;
        for (const Point& point : points) {
            settings.push_back(point.settings);
            alphas.push_back({point.alpha, {}});
        }
        std::erase(settings, AxisValues());
        sortOnce(settings);
        sortOnce(alphas);
        if (alphas.size() > 1 && settings.size() > 1 && settings.size() <= linePatterns.size()) {
            experiment.patterns = std::move(settings);
            points = std::move(alphas);
        }
    }
}

const RunPalette::Points& RunPalette::pointsOf(int experiment) const {
    static const Points none;
    const auto place = static_cast<std::size_t>(experiment);
    return place < experiments_.size() ? experiments_[place] : none;
}

QColor RunPalette::groupColour(const RunGroup& group) const {
    std::size_t offset = 0;
    for (int before = 0; before < group.experiment; ++before) {
        offset += pointsOf(before).colours.size();
    }
    const Points& experiment = pointsOf(group.experiment);
    const Point point = experiment.patterns.empty() ? group.point : Point{group.point.alpha, {}};
    const std::vector<Point>& points = experiment.colours;
    const auto index =
        static_cast<std::size_t>(std::lower_bound(points.begin(), points.end(), point) - points.begin());
    const QColor base =
        points.size() <= okabeIto.size()
            ? colour(okabeIto[(offset + index) % okabeIto.size()])
            : onScale(std::min(1.0, static_cast<double>(index) / static_cast<double>(points.size() - 1)));
    return dark_ ? mixed(base, Qt::white, 0.25) : base;
}

QColor RunPalette::runColour(const RunSpec& run, int experiment) const {
    const double furthest = dark_ ? 0.4 : 0.5;
    const auto steps = static_cast<double>(std::max<std::int64_t>(1, repeats_ - 1));
    const double share = furthest * static_cast<double>(run.repeat - 1) / steps;
    return mixed(groupColour({experiment, run.point()}), dark_ ? QColor(Qt::black) : QColor(Qt::white),
                 std::clamp(share, 0.0, furthest));
}

Qt::PenStyle RunPalette::lineStyle(const RunGroup& group) const {
    const std::vector<AxisValues>& patterns = pointsOf(group.experiment).patterns;
    const auto found = std::find(patterns.begin(), patterns.end(), group.point.settings);
    const auto own = found == patterns.end() ? 0 : static_cast<std::size_t>(found - patterns.begin());
    return linePatterns[(own + static_cast<std::size_t>(group.experiment)) % linePatterns.size()];
}

} // namespace retort::ui
