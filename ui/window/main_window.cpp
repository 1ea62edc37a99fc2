#include "ui/window/main_window.h"

#include "core/experiment/teacher/program_trust.h"
#include "ui/base/availability.h"
#include "ui/base/folder_drop.h"
#include "ui/base/icons.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/compare/compare_panel.h"
#include "ui/charts/explore/explore_panel.h"
#include "ui/inspect/inspect_panel.h"
#include "ui/runs/column_visibility.h"
#include "ui/runs/message_bar.h"
#include "ui/runs/results_panel.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_edits.h"
#include "ui/setup/output_folder.h"
#include "ui/setup/setup_panel.h"
#include "ui/transfer/export_actions.h"
#include "ui/transfer/import_actions.h"
#include "ui/window/about.h"
#include "ui/window/progress_line.h"
#include "ui/window/recent_menu.h"
#include "ui/window/run_links.h"
#include "ui/window/sample_job.h"
#include "ui/window/sample_setup.h"
#include "ui/window/setup_chip.h"
#include "ui/window/shortcuts_dialog.h"
#include "ui/window/theme_actions.h"
#include "ui/window/training_notifier.h"
#include "ui/window/welcome_page.h"
#include "ui/window/window_menus.h"

#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

QDockWidget* makeDock(const QString& title, const QString& name, QWidget* content, QMainWindow* window) {
    auto* dock = new QDockWidget(title, window);
    dock->setObjectName(name);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable |
                      QDockWidget::DockWidgetFloatable);
    dock->setWidget(content);
    return dock;
}

bool askToStop(QWidget* parent) {
    QMessageBox box(QMessageBox::Question, MainWindow::tr("Stop training?"),
                    MainWindow::tr("Training is running."), QMessageBox::NoButton, parent);
    box.setInformativeText(MainWindow::tr("Progress so far is kept, and you can continue later."));
    const QPushButton* stop = box.addButton(MainWindow::tr("&Stop and Close"), QMessageBox::AcceptRole);
    QPushButton* keep = box.addButton(MainWindow::tr("&Keep Training"), QMessageBox::RejectRole);
    box.setDefaultButton(keep);
    box.setEscapeButton(keep);
    box.exec();
    return box.clickedButton() == stop;
}

} // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), mayStop_([this] { return askToStop(this); }) {
    setWindowTitle(tr("Retort"));
    actions_.setParent(this);
    actions_.setObjectName(QStringLiteral("actions"));
    setWindowIcon(applicationIcon());
    sample_ = new SampleSetup(this);
    makeCentre();
    makeDocks();
    makeActions();
    makeWelcome();
    makeMenus();
    connectController();
    connectSample();
    updateActions();
    layout_.emplace(*this, LayoutParts{setupDock_, resultsDock_, inspectDock_, *charts_, results_->columns()},
                    settings_);
    layout_->restore();
    showCentre();
}

void MainWindow::makeCentre() {
    auto* centre = new QWidget(this);
    messageBar_ = new MessageBar(centre);
    charts_ = new ChartsPanel(centre);
    compare_ = new ComparePanel(centre);
    explore_ = new ExplorePanel(centre);
    comparison_ = new QTabWidget(centre);
    comparison_->setObjectName(QStringLiteral("comparison"));
    comparison_->setDocumentMode(true);
    comparison_->addTab(charts_, tr("Epochs"));
    comparison_->addTab(compare_, tr("Compare"));
    comparison_->addTab(explore_, tr("Explore"));
    comparison_->setTabToolTip(0, tr("Curves over epochs or time"));
    comparison_->setTabToolTip(1, tr("Results by α, and differences between values of α"));
    comparison_->setTabToolTip(2, tr("Runs by any of their settings, metrics and costs"));
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messageBar_);
    centre_ = new QStackedWidget(centre);
    centre_->addWidget(comparison_);
    layout->addWidget(centre_, 1);
    setCentralWidget(centre);
    progress_ = new ProgressLine(controller_.store(), this);
    statusBar()->addPermanentWidget(progress_);
}

void MainWindow::makeWelcome() {
    welcome_ = new WelcomePage(actions_, centre_);
    centre_->addWidget(welcome_);
    connect(welcome_, &WelcomePage::recentChosen, this, &MainWindow::openExperiment);
    connect(welcome_, &WelcomePage::cancelRequested, sample_, &SampleSetup::cancel);
    connect(sample_, &SampleSetup::progressed, welcome_, &WelcomePage::showProgress);
}

