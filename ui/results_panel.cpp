#include "ui/results_panel.h"

#include "ui/messages_panel.h"
#include "ui/progress_delegate.h"
#include "ui/run_palette.h"
#include "ui/session/runs_model.h"
#include "ui/session/summary_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace retort::ui {

namespace {

QTableView* makeTable(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setAlternatingRowColors(true);
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 8);
    view->horizontalHeader()->setHighlightSections(false);
    return view;
}

void setColumnWidths(QTableView* view, std::initializer_list<int> characters) {
    int column = 0;
    for (const int count : characters) {
        view->setColumnWidth(column++, view->fontMetrics().averageCharWidth() * count + 16);
    }
}

} // namespace

ResultsPanel::ResultsPanel(ExperimentStore& store, QWidget* parent)
    : QTabWidget(parent)
    , runs_(new RunsModel(store, this))
    , messages_(new MessagesPanel(this)) {
    setDocumentMode(true);
    runs_->setDark(isDark(palette()));
    runsView_ = makeRunsView();
    addTab(runsView_, tr("Runs"));
    addTab(makeSummaryView(store), tr("Summary"));
    addTab(messages_, tr("Messages"));
}

QTableView* ResultsPanel::makeRunsView() {
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(runs_);
    sorted->setSortRole(RunsModel::SortRole);
    QTableView* view = makeTable(sorted, tr("Runs"), this);
    view->setObjectName(QStringLiteral("runsTable"));
    view->setItemDelegateForColumn(RunsModel::Progress, new ProgressDelegate(view));
    view->setSortingEnabled(true);
    // Until a column is chosen the rows stay in the experiment's order.
    view->sortByColumn(-1, Qt::AscendingOrder);
    view->horizontalHeader()->setStretchLastSection(true);
    setColumnWidths(view, {12, 7, 14, 20, 20, 14, 16, 14});
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ResultsPanel::currentRunChanged);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ResultsPanel::currentRunChanged);
    return view;
}

QTableView* ResultsPanel::makeSummaryView(ExperimentStore& store) {
    QTableView* view = makeTable(new SummaryModel(store, this), tr("Summary per α"), this);
    view->setObjectName(QStringLiteral("summaryTable"));
    setColumnWidths(view, {6, 5, 7, 17, 12, 12, 14, 12, 12, 13, 12, 13});
    return view;
}

int ResultsPanel::currentRun() const {
    const auto* sorted = static_cast<const QSortFilterProxyModel*>(runsView_->model());
    return sorted->mapToSource(runsView_->currentIndex()).row();
}

std::vector<int> ResultsPanel::selectedRuns() const {
    const auto* sorted = static_cast<const QSortFilterProxyModel*>(runsView_->model());
    std::vector<int> rows;
    for (const QModelIndex& index : runsView_->selectionModel()->selectedRows()) {
        rows.push_back(sorted->mapToSource(index).row());
    }
    return rows;
}

void ResultsPanel::addRunAction(QAction* action) {
    runsView_->addAction(action);
}

void ResultsPanel::addMessage(MessageLevel level, const QString& text) {
    messages_->add(level, text);
}

void ResultsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        runs_->setDark(isDark(palette()));
    }
    QTabWidget::changeEvent(event);
}

} // namespace retort::ui
