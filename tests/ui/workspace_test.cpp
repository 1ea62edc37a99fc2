// Several experiments side by side: in the workspace, and in the window's tables and charts.
#include "core/engine/training/metric_lookup.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/charts/charts_panel.h"
#include "ui/runs/results_panel.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/summary_model.h"
#include "ui/session/workspace.h"
#include "ui/transfer/export_actions.h"
#include "ui/window/main_window.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;
using test::summaryColumn;
using test::writeExperiment;

namespace {

int visibleRuns(const ShownRuns& shown, int experiment) {
    return static_cast<int>(std::count_if(shown.runs.begin(), shown.runs.end(), [=](const ShownRun& run) {
        return run.experiment == experiment && run.visible;
    }));
}

QTableView* table(const QWidget& window, const char* name) {
    return window.findChild<QTableView*>(QString::fromLatin1(name));
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void guestsFollowTheFirst();
    void noFolderIsOpenTwice();
    void whatCannotBeReadIsNoGuest();
    void sameNamesAreToldApart();
    void tablesShowAllAndModelsKeepTheirPromises();
    void filterLeavesWhatMatches();
    void headerMenuHidesColumns();
    void summaryTellsSixDecimals();
    void windowOpensBesideAndCloses();
    void tableAndChartsAreLinked();
    void summaryBeginsWithWhatAPaperSays();
    void droppedFoldersAreOpened();

  private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    QTemporaryDir folder_;
};

void WorkspaceTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
    writeExperiment(sampleExperiment(2, 3), path("one"));
    writeExperiment(sampleExperiment(1, 3), path("two"));
    writeExperiment(sampleExperiment(1, 3), path("other/one"));
}

