#include "ui/runs/results_panel.h"

#include "core/engine/training/metric_lookup.h"
#include "core/files/tables/metrics_csv.h"
#include "ui/base/empty_hint.h"
#include "ui/base/run_palette.h"
#include "ui/runs/column_visibility.h"
#include "ui/runs/messages_panel.h"
#include "ui/runs/progress_delegate.h"
#include "ui/runs/run_columns.h"
#include "ui/runs/run_hover.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/summary_model.h"

#include <QConcatenateTablesProxyModel>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <utility>

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

void setColumnWidths(QTableView* view, const std::vector<int>& characters) {
    int column = 0;
    for (const int count : characters) {
        view->setColumnWidth(column++, view->fontMetrics().averageCharWidth() * count + 16);
    }
}

/// Without a layout where nothing changes.
void hideColumn(QTableView* view, int column, bool hidden) {
    if (view->isColumnHidden(column) != hidden) {
        view->setColumnHidden(column, hidden);
    }
}

bool hasTest(const ExperimentRecord& experiment) {
    return std::any_of(experiment.runs.begin(), experiment.runs.end(), [](const RunRecord& run) {
        return run.last() != nullptr && are_tested(std::span(run.last(), 1));
    });
}

/// The columns of the parameters beside α that some run has settings of.
std::set<int> axisColumns(const ShownRuns& shown) {
    std::set<int> columns;
    for (const ShownRun& run : shown.runs) {
        for (const auto& setting : run.record->spec.settings) {
            const Parameter* parameter = find_parameter(setting.first);
            columns.insert(parameter == nullptr ? columnOf(RunColumn::Settings)
                                                : columnOf(RunColumn::Parameter) +
                                                      static_cast<int>(parameter - parameters().data()));
        }
    }
    return columns;
}

/// Fills an editor once: tables change while a training runs, and must not take away what is being typed.
class NoteDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        if (!editor->property(filled).toBool()) {
            editor->setProperty(filled, true);
            QStyledItemDelegate::setEditorData(editor, index);
        }
    }

  private:
    static constexpr const char* filled = "retortFilled";
};

} // namespace

ResultsPanel::ResultsPanel(Workspace& workspace, QWidget* parent)
    : QTabWidget(parent)
    , workspace_(workspace)
    , allRuns_(new QConcatenateTablesProxyModel(this))
    , allSummaries_(new QConcatenateTablesProxyModel(this))
    , filter_(new RunsFilter(this))
    , messages_(new MessagesPanel(this)) {
    setObjectName(QStringLiteral("results"));
    setDocumentMode(true);
    for (int experiment = 0; experiment < workspace.count(); ++experiment) {
        addExperiment(experiment);
    }
    runsView_ = makeRunsView();
    summaryView_ = makeSummaryView();
    addTab(makeRunsPage(), tr("Runs"));
    addTab(summaryView_, tr("Summary"));
    addTab(messages_, tr("Messages"));
    connect(&workspace, &Workspace::comparedAdded, this, [this](int experiment) {
        addExperiment(experiment);
        showPlaces();
    });
    connect(&workspace, &Workspace::comparedAboutToClose, this, &ResultsPanel::removeExperiment);
    // Queued, as the tables may hear of a reset later than the workspace.
    connect(&workspace, &Workspace::changed, this, &ResultsPanel::showPlaces, Qt::QueuedConnection);
    showPlaces();
    hint_ = new EmptyHint({}, runsView_);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(allRuns_, signal, this, &ResultsPanel::showHint);
    }
    connect(allRuns_, &QAbstractItemModel::modelReset, this, &ResultsPanel::showHint);
    showHint();
    new EmptyHint(tr("Mean ± standard deviation for every α, once the first epoch is done."), summaryView_);
    new EmptyHint(tr("Messages appear here while you work."), messages_);
}

void ResultsPanel::addExperiment(int experiment) {
    auto* runs = new RunsModel(workspace_.store(experiment), this);
    auto* summary = new SummaryModel(workspace_.store(experiment), this);
    runs->setDark(isDark(palette()));
    connect(runs, &RunsModel::annotated, this, [this, runs](int row, const RunAnnotation& annotation) {
        const auto found = std::find(runs_.begin(), runs_.end(), runs);
        Q_EMIT annotated({static_cast<int>(found - runs_.begin()), row}, annotation);
    });
    runs_.push_back(runs);
    summaries_.push_back(summary);
    allRuns_->addSourceModel(runs);
    allSummaries_->addSourceModel(summary);
    connect(summary, &QAbstractItemModel::modelReset, this, &ResultsPanel::showMeasured);
    connect(summary, &QAbstractItemModel::dataChanged, this, &ResultsPanel::showMeasured);
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
    const auto groups = groupsOf(shown);
    if (std::any_of(groups.begin(), groups.end(),
                    [](const RunGroup& group) { return !group.point.settings.empty(); })) {
        summaryView_->resizeColumnToContents(SummaryModel::Alpha);
    }
    columns_->setOpen(runs_.size() > 1, shown.baseline >= 0);
    columns_->setAxes(axisColumns(shown));
    hideColumn(summaryView_, SummaryModel::Experiment, runs_.size() < 2);
    showMeasured();
}

