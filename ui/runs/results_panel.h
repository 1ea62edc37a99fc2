// The tables below the charts.
#pragma once

#include "ui/session/workspace.h"

#include <QTabWidget>

#include <vector>

class QAction;
class QConcatenateTablesProxyModel;
class QHBoxLayout;
class QTableView;

namespace retort::ui {

class EmptyHint;
class MessagesPanel;
class ColumnVisibility;
class RunHover;
class RunsFilter;
class RunsModel;
class SummaryModel;

/// Runs, Summary and Messages, a tab each. Where several experiments are open their rows follow each other,
/// and a column says whose they are. A line above the runs filters them; names, tags and notes are typed
/// where they stand.
class ResultsPanel : public QTabWidget {
    Q_OBJECT

  public:
    enum Tab { Runs, Summary, Messages };

    /// `workspace` must outlive the panel.
    explicit ResultsPanel(Workspace& workspace, QWidget* parent = nullptr);

    void addMessage(MessageLevel level, const QString& text);

    /// The run whose row is the current one, as its place in the store that is worked on; −1 where there is
    /// none, or where it belongs to a compared experiment.
    [[nodiscard]] int currentRun() const;
    /// The selected runs of the experiment that is worked on, as their places in its store.
    [[nodiscard]] std::vector<int> selectedRuns() const;
    /// The selected runs of all open experiments, from the top.
    [[nodiscard]] std::vector<RunPlace> selectedPlaces() const;
    /// Selects the rows of runs, alone or, where `extends`, beside others, or no longer where all of them
    /// were; a run that is filtered out has none.
    void select(const std::vector<RunPlace>& places, bool extends);
    /// Tints the row of a run that something else points at; nothing takes the tint away.
    void markRun(const std::optional<RunPlace>& run);
    /// The run whose row is the current one.
    [[nodiscard]] std::optional<RunPlace> currentPlace() const;
    /// The open experiment whose row is the current one, as an index into the workspace; −1 for none.
    [[nodiscard]] int currentExperiment() const;
    /// Puts `action` into the menu that a right click on the runs opens.
    void addRunAction(QAction* action);
    /// Puts a button for `action` beside the filter.
    void addFilterAction(QAction* action);
    /// Lets the person type into a column (of RunsModel) of the current row.
    void edit(int column);
    /// Whether hidden runs have rows, too.
    void setShowsHidden(bool shows);
    [[nodiscard]] ColumnVisibility& columns() { return *columns_; }
    /// The same for the summary.
    void addSummaryAction(QAction* action);

  Q_SIGNALS:
    /// A name, tags or notes of a run were typed.
    void annotated(const retort::ui::RunPlace& run, const retort::RunAnnotation& annotation);
    /// The mouse is over the row of this run, or over none.
    void runHovered(const std::optional<retort::ui::RunPlace>& run);
    /// Another run is the current one, or others are selected.
    void currentRunChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QTableView* makeRunsView();
    QTableView* makeSummaryView();
    QWidget* makeRunsPage();
    void showHint();
    [[nodiscard]] std::optional<RunPlace> placeOf(int row) const;
    [[nodiscard]] QModelIndex indexOf(const RunPlace& run) const;
    [[nodiscard]] int firstRowOf(int experiment) const;
    void addExperiment(int experiment);
    void removeExperiment(int experiment);
    void showPlaces();
    /// Hides the summary's columns of a test set where there is none.
    void showMeasured();
    void widenSummary();
    [[nodiscard]] int sourceRow(const QModelIndex& index) const;

    Workspace& workspace_;
    std::vector<RunsModel*> runs_;         ///< of each open experiment
    std::vector<SummaryModel*> summaries_; ///< likewise
    QConcatenateTablesProxyModel* allRuns_;
    QConcatenateTablesProxyModel* allSummaries_;
    RunsFilter* filter_;
    QTableView* runsView_ = nullptr;
    QTableView* summaryView_ = nullptr;
    ColumnVisibility* columns_ = nullptr;
    RunHover* hover_ = nullptr;
    QHBoxLayout* filterLine_ = nullptr;
    EmptyHint* hint_ = nullptr;
    MessagesPanel* messages_;
};

} // namespace retort::ui
