// Pictures that fill the cells of a table.
#pragma once

#include <QStyledItemDelegate>

namespace retort::ui {

/// Paints the QImage of Qt::DecorationRole as large as the cell allows, its shape kept and single pixels
/// sharp where it grows; the cell's text where there is no picture.
class PictureDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace retort::ui
