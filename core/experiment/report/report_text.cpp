#include "core/experiment/report/report_text.h"

#include "core/engine/training/metric_lookup.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace retort::report_text {

std::string group_title(ParameterGroup group) {
    switch (group) {
    case ParameterGroup::data:
        return RETORT_TEXT("Data");
    case ParameterGroup::teacher:
        return RETORT_TEXT("Teacher");
    case ParameterGroup::student:
        return RETORT_TEXT("Student");
    case ParameterGroup::training:
        return RETORT_TEXT("Training");
    case ParameterGroup::optimizer:
        return RETORT_TEXT("Optimizer");
    case ParameterGroup::device:
        return RETORT_TEXT("Device");
    case ParameterGroup::output:
        break;
    }
    return RETORT_TEXT("Output");
}

std::string status_text(RunStatus status) {
    switch (status) {
    case RunStatus::queued:
        return RETORT_TEXT("queued");
    case RunStatus::running:
        return RETORT_TEXT("running");
    case RunStatus::done:
        return RETORT_TEXT("done");
    case RunStatus::stopped:
        return RETORT_TEXT("stopped");
    case RunStatus::dropped:
        return RETORT_TEXT("dropped");
    case RunStatus::failed:
        break;
    }
    return RETORT_TEXT("failed");
}

std::string text(const Metric& metric, double number) {
    return std::isfinite(number) ? fmt::format("{:.{}f}", metric.scale() * number, metric.decimals + 1)
                                 : nothing;
}

std::string signed_text(const Metric& metric, double number) {
    if (!std::isfinite(number)) {
        return nothing;
    }
    const auto magnitude = fmt::format("{:.{}f}", std::abs(metric.scale() * number), metric.decimals + 1);
    const bool is_zero = magnitude.find_first_not_of("0.") == std::string::npos;
    return (is_zero ? "" : std::signbit(number) ? "−" : "+") + magnitude;
}

std::string text(const Metric& metric, const Statistic& statistic) {
    const auto mean = text(metric, statistic.mean);
    return statistic.count < 2 ? mean : mean + " ± " + text(metric, statistic.std);
}

std::string own_count(std::int64_t count, std::int64_t of_row) {
    return count == of_row || count == 0 ? "" : fmt::format(" (N = {})", count);
}

const Metric& accuracy() {
    return metric_of(&EpochRecord::val_accuracy);
}

std::string teacher_accuracy(const std::vector<RunRecord>& runs) {
    double lowest = EpochRecord::none;
    double highest = EpochRecord::none;
    for (const auto& run : runs) {
        for (const auto& epoch : run.epochs) {
            lowest = std::fmin(lowest, epoch.teacher_val_accuracy); // which passes over NaN
            highest = std::fmax(highest, epoch.teacher_val_accuracy);
        }
    }
    if (!std::isfinite(lowest)) {
        return {};
    }
    const auto low = text(accuracy(), lowest);
    const auto high = text(accuracy(), highest);
    return low == high ? low + " %" : fmt::format("{} – {} %", low, high);
}

double seconds_of(const RunRecord& run) {
    return std::accumulate(run.epochs.begin(), run.epochs.end(), 0.0,
                           [](double sum, const EpochRecord& epoch) {
                               return sum + (std::isfinite(epoch.seconds) ? epoch.seconds : 0.0);
                           });
}

std::string duration_text(double seconds) {
    const auto whole = std::llround(std::min(seconds, 1e15));
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

} // namespace retort::report_text
