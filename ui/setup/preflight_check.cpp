#include "ui/setup/preflight_check.h"

#include "core/experiment/preflight/image_checks.h"
#include "core/experiment/preflight/network_checks.h"
#include "core/experiment/preflight/preflight.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "ui/base/yield_to_window.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

namespace retort::ui {

namespace {

constexpr auto dataParameter = "data-dir";
constexpr auto teacherParameter = "teacher-file";

// A measurement takes all cores for a moment: it waits until nobody types or clicks any more.
constexpr std::chrono::milliseconds pauseBeforeMeasuring{800};

ThroughputPreview measure(const ThroughputQuery& query, const std::stop_token& stop) {
    yieldToWindow();
    return preview_throughput(query, stop);
}

// What was not looked at by then is said.
constexpr double secondsForNetworks = 10.0;
constexpr double secondsForImages = 60.0;

PreflightReport askNetworksOf(const ExperimentSpec& query, const std::stop_token& stop) {
    yieldToWindow();
    ProgressObserver silent;
    return check_networks(query, {.seconds = secondsForNetworks}, silent, stop);
}

PreflightReport readImages(const ImagesQuestion& query, const std::stop_token& stop) {
    yieldToWindow();
    return check_images(query.folder, query.options, secondsForImages, {}, stop, query.unlabelled);
}

/// What a part of the preflight found; why it could not look is a thing that was not checked.
void addPart(const Preview<PreflightReport>& part, PreflightReport& report) {
    if (part.summary)
        add_report(*part.summary, report);
    if (!part.error.empty())
        report.not_checked.push_back(part.error);
}

void addErrors(const Preview<PreflightReport>& part, std::vector<Problem>& problems) {
    if (!part.summary)
        return;
    for (const PreflightFinding& finding : part.summary->findings) {
        if (finding.severity == Severity::error)
            problems.push_back({finding.parameter, finding.what});
    }
}

bool isWrong(std::string_view parameter, const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem& problem) { return problem.parameter == parameter; });
}

/// `concerned` says of a parameter whether it matters: a trait, or a function.
template <typename Concerned>
bool isAnyWrong(Concerned concerned, const std::vector<Problem>& problems) {
    return std::any_of(parameters().begin(), parameters().end(), [&](const Parameter& parameter) {
        return std::invoke(concerned, parameter) && isWrong(parameter.name, problems);
    });
}

} // namespace

PreflightCheck::PreflightCheck(QObject* parent)
    : QObject(parent)
    , data_([](const auto& query, const auto&) { return preview_data(query.first, query.second); },
            [this] { Q_EMIT changed(); })
    , teachers_([](const auto& query, const auto& stop) { return preview_teachers(query, stop); },
                [this] { Q_EMIT changed(); })
    , throughput_([](const auto& query, const auto& stop) { return measure(query, stop); },
                  [this] { Q_EMIT changed(); }, pauseBeforeMeasuring)
    , networks_(askNetworksOf, [this] { Q_EMIT changed(); })
    , images_(readImages, [this] { Q_EMIT changed(); }) {}

void PreflightCheck::ask(const ExperimentSpec& spec, const std::vector<Problem>& problems) {
    std::optional<std::filesystem::path> folder;
    if (!spec.data_dir.empty() && !isWrong(dataParameter, problems))
        folder = spec.data_dir;
    data_.request(folder ? std::optional(DataQuestion(*folder, split_options(spec))) : std::nullopt);
    std::optional<TeachersQuery> teachers;
    if (!spec.teacher_file.empty() && !isAnyWrong(&Parameter::describes_teacher, problems))
        teachers = teachers_query(spec, folder.value_or(std::filesystem::path()));
    teachers_.request(teachers);
    if (!data().summary || !this->teachers().summary) {
        throughput_.request(std::nullopt);
    } else if (!isAnyWrong(&Parameter::affects_throughput, problems)) { // else the former measurement stands
        throughput_.request(throughputQuery(spec));
    }
    askPreflight(spec, problems);
}

/// After the measurement, since whatever works beside it would be measured, too.
void PreflightCheck::askPreflight(const ExperimentSpec& spec, const std::vector<Problem>& problems) {
    if (!data().summary || !teachers().summary || isAnyWrong(concerns_networks, problems)) {
        networks_.request(std::nullopt);
        images_.request(std::nullopt);
        return;
    }
    const ImagesQuestion images{spec.data_dir, split_options(spec), spec.unlabelled_dir};
    if (isMeasured()) {
        networks_.request(network_query(spec));
        images_.request(images);
    } else {
        networks_.keepOnly(network_query(spec));
        images_.keepOnly(images);
    }
}

bool PreflightCheck::isMeasured() const {
    return throughput().summary || !throughput().error.empty();
}

void PreflightCheck::rest() {
    throughput_.request(std::nullopt);
    networks_.cancel();
    images_.cancel();
}

ThroughputQuery PreflightCheck::throughputQuery(const ExperimentSpec& spec) const {
    return throughput_query(spec, *data().summary, teacherSide());
}

std::int64_t PreflightCheck::teacherSide() const {
    if (!teachers().summary)
        return 0;
    for (const NamedTeacher& teacher : *teachers().summary) {
        if (teacher.summary.model)
            return teacher.summary.model->image_size;
    }
    return 0;
}

std::optional<CostEstimate> PreflightCheck::cost(const ExperimentSpec& spec) const {
    if (!data().summary || !throughput().summary)
        return std::nullopt;
    return cost_of(spec, *data().summary, *throughput().summary);
}

bool PreflightCheck::isChecking() const {
    return throughput().pending || networks_.preview().pending || images_.preview().pending;
}

std::optional<PreflightReport> PreflightCheck::report(const ExperimentSpec& spec) const {
    if (!isChecking() && !networks_.preview().summary && networks_.preview().error.empty())
        return std::nullopt;
    PreflightReport report;
    addPart(networks_.preview(), report);
    addPart(images_.preview(), report);
    if (data().summary && throughput().summary)
        add_report(check_cost(spec, *data().summary, *throughput().summary), report);
    return report;
}

std::vector<Problem> PreflightCheck::problems() const {
    std::vector<Problem> found;
    if (!data().error.empty())
        found.push_back({dataParameter, data().error});
    if (!teachers().error.empty())
        found.push_back({teacherParameter, teachers().error});
    addErrors(networks_.preview(), found);
    addErrors(images_.preview(), found);
    return found;
}

} // namespace retort::ui
