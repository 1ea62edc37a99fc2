// What can be done with runs, while they are trained and afterwards.
#pragma once

#include "ui/session/session_controller.h"

#include <QObject>

class QWidget;

namespace retort::ui {

class ActionRegistry;
class ResultsPanel;

/// Stop, pause and go on with the selected runs; train what is missing, add runs, and begin a new experiment
/// from this one.
class RunActions : public QObject {
    Q_OBJECT

  public:
    RunActions(SessionController& controller, ResultsPanel& results, QWidget* window);

    void addActions(ActionRegistry& registry);
    void updateActions();

  Q_SIGNALS:
    /// Setup is to show an experiment like this one, to be changed and started.
    void cloneRequested(const retort::ExperimentSpec& spec);
    /// Whether runs can be added now: there are settings, and nothing is in training.
    void extensible(bool can);

  public Q_SLOTS:
    /// Asks for further α and repeats, with `repeats` more offered to begin with.
    void askExtension(int repeats = 0);

  private:
    void stopSelected();
    void pauseSelected();
    void startSelectedAgain();
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QString obstacleToSelected(std::initializer_list<RunStatus> statuses,
                                             const QString& wanted) const;
    [[nodiscard]] std::vector<int> selectedWith(std::initializer_list<RunStatus> statuses) const;
    [[nodiscard]] bool allPaused(const std::vector<int>& rows) const;

    SessionController& controller_;
    ResultsPanel& results_;
    QWidget* window_;
    ActionRegistry* registry_ = nullptr;
    QAction* stop_ = nullptr;
    QAction* pause_ = nullptr;
    QAction* again_ = nullptr;
    QAction* rerun_ = nullptr;
    QAction* extend_ = nullptr;
    QAction* clone_ = nullptr;
};

} // namespace retort::ui
