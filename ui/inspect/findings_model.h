// Files to check in an image folder, as a table.
#pragma once

#include "core/data/findings/data_findings.h"

#include <QAbstractTableModel>

#include <vector>

namespace retort::ui {

/// A row a finding: what it is, which file, and why.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Kind, File, Why, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<DataFinding> findings);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QString path(int row) const;
    /// The other file of a finding about two; else empty.
    [[nodiscard]] QString like(int row) const;

  private:
    std::vector<DataFinding> findings_;
};

} // namespace retort::ui
