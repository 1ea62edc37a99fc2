// Values as a report says them: in English words that are translated where they are written, and in numbers
// of the C locale.
#pragma once

#include "core/engine/training/metrics.h"
#include "core/experiment/record/records.h"
#include "core/experiment/results/summary.h"
#include "core/experiment/spec/parameter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retort::report_text {

/// Where there is no value.
inline constexpr auto nothing = "–";

/// "Data", "Teacher", …
std::string group_title(ParameterGroup group);

/// "queued", "running", …
std::string status_text(RunStatus status);

/// A value as people read it: shares in percent, one decimal more than the metric has elsewhere.
std::string text(const Metric& metric, double number);

/// A difference, with its sign.
std::string signed_text(const Metric& metric, double number);

/// "84.10 ± 0.40", or the mean alone of fewer than two values.
std::string text(const Metric& metric, const Statistic& statistic);

/// " (N = 3)" beside a row's number of values, where a metric has fewer.
std::string own_count(std::int64_t count, std::int64_t of_row);

/// The accuracy on the validation set.
const Metric& accuracy();

/// In percent; from the lowest to the highest where runs have several teachers. Empty where nothing says it.
std::string teacher_accuracy(const std::vector<RunRecord>& runs);

/// Of all epochs that say it.
double seconds_of(const RunRecord& run);

/// "1:02:03".
std::string duration_text(double seconds);

/// All images, whatever their class.
std::int64_t sum(const std::vector<std::int64_t>& counts);

} // namespace retort::report_text
