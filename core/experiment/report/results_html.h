// The table beside the verdict, in a report.
#pragma once

#include "core/experiment/results/verdict.h"

#include <functional>
#include <string>

namespace retort {

/// What came out at each point, and at what cost, as HTML; empty where nothing is known. `say` gives texts in
/// the report's language.
std::string results_html(const Verdict& verdict, const std::function<std::string(const Message&)>& say);

} // namespace retort
