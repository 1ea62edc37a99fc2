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

/// A colour per point, told apart by colour-blind eyes too, and a shade of it per repeat. Where few settings
/// stand beside several α, colours are of the α and patterns of lines of the settings. Up to seven take their
/// colours from the set of Okabe and Ito by position among all of the experiment; more take steps of one
/// dark-to-light scale. Colours depend on the experiment alone, not on which of its runs are shown, nor on
/// what stands beside it: further experiments take the colours that the first leaves, and another pattern of
/// lines.
class RunPalette {
  public:
    RunPalette() = default;
    RunPalette(const ExperimentRecord& experiment, bool dark);
    RunPalette(const ShownRuns& shown, bool dark);

    /// Colours for a dark or a light background from now on.
    void setDark(bool dark) { dark_ = dark; }
    [[nodiscard]] QColor groupColour(const RunGroup& group) const;
    /// Repeat 1 has its group's colour; further repeats fade towards the background, but stay readable.
    [[nodiscard]] QColor runColour(const RunSpec& run, int experiment = 0) const;
    /// How lines of a group are drawn: solid for the first settings of the first experiment.
    [[nodiscard]] Qt::PenStyle lineStyle(const RunGroup& group) const;

    bool operator==(const RunPalette&) const = default;

  private:
    /// What the points of an experiment differ in, each ascending and once.
    struct Points {
        std::vector<Point> colours;       ///< without the settings where patterns tell those
        std::vector<AxisValues> patterns; ///< empty where every point has a colour of its own
        bool operator==(const Points&) const = default;
    };
    void add(int experiment, const Point& point, std::int64_t repeat);
    void settle();
    [[nodiscard]] const Points& pointsOf(int experiment) const;

    std::vector<Points> experiments_;
    std::int64_t repeats_ = 1;
    bool dark_ = false;
};

} // namespace retort::ui
