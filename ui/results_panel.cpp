#include "ui/results_panel.h"

#include "ui/empty_hint.h"
#include "ui/messages_panel.h"
#include "ui/progress_delegate.h"
#include "ui/run_palette.h"
#include "ui/session/runs_filter.h"
#include "ui/session/runs_model.h"
#include "ui/session/summary_model.h"

#include <QConcatenateTablesProxyModel>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

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

ResultsPanel::ResultsPanel(Workspace& workspace, QWidget* parent)
    : QTabWidget(parent)
    , workspace_(workspace)
    , allRuns_(new QConcatenateTablesProxyModel(this))
    , allSummaries_(new QConcatenateTablesProxyModel(this))
    , filter_(new RunsFilter(this))
    , messages_(new MessagesPanel(this)) {
    setDocumentMode(true);
    for (int experiment = 0; experiment < workspace.count(); ++experiment) {
        addExperiment(experiment);
    }
    runsView_ = makeRunsView();
    summaryView_ = makeSummaryView();
    addTab(makeRunsPage(), tr("Runs"));
    addTab(summaryView_, tr("Summary"));
    addTab(messages_, tr("Messages"));
    connect(&workspace, &Workspace::guestAdded, this, [this](int experiment) {
        addExperiment(experiment);
        showPlaces();
    });
    connect(&workspace, &Workspace::guestAboutToGo, this, &ResultsPanel::removeExperiment);
    // Queued, as the tables may hear of a reset later than the workspace.
    connect(&workspace, &Workspace::changed, this, &ResultsPanel::showPlaces, Qt::QueuedConnection);
    showPlaces();
    new EmptyHint(tr("A row for every run. Start a training, or open an experiment folder."), runsView_);
    new EmptyHint(tr("Mean ± standard deviation for every α, once epochs are measured."), summaryView_);
    new EmptyHint(tr("What is said while you work is kept here."), messages_);
}

void ResultsPanel::addExperiment(int experiment) {
    auto* runs = new RunsModel(workspace_.store(experiment), this);
    auto* summary = new SummaryModel(workspace_.store(experiment), this);
    runs->setDark(isDark(palette()));
    runs_.push_back(runs);
    summaries_.push_back(summary);
    allRuns_->addSourceModel(runs);
    allSummaries_->addSourceModel(summary);
}

void ResultsPanel::removeExperiment(int experiment) {
    const auto place = static_cast<std::ptrdiff_t>(experiment);
    allRuns_->removeSourceModel(runs_.at(static_cast<std::size_t>(experiment)));
    allSummaries_->removeSourceModel(summaries_.at(static_cast<std::size_t>(experiment)));
    delete runs_[static_cast<std::size_t>(experiment)];
    delete summaries_[static_cast<std::size_t>(experiment)];
    runs_.erase(runs_.begin() + place);
    summaries_.erase(summaries_.begin() + place);
}

void ResultsPanel::showPlaces() {
    const ShownRuns shown = workspace_.shown();
    for (std::size_t place = 0; place < runs_.size(); ++place) {
        const auto experiment = static_cast<int>(place);
        runs_[place]->setPlace(shown, experiment);
        summaries_[place]->setTitle(shown.experiments.value(experiment));
    }
    runsView_->setColumnHidden(RunsModel::Experiment, runs_.size() < 2);
    summaryView_->setColumnHidden(SummaryModel::Experiment, runs_.size() < 2);
}

QTableView* ResultsPanel::makeRunsView() {
    filter_->setSourceModel(allRuns_);
    QTableView* view = makeTable(filter_, tr("Runs"), this);
    view->setObjectName(QStringLiteral("runsTable"));
    view->setItemDelegateForColumn(RunsModel::Progress, new ProgressDelegate(view));
    view->setSortingEnabled(true);
    // Until a column is chosen the rows stay in the experiments' order.
    view->sortByColumn(-1, Qt::AscendingOrder);
    view->horizontalHeader()->setStretchLastSection(true);
    view->horizontalHeader()->moveSection(RunsModel::Experiment, RunsModel::Repeat);
    setColumnWidths(view, {12, 7, 14, 20, 20, 14, 16, 14, 20, 18});
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view->horizontalHeader(), &QWidget::customContextMenuRequested, this,
            &ResultsPanel::showColumnMenu);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ResultsPanel::currentRunChanged);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ResultsPanel::currentRunChanged);
    return view;
}

QWidget* ResultsPanel::makeRunsPage() {
    auto* page = new QWidget(this);
    auto* line = new QLineEdit(page);
    line->setObjectName(QStringLiteral("runsFilter"));
    line->setClearButtonEnabled(true);
    line->setAccessibleName(tr("Filter of the runs"));
    line->setPlaceholderText(tr("Filter: words, or alpha:0.5 status:failed"));
    line->setToolTip(tr("Show the runs that have all these words in a cell; alpha:, repeat:, status:, "
                        "experiment: and notes: look into one column"));
    connect(line, &QLineEdit::textChanged, filter_, &RunsFilter::setFilter);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addWidget(runsView_, 1);
    page->setFocusProxy(runsView_);
    return page;
}

// The column α stays, as it carries the boxes; Experiment comes and goes with guests.
void ResultsPanel::showColumnMenu(const QPoint& where) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = RunsModel::Repeat; column < RunsModel::Experiment; ++column) {
        QAction* action = menu->addAction(filter_->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!runsView_->isColumnHidden(column));
        connect(action, &QAction::toggled, runsView_,
                [this, column](bool shown) { runsView_->setColumnHidden(column, !shown); });
    }
    menu->popup(runsView_->horizontalHeader()->mapToGlobal(where));
}

QTableView* ResultsPanel::makeSummaryView() {
    QTableView* view = makeTable(allSummaries_, tr("Summary per α"), this);
    view->setObjectName(QStringLiteral("summaryTable"));
    setColumnWidths(view, {18, 6, 5, 7, 17, 12, 12, 14, 12, 12, 13, 12, 13});
    return view;
}

int ResultsPanel::sourceRow(const QModelIndex& index) const {
    return filter_->mapToSource(index).row();
}

int ResultsPanel::currentRun() const {
    // The experiment that is worked on comes first, so that its rows are those of its store.
    const int row = sourceRow(runsView_->currentIndex());
    return row < workspace_.store(0).runCount() ? row : -1;
}

int ResultsPanel::currentExperiment() const {
    int row = sourceRow(runsView_->currentIndex());
    for (int experiment = 0; row >= 0 && experiment < workspace_.count(); ++experiment) {
        const int runs = workspace_.store(experiment).runCount();
        if (row < runs) {
            return experiment;
        }
        row -= runs;
    }
    return -1;
}

std::vector<int> ResultsPanel::selectedRuns() const {
    std::vector<int> rows;
    for (const QModelIndex& index : runsView_->selectionModel()->selectedRows()) {
        if (const int row = sourceRow(index); row < workspace_.store(0).runCount()) {
            rows.push_back(row);
        }
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
        for (RunsModel* runs : runs_) {
            runs->setDark(isDark(palette()));
        }
    }
    QTabWidget::changeEvent(event);
}

} // namespace retort::ui
