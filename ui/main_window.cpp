#include "ui/main_window.h"

#include "ui/about.h"
#include "ui/charts/chart_export_job.h"
#include "ui/charts/charts_panel.h"
#include "ui/icons.h"
#include "ui/message_bar.h"
#include "ui/progress_line.h"
#include "ui/results_panel.h"
#include "ui/setup/setup_panel.h"
#include "ui/student_export.h"

#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QToolBar>
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

QString withKeys(const QString& tip, const QKeySequence& shortcut) {
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    return keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys);
}

bool askToStop(QWidget* parent) {
    return QMessageBox::question(parent, MainWindow::tr("Stop training?"),
                                 MainWindow::tr("A training is running. Stop it and close the window?\n"
                                                "What is trained so far stays in its folder.")) ==
           QMessageBox::Yes;
}

} // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), mayStop_([this] { return askToStop(this); }) {
    setWindowTitle(tr("Retort"));
    setWindowIcon(applicationIcon());
    makeCentre();
    makeDocks();
    makeFileMenu();
    makeRunMenu();
    makeViewMenu();
    makeHelpMenu();
    makeToolBar();
    connectController();
    updateActions();
    restoreLayout();
}

void MainWindow::makeCentre() {
    auto* centre = new QWidget(this);
    messageBar_ = new MessageBar(centre);
    charts_ = new ChartsPanel(centre);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messageBar_);
    layout->addWidget(charts_, 1);
    setCentralWidget(centre);
    progress_ = new ProgressLine(controller_.store(), this);
    statusBar()->addPermanentWidget(progress_);
}

void MainWindow::makeDocks() {
    setup_ = new SetupPanel(this);
    results_ = new ResultsPanel(controller_.store(), this);
    setupDock_ = makeDock(tr("Setup"), QStringLiteral("setupDock"), setup_, this);
    resultsDock_ = makeDock(tr("Results"), QStringLiteral("resultsDock"), results_, this);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, setupDock_);
    addDockWidget(Qt::BottomDockWidgetArea, resultsDock_);
}

QAction* MainWindow::makeAction(QMenu* menu, const Look& look, std::function<void()> slot) {
    auto* action = menu->addAction(look.icon.isEmpty() ? QIcon() : lineIcon(look.icon), look.text);
    action->setToolTip(withKeys(look.tip, look.shortcut));
    action->setStatusTip(look.tip);
    action->setShortcut(look.shortcut);
    connect(action, &QAction::triggered, this, std::move(slot));
    return action;
}

void MainWindow::makeFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    open_ =
        makeAction(menu,
                   {tr("&Open Experiment…"), tr("Show an experiment folder, and follow it while it grows"),
                    QStringLiteral("open"), QKeySequence::Open},
                   [this] { chooseFolder(); });
    recent_ = menu->addMenu(lineIcon(QStringLiteral("recent")), tr("Open &Recent"));
    connect(recent_, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menu->addSeparator();
    exportCsv_ = makeAction(menu,
                            {tr("Export &CSV…"), tr("Write all epochs of all runs into one CSV file"),
                             QStringLiteral("export-csv"), QKeySequence(Qt::CTRL | Qt::Key_E)},
                            [this] { chooseCsv(); });
    exportCharts_ =
        makeAction(menu,
                   {tr("Export C&harts…"), tr("Write the charts as PNG and SVG pictures"),
                    QStringLiteral("export-charts"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                   [this] { chooseChartsFolder(); });
    exportStudent_ = makeAction(menu,
                                {tr("Export &Student…"),
                                 tr("Write the current run's best weights for other programs: PyTorch, "
                                    "safetensors, TorchScript or ONNX"),
                                 QStringLiteral("export-student"), QKeySequence(Qt::CTRL | Qt::Key_T)},
                                [this] { chooseStudentFile(); });
    results_->addRunAction(exportStudent_);
    connect(results_, &ResultsPanel::currentRunChanged, this, &MainWindow::updateActions);
    menu->addSeparator();
    makeAction(
        menu,
        {tr("&Quit"), tr("Close the window"), QStringLiteral("quit"), QKeySequence(Qt::CTRL | Qt::Key_Q)},
        [this] { close(); });
}

void MainWindow::makeRunMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    start_ = makeAction(menu,
                        {tr("&Start"), tr("Train all runs of the experiment that Setup describes"),
                         QStringLiteral("start"), QKeySequence(Qt::CTRL | Qt::Key_R)},
                        [this] { setup_->requestStart(); });
    pause_ = makeAction(menu,
                        {tr("&Pause"), tr("Let the training wait after the current batch"),
                         QStringLiteral("pause"), QKeySequence(Qt::CTRL | Qt::Key_P)},
                        [this] { controller_.setPaused(!controller_.isPaused()); });
    stop_ = makeAction(menu,
                       {tr("S&top"), tr("Stop after the current batch; what is trained so far is kept"),
                        QStringLiteral("stop"), QKeySequence(Qt::CTRL | Qt::Key_Period)},
                       [this] { setup_->requestStop(); });
}

void MainWindow::makeViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    for (QDockWidget* dock : {setupDock_, resultsDock_}) {
        QAction* toggle = dock->toggleViewAction();
        toggle->setStatusTip(tr("Shows or hides this part of the window"));
        menu->addAction(toggle);
    }
    menu->addSeparator();
    for (int tab = 0; tab < results_->count(); ++tab) {
        makeAction(menu,
                   {results_->tabText(tab),
                    tr("Shows this tab below the charts"),
                    {},
                    QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + tab))},
                   [this, tab] {
                       resultsDock_->show();
                       results_->setCurrentIndex(tab);
                       results_->currentWidget()->setFocus(Qt::ShortcutFocusReason);
                   });
    }
}

