#include "ui/window/training_notifier.h"

#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/base/settings.h"
#include "ui/session/session_controller.h"
#include "ui/window/desktop_notification.h"

#include <QApplication>
#include <QFileInfo>
#include <QWidget>

#include <algorithm>

namespace retort::ui {

QString endOfTrainingText(const ExperimentRecord& experiment) {
    const auto count = [&](RunStatus status) {
        return static_cast<int>(
            std::count_if(experiment.runs.begin(), experiment.runs.end(),
                          [status](const RunRecord& run) { return run.status == status; }));
    };
    const auto total = static_cast<int>(experiment.runs.size()) - count(RunStatus::dropped);
    QString text =
        TrainingNotifier::tr("%1 of %n run(s) are done.", nullptr, total).arg(count(RunStatus::done));
    if (const int failed = count(RunStatus::failed); failed > 0) {
        text += QLatin1Char(' ') + TrainingNotifier::tr("%n failed.", nullptr, failed);
    }
    const RunRecord* winner = nullptr;
    for (const RunRecord& run : experiment.runs) {
        const EpochRecord* best = run.search ? nullptr : best_epoch(run.epochs);
        if (best != nullptr &&
            (winner == nullptr || best->val_accuracy > best_epoch(winner->epochs)->val_accuracy)) {
            winner = &run;
        }
    }
    if (winner != nullptr) {
        text += QLatin1Char(' ') +
                TrainingNotifier::tr("Best: %1, %2.")
                    .arg(runText(winner->spec), percentText(best_epoch(winner->epochs)->val_accuracy));
    }
    return text;
}

TrainingNotifier::TrainingNotifier(SessionController& controller, Settings& settings, QWidget& window)
    : QObject(&window)
    , controller_(controller)
    , settings_(settings)
    , window_(window)
    , show_(showDesktopNotification) {
    connect(&controller_, &SessionController::trainingChanged, this, [this](bool training) {
        if (!training) {
            tell();
        }
    });
}

void TrainingNotifier::addActions(ActionRegistry& registry) {
    QAction* wanted = registry.add(
        {QStringLiteral("run.notify"),
         tr("Notify at the &End"),
         tr("Show a desktop notification when training ends while the window is in the background"),
         {},
         {}});
    wanted->setCheckable(true);
    wanted->setChecked(settings_.notifies());
    connect(wanted, &QAction::toggled, this, [this](bool notifies) { settings_.setNotifies(notifies); });
}

void TrainingNotifier::tell() {
    const ExperimentRecord& experiment = controller_.store().record();
    // A window that is closed ends its training as well; who closed it knows.
    if (!settings_.notifies() || experiment.runs.empty() || !window_.isVisible() ||
        window_.isActiveWindow()) {
        return;
    }
    QApplication::alert(&window_);
    show_(tr("Training has ended: %1").arg(QFileInfo(controller_.folder()).fileName()),
          endOfTrainingText(experiment));
}

} // namespace retort::ui
