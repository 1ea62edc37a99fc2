#include "ui/setup/preflight_check.h"

#include "ui/base/yield_to_window.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace retort::ui {

namespace {

constexpr auto dataParameter = "data-dir";
constexpr auto teacherParameter = "teacher-file";

constexpr std::array teacherParameters{"teacher-file", "teacher-format", "teacher-arch", "class-map",
                                       "image-size"};

// What a measurement depends on. While one of them is wrong, the former measurement stands.
constexpr std::array throughputParameters{"student", "batch-size", "image-size", "normalize", "augment",
                                          "device",  "lanes",      "threads",    "alpha",     "n-exp"};

// A measurement takes all cores for a moment: it waits until nobody types or clicks any more.
constexpr std::chrono::milliseconds pauseBeforeMeasuring{800};

ThroughputPreview measure(const ThroughputQuery& question, const std::stop_token& stop) {
    yieldToWindow();
    return preview_throughput(question, stop);
}

bool isWrong(const char* parameter, const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem& problem) { return problem.parameter == parameter; });
}

} // namespace

PreflightCheck::PreflightCheck(QObject* parent)
    : QObject(parent)
    , data_([](const auto& folder, const auto&) { return preview_data(folder); },
            [this] { Q_EMIT changed(); })
    , teacher_([](const auto& question,
                  const auto& stop) { return preview_teacher(question.first, question.second, stop); },
               [this] { Q_EMIT changed(); })
    , throughput_([](const auto& question, const auto& stop) { return measure(question, stop); },
                  [this] { Q_EMIT changed(); }, pauseBeforeMeasuring) {}

void PreflightCheck::ask(const ExperimentSpec& spec, const std::vector<Problem>& problems) {
    std::optional<std::filesystem::path> folder;
    if (!spec.data_dir.empty() && !isWrong(dataParameter, problems))
        folder = spec.data_dir;
    data_.ask(folder);
    std::optional<TeacherQuestion> teacher;
    if (!spec.teacher_file.empty() &&
        std::none_of(teacherParameters.begin(), teacherParameters.end(),
                     [&](const char* parameter) { return isWrong(parameter, problems); }))
        teacher.emplace(teacher_source(spec), folder.value_or(std::filesystem::path()));
    teacher_.ask(teacher);
    if (!data().summary || !this->teacher().summary)
        throughput_.ask(std::nullopt);
    else if (std::none_of(throughputParameters.begin(), throughputParameters.end(),
                          [&](const char* parameter) { return isWrong(parameter, problems); }))
        throughput_.ask(throughputQuery(spec));
}

void PreflightCheck::rest() {
    throughput_.ask(std::nullopt);
}

ThroughputQuery PreflightCheck::throughputQuery(const ExperimentSpec& spec) const {
    return throughput_query(spec, *data().summary, teacherSide());
}

std::int64_t PreflightCheck::teacherSide() const {
    const auto& found = teacher().summary;
    return found && found->model ? found->model->image_size : 0;
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
    if (!teacher().error.empty())
        found.push_back({teacherParameter, teacher().error});
    return found;
}

} // namespace retort::ui
