// The charts of a report.
#pragma once

#include "core/experiment/report/report.h"
#include "ui/charts/figures/figure.h"

#include <vector>

namespace retort::ui {

/// Loss, accuracy and logit difference over epochs, and accuracy and logit difference by α, of all runs;
/// those for which there is no value are left out.
std::vector<Figure> reportFigures(const ExperimentRecord& experiment);

/// A page as a drawing for a report. Needs a QApplication, and its thread.
ReportChart reportChart(const Figure& figure);

} // namespace retort::ui
