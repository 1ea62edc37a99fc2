#include "ui/base/run_palette.h"

#include <algorithm>
#include <array>
#include <cmath>

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
        for (const double alpha : experiment.spec->alphas) {
            add(0, alpha, experiment.spec->repeats);
        }
    }
    for (const RunRecord& run : experiment.runs) {
        add(0, run.spec.alpha, run.spec.repeat);
    }
    sortAlphas();
}

RunPalette::RunPalette(const ShownRuns& shown, bool dark) : dark_(dark) {
    for (const ShownRun& run : shown.runs) {
        add(run.experiment, run.record->spec.alpha, run.record->spec.repeat);
    }
    sortAlphas();
}

void RunPalette::add(int experiment, double alpha, std::int64_t repeat) {
    const auto place = static_cast<std::size_t>(experiment);
    alphas_.resize(std::max(alphas_.size(), place + 1));
    alphas_[place].push_back(alpha);
    repeats_ = std::max(repeats_, repeat);
}

void RunPalette::sortAlphas() {
    for (std::vector<double>& alphas : alphas_) {
        std::sort(alphas.begin(), alphas.end());
        alphas.erase(std::unique(alphas.begin(), alphas.end()), alphas.end());
    }
}

QColor RunPalette::groupColour(const RunGroup& group) const {
    std::size_t offset = 0;
    const auto experiment = static_cast<std::size_t>(group.experiment);
    for (std::size_t before = 0; before < std::min(experiment, alphas_.size()); ++before) {
        offset += alphas_[before].size();
    }
    const std::vector<double> none;
    const std::vector<double>& alphas = experiment < alphas_.size() ? alphas_[experiment] : none;
    const auto index = static_cast<std::size_t>(std::lower_bound(alphas.begin(), alphas.end(), group.alpha) -
                                                alphas.begin());
    const QColor base =
        alphas.size() <= okabeIto.size()
            ? colour(okabeIto[(offset + index) % okabeIto.size()])
            : onScale(std::min(1.0, static_cast<double>(index) / static_cast<double>(alphas.size() - 1)));
    return dark_ ? mixed(base, Qt::white, 0.25) : base;
}

QColor RunPalette::runColour(const RunSpec& run, int experiment) const {
    const double furthest = dark_ ? 0.4 : 0.5;
    const auto steps = static_cast<double>(std::max<std::int64_t>(1, repeats_ - 1));
    const double share = furthest * static_cast<double>(run.repeat - 1) / steps;
    return mixed(groupColour({experiment, run.alpha}), dark_ ? QColor(Qt::black) : QColor(Qt::white),
                 std::clamp(share, 0.0, furthest));
}

Qt::PenStyle RunPalette::lineStyle(int experiment) {
    constexpr std::array patterns{Qt::SolidLine, Qt::DashDotLine, Qt::DashDotDotLine, Qt::DotLine};
    return patterns[static_cast<std::size_t>(experiment) % patterns.size()];
}

} // namespace retort::ui