void WorkspaceTest::guestsFollowTheFirst() {
    ExperimentStore store;
    ExperimentRecord main = sampleExperiment(2, 3);
    main.folder = path("one").toStdString();
    store.show(main);
    Workspace workspace(store);
    QCOMPARE(workspace.shown().runs.size(), std::size_t(6));
    QSignalSpy added(&workspace, &Workspace::comparedAdded);
    workspace.openBeside(path("two"));
    QVERIFY(added.wait());
    const ShownRuns shown = workspace.shown();
    QCOMPARE(shown.experiments, QStringList({QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(shown.runs.size(), std::size_t(9));
    QCOMPARE(shown.runs[5].experiment, 0);
    QCOMPARE(shown.runs[6].experiment, 1);
    QSignalSpy changed(&workspace, &Workspace::changed);
    workspace.setGroupVisible({1, 0.5}, false);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(visibleRuns(workspace.shown(), 0), 6);
    QCOMPARE(visibleRuns(workspace.shown(), 1), 2);
    // The guest is followed as the first is.
    RunRecord run = sampleExperiment(1, 3).runs[0];
    EpochRecord next = run.epochs.back();
    next.epoch = 4;
    test::appendEpoch(run, next, path("two"));
    QTRY_COMPARE(workspace.store(1).run(0).epochs.back().epoch, 4);
    workspace.closeCompared(1);
    QCOMPARE(workspace.count(), 1);
    QCOMPARE(workspace.shown().runs.size(), std::size_t(6));
}

void WorkspaceTest::noFolderIsOpenTwice() {
    ExperimentStore store;
    ExperimentRecord main = sampleExperiment(2, 3);
    main.folder = path("one").toStdString();
    store.show(main);
    Workspace workspace(store);
    QSignalSpy messages(&workspace, &Workspace::message);
    workspace.openBeside(path("one/../one/"));
    QCOMPARE(messages.count(), 1);
    QSignalSpy added(&workspace, &Workspace::comparedAdded);
    workspace.openBeside(path("other/one"));
    workspace.openBeside(path("other/one"));
    QCOMPARE(messages.count(), 2);
    QVERIFY(added.wait());
    workspace.openBeside(path("other/one"));
    QCOMPARE(messages.count(), 3);
    QCOMPARE(workspace.count(), 2);
    main.folder = path("other/one").toStdString();
    store.show(main);
    QTRY_COMPARE(workspace.count(), 1);
    QCOMPARE(workspace.shown().runs.size(), std::size_t(6));
}

void WorkspaceTest::whatCannotBeReadIsNoGuest() {
    ExperimentStore store;
    Workspace workspace(store);
    QSignalSpy messages(&workspace, &Workspace::message);
    workspace.openBeside(path("nothing-there"));
    QVERIFY(messages.wait());
    QCOMPARE(messages[0][0].value<MessageLevel>(), MessageLevel::Error);
    QCOMPARE(workspace.count(), 1);
    // It is forgotten, and may be asked for again.
    workspace.openBeside(path("nothing-there"));
    QVERIFY(messages.wait());
    QCOMPARE(messages[1][0].value<MessageLevel>(), MessageLevel::Error);
}

void WorkspaceTest::sameNamesAreToldApart() {
    ExperimentStore store;
    ExperimentRecord main = sampleExperiment(1, 3);
    main.folder = path("one").toStdString();
    store.show(main);
    Workspace workspace(store);
    QSignalSpy added(&workspace, &Workspace::comparedAdded);
    workspace.openBeside(path("other/one"));
    QVERIFY(added.wait());
    QCOMPARE(workspace.titles().at(1), QStringLiteral("other/one"));
    QVERIFY(workspace.titles().at(0) != QStringLiteral("one"));
}

void WorkspaceTest::tablesShowAllAndModelsKeepTheirPromises() {
    ExperimentStore store;
    Workspace workspace(store);
    ResultsPanel panel(workspace);
    QTableView* runs = table(panel, "runsTable");
    QTableView* summary = table(panel, "summaryTable");
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    const QAbstractItemModelTester runsTester(runs->model(), mode);
    const QAbstractItemModelTester summaryTester(summary->model(), mode);
    ExperimentRecord main = sampleExperiment(2, 3);
    main.folder = path("one").toStdString();
    store.show(main);
    QCOMPARE(runs->model()->rowCount(), 6);
    QVERIFY(runs->isColumnHidden(columnOf(RunColumn::Experiment)));
    QSignalSpy added(&workspace, &Workspace::comparedAdded);
    workspace.openBeside(path("two"));
    QVERIFY(added.wait());
    QCOMPARE(runs->model()->rowCount(), 9);
    QCOMPARE(summary->model()->rowCount(), 6);
    QVERIFY(!runs->isColumnHidden(columnOf(RunColumn::Experiment)));
    QVERIFY(!summary->isColumnHidden(SummaryModel::Experiment));
    const auto index = [&](int row, int column) { return runs->model()->index(row, column); };
    QCOMPARE(index(6, columnOf(RunColumn::Experiment)).data().toString(), QStringLiteral("two"));
    QCOMPARE(summary->model()->index(3, SummaryModel::Experiment).data().toString(), QStringLiteral("two"));
    const RunPalette palette(workspace.shown(), isDark(panel.palette()));
    QCOMPARE(index(7, columnOf(RunColumn::Alpha)).data(Qt::DecorationRole).value<QColor>(),
             palette.runColour(workspace.store(1).run(1).spec, 1));
    // A guest's row is shown and hidden as any, but is not a run of the experiment that is worked on.
    QVERIFY(runs->model()->setData(index(7, columnOf(RunColumn::Alpha)), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!workspace.store(1).isVisible(1));
    runs->selectAll();
    QCOMPARE(panel.selectedRuns().size(), std::size_t(6));
    runs->setCurrentIndex(index(7, columnOf(RunColumn::Alpha)));
    QCOMPARE(panel.currentRun(), -1);
    QCOMPARE(panel.currentExperiment(), 1);
    runs->setCurrentIndex(index(5, columnOf(RunColumn::Alpha)));
    QCOMPARE(panel.currentRun(), 5);
    QCOMPARE(panel.currentExperiment(), 0);
    // The first one may come and go while compared stay.
    store.clear();
    QCOMPARE(runs->model()->rowCount(), 3);
    store.show(main);
    QCOMPARE(runs->model()->rowCount(), 9);
    QTRY_COMPARE(index(0, columnOf(RunColumn::Experiment)).data().toString(), QStringLiteral("one"));
    workspace.closeCompared(1);
    QCOMPARE(runs->model()->rowCount(), 6);
    QTRY_VERIFY(runs->isColumnHidden(columnOf(RunColumn::Experiment)));
}

void WorkspaceTest::filterLeavesWhatMatches() {
    ExperimentStore store;
    Workspace workspace(store);
    ResultsPanel panel(workspace);
    QAbstractItemModel* model = table(panel, "runsTable")->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ExperimentRecord main = sampleExperiment(2, 3);
    main.folder = path("one").toStdString();
    main.runs[3].status = RunStatus::failed;
    main.runs[3].error = "The disk is full";
    store.show(main);
    QTRY_COMPARE(model->index(0, columnOf(RunColumn::Experiment)).data().toString(), QStringLiteral("one"));
    auto* line = panel.findChild<QLineEdit*>(QStringLiteral("runsFilter"));
    const auto left = [&](const char* text) {
        line->clear();
        QTest::keyClicks(line, QString::fromLatin1(text));
        return model->rowCount();
    };
    QCOMPARE(left("alpha:0.5"), 2);
    QCOMPARE(left("alpha:0,5 repeat:2"), 1);
    QCOMPARE(left("STATUS:fail"), 1);
    QCOMPARE(left("status:fail alpha:1"), 0);
    QCOMPARE(left("Disk"), 1);
    QCOMPARE(model->index(0, columnOf(RunColumn::Repeat)).data().toString(), QStringLiteral("2"));
    QCOMPARE(left("details:full"), 1);
    QCOMPARE(left("experiment:on"), 6);
    QCOMPARE(left("alpha:"), 6);
    QCOMPARE(left("alpha:half"), 0);
    // The rows that are left are still known by their place in the store.
    left("alpha:1");
    table(panel, "runsTable")->setCurrentIndex(model->index(0, columnOf(RunColumn::Alpha)));
    QCOMPARE(panel.currentRun(), 4);
    line->clear();
    QCOMPARE(model->rowCount(), 6);
}

void WorkspaceTest::headerMenuHidesColumns() {
    ExperimentStore store;
    Workspace workspace(store);
    ResultsPanel panel(workspace);
    panel.show();
    QTableView* runs = table(panel, "runsTable");
    Q_EMIT runs->horizontalHeader()->customContextMenuRequested({5, 5});
    auto* menu = panel.findChild<QMenu*>();
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), columnOf(RunColumn::Parameter) - columnOf(RunColumn::Repeat));
    menu->actions().at(0)->trigger();
    QVERIFY(runs->isColumnHidden(columnOf(RunColumn::Repeat)));
    menu->actions().at(0)->trigger();
    QVERIFY(!runs->isColumnHidden(columnOf(RunColumn::Repeat)));
}

void WorkspaceTest::summaryTellsSixDecimals() {
    // Two repeats of one α; epoch 0 was not trained and does not count.
    const QString folder = path("numbers");
    const QByteArray header = "epoch,val_loss,val_accuracy,logit_difference\n";
    for (int repeat = 1; repeat <= 2; ++repeat) {
        const QString run = QStringLiteral("%1/runs/alpha-0.5_rep-%2/").arg(folder).arg(repeat);
        QVERIFY(QDir().mkpath(run));
        test::writeFile(run + QStringLiteral("run.json"),
                        "{\"alpha\":0.5,\"repeat\":" + QByteArray::number(repeat) +
                            ",\"seed\":1,\"status\":\"done\"}");
        test::writeFile(run + QStringLiteral("metrics.csv"),
                        header + (repeat == 1 ? "0,9,0.01,9\n1,0.7,0.5,1.25\n2,0.4,0.625,1.125\n"
                                              : "0,8,0.02,8\n1,0.6,0.75,1.0625\n2,0.35,0.8125,0.9\n"));
    }
    const auto expected = [](const std::vector<double>& values) {
        double sum = 0.0;
        for (const double value : values) {
            sum += value;
        }
        const double mean = sum / static_cast<double>(values.size());
        double squares = 0.0;
        for (const double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return QStringLiteral("%1 ± %2")
            .arg(mean, 0, 'f', 6)
            .arg(std::sqrt(squares / static_cast<double>(values.size() - 1)), 0, 'f', 6);
    };
    MainWindow window;
    window.openExperiment(folder);
    const QAbstractItemModel* model = table(window, "summaryTable")->model();
    QTRY_COMPARE(model->rowCount(), 1);
    const auto tip = [&](int column) { return model->index(0, column).data(Qt::ToolTipRole).toString(); };
    QCOMPARE(tip(summaryColumn(&EpochRecord::val_loss)), expected({0.7, 0.4, 0.6, 0.35}));
    QCOMPARE(tip(summaryColumn(&EpochRecord::val_accuracy)), expected({50.0, 62.5, 75.0, 81.25}));
    QCOMPARE(tip(summaryColumn(&EpochRecord::logit_difference)), expected({1.25, 1.125, 1.0625, 0.9}));
    QCOMPARE(tip(summaryColumn(&EpochRecord::val_accuracy, &PointSummary::last)), expected({62.5, 81.25}));
}

void WorkspaceTest::windowOpensBesideAndCloses() {
    MainWindow window;
    window.show();
    window.openBeside(path("one"));
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 6);
    QCOMPARE(window.controller().folder(), path("one"));
    window.openBeside(path("two"));
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 9);
    QCOMPARE(window.controller().store().runCount(), 6);
    // What leaves as CSV is all that is open.
    const QString csv = path("both.csv");
    window.findChild<ExportActions*>()->exportCsv(CsvForm::tall, csv);
    QTRY_VERIFY(QFile::exists(csv));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.first(), QByteArray("experiment,run,alpha,repeat,seed,status,epoch,split,metric,value"));
    QVERIFY(lines.at(1).startsWith("one,alpha-0_rep-1,0,1,1,done,0,val,loss,"));
    QVERIFY(lines.last().startsWith("two,alpha-1_rep-1,1,1,1,done,3,run,seconds,"));
    // The sample has no test set.
    const auto values = std::count_if(metrics().begin(), metrics().end(),
                                      [](const Metric& metric) { return !is_on_test(metric); });
    // Epoch 0 has nothing of training; the sample has six metrics fewer.
    QVERIFY(lines.size() >= 1 + 9 * (values - 8 + 3 * (values - 6)));
    const auto* registry = window.findChild<ActionRegistry*>(QStringLiteral("actions"));
    // The summary is copied as one document of all that is open.
    for (const auto& [id, head, line] :
         {std::tuple("summary.copy-csv", "experiment,alpha,runs,unfinished,epochs,", "\ntwo,0.5,1,0,3,"),
          std::tuple("summary.copy-markdown", "| experiment | α | runs |", "\n| one | 0.5 | 2 | 0 | 6 | "),
          std::tuple("summary.copy-latex", "\\begin{tabular}{l", "\none & 0.5 & 2 & 0 & 6 & $")}) {
        QAction* copy = registry->find(QString::fromLatin1(id));
        QVERIFY(table(window, "summaryTable")->actions().contains(copy));
        QTRY_VERIFY(copy->isEnabled());
        copy->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(QString::fromUtf8(head)), qPrintable(text));
        QVERIFY2(text.contains(QString::fromUtf8(line)), qPrintable(text));
    }
    QAction* close = registry->find(QStringLiteral("file.close-beside"));
    QTRY_VERIFY(close->isEnabled());
    close->trigger();
    QCOMPARE(table(window, "runsTable")->model()->rowCount(), 6);
    QTRY_VERIFY(!close->isEnabled());
}

