#include "ui/runs/run_actions.h"

#include "core/experiment/teacher/program_trust.h"
#include "ui/base/action_registry.h"
#include "ui/base/availability.h"
#include "ui/runs/extend_dialog.h"
#include "ui/runs/results_panel.h"

#include <algorithm>

namespace retort::ui {

RunActions::RunActions(SessionController& controller, ResultsPanel& results, QWidget* window)
    : QObject(window)
    , controller_(controller)
    , results_(results)
    , window_(window) {}

void RunActions::addActions(ActionRegistry& registry) {
    registry_ = &registry;
    stop_ = registry.add(
        {QStringLiteral("runs.stop"), tr("St&op Selected Runs"),
         tr("Stop these runs after the current batch; their progress is kept, and other runs continue"),
         QStringLiteral("stop"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period)},
        [this] { stopSelected(); });
    pause_ = registry.add({QStringLiteral("runs.pause"), tr("P&ause Selected Runs"),
                           tr("Pause these runs after the current batch; other runs continue"),
                           QStringLiteral("pause"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
                          [this] { pauseSelected(); });
    again_ = registry.add({QStringLiteral("runs.start-again"), tr("Start Selected Runs A&gain"),
                           tr("Continue these stopped runs from their checkpoints while others train"),
                           QStringLiteral("start"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
                          [this] { startSelectedAgain(); });
    rerun_ = registry.add(
        {QStringLiteral("runs.rerun"), tr("&Finish Missing Runs"),
         tr("Train the runs that failed, were stopped or never started; finished runs are kept"),
         QStringLiteral("start"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
        [this] { controller_.start(without_untrusted_program(*controller_.store().record().spec)); });
    extend_ = registry.add({QStringLiteral("runs.extend"), tr("Add &Runs…"),
                            tr("Add repeats or values of α to this experiment"), QStringLiteral("add"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)},
                           [this] { askExtension(); });
    clone_ = registry.add({QStringLiteral("runs.clone"), tr("&Clone with Changes"),
                           tr("Copy the settings of this experiment to Setup, with a new output folder"),
                           QStringLiteral("clone"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
                          [this] { Q_EMIT cloneRequested(*controller_.store().record().spec); });
    for (QAction* action : {pause_, stop_, again_, rerun_, extend_, clone_}) {
        results_.addRunAction(action);
    }
    connect(&results_, &ResultsPanel::currentRunChanged, this, &RunActions::updateActions);
    connect(&controller_.store(), &ExperimentStore::runsChanged, this, &RunActions::updateActions);
    connect(&controller_.store(), &ExperimentStore::wasReset, this, &RunActions::updateActions);
    connect(&controller_, &SessionController::trainingChanged, this, &RunActions::updateActions);
    updateActions();
}

std::vector<int> RunActions::selectedWith(std::initializer_list<RunStatus> statuses) const {
    std::vector<int> rows;
    for (const int row : results_.selectedRuns()) {
        const RunStatus status = controller_.store().run(row).status;
        if (std::find(statuses.begin(), statuses.end(), status) != statuses.end()) {
            rows.push_back(row);
        }
    }
    return rows;
}

bool RunActions::allPaused(const std::vector<int>& rows) const {
    return !rows.empty() && std::all_of(rows.begin(), rows.end(),
                                        [this](int row) { return controller_.store().isRunPaused(row); });
}

void RunActions::stopSelected() {
    for (const int row : selectedWith({RunStatus::running, RunStatus::queued})) {
        controller_.stopRun(row);
    }
}

void RunActions::pauseSelected() {
    const std::vector<int> rows = selectedWith({RunStatus::running, RunStatus::queued});
    const bool pause = !allPaused(rows);
    for (const int row : rows) {
        controller_.setRunPaused(row, pause);
    }
}

void RunActions::startSelectedAgain() {
    for (const int row : selectedWith({RunStatus::stopped})) {
        controller_.startRunAgain(row);
    }
}

/// Why nothing can be trained; empty where it can.
QString RunActions::obstacle() const {
    if (controller_.isTraining()) {
        return tr("Training is running; stop it first.");
    }
    if (controller_.folder().isEmpty()) {
        return tr("No experiment is open.");
    }
    return controller_.store().record().spec
               ? QString()
               : tr("The folder has no experiment.json, which would say how to train.");
}

/// Why nothing can be done with the selected runs of these statuses.
QString RunActions::obstacleToSelected(std::initializer_list<RunStatus> statuses,
                                       const QString& wanted) const {
    return !controller_.isTraining()        ? tr("No training is running in this window.")
           : selectedWith(statuses).empty() ? wanted
                                            : QString();
}

void RunActions::askExtension(int repeats) {
    if (!extend_->isEnabled()) {
        return;
    }
    auto* dialog = new ExtendDialog(*controller_.store().record().spec, repeats, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { controller_.start(without_untrusted_program(dialog->spec())); });
    dialog->open();
}

void RunActions::updateActions() {
    const ExperimentStore& store = controller_.store();
    const std::vector<int> open = selectedWith({RunStatus::running, RunStatus::queued});
    const QString openWanted = tr("Select a run that is being trained or waits.");
    for (QAction* action : {stop_, pause_}) {
        allow(action, obstacleToSelected({RunStatus::running, RunStatus::queued}, openWanted));
    }
    allow(again_, obstacleToSelected({RunStatus::stopped}, tr("Select a run that was stopped.")));
    const bool paused = allPaused(open);
    registry_->change(QStringLiteral("runs.pause"),
                      {{},
                       paused ? tr("Resume Selected &Runs") : tr("P&ause Selected Runs"),
                       paused ? tr("Resume these runs")
                              : tr("Pause these runs after the current batch; other runs continue"),
                       paused ? QStringLiteral("start") : QStringLiteral("pause"),
                       {}});
    const QString why = obstacle();
    const bool isDone = store.count(RunStatus::done) >= store.wantedCount();
    allow(rerun_, why.isEmpty() && isDone ? tr("All runs are done.") : why);
    allow(extend_, why);
    allow(clone_, why);
    Q_EMIT extensible(why.isEmpty());
}

} // namespace retort::ui
