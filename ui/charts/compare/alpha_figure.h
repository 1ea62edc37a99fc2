// A metric against α as a picture of its own.
#pragma once

#include "ui/charts/compare/alpha_picture.h"
#include "ui/charts/figures/figure.h"

namespace retort::ui {

/// The picture on paper: with title, experiments and what its signs mean, as far as the style wants that.
Figure alphaFigure(const ShownRuns& shown, const AlphaChoice& choice);

} // namespace retort::ui