void MainWindow::makeDocks() {
    setup_ = new SetupPanel(this);
    results_ = new ResultsPanel(workspace_, this);
    setupDock_ = makeDock(tr("Setup"), QStringLiteral("setupDock"), setup_, this);
    resultsDock_ = makeDock(tr("Results"), QStringLiteral("resultsDock"), results_, this);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, setupDock_);
    addDockWidget(Qt::BottomDockWidgetArea, resultsDock_);
    inspect_ = new InspectPanel(this);
    inspectDock_ = makeDock(tr("Inspect"), QStringLiteral("inspectDock"), inspect_, this);
    addDockWidget(Qt::RightDockWidgetArea, inspectDock_);
    inspectDock_->hide();
    chip_ = new SetupChip(setupDock_, this);
    comparison_->setCornerWidget(chip_, Qt::TopRightCorner);
    connect(setup_, &SetupPanel::changed, inspect_,
            [this] { inspect_->setData(seen_settings(setup_->settledSpec())); });
}

void MainWindow::makeActions() {
    actions_.add({QStringLiteral("file.open"), tr("&Open Experiment…"),
                  tr("Open an experiment folder and follow its training"), QStringLiteral("open"),
                  QKeySequence::Open},
                 [this] { chooseFolder(false); });
    actions_.add({QStringLiteral("file.open-beside"), tr("Open &for Comparison…"),
                  tr("Open another experiment folder next to the current one, to compare them"),
                  QStringLiteral("add"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                 [this] { chooseFolder(true); });
    actions_.add({QStringLiteral("file.close-beside"), tr("C&lose Comparison"),
                  tr("Close the experiment of the current row; its folder is not changed"),
                  QStringLiteral("close"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)},
                 [this] { closeCompared(); });
    results_->addRunAction(actions_.find(QStringLiteral("file.close-beside")));
    actions_.add({QStringLiteral("file.new"), tr("&New Experiment"),
                  tr("Fill in Setup: a data folder, a teacher and a student"), QStringLiteral("new"),
                  QKeySequence::New},
                 [this] { beginNew(); });
    actions_.add({QStringLiteral("file.sample"),
                  tr("Try the S&ample"),
                  tr("Create a small data set, train a teacher on it and fill in Setup"),
                  QStringLiteral("sample"),
                  {}},
                 [this] {
                     prepareSample({defaultSampleFolder(), {}});
                 });
    exports_ = new ExportActions(
        {controller_, workspace_, *charts_, *compare_, *explore_, *results_, settings_}, this);
    exports_->addActions(actions_);
    imports_ = new ImportActions(settings_, this);
    imports_->addActions(actions_);
    actions_.add({QStringLiteral("file.quit"), tr("&Quit"), tr("Close the window"), QStringLiteral("quit"),
                  QKeySequence(Qt::CTRL | Qt::Key_Q)},
                 [this] { close(); });
    makeRunActions();
    edits_ = new RunEdits(workspace_, *results_, this);
    edits_->addActions(actions_);
    notifier_ = new TrainingNotifier(controller_, settings_, *this);
    notifier_->addActions(actions_);
    charts_->addActions(actions_);
    inspect_->addActions(actions_, [this] {
        inspectDock_->show();
        inspectDock_->raise();
    });
    makeViewActions();
    actions_.add({QStringLiteral("help.shortcuts"), tr("&Keyboard Shortcuts"),
                  tr("Show all keyboard shortcuts"), QStringLiteral("keyboard"), QKeySequence(Qt::Key_F1)},
                 [this] {
                     auto* sheet = new ShortcutsDialog(actions_, this);
                     sheet->setAttribute(Qt::WA_DeleteOnClose);
                     sheet->open();
                 });
    actions_.add({QStringLiteral("help.about"),
                  tr("&About Retort"),
                  tr("Version, licence and libraries"),
                  QStringLiteral("about"),
                  {}},
                 [this] { showAbout(this); });
}

void MainWindow::makeRunActions() {
    actions_.add({QStringLiteral("run.start"), tr("&Start"), tr("Train all runs of the experiment in Setup"),
                  QStringLiteral("start"), QKeySequence(Qt::CTRL | Qt::Key_R)},
                 [this] { setup_->requestStart(); });
    actions_.add({QStringLiteral("run.pause"), tr("&Pause"), tr("Pause training after the current batch"),
                  QStringLiteral("pause"), QKeySequence(Qt::CTRL | Qt::Key_P)},
                 [this] { controller_.setPaused(!controller_.isPaused()); });
    actions_.add({QStringLiteral("run.stop"), tr("S&top"),
                  tr("Stop after the current batch; progress so far is kept"), QStringLiteral("stop"),
                  QKeySequence(Qt::CTRL | Qt::Key_Period)},
                 [this] { setup_->requestStop(); });
    runActions_ = new RunActions(controller_, *results_, this);
    connect(runActions_, &RunActions::extensible, compare_, &ComparePanel::setExtensible);
    connect(compare_, &ComparePanel::moreRepeatsRequested, runActions_, &RunActions::askExtension);
    runActions_->addActions(actions_);
    connect(runActions_, &RunActions::cloneRequested, this, [this](ExperimentSpec spec) {
        messageBar_->hide();
        spec.out = nextFolder(QString::fromStdString(spec.out)).toStdString();
        setup_->setSpec(without_untrusted_program(std::move(spec)));
        setupDock_->show();
        setup_->setFocus(Qt::OtherFocusReason);
    });
}

void MainWindow::makeViewActions() {
    const std::array<std::pair<QString, QString>, 3> pages{
        {{tr("Compare over &Epochs"), tr("Show curves over epochs or time")},
         {tr("Compare Po&ints"),
          tr("Show results along α or another axis, and the differences between points")},
         {tr("Explore &Runs"),
          tr("Show every run by its settings, metrics and costs, as dots or as lines")}}};
    for (int page = 0; page < comparison_->count(); ++page) {
        const auto& [text, tip] = pages[static_cast<std::size_t>(page)];
        actions_.add({QStringLiteral("compare.page-%1").arg(page + 1),
                      text,
                      tip,
                      {},
                      QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + page))},
                     [this, page] { comparison_->setCurrentIndex(page); });
    }
    for (int tab = 0; tab < results_->count(); ++tab) {
        actions_.add({QStringLiteral("results.tab-%1").arg(tab + 1),
                      results_->tabText(tab),
                      tr("Shows this tab below the charts"),
                      {},
                      QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + tab))},
                     [this, tab] {
                         resultsDock_->show();
                         results_->setCurrentIndex(tab);
                         results_->currentWidget()->setFocus(Qt::ShortcutFocusReason);
                     });
    }
    actions_.add({QStringLiteral("view.fold-setup"),
                  tr("Fold Set&up Away"),
                  tr("Hide Setup while results are looked at, or show it again"),
                  {},
                  QKeySequence(Qt::Key_F9)},
                 [this] { chip_->click(); });
    actions_.add({QStringLiteral("view.reset-layout"),
                  tr("Reset La&yout"),
                  tr("Restore the original layout of the window"),
                  {},
                  {}},
                 [this] { layout_->reset(); });
    addThemeActions(actions_, settings_, this);
}

