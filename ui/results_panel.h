// The tables below the charts.
#pragma once

#include "ui/session/session_controller.h"

#include <QTabWidget>

#include <vector>

class QAction;
class QTableView;

namespace retort::ui {

class MessagesPanel;
class RunsModel;

/// Runs, Summary and Messages, a tab each.
class ResultsPanel : public QTabWidget {
    Q_OBJECT

  public:
    enum Tab { Runs, Summary, Messages };

    /// `store` must outlive the panel.
    explicit ResultsPanel(ExperimentStore& store, QWidget* parent = nullptr);

    void addMessage(MessageLevel level, const QString& text);

    /// The run whose row is the current one, as its place in the store; −1 where there is none.
    [[nodiscard]] int currentRun() const;
    /// The selected runs, as their places in the store.
    [[nodiscard]] std::vector<int> selectedRuns() const;
    /// Puts `action` into the menu that a right click on the runs opens.
    void addRunAction(QAction* action);

  Q_SIGNALS:
    /// Another run is the current one, or others are selected.
    void currentRunChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QTableView* makeRunsView();
    QTableView* makeSummaryView(ExperimentStore& store);

    RunsModel* runs_;
    QTableView* runsView_ = nullptr;
    MessagesPanel* messages_;
};

} // namespace retort::ui
