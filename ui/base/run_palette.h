// Which colour a run has, wherever it is shown.
#pragma once

#include "core/experiment/record/records.h"
#include "ui/base/shown_runs.h"

#include <QColor>
#include <QPalette>

#include <vector>

namespace retort::ui {

/// True when the palette paints light text on a dark window.
bool isDark(const QPalette& palette);

/// The colour at `place` in [0, 1] along the dark-to-light scale of many points.
QColor scaleColour(double place, bool dark);

/// A colour per point, told apart by colour-blind eyes too, and a shade of it per repeat. Where few settings
/// stand beside several α in one experiment, colours are of the α and patterns of lines of the settings. Up
/// to seven take their colours from the set of Okabe and Ito by position among all of the experiment; more
/// take steps of one dark-to-light scale. Colours do not depend on which runs are shown. Of several
/// experiments the same point has the same colour, and patterns of lines tell the experiments apart.
class RunPalette {
  public:
    RunPalette() = default;
    RunPalette(const ExperimentRecord& experiment, bool dark);
    RunPalette(const ShownRuns& shown, bool dark);

    /// Colours for a dark or a light background from now on.
    void setDark(bool dark) { dark_ = dark; }
    [[nodiscard]] QColor groupColour(const RunGroup& group) const;
    /// Repeat 1 has its group's colour; further repeats fade towards the background, on a dark one no further
    /// than to a contrast of 3 to 1 with it (WCAG 2.1, 1.4.11).
    [[nodiscard]] QColor runColour(const RunSpec& run, int experiment = 0) const;
    /// How lines of a group are drawn: solid for the first settings, or the first of several experiments.
    [[nodiscard]] Qt::PenStyle lineStyle(const RunGroup& group) const;

    bool operator==(const RunPalette&) const = default;

  private:
    void add(int experiment, const Point& point, std::int64_t repeat);
    void settle();
    void settlePatterns();
    [[nodiscard]] QColor colourAt(std::size_t place) const;

    std::vector<std::vector<Point>> experiments_; ///< of each its points, ascending and once
    /// Each once: those of the first experiment, ascending, then what others add; without the settings where
    /// patterns tell those.
    std::vector<Point> points_;
    std::size_t ofFirst_ = 0;          ///< how many of points_ are the first experiment's
    std::vector<AxisValues> patterns_; ///< empty where every point has a colour of its own
    std::int64_t repeats_ = 1;
    bool dark_ = false;
};

} // namespace retort::ui
