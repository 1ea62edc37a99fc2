// What leaves the window as a file, or over the clipboard.
#pragma once

#include "core/experiment/report/csv_export.h"
#include "core/experiment/results/summary.h"
#include "ui/base/settings.h"
#include "ui/charts/figures/chart_export.h"
#include "ui/session/workspace.h"

#include <QList>
#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace retort::ui {

class ActionRegistry;
class ComparePanel;
class ExplorePanel;
class ChartsPanel;
class ResultsPanel;

/// Asks where to, and writes: the epochs as CSV, the charts as they are shown, the current run's student.
/// The summary is copied as text.
class ExportActions : public QObject {
    Q_OBJECT

  public:
    struct Parts {
        SessionController& controller;
        Workspace& workspace;
        ChartsPanel& charts;
        ComparePanel& compare;
        ExplorePanel& explore;
        ResultsPanel& results;
        Settings& settings;
    };

    /// `window` is whom dialogs belong to.
    ExportActions(const Parts& parts, QWidget* window);

    void addActions(ActionRegistry& registry);
    /// Lets only those be chosen for which there is something.
    void updateActions();

    /// Writes all epochs of all open experiments; `form` says how they are laid out.
    void exportCsv(CsvForm form, const QString& file);
    void exportCharts(const std::vector<Figure>& figures, const std::vector<PictureOptions>& formats,
                      const QString& folder);
    /// Writes a report on the experiment that is worked on, and offers to open it.
    void exportReport(const QString& file);
    /// Writes the student of the current run.
    void exportStudent(const QString& file);

  Q_SIGNALS:
    void message(retort::ui::MessageLevel level, const QString& text);
    /// Something is at work; what it came to is told by message().
    void working(const QString& what);

  private:
    /// Has `write` write `file` on a thread of its own, and says when it is done, or why not.
    void writeBeside(const QString& file, std::function<void()> write);
    void chooseCsv(CsvForm form);
    void addSummaryActions(ActionRegistry& registry);
    [[nodiscard]] std::vector<TitledSummary> summaries() const;
    void addPaperActions(ActionRegistry& registry);
    void chooseCharts();
    /// The charts and the comparison of α, as they are shown.
    [[nodiscard]] std::vector<Figure> figures() const;
    void chooseChartFile(const Figure& figure, const PictureOptions& format);
    void replaceCharts(const std::vector<Figure>& figures, const PictureOptions& format,
                       const QString& folder);
    void chooseChartsFolder(const std::vector<Figure>& figures, const PictureOptions& format);
    void chooseReport();
    void offerToOpen(const QString& file);
    void chooseStudent();
    [[nodiscard]] QString currentRunFolder() const;

    Parts parts_;
    QWidget* window_;
    PictureOptions picture_;  ///< as they were last chosen
    QList<QAction*> summary_; ///< copies of it
    QAction* csv_ = nullptr;
    QAction* longCsv_ = nullptr;
    QAction* charts_ = nullptr;
    QAction* report_ = nullptr;
    QAction* student_ = nullptr;
};

} // namespace retort::ui
