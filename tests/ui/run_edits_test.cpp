// What a person says about runs, through the window: names, tags, notes, hidden, trash, baseline.
#include "core/experiment/record/annotations.h"
#include "core/experiment/record/folder_lock.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/base/settings.h"
#include "ui/base/user_folders.h"
#include "ui/runs/message_bar.h"
#include "ui/runs/runs_model.h"
#include "ui/window/main_window.h"
#include "ui/window/training_notifier.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;
using test::writeExperiment;

namespace {

QAction* action(const QWidget& window, const char* id) {
    return window.findChild<ActionRegistry*>()->find(QString::fromLatin1(id));
}

/// A window with six runs in a folder of its own, and what the tests do with it.
struct Bench {
    QTemporaryDir home;
    QString folder = home.filePath(QStringLiteral("sweep"));
    std::unique_ptr<MainWindow> window;

    Bench() {
        writeExperiment(sampleExperiment(2, 3), folder);
        open();
    }
    void open() {
        window = std::make_unique<MainWindow>();
        window->show();
        window->openExperiment(folder);
        QTRY_COMPARE(model()->rowCount(), 6);
    }
    QTableView* runs() const { return window->findChild<QTableView*>(QStringLiteral("runsTable")); }
    QAbstractItemModel* model() const { return runs()->model(); }
    QString text(int row, int column) const { return model()->index(row, column).data().toString(); }
    void choose(int row) const { runs()->setCurrentIndex(model()->index(row, 0)); }
    /// Types into a cell through its editor.
    void type(int row, int column, const QString& text) const {
        runs()->setCurrentIndex(model()->index(row, column));
        runs()->edit(model()->index(row, column));
        const QPointer<QLineEdit> editor = runs()->viewport()->findChild<QLineEdit*>();
        QVERIFY(!editor.isNull());
        editor->setText(text);
        // What changes meanwhile leaves the text alone.
        Q_EMIT model()->dataChanged(model()->index(0, 0), model()->index(5, column));
        QCOMPARE(editor->text(), text);
        QTest::keyClick(editor.data(), Qt::Key_Return);
        QTRY_VERIFY(editor.isNull());
    }
    Annotations kept() const { return read_annotations(folder.toStdString()); }
    bool has(const char* run) const {
        return QDir(folder).exists(QStringLiteral("runs/") + QLatin1String(run));
    }
    QString complaint() const { return window->findChild<MessageBar*>()->text(); }
};

} // namespace

class RunEditsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void whatIsTypedIsKeptAndUndone();
    void tagsOfSeveralRunsAreChangedTogether();
    void unreadableNotesAreNotWrittenOver();
    void hiddenRunsLeaveTableAndLegend();
    void deletedRunsComeBackFromTheTrash();
    void withoutATrashNothingIsMoved();
    void relativeUserFoldersAreIgnored();
    void nothingIsDeletedWhileSomebodyTrains();
    void othersAreComparedWithTheBaseline();
    void onlyColumnsThatDifferAreShown();
    void settingsOfTwoRunsAreCompared();
    void pagesAndColumnsAreRemembered();
    void aClearedListOfFoldersComesBack();
    void theEndOfATrainingIsTold();

  private:
    QTemporaryDir home_;
};

void RunEditsTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    qputenv("XDG_DATA_HOME", home_.filePath(QStringLiteral("data")).toLocal8Bit());
}

void RunEditsTest::whatIsTypedIsKeptAndUndone() {
    const Bench bench;
    const QString name = bench.text(0, columnOf(RunColumn::Title));
    QCOMPARE(name, QStringLiteral("alpha-0_rep-1"));
    bench.type(0, columnOf(RunColumn::Title), QStringLiteral("the first"));
    bench.type(0, columnOf(RunColumn::Tags), QStringLiteral("fast, wide ,fast"));
    bench.type(1, columnOf(RunColumn::Notes), QStringLiteral("try again"));
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Title)), QStringLiteral("the first"));
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Tags)), QStringLiteral("fast, wide"));
    QTRY_COMPARE(bench.kept().of("alpha-0_rep-1").title, std::string("the first"));
    QTRY_COMPARE(bench.kept().of("alpha-0_rep-2").notes, std::string("try again"));
    // What was typed last goes first, and Undo says what it is.
    QAction* undo = action(*bench.window, "edit.undo");
    QCOMPARE(undo->text(), QStringLiteral("&Undo: Change Notes"));
    undo->trigger();
    QTRY_COMPARE(bench.text(1, columnOf(RunColumn::Notes)), QString());
    undo->trigger();
    undo->trigger();
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Title)), name);
    QTRY_COMPARE(bench.kept(), Annotations());
    QVERIFY(!undo->isEnabled());
    action(*bench.window, "edit.redo")->trigger();
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Title)), QStringLiteral("the first"));
    // Typing what stands there is no change.
    bench.type(0, columnOf(RunColumn::Title), QStringLiteral(" the first "));
    QCOMPARE(undo->text(), QStringLiteral("&Undo: Rename"));
    // Names can be searched for.
    bench.window->findChild<QLineEdit*>(QStringLiteral("runsFilter"))->setText(QStringLiteral("name:FIRST"));
    QCOMPARE(bench.model()->rowCount(), 1);
}

