// Setup in a line, while results are looked at.
#pragma once

#include "core/experiment/record/records.h"

#include <QToolButton>

class QDockWidget;

namespace retort::ui {

/// "hymenoptera · resnet50 → resnet18 · 12 runs": data, teacher and student of an experiment by the names of
/// their files, and how many runs it has; only the runs where there is no spec.
QString experimentText(const ExperimentRecord& experiment);

/// Shows the experiment, and with a click folds Setup away, or unfolds it.
class SetupChip : public QToolButton {
    Q_OBJECT

  public:
    explicit SetupChip(QDockWidget* setup, QWidget* parent = nullptr);

    void show(const ExperimentRecord& experiment);
    using QToolButton::show;

  private:
    void refresh();

    QDockWidget* setup_;
};

} // namespace retort::ui
