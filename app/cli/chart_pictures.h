// Charts as picture files: the one thing the command line needs Qt for. A build without the window
// (RETORT_WINDOW) has another implementation of this, which draws nothing and says so.
#pragma once

#include "core/experiment/report/report.h"

#include <string>
#include <vector>

namespace retort::cli {

/// Throws Error where this build draws no charts, so that nothing is written before that is known.
void require_charts();

/// Draws the charts into `folder` without a display and returns the files. Throws Error when they cannot be
/// written.
std::vector<std::string> write_chart_pictures(const ExperimentRecord& experiment, const std::string& folder);

/// The same for a report: what it needs of Qt, its charts and the versions. A build that draws none leaves
/// the report as it is and says so on stderr.
void add_charts(Report& report);

} // namespace retort::cli