void ResultsPanel::showMeasured() {
    bool isTested = false;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        isTested = isTested || hasTest(workspace_.store(static_cast<int>(i)).record());
    }
    columns_->setTested(isTested);
    const std::vector<SummaryColumn> columns = summary_columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = SummaryModel::FirstMetric + static_cast<int>(i);
        const bool measured =
            std::any_of(summaries_.begin(), summaries_.end(),
                        [&](const SummaryModel* model) { return has_values(columns[i], model->rows()); });
        hideColumn(summaryView_, column, is_on_test(*columns[i].metric) && !measured);
    }
    widenSummary();
}

/// So that no number and no header is cut, in whatever language; never narrower, as widths are the person's.
void ResultsPanel::widenSummary() {
    const QAbstractItemView* cells = summaryView_;
    QHeaderView* header = summaryView_->horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        const int wanted = std::max(header->sectionSizeHint(column), cells->sizeHintForColumn(column)) + 8;
        if (!header->isSectionHidden(column) && header->sectionSize(column) < wanted) {
            header->resizeSection(column, wanted);
        }
    }
}

QTableView* ResultsPanel::makeRunsView() {
    filter_->setSourceModel(allRuns_);
    QTableView* view = makeTable(filter_, tr("Runs"), this);
    view->setObjectName(QStringLiteral("runsTable"));
    view->setItemDelegate(new NoteDelegate(view));
    view->setItemDelegateForColumn(columnOf(RunColumn::Progress), new ProgressDelegate(view));
    view->setSortingEnabled(true);
    // Until a column is chosen the rows stay in the experiments' order.
    view->sortByColumn(-1, Qt::AscendingOrder);
    view->setEditTriggers(QAbstractItemView::DoubleClicked);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    columns_ = new ColumnVisibility(view);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ResultsPanel::currentRunChanged);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ResultsPanel::currentRunChanged);
    hover_ = new RunHover(view);
    connect(hover_, &RunHover::hovered, this, [this](const QModelIndex& index) {
        Q_EMIT runHovered(index.isValid() ? placeOf(sourceRow(index)) : std::nullopt);
    });
    auto* clear = new QShortcut(QKeySequence(Qt::Key_Escape), view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(clear, &QShortcut::activated, view, &QTableView::clearSelection);
    return view;
}

QWidget* ResultsPanel::makeRunsPage() {
    auto* page = new QWidget(this);
    auto* line = new QLineEdit(page);
    line->setObjectName(QStringLiteral("runsFilter"));
    line->setClearButtonEnabled(true);
    line->setAccessibleName(tr("Filter runs"));
    line->setPlaceholderText(tr("Filter: words, or alpha:0.5 status:failed"));
    line->setToolTip(tr("Show the runs that contain all these words. To search a single column, put alpha:, "
                        "repeat:, status:, name:, tag:, notes:, details:, experiment: or the name of a "
                        "hyperparameter before a word, as in lr:0.01"));
    connect(line, &QLineEdit::textChanged, filter_, &RunsFilter::setFilter);
    filterLine_ = new QHBoxLayout;
    filterLine_->addWidget(line, 1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(filterLine_);
    layout->addWidget(runsView_, 1);
    page->setFocusProxy(runsView_);
    return page;
}

QTableView* ResultsPanel::makeSummaryView() {
    QTableView* view = makeTable(allSummaries_, tr("Summary by α"), this);
    view->setObjectName(QStringLiteral("summaryTable"));
    setColumnWidths(view, std::vector<int>(static_cast<std::size_t>(view->model()->columnCount()), 6));
    // What a paper says comes first: last and best epochs, then all epochs.
    int place = SummaryModel::FirstMetric;
    const std::vector<SummaryColumn> columns = summary_columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].part != &PointSummary::all) {
            QHeaderView* header = view->horizontalHeader();
            header->moveSection(header->visualIndex(SummaryModel::FirstMetric + static_cast<int>(i)),
                                place++);
        }
    }
    return view;
}

