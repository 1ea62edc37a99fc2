// A progress bar in a table.
#pragma once

#include <QStyledItemDelegate>

namespace retort::ui {

/// Draws RunsModel::ProgressRole as a bar, and the cell's text on it.
class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace retort::ui