void MainWindow::makeHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    makeAction(menu, {tr("&About Retort"), tr("Version, licence and libraries"), QStringLiteral("about"), {}},
               [this] { showAbout(this); });
}

void MainWindow::makeToolBar() {
    QToolBar* bar = addToolBar(tr("Main tool bar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({18, 18});
    bar->addActions({open_, start_, pause_, stop_});
    bar->addSeparator();
    bar->addActions({exportCsv_, exportCharts_});
}

void MainWindow::connectController() {
    connect(setup_, &SetupPanel::startRequested, &controller_, &SessionController::start);
    connect(setup_, &SetupPanel::stopRequested, &controller_, &SessionController::stop);
    connect(setup_, &SetupPanel::canStartChanged, this, &MainWindow::updateActions);
    connect(&controller_, &SessionController::preparing, progress_, &ProgressLine::showPreparation);
    connect(&controller_, &SessionController::message, this, &MainWindow::showMessage);
    connect(&controller_, &SessionController::pausedChanged, this, &MainWindow::updatePause);
    connect(&controller_, &SessionController::folderChanged, this, &MainWindow::updateFolder);
    connect(&controller_, &SessionController::trainingChanged, this, [this](bool training) {
        setup_->setRunning(training);
        updateActions();
        if (closing_ && !training) {
            close();
        }
    });
    ExperimentStore* store = &controller_.store();
    connect(store, &ExperimentStore::wasReset, this, &MainWindow::showCharts);
    connect(store, &ExperimentStore::wasReset, this, &MainWindow::updateActions);
    connect(store, &ExperimentStore::epochsChanged, this, &MainWindow::showCharts);
    connect(store, &ExperimentStore::visibilityChanged, this, &MainWindow::showCharts);
    connect(charts_, &ChartsPanel::groupToggled, store,
            [store](const RunGroup& group, bool visible) { store->setAlphaVisible(group.alpha, visible); });
}

void MainWindow::restoreLayout() {
    resize(1280, 720);
    resizeDocks({setupDock_}, {330}, Qt::Horizontal);
    resizeDocks({resultsDock_}, {230}, Qt::Vertical);
    restoreGeometry(settings_.geometry());
    restoreState(settings_.windowState());
}

void MainWindow::openExperiment(const QString& folder) {
    messageBar_->hide();
    controller_.open(QDir(folder).absolutePath());
}

void MainWindow::chooseFolder() {
    const QString recent = settings_.recentFolders().value(0, QDir::homePath());
    auto* dialog = new QFileDialog(this, tr("Open Experiment"), QFileInfo(recent).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openExperiment);
    dialog->open();
}

void MainWindow::chooseCsv() {
    const QString name = QFileInfo(controller_.folder()).fileName() + QStringLiteral(".csv");
    auto* dialog = new QFileDialog(this, tr("Export CSV"), QDir(settings_.exportFolder()).filePath(name),
                                   tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::exportCsvTo);
    dialog->open();
}

void MainWindow::chooseChartsFolder() {
    auto* dialog = new QFileDialog(this, tr("Export Charts"), settings_.exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::exportChartsTo);
    dialog->open();
}

/// Of the run whose row is the current one and that has weights; empty where there is none.
QString MainWindow::currentRunFolder() {
    const auto& runs = controller_.store().record().runs;
    const int run = results_->currentRun();
    if (run < 0 || run >= static_cast<int>(runs.size()))
        return {};
    const QString name = QString::fromStdString(runs[static_cast<std::size_t>(run)].name);
    const QDir folder(QDir(controller_.folder()).filePath(QStringLiteral("runs/") + name));
    return folder.exists(QStringLiteral("best.pth")) ? folder.path() : QString();
}

void MainWindow::chooseStudentFile() {
    const QString name = QFileInfo(currentRunFolder()).fileName() + QStringLiteral(".pth");
    auto* dialog = new QFileDialog(this, tr("Export Student"), QDir(settings_.exportFolder()).filePath(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(studentFileFilters());
    dialog->setDefaultSuffix(QStringLiteral("pth"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const auto suffix = filter.section(QStringLiteral("*."), 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        const QFileInfo chosen(dialog->selectedFiles().value(0));
        dialog->selectFile(chosen.completeBaseName() + QLatin1Char('.') + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::exportStudentTo);
    dialog->open();
}

void MainWindow::exportStudentTo(const QString& file) {
    const QString run = currentRunFolder();
    if (run.isEmpty())
        return;
    settings_.setExportFolder(QFileInfo(file).absolutePath());
    statusBar()->showMessage(tr("Writing and reading back %1…").arg(QFileInfo(file).fileName()));
    auto* job = new StudentExport(run, file, this);
    connect(job, &StudentExport::failed, this, [this](const QString& reason) {
        statusBar()->clearMessage();
        showMessage(MessageLevel::Error, reason);
    });
    connect(job, &StudentExport::done, this,
            [this](const QString& report) { showMessage(MessageLevel::Information, report); });
}

void MainWindow::exportCsvTo(const QString& file) {
    if (controller_.exportCsv(file)) {
        settings_.setExportFolder(QFileInfo(file).absolutePath());
    }
}

void MainWindow::exportChartsTo(const QString& folder) {
    settings_.setExportFolder(folder);
    PictureOptions svg;
    svg.format = PictureFormat::Svg;
    auto* job = new ChartExportJob(charts_->pages(), {PictureOptions(), svg}, folder, this);
    connect(job, &ChartExportJob::failed, this,
            [this](const QString& reason) { showMessage(MessageLevel::Error, reason); });
    connect(job, &ChartExportJob::done, this, [this](const QStringList& files) {
        showMessage(MessageLevel::Information, tr("Written: %1").arg(files.join(QStringLiteral(", "))));
    });
}

void MainWindow::fillRecentMenu() {
    recent_->clear();
    const QStringList folders = settings_.recentFolders();
    for (const QString& folder : folders) {
        connect(recent_->addAction(QDir::toNativeSeparators(folder)), &QAction::triggered, this,
                [this, folder] { openExperiment(folder); });
    }
    recent_->addSeparator();
    QAction* forget =
        recent_->addAction(tr("Clear This List"), this, [this] { settings_.clearRecentFolders(); });
    forget->setEnabled(!folders.isEmpty());
}

void MainWindow::showCharts() {
    charts_->setRuns(shownRuns(controller_.store().record(), controller_.store().visible()));
}

void MainWindow::showMessage(MessageLevel level, const QString& text) {
    results_->addMessage(level, text);
    if (level == MessageLevel::Information) {
        statusBar()->showMessage(text, 10'000);
    } else {
        messageBar_->showMessage(level, text);
    }
}

void MainWindow::updateActions() {
    const bool training = controller_.isTraining();
    const bool hasRuns = controller_.store().runCount() > 0;
    open_->setEnabled(!training);
    recent_->setEnabled(!training);
    start_->setEnabled(setup_->canStart());
    pause_->setEnabled(training);
    stop_->setEnabled(training);
    exportCsv_->setEnabled(hasRuns);
    exportCharts_->setEnabled(hasRuns);
    exportStudent_->setEnabled(!currentRunFolder().isEmpty());
}

void MainWindow::updatePause() {
    const bool paused = controller_.isPaused();
    const QString tip =
        paused ? tr("Let the training go on") : tr("Let the training wait after the current batch");
    pause_->setText(paused ? tr("&Resume") : tr("&Pause"));
    pause_->setIcon(lineIcon(paused ? QStringLiteral("start") : QStringLiteral("pause")));
    pause_->setStatusTip(tip);
    pause_->setToolTip(withKeys(tip, pause_->shortcut()));
}

void MainWindow::updateFolder(const QString& folder) {
    // The form shows how the experiment on screen was made, so that it can be changed and made again.
    if (const auto& spec = controller_.store().record().spec; spec && !controller_.isTraining()) {
        setup_->setSpec(*spec);
    }
    setWindowTitle(tr("%1 – Retort").arg(QFileInfo(folder).fileName()));
    if (QFileInfo::exists(folder)) {
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
    settings_.setGeometry(saveGeometry());
    settings_.setWindowState(saveState());
    event->accept();
}

} // namespace retort::ui
