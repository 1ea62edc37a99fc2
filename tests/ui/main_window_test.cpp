// The main window on folders: what it shows, exports, remembers and refuses.
#include "core/experiment/record/folder.h"
#include "core/experiment/spec/plan.h"
#include "tests/ui/sample_experiment.h"
#include "tests/ui/small_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/charts/curves/quantity.h"
#include "ui/runs/message_bar.h"
#include "ui/runs/results_panel.h"
#include "ui/runs/runs_model.h"
#include "ui/setup/setup_panel.h"
#include "ui/transfer/export_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/progress_line.h"
#include "ui/window/setup_chip.h"

#include <QAction>
#include <QDesktopServices>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>

using namespace retort;
using namespace retort::ui;
using namespace retort::test;

class MainWindowTest : public QObject {
    Q_OBJECT

  public Q_SLOTS:
    void openUrl(const QUrl& url) { opened_ = url; } ///< in the browser's place

  private Q_SLOTS:
    void initTestCase();
    void init();
    void emptyWindowIsQuietAndComplete();
    void openedFolderFillsTablesAndCharts();
    void growingFolderIsFollowed();
    void wrongFolderIsExplained();
    void brokenRunIsExplained();
    void csvIsWritten();
    void chartsAreWritten();
    void unwritableExportIsExplained();
    void reportIsWrittenAndOpened();
    void studentIsWritten();
    void legendHidesRunsInTheTable();
    void trainingRefusesOtherFoldersAndStopsToClose();
    void pausesFromTheToolBar();
    void finishedRunsAreKeptInViewWhenItGoesOn();
    void failedStartLeavesNoRuns();
    void layoutAndFoldersAreRemembered();
    void layoutIsReset();
    void setupFoldsToALine();
    void emptyTablesSayWhatToDo();
    void whatTheNetworkSeesFollowsSetup();

  private:
    static QTableView* table(const MainWindow& window, const char* name);

    QUrl opened_;
    QTemporaryDir settings_;
    std::unique_ptr<QTemporaryDir> folder_;
    ExperimentRecord experiment_ = sampleExperiment(4, 25);
};

void MainWindowTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings_.path());
}

void MainWindowTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    writeExperiment(experiment_, folder_->path());
}

QTableView* MainWindowTest::table(const MainWindow& window, const char* name) {
    return window.findChild<QTableView*>(QString::fromLatin1(name));
}

void MainWindowTest::emptyWindowIsQuietAndComplete() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(!window.findChild<MessageBar*>()->isVisible());
    QCOMPARE(table(window, "runsTable")->model()->rowCount(), 0);
    QVERIFY(window.findChild<QDockWidget*>(QStringLiteral("setupDock"))->isVisible());
    for (const QAbstractItemView* view : window.findChildren<QAbstractItemView*>()) {
        const bool isPopup = view->window() != &window;
        QVERIFY(isPopup || qobject_cast<const QHeaderView*>(view) != nullptr ||
                !view->accessibleName().isEmpty());
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        QVERIFY(action->isSeparator() || action->text().isEmpty() || !action->toolTip().isEmpty());
    }
}

void MainWindowTest::openedFolderFillsTablesAndCharts() {
    MainWindow window;
    window.show();
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    QCOMPARE(table(window, "summaryTable")->model()->rowCount(), 3);
    QVERIFY(window.windowTitle().contains(QFileInfo(folder_->path()).fileName()));
    int charts = 0;
    const auto hints = [&] {
        int visible = 0;
        charts = 0;
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            const bool isHint = label->text().contains(QStringLiteral("No measurements yet"));
            charts += isHint ? 1 : 0;
            visible += isHint && label->isVisible() ? 1 : 0;
        }
        return visible;
    };
    QTRY_COMPARE(hints(), 0);
    QCOMPARE(charts, static_cast<int>(quantities().size()));
    QCOMPARE(table(window, "runsTable")->model()->index(0, columnOf(RunColumn::Progress)).data().toString(),
             QStringLiteral("25 of 25"));
}