void RunEditsTest::tagsOfSeveralRunsAreChangedTogether() {
    const Bench bench;
    bench.type(0, columnOf(RunColumn::Tags), QStringLiteral("old, own"));
    bench.type(1, columnOf(RunColumn::Tags), QStringLiteral("old"));
    QTRY_COMPARE(bench.text(1, columnOf(RunColumn::Tags)), QStringLiteral("old"));
    bench.choose(0);
    bench.runs()->selectionModel()->select(bench.model()->index(1, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    action(*bench.window, "runs.tags")->trigger();
    auto* dialog = bench.window->findChild<QInputDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->textValue(), QStringLiteral("old"));
    dialog->setTextValue(QStringLiteral("new"));
    dialog->accept();
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Tags)), QStringLiteral("own, new"));
    QTRY_COMPARE(bench.text(1, columnOf(RunColumn::Tags)), QStringLiteral("new"));
    // One step for both.
    action(*bench.window, "edit.undo")->trigger();
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Tags)), QStringLiteral("old, own"));
    QTRY_COMPARE(bench.text(1, columnOf(RunColumn::Tags)), QStringLiteral("old"));
}

void RunEditsTest::unreadableNotesAreNotWrittenOver() {
    const Bench bench;
    const QString file = bench.folder + QStringLiteral("/annotations.json");
    test::writeFile(file, "{ \"schema\": 99 }");
    bench.type(0, columnOf(RunColumn::Title), QStringLiteral("the first"));
    QTRY_VERIFY(bench.complaint().contains(QStringLiteral("annotations.json")));
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("{ \"schema\": 99 }"));
}

void RunEditsTest::hiddenRunsLeaveTableAndLegend() {
    const Bench bench;
    QAction* show = action(*bench.window, "runs.show-hidden");
    QVERIFY(!show->isEnabled());
    bench.choose(0);
    action(*bench.window, "runs.hide")->trigger();
    QTRY_COMPARE(bench.model()->rowCount(), 5);
    QTRY_COMPARE(show->text(), QStringLiteral("&Show Hidden Runs (1)"));
    QTRY_VERIFY(bench.kept().of("alpha-0_rep-1").hidden);
    show->trigger();
    QCOMPARE(bench.model()->rowCount(), 6);
    const QModelIndex box = bench.model()->index(0, columnOf(RunColumn::Alpha));
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(!(box.flags() & Qt::ItemIsUserCheckable));
    // The same action shows it again.
    bench.choose(0);
    QTRY_COMPARE(action(*bench.window, "runs.hide")->text(), QStringLiteral("&Show Selected Runs"));
    action(*bench.window, "runs.hide")->trigger();
    QTRY_COMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    show->trigger();
    // Nothing left to see says what to do.
    bench.runs()->selectAll();
    action(*bench.window, "runs.hide")->trigger();
    QTRY_COMPARE(bench.model()->rowCount(), 0);
    QVERIFY(
        bench.runs()->viewport()->findChild<QLabel*>()->text().contains(QStringLiteral("show hidden runs")));
    action(*bench.window, "edit.undo")->trigger();
    QTRY_COMPARE(bench.model()->rowCount(), 6);
}

