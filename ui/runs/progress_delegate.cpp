#include "ui/runs/progress_delegate.h"

#include "ui/runs/runs_model.h"

#include <QApplication>
#include <QStyleOptionProgressBar>

#include <cmath>
#include <utility>

namespace retort::ui {

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    QStyleOptionProgressBar bar;
    bar.rect = cell.rect.adjusted(3, 3, -3, -3);
    bar.palette = cell.palette;
    bar.fontMetrics = cell.fontMetrics;
    bar.state = cell.state | QStyle::State_Horizontal;
    bar.maximum = 1000;
    bar.progress = static_cast<int>(std::lround(1000.0 * index.data(RunsModel::ProgressRole).toDouble()));
    bar.text = text;
    bar.textVisible = true;
    bar.textAlignment = Qt::AlignCenter;
    style->drawControl(QStyle::CE_ProgressBar, &bar, painter, cell.widget);
}

} // namespace retort::ui