void MainWindowTest::growingFolderIsFollowed() {
    MainWindow window;
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    EpochRecord further = experiment_.runs[0].epochs.back();
    further.epoch = 26;
    appendEpoch(experiment_.runs[0], further, folder_->path());
    QTRY_COMPARE(
        table(window, "runsTable")->model()->index(0, columnOf(RunColumn::Progress)).data().toString(),
        QStringLiteral("26 of 25"));
}

void MainWindowTest::wrongFolderIsExplained() {
    MainWindow window;
    window.show();
    const QTemporaryDir empty;
    window.openExperiment(empty.path());
    QTRY_VERIFY(window.findChild<MessageBar*>()->isVisible());
    QVERIFY(window.findChild<MessageBar*>()->text().contains(empty.path()));
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    QVERIFY(!window.findChild<MessageBar*>()->isVisible());
}

void MainWindowTest::brokenRunIsExplained() {
    writeFile(folder_->filePath(QStringLiteral("runs/alpha-0.5_rep-1/run.json")), "not a JSON object");
    MainWindow window;
    window.show();
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 11);
    QTRY_VERIFY(window.findChild<MessageBar*>()->isVisible());
    QVERIFY(window.findChild<MessageBar*>()->text().contains(QStringLiteral("alpha-0.5_rep-1")));
}

void MainWindowTest::csvIsWritten() {
    MainWindow window;
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    const QString file = folder_->filePath(QStringLiteral("all.csv"));
    window.exportCsvTo(file);
    QFile csv(file);
    QTRY_VERIFY(csv.exists());
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 12 * 26);
    QVERIFY(lines.first().startsWith("run,alpha,repeat,seed,status,epoch,train_loss"));
}

void MainWindowTest::chartsAreWritten() {
    MainWindow window;
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    const QString charts = folder_->filePath(QStringLiteral("charts"));
    window.exportChartsTo(charts);
    QTRY_VERIFY(QFile::exists(charts + QStringLiteral("/logit-difference.svg")));
    QVERIFY(QFile::exists(charts + QStringLiteral("/loss.png")));
    QTRY_VERIFY(window.statusBar()->currentMessage().contains(charts));
}

void MainWindowTest::unwritableExportIsExplained() {
    MainWindow window;
    window.show();
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    window.exportCsvTo(folder_->filePath(QStringLiteral("not/there/all.csv")));
    QTRY_VERIFY(window.findChild<MessageBar*>()->isVisible());
    QVERIFY(window.findChild<MessageBar*>()->text().contains(QStringLiteral("not/there")));
}

void MainWindowTest::reportIsWrittenAndOpened() {
    MainWindow window;
    window.show();
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    auto* exports = window.findChild<ExportActions*>();
    const QString file = folder_->filePath(QStringLiteral("report.html"));
    exports->exportReport(file);
    QTRY_VERIFY(window.findChild<QMessageBox*>() != nullptr);
    QFile html(file);
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray page = html.readAll();
    QCOMPARE(page.count("<svg "), 5);
    QVERIFY(page.contains("<td class=\"name\">alpha-0.5_rep-1</td>"));
    QVERIFY(page.contains("<html lang=\"en\">"));
    auto* box = window.findChild<QMessageBox*>();
    QVERIFY(box->informativeText().contains(QStringLiteral("report.html")));
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl");
    QTest::mouseClick(box->button(QMessageBox::Open), Qt::LeftButton);
    QTRY_COMPARE(opened_, QUrl::fromLocalFile(file));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    exports->exportReport(folder_->filePath(QStringLiteral("not/there/report.html")));
    QTRY_VERIFY(window.findChild<MessageBar*>()->isVisible());
    QVERIFY(window.findChild<MessageBar*>()->text().contains(QStringLiteral("not/there")));
}