void WorkspaceTest::tableAndChartsAreLinked() {
    MainWindow window;
    window.openExperiment(path("one"));
    QTableView* runs = table(window, "runsTable");
    QTRY_COMPARE(runs->model()->rowCount(), 6);
    window.openBeside(path("two"));
    QTRY_COMPARE(runs->model()->rowCount(), 9);
    window.resize(1200, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* panel = window.findChild<ChartsPanel*>();
    const auto selected = [&] { return panel->figures().front().request.selected; };
    QVERIFY(selected().empty());
    runs->selectRow(7); // of the second experiment
    QCOMPARE(selected(), std::set<int>{7});
    runs->setFocus();
    QTest::keyClick(runs, Qt::Key_Escape);
    QVERIFY(selected().empty());
    // The other way round, from the chart to the table.
    Q_EMIT panel->runClicked(8, false);
    QCOMPARE(runs->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(runs->selectionModel()->selectedRows().front().row(), 8);
    Q_EMIT panel->runClicked(2, true);
    QCOMPARE(selected(), (std::set<int>{2, 8}));
    Q_EMIT panel->runClicked(2, true); // takes it away again
    QCOMPARE(selected(), std::set<int>{8});
}

void WorkspaceTest::summaryBeginsWithWhatAPaperSays() {
    MainWindow window;
    window.show();
    window.openExperiment(path("one"));
    auto* summary = table(window, "summaryTable");
    QTRY_COMPARE(summary->model()->rowCount(), 3);
    const QHeaderView* header = summary->horizontalHeader();
    const int last = summaryColumn(&EpochRecord::val_accuracy, &PointSummary::last);
    const int all = summaryColumn(&EpochRecord::val_accuracy);
    QVERIFY(header->visualIndex(last) < header->visualIndex(all));
    const QAbstractItemView* cells = summary;
    for (int column = 0; column < header->count(); ++column) {
        if (!header->isSectionHidden(column)) {
            QTRY_VERIFY(header->sectionSize(column) >= cells->sizeHintForColumn(column));
            QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
        }
    }
}

void WorkspaceTest::droppedFoldersAreOpened() {
    MainWindow window;
    window.show();
    QMimeData data;
    data.setText(QStringLiteral("no folder"));
    QDragEnterEvent text({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    text.ignore();
    QCoreApplication::sendEvent(&window, &text);
    QVERIFY(!text.isAccepted());
    data.setUrls({QUrl::fromLocalFile(path("one")), QUrl::fromLocalFile(path("other/one"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    QTRY_COMPARE(table(window, "runsTable")->model()->rowCount(), 9);
    QCOMPARE(window.controller().folder(), path("one"));
    QCOMPARE(window.controller().store().runCount(), 6);
}

QTEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
