#include "ui/runs/run_actions.h"

#include "core/experiment/teacher/program_trust.h"
#include "ui/base/action_registry.h"
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
    for (QAction* action : {pause_, stop_, rerun_, extend_, clone_}) {
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
    const bool training = controller_.isTraining();
    const std::vector<int> open = selectedWith({RunStatus::running, RunStatus::queued});
    stop_->setEnabled(training && !open.empty());
    pause_->setEnabled(training && !open.empty());
    const bool paused = allPaused(open);
    registry_->change(QStringLiteral("runs.pause"),
                      {{},
                       paused ? tr("Resume Selected &Runs") : tr("P&ause Selected Runs"),
                       paused ? tr("Resume these runs")
                              : tr("Pause these runs after the current batch; other runs continue"),
                       paused ? QStringLiteral("start") : QStringLiteral("pause"),
                       {}});
    const bool canStart = !training && store.record().spec.has_value();
    rerun_->setEnabled(canStart && store.count(RunStatus::done) < store.wantedCount());
    extend_->setEnabled(canStart);
    Q_EMIT extensible(canStart);
    clone_->setEnabled(canStart);
}

} // namespace retort::ui
