// Charts as files.
#pragma once

#include "core/experiment/records.h"
#include "ui/charts/quantity.h"

#include <QString>
#include <QStringList>

namespace retort::ui {

/// Draws one chart of all runs with title, axis titles and legend, 1200 × 800 on white, and writes it as
/// <folder>/<name>.png and .svg, where the name is loss, accuracy or logit-difference. Files there are
/// replaced at once or not at all. Needs a QApplication, but no window and no display (platform "offscreen"
/// will do). Returns the paths. Throws retort::Error when it cannot be written.
QStringList exportChart(Quantity quantity, const ExperimentRecord& experiment, const QString& folder);

/// All charts. Creates `folder` where it is missing. Throws retort::Error when it cannot write, or when no
/// run has an epoch.
QStringList exportCharts(const ExperimentRecord& experiment, const QString& folder);

} // namespace retort::ui
