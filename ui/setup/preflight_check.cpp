#include "ui/setup/preflight_check.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "ui/base/yield_to_window.h"

#include <algorithm>
#include <chrono>
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

bool isWrong(std::string_view parameter, const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem& problem) { return problem.parameter == parameter; });
}

bool isAnyWrong(bool Parameter::*trait, const std::vector<Problem>& problems) {
    return std::any_of(parameters().begin(), parameters().end(), [&](const Parameter& parameter) {
        return parameter.*trait && isWrong(parameter.name, problems);
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
                  [this] { Q_EMIT changed(); }, pauseBeforeMeasuring) {}

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
}

void PreflightCheck::rest() {
    throughput_.request(std::nullopt);
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

std::vector<Problem> PreflightCheck::problems() const {
    std::vector<Problem> found;
    if (!data().error.empty())
        found.push_back({dataParameter, data().error});
    if (!teachers().error.empty())
        found.push_back({teacherParameter, teachers().error});
    return found;
}

} // namespace retort::ui