void MainWindowTest::studentIsWritten() {
    const SmallExperiment small;
    ExperimentRecord experiment = experiment_;
    experiment.spec = small.spec();
    experiment.spec->data_dir = "/no/such/data";
    writeExperiment(experiment, folder_->path());
    MainWindow window;
    window.show();
    window.openExperiment(folder_->path());
    QTableView* runs = table(window, "runsTable");
    QTRY_COMPARE(runs->model()->rowCount(), 12);
    const auto actions = window.findChildren<QAction*>();
    const auto* action = *std::find_if(actions.begin(), actions.end(), [](const QAction* item) {
        return item->text().contains(QStringLiteral("Export &Student"));
    });
    QVERIFY(!action->isEnabled());
    runs->setCurrentIndex(runs->model()->index(0, 0));
    QVERIFY(!action->isEnabled()); // there are no weights yet
    for (const RunRecord& run : experiment.runs)
        QVERIFY(QFile::copy(
            small.teacher(),
            folder_->filePath(QStringLiteral("runs/%1/best.pth").arg(QString::fromStdString(run.name)))));
    runs->setCurrentIndex(runs->model()->index(1, 0));
    QVERIFY(action->isEnabled());
    QVERIFY(runs->actions().contains(const_cast<QAction*>(action)));

    const QString file = folder_->filePath(QStringLiteral("student.onnx"));
    window.exportStudentTo(file);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 30'000);
    QTRY_VERIFY2(window.statusBar()->currentMessage().contains(QStringLiteral("Read back")),
                 qPrintable(window.statusBar()->currentMessage()));
    window.exportStudentTo(folder_->filePath(QStringLiteral("student.pt")));
    QTRY_VERIFY(window.findChild<MessageBar*>()->isVisible());
    QTRY_VERIFY2(window.findChild<MessageBar*>()->text().contains(QStringLiteral(".onnx")),
                 qPrintable(window.findChild<MessageBar*>()->text()));
    QVERIFY(!QFile::exists(folder_->filePath(QStringLiteral("student.pt"))));
}

void MainWindowTest::legendHidesRunsInTheTable() {
    MainWindow window;
    window.show();
    window.openExperiment(folder_->path());
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
    for (QToolButton* button : window.findChildren<QToolButton*>()) {
        if (button->text().startsWith(QStringLiteral("α 0.5 "))) {
            button->click();
        }
    }
    const QAbstractItemModel* runs = table(window, "runsTable")->model();
    for (int row = 0; row < 12; ++row) {
        QCOMPARE(runs->index(row, 0).data(Qt::CheckStateRole).toInt(),
                 int(row / 4 == 1 ? Qt::Unchecked : Qt::Checked));
    }
}

