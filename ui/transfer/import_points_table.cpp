#include "ui/transfer/import_points_table.h"

#include "ui/base/point_text.h"

#include <QHeaderView>
#include <QStringList>

namespace retort::ui {

ImportPointsTable::ImportPointsTable(QWidget* parent) : QTableWidget(0, 3, parent) {
    setObjectName(QStringLiteral("importPoints"));
    setAccessibleName(tr("Points and their repeats"));
    setToolTip(
        tr("Runs in one row count as repeats of one another; runs of the same number in different rows "
           "are paired. If that is wrong, change how columns are used"));
    setHorizontalHeaderLabels({tr("Point"), tr("N"), tr("Repeats")});
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void ImportPointsTable::show(const std::vector<ImportedPoint>& points) {
    setRowCount(static_cast<int>(points.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const ImportedPoint& point = points[static_cast<std::size_t>(row)];
        QStringList repeats;
        for (const ImportedRepeat& repeat : point.repeats) {
            repeats.append(QStringLiteral("%1: %2").arg(QString::number(repeat.number),
                                                        QString::fromStdString(repeat.called)));
        }
        const QStringList texts{pointTitle(point.point), QString::number(point.repeats.size()),
                                repeats.join(QStringLiteral(" · "))};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(column == 2 ? repeats.join(QLatin1Char('\n')) : texts[column]);
            setItem(row, column, item);
        }
    }
    resizeColumnToContents(0);
    resizeColumnToContents(1);
}

} // namespace retort::ui
