// Which points of a grid are trained.
#pragma once

#include "core/experiment/spec/spec.h"

#include <QDialog>

class QListWidget;

namespace retort::ui {

/// A list of all points of the axes with a box to tick for each.
class PointsDialog : public QDialog {
    Q_OBJECT

  public:
    explicit PointsDialog(const ExperimentSpec& spec, QWidget* parent = nullptr);

    /// The names of those that are not ticked, separated by commas, as `--drop-points` has them.
    [[nodiscard]] QString droppedPoints() const;

  private:
    void tickAll(bool ticked);

    QListWidget* list_;
};

} // namespace retort::ui