int ResultsPanel::sourceRow(const QModelIndex& index) const {
    return filter_->mapToSource(index).row();
}

int ResultsPanel::firstRowOf(int experiment) const {
    int row = 0;
    for (int before = 0; before < experiment; ++before) {
        row += workspace_.store(before).runCount();
    }
    return row;
}

std::optional<RunPlace> ResultsPanel::placeOf(int row) const {
    for (int experiment = 0; row >= 0 && experiment < workspace_.count(); ++experiment) {
        const int place = row - firstRowOf(experiment);
        if (place < workspace_.store(experiment).runCount()) {
            return RunPlace{experiment, place};
        }
    }
    return std::nullopt;
}

std::optional<RunPlace> ResultsPanel::currentPlace() const {
    return placeOf(sourceRow(runsView_->currentIndex()));
}

int ResultsPanel::currentRun() const {
    const auto place = currentPlace();
    return place && place->experiment == 0 ? place->row : -1;
}

int ResultsPanel::currentExperiment() const {
    const auto place = currentPlace();
    return place ? place->experiment : -1;
}

void ResultsPanel::select(const std::vector<RunPlace>& places, bool extends) {
    QItemSelection rows;
    QModelIndex first;
    bool areSelected = true;
    for (int row = 0; row < filter_->rowCount(); ++row) {
        const QModelIndex index = filter_->index(row, 0);
        const auto place = placeOf(sourceRow(index));
        if (!place || std::find(places.begin(), places.end(), *place) == places.end()) {
            continue;
        }
        first = first.isValid() ? first : index;
        rows.select(index, index);
        areSelected = areSelected && runsView_->selectionModel()->isSelected(index);
    }
    QItemSelectionModel& selection = *runsView_->selectionModel();
    if (!first.isValid()) {
        if (!extends) {
            selection.clearSelection();
        }
        return;
    }
    setCurrentIndex(Runs);
    selection.setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    const auto how = !extends      ? QItemSelectionModel::ClearAndSelect
                     : areSelected ? QItemSelectionModel::Deselect
                                   : QItemSelectionModel::Select;
    selection.select(rows, how | QItemSelectionModel::Rows);
    runsView_->scrollTo(first);
}

QModelIndex ResultsPanel::indexOf(const RunPlace& run) const {
    for (int row = 0; row < filter_->rowCount(); ++row) {
        const QModelIndex index = filter_->index(row, 0);
        if (placeOf(sourceRow(index)) == run) {
            return index;
        }
    }
    return {};
}

void ResultsPanel::markRun(const std::optional<RunPlace>& run) {
    hover_->mark(run ? indexOf(*run) : QModelIndex());
}

std::vector<RunPlace> ResultsPanel::selectedPlaces() const {
    QModelIndexList selected = runsView_->selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end());
    std::vector<RunPlace> places;
    for (const QModelIndex& index : std::as_const(selected)) {
        if (const auto place = placeOf(sourceRow(index))) {
            places.push_back(*place);
        }
    }
    return places;
}

std::vector<int> ResultsPanel::selectedRuns() const {
    std::vector<int> rows;
    for (const RunPlace& place : selectedPlaces()) {
        if (place.experiment == 0) {
            rows.push_back(place.row);
        }
    }
    return rows;
}

void ResultsPanel::edit(int column) {
    const QModelIndex index = runsView_->currentIndex().siblingAtColumn(column);
    if (!index.isValid()) {
        return;
    }
    setCurrentIndex(Runs);
    columns_->reveal(column);
    runsView_->setFocus(Qt::ShortcutFocusReason);
    runsView_->scrollTo(index);
    runsView_->setCurrentIndex(index);
    runsView_->edit(index);
}

void ResultsPanel::setShowsHidden(bool shows) {
    filter_->setShowsHidden(shows);
}

void ResultsPanel::showHint() {
    hint_->setText(allRuns_->rowCount() > 0
                       ? tr("No runs match. Clear the filter above or show hidden runs.")
                       : tr("Runs are listed here. Start training or open an experiment folder."));
}

void ResultsPanel::addFilterAction(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    filterLine_->addWidget(button);
}

void ResultsPanel::addRunAction(QAction* action) {
    runsView_->addAction(action);
}

void ResultsPanel::addSummaryAction(QAction* action) {
    summaryView_->addAction(action);
    summaryView_->setContextMenuPolicy(Qt::ActionsContextMenu);
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
