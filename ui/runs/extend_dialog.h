// More runs for an experiment that is there.
#pragma once

#include "core/experiment/spec/spec.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace retort::ui {

/// Asks for further α and more repeats, and says how many runs that adds.
class ExtendDialog : public QDialog {
    Q_OBJECT

  public:
    /// `repeats` more are offered to begin with.
    explicit ExtendDialog(const ExperimentSpec& spec, int repeats = 0, QWidget* parent = nullptr);

    /// The larger experiment.
    [[nodiscard]] ExperimentSpec spec() const { return larger_; }

  private:
    void update();

    ExperimentSpec before_;
    ExperimentSpec larger_;
    QLineEdit* alphas_;
    QSpinBox* repeats_;
    QLabel* says_;
    QDialogButtonBox* buttons_;
};

} // namespace retort::ui