void MainWindow::makeMenus() {
    recent_ = new RecentMenu(settings_, edits_->undoStack(), this);
    connect(recent_, &RecentMenu::chosen, this, &MainWindow::openExperiment);
    QList<QAction*> docks;
    for (const QDockWidget* dock : {setupDock_, resultsDock_, inspectDock_}) {
        docks.append(dock->toggleViewAction());
        docks.last()->setStatusTip(tr("Shows or hides this panel"));
    }
    ui::makeMenus(*this, actions_, recent_, docks);
    makeToolBar(*this, actions_);
}

void MainWindow::connectController() {
    const auto* drop = new FolderDrop(this);
    connect(drop, &FolderDrop::dropped, imports_, &ImportActions::take);
    connect(drop, &FolderDrop::refused, imports_, &ImportActions::refuse);
    connect(imports_, &ImportActions::experimentsFound, this, &MainWindow::openDropped);
    connect(imports_, &ImportActions::imported, this, &MainWindow::openBeside);
    connect(imports_, &ImportActions::message, this, &MainWindow::answer);
    connect(setup_, &SetupPanel::startRequested, messageBar_, &MessageBar::hide);
    connect(setup_, &SetupPanel::startRequested, &controller_, &SessionController::start);
    connect(setup_, &SetupPanel::stopRequested, &controller_, &SessionController::stop);
    connect(results_, &ResultsPanel::currentRunChanged, this, [this] {
        const auto& runs = controller_.store().record().runs;
        const int run = results_->currentRun();
        if (run >= 0 && run < static_cast<int>(runs.size())) {
            inspect_->setCurrentRun(QString::fromStdString(runs[static_cast<std::size_t>(run)].name));
        }
    });
    connect(setup_, &SetupPanel::canStartChanged, this, &MainWindow::updateActions);
    connect(setup_, &SetupPanel::changed, this,
            [this] { allow(actions_.find(QStringLiteral("run.start")), setup_->obstacle()); });
    connect(&controller_, &SessionController::preparing, progress_, &ProgressLine::showPreparation);
    connect(&controller_, &SessionController::message, this, &MainWindow::showMessage);
    connect(edits_, &RunEdits::message, this, &MainWindow::showMessage);
    connect(exports_, &ExportActions::message, this, &MainWindow::answer);
    connect(exports_, &ExportActions::working, statusBar(),
            [this](const QString& what) { statusBar()->showMessage(what); });
    connect(&controller_, &SessionController::pausedChanged, this, &MainWindow::updatePause);
    connect(&controller_, &SessionController::folderChanged, this, &MainWindow::updateFolder);
    connect(&controller_, &SessionController::trainingChanged, this, [this](bool training) {
        if (training) {
            messageBar_->hide(); // what was said is of the experiment before
        }
        setup_->setRunning(training);
        inspect_->setTraining(training);
        updateActions();
        if (closing_ && !training) {
            close();
        }
    });
    ExperimentStore* store = &controller_.store();
    setup_->setRunsOf([this, store](const QString& folder) {
        const bool isShown = QDir::cleanPath(folder) == QDir::cleanPath(controller_.folder());
        return isShown && !folder.isEmpty() ? &store->record().runs : nullptr;
    });
    setup_->setOutputHome([this] {
        const QString last = settings_.recentFolders().value(0);
        return last.isEmpty() ? QString() : QFileInfo(last).path();
    });
    // Queued, as the form may be filled by who changes the store.
    connect(store, &ExperimentStore::wasReset, setup_, &SetupPanel::refresh, Qt::QueuedConnection);
    connect(store, &ExperimentStore::wasReset, this, &MainWindow::updateActions);
    connect(store, &ExperimentStore::wasReset, this, &MainWindow::showCentre);
    const auto inspect = [this, store] {
        inspect_->setExperiment(controller_.folder(), store->record().runs);
    };
    connect(store, &ExperimentStore::wasReset, inspect_, inspect);
    connect(store, &ExperimentStore::epochsChanged, inspect_, inspect);
    connect(&workspace_, &Workspace::changed, this, &MainWindow::showCharts);
    // Queued, as tables may hear of the change later than the window.
    connect(&workspace_, &Workspace::changed, this, &MainWindow::updateActions, Qt::QueuedConnection);
    connect(&workspace_, &Workspace::message, this, &MainWindow::showMessage);
    connect(results_, &ResultsPanel::currentRunChanged, this, &MainWindow::updateActions);
    new RunLinks({workspace_, *results_, *charts_, *explore_}, this);
    connect(charts_, &ChartsPanel::groupToggled, &workspace_, &Workspace::setGroupVisible);
}

