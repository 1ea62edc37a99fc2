// The tables below the charts.
#pragma once

#include "ui/session/session_controller.h"

#include <QTabWidget>

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

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QTableView* makeRunsView();
    QTableView* makeSummaryView(ExperimentStore& store);

    RunsModel* runs_;
    MessagesPanel* messages_;
};

} // namespace retort::ui
