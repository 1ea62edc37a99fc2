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

/// A colour per α, told apart by colour-blind eyes too, and a shade of it per repeat. Up to seven α take
/// their colours from the set of Okabe and Ito by position among all α of the experiment; more α take steps
/// of one dark-to-light scale. Colours depend on the experiment alone, not on which of its runs are shown,
/// nor on what stands beside it: further experiments take the colours that the first leaves, and another
/// pattern of lines.
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
    /// How lines of an experiment are drawn: solid for the first.
    [[nodiscard]] static Qt::PenStyle lineStyle(int experiment);

    bool operator==(const RunPalette&) const = default;

  private:
    void add(int experiment, double alpha, std::int64_t repeat);
    void sortAlphas();

    std::vector<std::vector<double>> alphas_; ///< of each experiment, ascending
    std::int64_t repeats_ = 1;
    bool dark_ = false;
};

} // namespace retort::ui