void RunEditsTest::deletedRunsComeBackFromTheTrash() {
    const Bench bench;
    bench.choose(0);
    bench.runs()->selectionModel()->select(bench.model()->index(1, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    // The key holds where the table has the focus, in the window in front.
    bench.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    bench.runs()->setFocus();
    QTRY_VERIFY(bench.runs()->hasFocus() && action(*bench.window, "runs.trash")->isEnabled());
    QTest::keyClick(bench.runs(), Qt::Key_Delete);
    QTRY_COMPARE(bench.model()->rowCount(), 4);
    QVERIFY(!bench.has("alpha-0_rep-1"));
    QVERIFY(!bench.has("alpha-0_rep-2"));
    QVERIFY(bench.has("alpha-0.5_rep-1"));
    action(*bench.window, "edit.undo")->trigger();
    QVERIFY(bench.has("alpha-0_rep-1"));
    QTRY_COMPARE(bench.model()->rowCount(), 6);
    QTRY_COMPARE(bench.text(0, columnOf(RunColumn::Progress)), QStringLiteral("3 of 3"));
    QTRY_COMPARE(bench.kept(), Annotations());
    // Trained again since: the one in the trash stays there, and nothing is written over.
    action(*bench.window, "edit.redo")->trigger();
    QTRY_VERIFY(!bench.has("alpha-0_rep-1"));
    writeExperiment(sampleExperiment(2, 1), bench.folder);
    action(*bench.window, "edit.undo")->trigger();
    QVERIFY(bench.complaint().contains(QStringLiteral("trash")));
    QTRY_COMPARE(bench.model()->rowCount(), 4);
    QVERIFY(!action(*bench.window, "edit.undo")->isEnabled());
}

void RunEditsTest::withoutATrashNothingIsMoved() {
    const Bench bench;
    const QStringList before = QDir().entryList();
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    const QString noFolder = home_.filePath(QStringLiteral("file"));
    test::writeFile(noFolder, "");
    qputenv("XDG_DATA_HOME", (noFolder + QStringLiteral("/data")).toLocal8Bit());
    bench.choose(0);
    action(*bench.window, "runs.trash")->trigger();
    qputenv("XDG_DATA_HOME", data);
    QVERIFY(bench.has("alpha-0_rep-1"));
    QVERIFY(bench.complaint().contains(QStringLiteral("trash")));
    QVERIFY(!action(*bench.window, "edit.undo")->isEnabled());
    QCOMPARE(QDir().entryList(), before);
}

void RunEditsTest::relativeUserFoldersAreIgnored() {
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    ignoreRelativeUserFolders();
    QCOMPARE(qgetenv("XDG_DATA_HOME"), data);
    qputenv("XDG_DATA_HOME", "relative/data");
    ignoreRelativeUserFolders();
    QVERIFY(!qEnvironmentVariableIsSet("XDG_DATA_HOME"));
    qputenv("XDG_DATA_HOME", data);
}

void RunEditsTest::nothingIsDeletedWhileSomebodyTrains() {
    const Bench bench;
    const FolderLock training(bench.folder.toStdString());
    bench.choose(0);
    action(*bench.window, "runs.trash")->trigger();
    QVERIFY(bench.has("alpha-0_rep-1"));
    QVERIFY(!bench.complaint().isEmpty());
    QVERIFY(!action(*bench.window, "edit.undo")->isEnabled());
}

void RunEditsTest::othersAreComparedWithTheBaseline() {
    Bench bench;
    const ExperimentRecord experiment = sampleExperiment(2, 3);
    QVERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::MetricDelta)));
    bench.choose(1);
    action(*bench.window, "runs.baseline")->trigger();
    QTRY_VERIFY(!bench.runs()->isColumnHidden(columnOf(RunColumn::MetricDelta)));
    QTRY_COMPARE(bench.text(1, columnOf(RunColumn::MetricDelta)), QStringLiteral("0.0 pp"));
    const double delta = experiment.runs[4].last()->val_accuracy - experiment.runs[1].last()->val_accuracy;
    QCOMPARE(bench.text(4, columnOf(RunColumn::MetricDelta)),
             QStringLiteral("%1 pp").arg(signedText(100.0 * delta, 1)));
    // The file has nine digits.
    const double sorted =
        bench.model()->index(4, columnOf(RunColumn::MetricDelta)).data(RunsModel::SortRole).toDouble();
    QVERIFY(std::abs(sorted - delta) < 1e-8);
    QVERIFY(!bench.model()->index(1, columnOf(RunColumn::Title)).data(Qt::DecorationRole).isNull());
    QVERIFY(bench.model()->index(0, columnOf(RunColumn::Title)).data(Qt::DecorationRole).isNull());
    QTRY_COMPARE(bench.kept().baseline, std::string("alpha-0_rep-2"));
    // It is there again the next time.
    bench.window->close();
    bench.open();
    QTRY_VERIFY(!bench.runs()->isColumnHidden(columnOf(RunColumn::MetricDelta)));
    bench.choose(1);
    QVERIFY(action(*bench.window, "runs.baseline")->isChecked());
    action(*bench.window, "runs.baseline")->trigger();
    QTRY_VERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::MetricDelta)));
    QTRY_COMPARE(bench.kept().baseline, std::string());
}

void RunEditsTest::onlyColumnsThatDifferAreShown() {
    const Bench bench;
    QAction* only = action(*bench.window, "runs.only-differing");
    QVERIFY(!bench.runs()->isColumnHidden(columnOf(RunColumn::Status)));
    only->trigger();
    // All are done; no experiment.json tells any hyperparameter.
    QVERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::Status)));
    QVERIFY(!bench.runs()->isColumnHidden(columnOf(RunColumn::Title)));
    QVERIFY(!bench.runs()->isColumnHidden(columnOf(RunColumn::Repeat)));
    QVERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::Parameter)));
    // It follows what is shown: where all rows are of repeat 1, that column says nothing.
    bench.window->findChild<QLineEdit*>(QStringLiteral("runsFilter"))->setText(QStringLiteral("repeat:1"));
    QTRY_VERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::Repeat)));
    only->trigger();
    QVERIFY(!bench.runs()->isColumnHidden(columnOf(RunColumn::Status)));
}

