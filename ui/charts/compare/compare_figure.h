// A metric against α as a picture of its own.
#pragma once

#include "ui/charts/compare/compare_picture.h"
#include "ui/charts/figures/figure.h"

namespace retort::ui {

/// The picture on paper: with title, experiments and what its signs mean, as far as the style wants that.
Figure compareFigure(const ShownRuns& shown, const CompareChoice& choice);

} // namespace retort::ui
