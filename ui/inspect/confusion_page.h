// The confusion of a run, of the teacher, and of one against the other.
#pragma once

#include "core/inspect/predictions.h"

#include <QWidget>

#include <map>
#include <memory>

class QComboBox;
class QLabel;
class QTableView;

namespace retort::ui {

class ConfusionModel;

class ConfusionPage : public QWidget {
    Q_OBJECT

  public:
    /// Predictions of runs by a title for people.
    using Known = std::map<QString, std::shared_ptr<const RunPredictions>>;

    explicit ConfusionPage(QWidget* parent = nullptr);

    /// Shows `current` (none clears the page), to be compared with the runs of `others`.
    void setPredictions(std::shared_ptr<const RunPredictions> current, const Known& others);
    [[nodiscard]] ConfusionModel* model() const { return model_; }

  public Q_SLOTS:
    void copy() const;

  Q_SIGNALS:
    /// A person chose a cell.
    void chosen(const retort::PredictionFilter& filter);

  private:
    void refill();
    void fitColumns();
    void choose(const QModelIndex& index);

    std::shared_ptr<const RunPredictions> current_;
    Known others_;
    ConfusionModel* model_;
    QComboBox* what_;
    QLabel* accuracy_;
    QTableView* table_;
};

} // namespace retort::ui