void RunEditsTest::settingsOfTwoRunsAreCompared() {
    const Bench bench;
    bench.choose(0);
    QVERIFY(!action(*bench.window, "runs.differences")->isEnabled());
    bench.runs()->selectionModel()->select(bench.model()->index(4, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    action(*bench.window, "runs.differences")->trigger();
    auto* table = bench.window->findChild<QTableWidget*>(QStringLiteral("configDiff"));
    QVERIFY(table != nullptr);
    QStringList names;
    for (int row = 0; row < table->rowCount(); ++row) {
        names.append(table->item(row, 0)->text());
        QVERIFY(table->item(row, 1)->text() != table->item(row, 2)->text());
    }
    QVERIFY(names.contains(QStringLiteral("α")));
    QVERIFY(!names.contains(QStringLiteral("Device")));
    const int different = table->rowCount();
    auto* only = table->parentWidget()->findChild<QCheckBox*>();
    QTest::mouseClick(only, Qt::LeftButton, {}, {5, only->height() / 2});
    QVERIFY(table->rowCount() > different + 30);
}

void RunEditsTest::pagesAndColumnsAreRemembered() {
    Bench bench;
    auto* results = bench.window->findChild<QTabWidget*>(QStringLiteral("results"));
    auto* comparison = bench.window->findChild<QTabWidget*>(QStringLiteral("comparison"));
    results->setCurrentIndex(1);
    comparison->setCurrentIndex(1);
    Q_EMIT bench.runs()->horizontalHeader()->customContextMenuRequested({5, 5});
    bench.runs()->findChild<QMenu*>()->actions().at(0)->trigger();
    bench.runs()->setColumnWidth(columnOf(RunColumn::Title), 321);
    QVERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::Repeat)));
    bench.window->close();
    bench.open();
    QVERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::Repeat)));
    QCOMPARE(bench.runs()->columnWidth(columnOf(RunColumn::Title)), 321);
    QCOMPARE(bench.window->findChild<QTabWidget*>(QStringLiteral("results"))->currentIndex(), 1);
    QCOMPARE(bench.window->findChild<QTabWidget*>(QStringLiteral("comparison"))->currentIndex(), 1);
    QVERIFY(bench.runs()->isColumnHidden(columnOf(RunColumn::MetricDelta)));
    QSettings(QStringLiteral("Retort"), QStringLiteral("Retort")).clear();
}

void RunEditsTest::aClearedListOfFoldersComesBack() {
    const Bench bench;
    Settings().setRecentFolders({QStringLiteral("/a"), QStringLiteral("/b")});
    auto* recent = bench.window->findChild<QMenu*>(QStringLiteral("recent"));
    QVERIFY(recent != nullptr);
    Q_EMIT recent->aboutToShow();
    recent->actions().last()->trigger();
    QVERIFY(Settings().recentFolders().isEmpty());
    Settings().addRecentFolder(QStringLiteral("/b"));
    action(*bench.window, "edit.undo")->trigger();
    QCOMPARE(Settings().recentFolders(), QStringList({QStringLiteral("/b"), QStringLiteral("/a")}));
}

void RunEditsTest::theEndOfATrainingIsTold() {
    ExperimentRecord experiment = sampleExperiment(2, 3);
    experiment.runs[0].status = RunStatus::failed;
    const QString text = endOfTrainingText(experiment);
    QVERIFY(text.startsWith(QStringLiteral("5 of 6 run")));
    QVERIFY(text.contains(QStringLiteral("1 failed")));
    double best = 0.0;
    for (const RunRecord& run : experiment.runs) {
        best = std::max(best, best_epoch(run.epochs)->val_accuracy);
    }
    QVERIFY(text.contains(percentText(best)));

    const Bench bench;
    QStringList told;
    bench.window->notifier().setShow([&](const QString& title, const QString& body) {
        told = QStringList{title, body};
    });
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    Q_EMIT bench.window->controller().trainingChanged(false);
    QCOMPARE(told.size(), 2);
    QVERIFY(told.first().contains(QStringLiteral("sweep")));
    // Not where the person looks at it, nor where none is wanted.
    told.clear();
    action(*bench.window, "run.notify")->trigger();
    Q_EMIT bench.window->controller().trainingChanged(false);
    QVERIFY(told.isEmpty());
    action(*bench.window, "run.notify")->trigger();
    bench.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
    Q_EMIT bench.window->controller().trainingChanged(false);
    QVERIFY(told.isEmpty());
}

QTEST_MAIN(RunEditsTest)
#include "run_edits_test.moc"
