#include "ui/charts/values_panel.h"

#include "ui/base/number_text.h"
#include "ui/base/table_text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace retort::ui {

ValuesPanel::ValuesPanel(QWidget* parent)
    : QWidget(parent)
    , place_(new QLabel(this))
    , table_(new QTableView(this))
    , values_(new ValuesModel(this)) {
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(values_);
    sorted->setSortRole(ValuesModel::SortRole);
    table_->setObjectName(QStringLiteral("valuesTable"));
    table_->setModel(sorted);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->setAccessibleName(tr("Values at the crosshair"));
    table_->setToolTip(tr("Values of all curves at the crosshair; Ctrl+C copies them"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setAlternatingRowColors(true);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    table_->horizontalHeader()->setHighlightSections(false);
    auto* copyAction = new QAction(tr("&Copy"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    copyAction->setToolTip(tr("Copies the selected rows, or all rows if none is selected"));
    connect(copyAction, &QAction::triggered, this, &ValuesPanel::copy);
    addAction(copyAction);
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    table_->addAction(copyAction);
    place_->setMargin(4);
    place_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(place_);
    layout->addWidget(table_, 1);
    show({}, {}, nullptr, std::nullopt, false);
}

void ValuesPanel::show(const std::vector<ChartColumn>& charts, const ShownRuns& runs,
                       const EpochColumns* baseline, std::optional<double> x, bool pinned) {
    const int columns = values_->columnCount();
    values_->show(charts, runs, baseline, x);
    if (values_->columnCount() != columns) {
        table_->resizeColumnsToContents();
    }
    if (!x) {
        place_->setText(
            tr("Move the mouse over a chart, or press P in it, to see the values of its curves here."));
        return;
    }
    const bool isTime = !charts.empty() && charts.front().data->secondsPerUnit > 0.0;
    const QString place = isTime ? tr("After %1").arg(durationText(*x * charts.front().data->secondsPerUnit))
                                 : tr("Epoch %1").arg(qRound(*x));
    place_->setText(pinned ? tr("%1, pinned (Escape releases it)").arg(place) : place);
}

QString ValuesPanel::text(bool onlySelected) const {
    return tabbedText(*table_->model(),
                      [&](int row) { return !onlySelected || table_->selectionModel()->isRowSelected(row); });
}

void ValuesPanel::copy() {
    QApplication::clipboard()->setText(text(table_->selectionModel()->hasSelection()));
}

} // namespace retort::ui