void MainWindowTest::trainingRefusesOtherFoldersAndStopsToClose() {
    const SmallExperiment small;
    ExperimentSpec spec = small.spec();
    spec.num_epochs = 1000;
    MainWindow window;
    window.show();
    window.controller().start(spec);
    QVERIFY(window.controller().isTraining());
    QTRY_VERIFY_WITH_TIMEOUT(window.controller().store().runCount() > 0 &&
                                 window.controller().store().run(0).epochs.size() > 2,
                             60'000);

    window.openExperiment(folder_->path());
    QVERIFY(window.findChild<MessageBar*>()->isVisible());
    QCOMPARE(window.controller().folder(), QString::fromStdString(spec.out));

    int asked = 0;
    window.setCloseConfirmation([&asked] { return ++asked > 1; });
    QVERIFY(!window.close());
    QVERIFY(window.controller().isTraining());
    QVERIFY(!window.close());
    QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 60'000);
    QCOMPARE(asked, 2);
    QVERIFY(!window.controller().isTraining());
    const ExperimentRecord record = read_experiment(spec.out);
    QVERIFY(!record.runs.empty());
    QCOMPARE(record.runs.front().status, RunStatus::stopped);

    // Nothing is lost: another window goes on after the last whole epoch.
    const std::size_t epochs = record.runs.front().epochs.size();
    MainWindow next;
    next.controller().start(spec);
    QTRY_VERIFY_WITH_TIMEOUT(next.controller().store().runCount() > 0 &&
                                 next.controller().store().run(0).epochs.size() > epochs,
                             60'000);
    next.controller().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!next.controller().isTraining(), 60'000);
    const auto gone = read_experiment(spec.out).runs.front().epochs;
    QVERIFY(epochs > 2 && gone.size() > epochs);
    for (std::size_t i = 0; i < epochs; ++i)
        QCOMPARE(gone[i].val_loss, record.runs.front().epochs[i].val_loss);
}

void MainWindowTest::pausesFromTheToolBar() {
    const SmallExperiment small;
    ExperimentSpec spec = small.spec();
    spec.num_epochs = 1000;
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    QToolButton* button = nullptr;
    for (auto* candidate : window.findChild<QToolBar*>()->findChildren<QToolButton*>()) {
        if (candidate->text() == QStringLiteral("Pause"))
            button = candidate;
    }
    QVERIFY(button != nullptr);
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(QStringLiteral("Ctrl+P")));
    ExperimentStore& store = window.controller().store();
    window.controller().start(spec);
    QTRY_VERIFY_WITH_TIMEOUT(store.runCount() > 0 && !store.run(0).epochs.empty(), 60'000);
    const auto status = [&] {
        return table(window, "runsTable")->model()->index(0, columnOf(RunColumn::Status)).data().toString();
    };
    QCOMPARE(status(), QStringLiteral("Running"));

    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(window.controller().isPaused());
    QCOMPARE(button->text(), QStringLiteral("Resume"));
    QCOMPARE(status(), QStringLiteral("Paused"));
    QTRY_VERIFY(window.findChild<ProgressLine*>()->text().contains(QStringLiteral("paused")));
    std::size_t epochs = 0;
    do { // the batch at work ends, and with it perhaps its epoch
        epochs = store.run(0).epochs.size();
        QTest::qWait(500);
    } while (store.run(0).epochs.size() != epochs);

    QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier);
    QVERIFY(!window.controller().isPaused());
    QCOMPARE(button->text(), QStringLiteral("Pause"));
    QTRY_VERIFY_WITH_TIMEOUT(store.run(0).epochs.size() > epochs, 60'000);
    QCOMPARE(status(), QStringLiteral("Running"));

    QTest::mouseClick(button, Qt::LeftButton);
    window.controller().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), 60'000);
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->text(), QStringLiteral("Pause"));
    QTRY_COMPARE(status(), QStringLiteral("Stopped"));
}

void MainWindowTest::finishedRunsAreKeptInViewWhenItGoesOn() {
    const SmallExperiment small;
    const ExperimentSpec spec = small.spec();
    MainWindow window;
    ExperimentStore& store = window.controller().store();
    const int runs = static_cast<int>(plan(spec).size());
    for (int time = 0; time < 2; ++time) {
        window.controller().start(spec);
        QVERIFY(window.controller().isTraining());
        QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), 60'000);
        QCOMPARE(store.count(RunStatus::done), runs);
        QCOMPARE(store.run(0).last()->epoch, int(spec.num_epochs));
    }
}

void MainWindowTest::failedStartLeavesNoRuns() {
    const SmallExperiment small;
    small.writeTeacher(QStringLiteral("other.pth"), 7);
    ExperimentSpec spec = small.spec();
    spec.teacher_file = small.path(QStringLiteral("other.pth")).toStdString();
    MainWindow window;
    window.show();
    window.controller().start(spec);
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), 60'000);
    QVERIFY(window.findChild<MessageBar*>()->isVisible());
    QVERIFY(window.findChild<MessageBar*>()->text().contains(QStringLiteral("7")));
    QCOMPARE(table(window, "runsTable")->model()->rowCount(), 0);
}

void MainWindowTest::layoutAndFoldersAreRemembered() {
    {
        MainWindow window;
        window.show();
        window.openExperiment(folder_->path());
        QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 12);
        window.findChild<QDockWidget*>(QStringLiteral("resultsDock"))->hide();
        window.close();
    }
    MainWindow window;
    window.show();
    QVERIFY(!window.findChild<QDockWidget*>(QStringLiteral("resultsDock"))->isVisible());
    QCOMPARE(Settings().recentFolders().value(0), folder_->path());
    window.findChild<QDockWidget*>(QStringLiteral("resultsDock"))->show();
    window.close();
}

