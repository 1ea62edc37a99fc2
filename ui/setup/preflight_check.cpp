#include "ui/setup/preflight_check.h"

#include <algorithm>
#include <string>

namespace retort::ui {

namespace {

constexpr auto dataParameter = "data-dir";
constexpr auto teacherParameter = "teacher-file";

QString pathUnlessWrong(const std::string& path, const char* parameter,
                        const std::vector<Problem>& problems) {
    const bool wrong = std::any_of(problems.begin(), problems.end(),
                                   [&](const Problem& problem) { return problem.parameter == parameter; });
    return wrong ? QString() : QString::fromStdString(path);
}

Message misfit(const DataSummary& data, const ModelSummary& teacher) {
    const auto classes = static_cast<std::int64_t>(data.classes.size());
    if (teacher.classes == classes)
        return {};
    return {RETORT_TEXT("the teacher knows %1 classes, the data has %2"),
            {std::to_string(teacher.classes), std::to_string(classes)}};
}

} // namespace

PreflightCheck::PreflightCheck(QObject* parent)
    : QObject(parent)
    , data_(look_at_data, [this] { Q_EMIT changed(); })
    , teacher_(look_at_model, [this] { Q_EMIT changed(); }) {}

void PreflightCheck::ask(const ExperimentSpec& spec, const std::vector<Problem>& problems) {
    data_.ask(pathUnlessWrong(spec.data_dir, dataParameter, problems));
    teacher_.ask(pathUnlessWrong(spec.teacher_file, teacherParameter, problems));
}

std::vector<Problem> PreflightCheck::problems() const {
    std::vector<Problem> found;
    if (!data().error.empty())
        found.push_back({dataParameter, data().error});
    if (!teacher().error.empty())
        found.push_back({teacherParameter, teacher().error});
    if (data().summary && teacher().summary)
        if (Message message = misfit(*data().summary, *teacher().summary); !message.empty())
            found.push_back({teacherParameter, std::move(message)});
    return found;
}

} // namespace retort::ui
