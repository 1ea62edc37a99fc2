// The tables below the charts.
#pragma once

#include "ui/session/workspace.h"

#include <QTabWidget>

#include <vector>

class QAction;
class QConcatenateTablesProxyModel;
class QPoint;
class QTableView;

namespace retort::ui {

class MessagesPanel;
class RunsFilter;
class RunsModel;
class SummaryModel;

/// Runs, Summary and Messages, a tab each. Where several experiments are open their rows follow each other,
/// and a column says whose they are. A line above the runs filters them, and a right click on their header
/// shows and hides columns.
class ResultsPanel : public QTabWidget {
    Q_OBJECT

  public:
    enum Tab { Runs, Summary, Messages };

    /// `workspace` must outlive the panel.
    explicit ResultsPanel(Workspace& workspace, QWidget* parent = nullptr);

    void addMessage(MessageLevel level, const QString& text);

    /// The run whose row is the current one, as its place in the store that is worked on; −1 where there is
    /// none, or where it is a guest's.
    [[nodiscard]] int currentRun() const;
    /// The selected runs of the experiment that is worked on, as their places in its store.
    [[nodiscard]] std::vector<int> selectedRuns() const;
    /// The open experiment whose row is the current one, as an index into the workspace; −1 for none.
    [[nodiscard]] int currentExperiment() const;
    /// Puts `action` into the menu that a right click on the runs opens.
    void addRunAction(QAction* action);

  Q_SIGNALS:
    /// Another run is the current one, or others are selected.
    void currentRunChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QTableView* makeRunsView();
    QTableView* makeSummaryView();
    QWidget* makeRunsPage();
    void showColumnMenu(const QPoint& where);
    void addExperiment(int experiment);
    void removeExperiment(int experiment);
    void showPlaces();
    [[nodiscard]] int sourceRow(const QModelIndex& index) const;

    Workspace& workspace_;
    std::vector<RunsModel*> runs_;         ///< of each open experiment
    std::vector<SummaryModel*> summaries_; ///< likewise
    QConcatenateTablesProxyModel* allRuns_;
    QConcatenateTablesProxyModel* allSummaries_;
    RunsFilter* filter_;
    QTableView* runsView_ = nullptr;
    QTableView* summaryView_ = nullptr;
    MessagesPanel* messages_;
};

} // namespace retort::ui
