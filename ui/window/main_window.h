// The main window: docks, menus and actions. What they do is done by the parts it joins.
#pragma once

#include "ui/base/action_registry.h"
#include "ui/base/settings.h"
#include "ui/session/session_controller.h"
#include "ui/session/workspace.h"
#include "ui/window/window_layout.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QAction;
class QDockWidget;
class QStackedWidget;
class QTabWidget;

namespace retort::ui {

class ComparePanel;
class ChartsPanel;
class ExplorePanel;
class ExportActions;
class ImportActions;
class InspectPanel;
class MessageBar;
class ProgressLine;
class RecentMenu;
class ResultsPanel;
class RunActions;
class RunEdits;
class SampleSetup;
struct SampleRequest;
class SetupChip;
class SetupPanel;
class TrainingNotifier;
class WelcomePage;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(QWidget* parent = nullptr);

    /// Shows an experiment folder and follows it, whoever writes it. Refused with a message while a training
    /// runs here.
    void openExperiment(const QString& folder);
    /// Shows a folder beside what is open, to compare it; the first is worked on, as nothing else is open.
    void openBeside(const QString& folder);

    /// Prepares data and teacher to try everything on, and fills Setup in when they are there.
    void prepareSample(const SampleRequest& request);

    /// Writes the shown experiment's charts into `folder`; a message says when it is done.
    void exportChartsTo(const QString& folder);
    void exportCsvTo(const QString& file);
    /// Writes the student of the current run; a message says when it is done.
    void exportStudentTo(const QString& file);

    /// Who is asked, instead of the person, whether a running training may be stopped in order to close.
    void setCloseConfirmation(std::function<bool()> confirmation) { mayStop_ = std::move(confirmation); }

    [[nodiscard]] TrainingNotifier& notifier() { return *notifier_; }
    [[nodiscard]] SessionController& controller() { return controller_; }

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    void makeCentre();
    void makeWelcome();
    void makeDocks();
    void makeActions();
    void makeRunActions();
    void makeViewActions();
    void makeMenus();
    void connectController();
    void connectSample();

    void beginNew();
    void showCentre();
    void chooseFolder(bool beside);
    void closeCompared();
    void openDropped(const QStringList& folders);
    void showCharts();
    void showMessage(MessageLevel level, const QString& text);
    void answer(MessageLevel level, const QString& text);
    void updateActions();
    void updatePause();
    void updateFolder(const QString& folder);

    Settings settings_;
    SessionController controller_;
    Workspace workspace_{controller_.store()};
    ActionRegistry actions_;
    SetupPanel* setup_ = nullptr;
    ChartsPanel* charts_ = nullptr;
    ResultsPanel* results_ = nullptr;
    InspectPanel* inspect_ = nullptr;
    ComparePanel* compare_ = nullptr;
    ExplorePanel* explore_ = nullptr;
    QTabWidget* comparison_ = nullptr; ///< charts_, compare_ and explore_
    QStackedWidget* centre_ = nullptr;
    WelcomePage* welcome_ = nullptr;
    SampleSetup* sample_ = nullptr;
    MessageBar* messageBar_ = nullptr;
    ProgressLine* progress_ = nullptr;
    QDockWidget* setupDock_ = nullptr;
    SetupChip* chip_ = nullptr;
    QDockWidget* resultsDock_ = nullptr;
    ExportActions* exports_ = nullptr;
    ImportActions* imports_ = nullptr;
    RunActions* runActions_ = nullptr;
    RunEdits* edits_ = nullptr;
    TrainingNotifier* notifier_ = nullptr;
    QDockWidget* inspectDock_ = nullptr;
    RecentMenu* recent_ = nullptr;
    std::optional<WindowLayout> layout_;
    std::function<bool()> mayStop_;
    const QObject* complained_ = nullptr; ///< whose error is in the message bar, of those that answer
    bool closing_ = false;
};

} // namespace retort::ui
