// Which colour a run has, wherever it is shown.
#pragma once

#include "core/experiment/records.h"

#include <QColor>
#include <QPalette>

#include <vector>

namespace retort::ui {

/// True when the palette paints light text on a dark window.
bool isDark(const QPalette& palette);

/// A colour per α, told apart by colour-blind eyes too, and a shade of it per repeat. Up to seven α take
/// their colours from the set of Okabe and Ito by position among all α of the experiment; more α take steps
/// of one dark-to-light scale. Colours depend on the experiment alone, not on which of its runs are shown.
class RunPalette {
  public:
    RunPalette() = default;
    RunPalette(const ExperimentRecord& experiment, bool dark);

    /// Colours for a dark or a light background from now on.
    void setDark(bool dark) { dark_ = dark; }
    [[nodiscard]] QColor alphaColour(double alpha) const;
    /// Repeat 1 has the α's colour; further repeats fade towards the background, but stay readable.
    [[nodiscard]] QColor runColour(const RunSpec& run) const;
    /// All α of the experiment, ascending.
    [[nodiscard]] const std::vector<double>& alphas() const { return alphas_; }

    bool operator==(const RunPalette&) const = default;

  private:
    std::vector<double> alphas_;
    std::int64_t repeats_ = 1;
    bool dark_ = false;
};

} // namespace retort::ui
