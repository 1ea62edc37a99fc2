// The summary table.
#pragma once

#include "core/experiment/results/summary.h"

#include <QAbstractTableModel>

#include <vector>

namespace retort::ui {

class ExperimentStore;

/// One row per point with a trained epoch: mean ± sample standard deviation over all trained epochs of all
/// repeats, and beside it of each run's last and best epoch. Kept up to date with the store.
/// Qt::ToolTipRole has the same to six decimals; what is best in its column is bold.
class SummaryModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// From FirstMetric on come those of summary_columns().
    enum Column { Experiment, Alpha, Runs, Unfinished, Epochs, FirstMetric };

    /// `store` must outlive the model.
    explicit SummaryModel(ExperimentStore& store, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const std::vector<PointSummary>& rows() const { return summary_; }

    /// What the column Experiment says: where several are open, tables of each follow each other.
    void setTitle(const QString& title);

  private:
    void update();
    /// Summarizes the runs that are wanted, of the store's experiment.
    [[nodiscard]] std::vector<PointSummary> summaryOfWanted() const;
    [[nodiscard]] bool isBest(int row, int column) const;
    [[nodiscard]] QString text(const PointSummary& row, int column, bool exact) const;
    [[nodiscard]] const SummaryColumn& metricColumn(int column) const;

    ExperimentStore& store_;
    std::vector<SummaryColumn> columns_ = summary_columns();
    std::vector<PointSummary> summary_;
    QString title_;
};

} // namespace retort::ui
