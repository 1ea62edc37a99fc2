// Charts as picture files: the one thing the command line needs Qt for.
#pragma once

#include "core/experiment/report/report.h"

#include <string>
#include <vector>

namespace retort::cli {

/// Draws the charts into `folder` without a display and returns the files. Throws Error when they cannot be
/// written.
std::vector<std::string> write_chart_pictures(const ExperimentRecord& experiment, const std::string& folder);

/// The same for a report: what it needs of Qt, its charts and the versions.
void add_charts(Report& report);

} // namespace retort::cli
