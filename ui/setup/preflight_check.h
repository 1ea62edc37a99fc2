// Whether data and teacher are what the form takes them for, found out beside the window.
#pragma once

#include "core/experiment/preflight.h"
#include "core/experiment/spec.h"
#include "core/experiment/teacher_look.h"
#include "ui/setup/background_look.h"

#include <QObject>

#include <filesystem>
#include <utility>
#include <vector>

namespace retort::ui {

/// Looks at data folder and teacher file of a spec, and at whether they fit each other.
class PreflightCheck : public QObject {
    Q_OBJECT

  public:
    explicit PreflightCheck(QObject* parent = nullptr);

    /// Begins to look at what `spec` names, but for what is among `problems` already.
    void ask(const ExperimentSpec& spec, const std::vector<Problem>& problems);

    [[nodiscard]] const Finding<DataSummary>& data() const { return data_.finding(); }
    [[nodiscard]] const Finding<TeacherSummary>& teacher() const { return teacher_.finding(); }

    /// What was found to be wrong.
    [[nodiscard]] std::vector<Problem> problems() const;

  Q_SIGNALS:
    /// A look ended.
    void changed();

  private:
    /// A teacher, and the folder of the data that it is to fit.
    using TeacherQuestion = std::pair<TeacherRequest, std::filesystem::path>;

    BackgroundLook<DataSummary, std::filesystem::path> data_;
    BackgroundLook<TeacherSummary, TeacherQuestion> teacher_;
};

} // namespace retort::ui
