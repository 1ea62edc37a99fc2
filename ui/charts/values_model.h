// What all curves say at one place of the x axis.
#pragma once

#include "ui/charts/curves/chart_data.h"

#include <QAbstractTableModel>

#include <vector>

namespace retort::ui {

/// The curves of one chart, as the table takes them.
struct ChartColumn {
    Quantity quantity = nullptr;
    std::shared_ptr<const ChartData> data;
};

/// One row per run, or per α where means are drawn; per chart and split one column with the value at the
/// place, and beside it one with the difference to the baseline run, where there is one.
class ValuesModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// Qt::DisplayRole is the text, SortRole the number or text to sort by.
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the curves of `charts` at `x`. `baseline` is a run whose values others are compared with; its
    /// columns may be those of a hidden run.
    void show(const std::vector<ChartColumn>& charts, const ShownRuns& runs, const EpochColumns* baseline,
              std::optional<double> x);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Column {
        QString title;
        int decimals = 3;
        bool difference = false;

        bool operator==(const Column&) const = default;
    };
    struct Row {
        int run = -1;
        RunGroup group;
        QString title;
        QColor colour;
        std::vector<double> values; ///< a column each
    };

    static Row& rowOf(std::vector<Row>& rows, const Curve& curve, const ShownRuns& runs);

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

/// The index of the point of `curve` at `x`: on an epoch axis of that epoch, else the latest before it. −1
/// where there is none.
qsizetype pointAt(const Curve& curve, double x, bool isEpoch);

/// The value of `metric` at `x`, as pointAt() finds it; NaN where there is none. `secondsPerUnit` as in
/// ChartData.
double valueAt(const EpochColumns& run, double EpochRecord::*metric, double x, double secondsPerUnit);

} // namespace retort::ui
