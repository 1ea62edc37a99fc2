// Tells a person who looks elsewhere that a training has ended.
#pragma once

#include "core/experiment/record/records.h"

#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QWidget;

namespace retort::ui {

class ActionRegistry;
class SessionController;
class Settings;

/// "6 of 6 runs are done. Best: α 0.5, repeat 2, 83.2 %."
QString endOfTrainingText(const ExperimentRecord& experiment);

/// Shows a notification of the desktop when a training ends while the window is not in front, unless the
/// person wants none; the window's entry in the task bar asks for attention as well.
class TrainingNotifier : public QObject {
    Q_OBJECT

  public:
    using Show = std::function<void(const QString& title, const QString& text)>;

    /// All must outlive the object.
    TrainingNotifier(SessionController& controller, Settings& settings, QWidget& window);

    void addActions(ActionRegistry& registry);
    /// Who shows notifications in place of the desktop.
    void setShow(Show show) { show_ = std::move(show); }

  private:
    void tell();

    SessionController& controller_;
    Settings& settings_;
    QWidget& window_;
    Show show_;
};

} // namespace retort::ui
