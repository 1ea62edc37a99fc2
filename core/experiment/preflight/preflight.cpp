#include "core/experiment/preflight/preflight.h"

#include "core/base/cancelled.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/preflight/image_checks.h"
#include "core/experiment/preflight/network_checks.h"
#include "core/experiment/preflight/teacher_preview.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/teacher/validation.h"

#include <utility>

namespace retort {

namespace {

/// The usual side of the first teacher that has one.
std::int64_t teacher_side(const ExperimentSpec& spec, const std::stop_token& stop) {
    for (const auto& teacher : preview_teachers(teachers_query(spec, spec.data_dir), stop)) {
        if (teacher.summary.model) {
            return teacher.summary.model->image_size;
        }
    }
    return 0;
}

/// What `part` adds, or that it could not be found out.
template <typename Part>
void add_part(PreflightReport& report, const char* what, const Part& part) {
    try {
        add_report(part(), report);
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        report.not_checked.push_back({RETORT_TEXT("%1: %2"), {Message{what, {}}, message_of(error)}});
    }
}

PreflightReport measured_cost(const ExperimentSpec& spec, ProgressObserver& observer,
                              const std::stop_token& stop) {
    observer.progress({RETORT_TEXT("Measuring the student's training speed"), {}}, 0, 0);
    const auto data = preview_data(spec.data_dir, split_options(spec));
    const auto query = throughput_query(spec, data, teacher_side(spec, stop));
    return check_cost(spec, data, preview_throughput(query, stop));
}

Message disk_advice() {
    return {RETORT_TEXT("free space there, choose another %1, or train fewer points or repeats"),
            {ParameterReference{"out"}}};
}

PreflightReport read_images(const ExperimentSpec& spec, double seconds, ProgressObserver& observer,
                            const std::stop_token& stop) {
    return check_images(spec.data_dir, split_options(spec), seconds,
                        progress_of(observer, {RETORT_TEXT("Reading images"), {}}), stop,
                        spec.unlabelled_dir);
}

} // namespace

PreflightReport check_settings(const ExperimentSpec& spec, bool fresh_output) {
    PreflightReport report;
    for (auto& problem : validate(spec, {.fresh_output = fresh_output})) {
        if (problem.parameter == "out" && spec.out.empty()) {
            continue;
        }
        report.refuse(setting_refused, problem.parameter, std::move(problem.message),
                      {RETORT_TEXT("correct %1"), {ParameterReference{problem.parameter}}});
    }
    return report;
}

PreflightReport check_cost(const ExperimentSpec& spec, const DataSummary& data,
                           const ThroughputPreview& throughput) {
    PreflightReport report;
    const auto cost = cost_of(spec, data, throughput);
    if (auto [what, advice] = memory_shortage(cost, throughput.available_bytes); !what.empty()) {
        report.warn("memory-too-small", "batch-size", std::move(what), std::move(advice));
    }
    if (auto what = disk_warning(cost); !what.empty()) {
        report.warn("disk-too-small", "out", std::move(what), disk_advice());
    }
    if (spec.out.empty()) {
        report.not_checked.push_back({RETORT_TEXT("free disk space: no output folder is named"), {}});
    }
    return report;
}

PreflightReport preflight(const ExperimentSpec& spec, const PreflightScope& scope, ProgressObserver& observer,
                          const std::stop_token& stop) {
    auto report = check_settings(spec);
    if (report.has_errors()) {
        return report;
    }
    add_report(check_networks(spec, {.seconds = scope.network_seconds}, observer, stop), report);
    if (report.classes == 0) { // there is no data
        return report;
    }
    add_part(report, RETORT_TEXT("images"),
             [&] { return read_images(spec, scope.image_seconds, observer, stop); });
    if (!report.has_errors()) {
        add_part(report, RETORT_TEXT("memory and disk space"),
                 [&] { return measured_cost(spec, observer, stop); });
    }
    return report;
}

} // namespace retort
