// Everything that can be found out about an experiment before Start.
#pragma once

#include "core/base/progress.h"
#include "core/experiment/preflight/preflight_report.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/preflight/throughput_preview.h"
#include "core/experiment/spec/spec.h"

#include <limits>
#include <stop_token>

namespace retort {

struct PreflightScope {
    double network_seconds = 30.0;                                  ///< as NetworkScope::seconds
    double image_seconds = std::numeric_limits<double>::infinity(); ///< as check_images() has it
};

/// The id of what check_settings() finds.
inline constexpr auto setting_refused = "setting-refused";

/// What is wrong with the values of `spec`, and with the files and folders that they name, as validate() has
/// it: errors. An output folder that is not named yet is none.
PreflightReport check_settings(const ExperimentSpec& spec, bool fresh_output = true);

/// Memory and disk that are not there.
PreflightReport check_cost(const ExperimentSpec& spec, const DataSummary& data,
                           const ThroughputPreview& throughput);

/// All of it: check_settings(), and where nothing is wrong with them check_networks() and check_images();
/// and where these find no error, the student's throughput is measured for check_cost(). Throws Cancelled.
PreflightReport preflight(const ExperimentSpec& spec, const PreflightScope& scope, ProgressObserver& observer,
                          const std::stop_token& stop);

} // namespace retort