void MainWindowTest::layoutIsReset() {
    MainWindow window;
    window.show();
    auto* setup = window.findChild<QDockWidget*>(QStringLiteral("setupDock"));
    auto* results = window.findChild<QDockWidget*>(QStringLiteral("resultsDock"));
    setup->hide();
    results->setFloating(true);
    window.addDockWidget(Qt::TopDockWidgetArea, results);
    window.findChild<ActionRegistry*>()->find(QStringLiteral("view.reset-layout"))->trigger();
    QVERIFY(setup->isVisible());
    QVERIFY(!results->isFloating());
    QCOMPARE(window.dockWidgetArea(results), Qt::BottomDockWidgetArea);
    QVERIFY(!window.findChild<QDockWidget*>(QStringLiteral("inspectDock"))->isVisible());
}

void MainWindowTest::setupFoldsToALine() {
    ExperimentRecord experiment = sampleExperiment(2, 1);
    QCOMPARE(experimentText(experiment), QStringLiteral("6 run(s)"));
    experiment.spec.emplace();
    experiment.spec->data_dir = "/sets/CIFAR-10/data";
    experiment.spec->teacher_file = "imagenet:resnet56";
    experiment.spec->student = "resnet20";
    QCOMPARE(experimentText(experiment), QStringLiteral("CIFAR-10 · resnet56 → resnet20 · 6 run(s)"));
    experiment.spec->axes.push_back({"student", {"resnet20", "resnet8"}});
    experiment.spec->teacher_file = "/models/big.net.pth";
    QCOMPARE(experimentText(experiment), QStringLiteral("CIFAR-10 · big.net → 2 students · 6 run(s)"));

    writeExperiment(sampleExperiment(2, 1), folder_->filePath(QStringLiteral("fold")));
    MainWindow window;
    window.resize(1200, 700);
    window.show();
    auto* chip = window.findChild<QToolButton*>(QStringLiteral("setupChip"));
    const auto* setup = window.findChild<QDockWidget*>(QStringLiteral("setupDock"));
    window.openExperiment(folder_->filePath(QStringLiteral("fold")));
    QTRY_COMPARE(chip->text(), QStringLiteral("6 run(s)"));
    QVERIFY(setup->isVisible());
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(!setup->isVisible());
    QVERIFY(chip->isVisible());
    QVERIFY(chip->toolTip().startsWith(QStringLiteral("Show")));
    window.findChild<ActionRegistry*>()->find(QStringLiteral("view.fold-setup"))->trigger();
    QVERIFY(setup->isVisible());
}

void MainWindowTest::emptyTablesSayWhatToDo() {
    MainWindow window;
    window.show();
    const auto* hint = table(window, "runsTable")->viewport()->findChild<QLabel*>();
    QVERIFY(hint != nullptr && hint->isVisible() && !hint->text().isEmpty());
    window.openExperiment(folder_->path());
    QTRY_VERIFY(!hint->isVisible());
}

void MainWindowTest::whatTheNetworkSeesFollowsSetup() {
    const SmallExperiment small;
    MainWindow window;
    window.show();
    auto* setup = window.findChild<SetupPanel*>();
    auto spec = small.spec();
    setup->setSpec(spec);
    window.findChild<ActionRegistry*>()->find(QStringLiteral("inspect.seen"))->trigger();
    QVERIFY(window.findChild<QDockWidget*>(QStringLiteral("inspectDock"))->isVisible());
    const auto* seen = window.findChild<QTableWidget*>(QStringLiteral("seenTable"));
    const auto* caption = window.findChild<QLabel*>(QStringLiteral("seenCaption"));
    QTRY_VERIFY_WITH_TIMEOUT(seen->isVisible() && seen->rowCount() > 0, 20'000);
    QVERIFY2(caption->text().startsWith(QStringLiteral("32 × 32")), qPrintable(caption->text()));
    spec.image_size = 48;
    setup->setSpec(spec);
    QTRY_VERIFY_WITH_TIMEOUT(caption->text().startsWith(QStringLiteral("48 × 48")), 20'000);
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
