// How far the whole experiment is.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace retort::ui {

class ExperimentStore;

/// A text ("3 of 12 runs done, about 34 min left") and a bar. Hidden while no experiment is shown.
class ProgressLine : public QWidget {
    Q_OBJECT

  public:
    /// `store` must outlive the widget.
    explicit ProgressLine(const ExperimentStore& store, QWidget* parent = nullptr);

    /// A step of the preparation: shown until a run moves.
    void showPreparation(const QString& what, qint64 done, qint64 total);
    [[nodiscard]] QString text() const;

  private:
    void refresh();
    [[nodiscard]] QString describe() const;

    const ExperimentStore& store_;
    QLabel* text_;
    QProgressBar* bar_;
};

} // namespace retort::ui
