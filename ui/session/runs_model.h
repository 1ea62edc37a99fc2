// The runs table.
#pragma once

#include "ui/run_palette.h"

#include <QAbstractTableModel>

namespace retort::ui {

class ExperimentStore;

/// One row per run of the store's experiment. The first column carries the check box that shows and hides the
/// run's curves, and its colour.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column {
        Alpha,
        Repeat,
        Status,
        Progress,
        BestAccuracy,
        LastAccuracy,
        LogitDifference,
        TimeLeft,
        Notes,
        Experiment,
        ColumnCount
    };
    /// Qt::DisplayRole is the text, SortRole the number or text to sort by, ProgressRole of column Progress
    /// the share in [0, 1].
    enum Role { SortRole = Qt::UserRole, ProgressRole };

    /// `store` must outlive the model.
    explicit RunsModel(ExperimentStore& store, QObject* parent = nullptr);

    /// Which of the open experiments the runs are of: it gives them their colours, and the column Experiment
    /// its text.
    void setPlace(const ShownRuns& shown, int experiment);
    /// Colours for a dark or a light window.
    void setDark(bool dark);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    void updatePalette();
    void announceRows(const QList<int>& rows);
    [[nodiscard]] QVariant decoration(int row, int column) const;
    [[nodiscard]] QVariant text(int row, int column) const;
    [[nodiscard]] QVariant sortKey(int row, int column) const;
    [[nodiscard]] QString progressText(int row) const;

    ExperimentStore& store_;
    RunPalette palette_;
    int experiment_ = 0;
    QString title_;
    bool dark_ = false;
};

/// "queued", "running"… for a person.
QString statusText(RunStatus status);

} // namespace retort::ui
