// Which classes are taken for which, as a table.
#pragma once

#include "core/inspect/predictions.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace retort::ui {

/// A row for each true class and a column for each predicted one, and last the share of the class that was
/// recognised. Cells are tinted by the share of their row: right predictions in one colour, wrong ones in
/// another; of a difference, what is more in one and what is less in the other.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void show(const QStringList& classes, const Confusion& confusion);
    /// `first` − `second`; both of as many classes.
    void show(const QStringList& classes, const Confusion& first, const Confusion& second);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The whole table with its headers, for a spreadsheet: tabs, and shares in the C locale.
    [[nodiscard]] QString tsv() const;

  private:
    [[nodiscard]] bool isAccuracy(int column) const { return column == classes_.size(); }
    [[nodiscard]] QVariant tint(int row, int column) const;
    /// Where in `cells_` a row and a column stand.
    [[nodiscard]] std::size_t placeOf(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(rowCount()) +
               static_cast<std::size_t>(column);
    }

    QStringList classes_;
    std::vector<std::int64_t> cells_;
    std::vector<std::int64_t> totals_;
    std::vector<double> accuracies_;
    bool isDifference_ = false;
};

} // namespace retort::ui