void MainWindow::openExperiment(const QString& folder) {
    messageBar_->hide();
    controller_.open(QDir(folder).absolutePath());
}

void MainWindow::openBeside(const QString& folder) {
    if (controller_.folder().isEmpty() && !controller_.isTraining()) {
        openExperiment(folder);
        return;
    }
    messageBar_->hide();
    workspace_.openBeside(folder);
}

void MainWindow::openDropped(const QStringList& folders) {
    openBeside(folders.first());
    for (const QString& folder : folders.mid(1)) {
        workspace_.openBeside(folder);
    }
}

// That of the current row, or the only one.
void MainWindow::closeCompared() {
    const int current = results_->currentExperiment();
    const int compared = current > 0 ? current : workspace_.count() - 1;
    if (compared > 0) {
        messageBar_->hide();
        workspace_.closeCompared(compared);
    }
}

void MainWindow::chooseFolder(bool beside) {
    const QString recent = settings_.recentFolders().value(0, QDir::homePath());
    auto* dialog = new QFileDialog(this, beside ? tr("Open for Comparison") : tr("Open Experiment"),
                                   QFileInfo(recent).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            beside ? &MainWindow::openBeside : &MainWindow::openExperiment);
    dialog->open();
}

void MainWindow::beginNew() {
    messageBar_->hide();
    // What the form says about an experiment on screen is in that experiment's folder, too.
    if (!controller_.isTraining() && !controller_.folder().isEmpty()) {
        setup_->setSpec({});
        while (workspace_.count() > 1) {
            workspace_.closeCompared(workspace_.count() - 1);
        }
        controller_.close();
    }
    setupDock_->show();
    setup_->findChild<QWidget*>(QStringLiteral("data-dir-editor"))->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::prepareSample(const SampleRequest& request) {
    sample_->start(request);
}

void MainWindow::connectSample() {
    connect(sample_, &SampleSetup::message, this, &MainWindow::showMessage);
    connect(sample_, &SampleSetup::progressed, statusBar(),
            [this](const QString& what) { statusBar()->showMessage(what); });
    connect(sample_, &SampleSetup::runningChanged, this, [this](bool running) {
        if (!running) {
            statusBar()->clearMessage();
            welcome_->hideProgress();
        }
        updateActions();
    });
    connect(sample_, &SampleSetup::done, this, [this](const ExperimentSpec& spec) {
        messageBar_->hide();
        setup_->setSpec(spec);
        setupDock_->show();
        setup_->findChild<QPushButton*>(QStringLiteral("start"))->setFocus(Qt::OtherFocusReason);
    });
}

void MainWindow::showCentre() {
    const bool empty = controller_.folder().isEmpty();
    centre_->setCurrentWidget(empty ? static_cast<QWidget*>(welcome_) : comparison_);
    if (empty) {
        welcome_->setRecent(settings_.recentFolders());
        welcome_->setFocus(Qt::OtherFocusReason);
    }
}

void MainWindow::exportStudentTo(const QString& file) {
    exports_->exportStudent(file);
}

void MainWindow::exportCsvTo(const QString& file) {
    exports_->exportCsv(CsvForm::wide, file);
}

void MainWindow::exportChartsTo(const QString& folder) {
    PictureOptions svg;
    svg.format = PictureFormat::Svg;
    exports_->exportCharts(toFigures(charts_->figures()), {PictureOptions(), svg}, folder);
}

void MainWindow::showCharts() {
    const ShownRuns shown = workspace_.shown();
    charts_->setRuns(shown);
    compare_->setRuns(shown);
    explore_->setRuns(shown);
    chip_->show(controller_.store().record());
}

void MainWindow::showMessage(MessageLevel level, const QString& text) {
    results_->addMessage(level, text);
    if (level == MessageLevel::Information) {
        statusBar()->showMessage(text, 10'000);
    } else {
        statusBar()->clearMessage();
        messageBar_->showMessage(level, text);
        complained_ = nullptr;
    }
}

/// Of a part whose success answers what it complained of before.
void MainWindow::answer(MessageLevel level, const QString& text) {
    if (level == MessageLevel::Information && complained_ == sender()) {
        messageBar_->hide();
        complained_ = nullptr;
    }
    showMessage(level, text);
    if (level != MessageLevel::Information) {
        complained_ = sender();
    }
}

void MainWindow::updateActions() {
    const bool training = controller_.isTraining();
    const auto allowed = [this](const char* id, const QString& reason) {
        allow(actions_.find(QString::fromLatin1(id)), reason);
    };
    const QString runs = training ? tr("Training is running; stop it first.") : QString();
    allowed("file.open", runs);
    allowed("file.new", runs);
    allowed("file.sample", sample_->isRunning() ? tr("The sample is being prepared.") : runs);
    const bool canClose = results_->currentExperiment() > 0 || workspace_.count() == 2;
    allowed("file.close-beside", canClose                 ? QString()
                                 : workspace_.count() < 2 ? tr("No experiment is open for comparison.")
                                                          : tr("Select a run of the experiment to close."));
    allow(recent_->menuAction(), runs);
    allowed("run.start", setup_->obstacle());
    const QString rests = training ? QString() : tr("No training is running in this window.");
    allowed("run.pause", rests);
    allowed("run.stop", rests);
    exports_->updateActions();
}

void MainWindow::updatePause() {
    const bool paused = controller_.isPaused();
    actions_.change(QStringLiteral("run.pause"),
                    {{},
                     paused ? tr("&Resume") : tr("&Pause"),
                     paused ? tr("Resume training") : tr("Pause training after the current batch"),
                     paused ? QStringLiteral("start") : QStringLiteral("pause"),
                     {}});
}

void MainWindow::updateFolder(const QString& folder) {
    // The form shows how the experiment on screen was made, so that it can be changed and made again.
    if (const auto& spec = controller_.store().record().spec; spec && !controller_.isTraining()) {
        setup_->setSpec(without_untrusted_program(*spec));
    }
    setWindowTitle(folder.isEmpty() ? tr("Retort") : tr("%1 – Retort").arg(QFileInfo(folder).fileName()));
    if (!folder.isEmpty() && QFileInfo::exists(folder)) {
        settings_.addRecentFolder(folder);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (controller_.isTraining()) {
        event->ignore();
        if (!closing_ && mayStop_()) {
            // The window closes by itself once the checkpoint is written.
            closing_ = true;
            statusBar()->showMessage(tr("Stopping…"));
            controller_.stop();
        }
        return;
    }
    layout_->save();
    event->accept();
}

} // namespace retort::ui
