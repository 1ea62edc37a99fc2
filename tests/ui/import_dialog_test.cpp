// Import of other programs' results: the dialog by mouse and keys, what it refuses, and the way through the
// window.
#include "core/experiment/record/folder.h"
#include "core/files/tables/event_file.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/shown_runs.h"
#include "ui/charts/compare/compare_axis.h"
#include "ui/runs/message_bar.h"
#include "ui/runs/runs_model.h"
#include "ui/setup/fields/message_line.h"
#include "ui/transfer/import_columns.h"
#include "ui/transfer/import_dialog.h"
#include "ui/window/main_window.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QColor>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace retort;
using namespace retort::ui;
using test::writeFile;

namespace {

/// The dialog and its parts, as a person sees them.
struct Shown {
    explicit Shown(const QString& folder) : dialog(folder) { dialog.show(); }

    [[nodiscard]] ImportColumns& columns() const { return *dialog.findChild<ImportColumns*>(); }
    [[nodiscard]] QPushButton& button() const {
        return *dialog.findChild<QPushButton*>(QStringLiteral("import"));
    }
    [[nodiscard]] QComboBox& use(int row) const {
        return *dialog.findChild<QComboBox*>(QStringLiteral("use-%1").arg(row));
    }
    [[nodiscard]] QLineEdit& line(const char* field) const {
        return *dialog.findChild<QWidget*>(QString::fromLatin1(field))->findChild<QLineEdit*>();
    }
    /// All that its lines say below the form.
    [[nodiscard]] QString said() const {
        QString text;
        for (const MessageLine* message : dialog.findChildren<MessageLine*>()) {
            text += message->said();
        }
        return text;
    }
    void type(const char* field, const QString& text) const {
        line(field).selectAll();
        QTest::keyClicks(&line(field), text);
    }
    /// Chooses by keys, as activated() is told of a person alone.
    void choose(int row, const QString& text) const {
        QComboBox& box = use(row);
        box.setFocus();
        box.showPopup();
        QTest::keyClick(box.view(), Qt::Key_Home);
        for (int at = 0; at < box.findText(text); ++at) {
            QTest::keyClick(box.view(), Qt::Key_Down);
        }
        QTest::keyClick(box.view(), Qt::Key_Return);
    }

    ImportDialog dialog;
};

void drop(QWidget& target, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) {
        urls.append(QUrl::fromLocalFile(path));
    }
    data.setUrls(urls);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&target, &enter);
    QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&target, &event);
}

QByteArray events() {
    return QByteArray::fromStdString(event_file_header(1.0) +
                                     event_record({1.0, 1, {{"Loss/val", 2.0F}, {"Accuracy/val", 0.5F}}}) +
                                     event_record({2.0, 2, {{"Loss/val", 1.0F}, {"Accuracy/val", 0.75F}}}));
}

} // namespace

class ImportDialogTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void asksForWhatIsMissingAndWrites();
    void whatCountsAsRepeatsIsShown();
    void runsKeepNamesColoursAndSettings();
    void aUseHasOneColumn();
    void unitAndRepeatAreSaid();
    void oddResultsAreTold();
    void hostileFilesOnlySayWhatIsWrong_data();
    void hostileFilesOnlySayWhatIsWrong();
    void aThousandColumnsAreMadeAsTheyAreSeen();
    void theLastSourceCounts();
    void anExperimentIsAddedToAndNeverOverwritten();
    void theActionOpensItEmpty();
    void droppedResultsAreAskedAbout();
    void droppedEventsAreRuns();
    void whatIsNeitherIsTold();

  private:
    [[nodiscard]] QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    QString write(const char* name, const QByteArray& content) const {
        QDir().mkpath(QFileInfo(path(name)).path());
        writeFile(path(name), content);
        return path(name);
    }

    QTemporaryDir folder_;
};

void ImportDialogTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
}

void ImportDialogTest::asksForWhatIsMissingAndWrites() {
    Shown shown(folder_.path());
    QVERIFY(!shown.button().isEnabled());
    shown.dialog.setSources(
        {write("plain.csv", "epoch;train loss;val loss;val acc\n0;;2,5;10\n1;1,5;1,25;50\n")});
    // α is not asked of results that have none; what was typed for it has to make sense.
    QTRY_VERIFY(shown.button().isEnabled());
    QVERIFY(shown.said().contains(QStringLiteral("α 1")));
    shown.type("alpha", QStringLiteral("half"));
    QTRY_VERIFY(shown.said().contains(QStringLiteral("α must be a number")));
    QVERIFY(!shown.button().isEnabled());
    QCOMPARE(shown.columns().rowCount(), 4);
    QCOMPARE(shown.columns().item(1, 0)->text(), QStringLiteral("train loss"));
    QCOMPARE(shown.use(3).currentText(), QStringLiteral("Validation accuracy"));
    QCOMPARE(shown.columns().item(3, 3)->text(), QStringLiteral("50"));
    const QAbstractItemModelTester tester(shown.columns().model());
    shown.type("alpha", QStringLiteral("0.5"));
    QTRY_VERIFY(shown.button().isEnabled());
    QCOMPARE(shown.said(), QStringLiteral("1 run(s), 2 epoch(s), α 0.5"));
    QCOMPARE(shown.line("out").text(), path("plain"));
    QSignalSpy imported(&shown.dialog, &ImportDialog::imported);
    QTest::mouseClick(&shown.button(), Qt::LeftButton);
    QVERIFY(imported.wait());
    QCOMPARE(imported.first().first().toString(), path("plain"));
    QVERIFY(!shown.dialog.isVisible());
    const ExperimentRecord experiment = read_experiment(path("plain").toStdString());
    QVERIFY(experiment.complaints.empty());
    QCOMPARE(experiment.runs.size(), std::size_t(1));
    QCOMPARE(experiment.runs[0].epochs[1].val_loss, 1.25);
    QCOMPARE(experiment.runs[0].epochs[1].val_accuracy, 0.5);
    QCOMPARE(QString::fromStdString(experiment.runs[0].imported_from), path("plain.csv"));
}

void ImportDialogTest::whatCountsAsRepeatsIsShown() {
    Shown shown(folder_.path());
    shown.dialog.setSources({write("repeats.csv", "run,optimizer,seed,epoch,val_loss\n"
                                                  "a,sgd,1,1,2\nb,adam,1,1,2\nc,sgd,2,1,2\nd,adam,2,1,2\n")});
    const auto* points = shown.dialog.findChild<QTableWidget*>(QStringLiteral("importPoints"));
    QTRY_COMPARE(points->rowCount(), 2);
    QVERIFY(points->item(0, 0)->text().contains(QStringLiteral("adam")));
    QCOMPARE(points->item(0, 1)->text(), QStringLiteral("2"));
    QCOMPARE(points->item(0, 2)->text(), QStringLiteral("1: b · 2: d"));
    shown.choose(1, QStringLiteral("Not used"));
    QTRY_COMPARE(points->rowCount(), 1);
    QCOMPARE(points->item(0, 1)->text(), QStringLiteral("4"));
    shown.choose(1, QStringLiteral("Setting"));
    QTRY_COMPARE(points->rowCount(), 2);
}

void ImportDialogTest::runsKeepNamesColoursAndSettings() {
    QByteArray text = "run,optimizer,epoch,val_loss,val_acc\n";
    for (const char* run : {"quiet-sun,sgd", "bold-moon,adam", "red-star,adam", "wide-sea,sgd"}) {
        for (int epoch = 1; epoch <= 3; ++epoch) {
            text += QByteArray(run) + ',' + QByteArray::number(epoch) + ",2,0.5\n";
        }
    }
    Shown shown(folder_.path());
    shown.dialog.setSources({write("named.csv", text)});
    QTRY_VERIFY(shown.button().isEnabled());
    QCOMPARE(shown.use(1).currentText(), QStringLiteral("Setting"));
    QSignalSpy imported(&shown.dialog, &ImportDialog::imported);
    QTest::mouseClick(&shown.button(), Qt::LeftButton);
    QVERIFY(imported.wait());
    MainWindow window;
    window.show();
    window.openExperiment(path("named"));
    const auto* table = window.findChild<QTableView*>(QStringLiteral("runsTable"));
    QTRY_COMPARE(table->model()->rowCount(), 4);
    QSet<QString> names;
    QSet<QRgb> colours;
    for (int row = 0; row < 4; ++row) {
        names.insert(table->model()->index(row, columnOf(RunColumn::Title)).data().toString());
        colours.insert(table->model()
                           ->index(row, columnOf(RunColumn::Alpha))
                           .data(Qt::DecorationRole)
                           .value<QColor>()
                           .rgb());
    }
    QCOMPARE(names, (QSet<QString>{QStringLiteral("quiet-sun"), QStringLiteral("bold-moon"),
                                   QStringLiteral("red-star"), QStringLiteral("wide-sea")}));
    QCOMPARE(colours.size(), 4);
    QTRY_VERIFY(!table->isColumnHidden(columnOf(RunColumn::Settings)));
    auto* filter = window.findChild<QLineEdit*>(QStringLiteral("runsFilter"));
    QTest::keyClicks(filter, QStringLiteral("optimizer:adam"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    // Along the setting they can be compared.
    const auto axes = comparableAxes(shownRuns(window.controller().store().record()));
    QVERIFY(std::find(axes.begin(), axes.end(), "optimizer") != axes.end());
}

void ImportDialogTest::aUseHasOneColumn() {
    Shown shown(folder_.path());
    shown.dialog.setSources({write("two.csv", "epoch,val_loss,other,weight\n0,2,3,0.25\n")});
    QTRY_COMPARE(shown.columns().rowCount(), 4);
    shown.choose(2, QStringLiteral("Validation loss"));
    QCOMPARE(shown.use(2).currentText(), QStringLiteral("Validation loss"));
    QCOMPARE(shown.use(1).currentText(), QStringLiteral("Not used"));
    QVERIFY(shown.line("alpha").isEnabled());
    shown.choose(3, QStringLiteral("α"));
    QTRY_VERIFY(shown.button().isEnabled());
    QVERIFY(!shown.line("alpha").isEnabled());
    QVERIFY2(shown.said().contains(QStringLiteral("α 0.25")), qPrintable(shown.said()));
    shown.choose(0, QStringLiteral("Not used"));
    QTRY_COMPARE(shown.said(), QStringLiteral("no column gives the epoch"));
    QVERIFY(!shown.button().isEnabled());
}

void ImportDialogTest::unitAndRepeatAreSaid() {
    Shown shown(folder_.path());
    shown.dialog.setSources({write("alpha-0.75.csv", "epoch,val_accuracy\n1,0.5\n")});
    QTRY_VERIFY(shown.button().isEnabled()); // the name says the α
    QCOMPARE(shown.line("alpha").text(), QStringLiteral("0.75"));
    auto* unit = shown.dialog.findChild<QComboBox*>(QStringLiteral("unit"));
    QTest::keyClick(unit, Qt::Key_End);
    auto* repeat = shown.dialog.findChild<QSpinBox*>(QStringLiteral("repeat"));
    QTest::keyClick(repeat, Qt::Key_Up);
    QVERIFY(!shown.button().isEnabled());
    QTRY_VERIFY(shown.button().isEnabled());
    shown.type("out", path("said"));
    QTRY_VERIFY(shown.button().isEnabled());
    QSignalSpy imported(&shown.dialog, &ImportDialog::imported);
    QTest::mouseClick(&shown.button(), Qt::LeftButton);
    QVERIFY(imported.wait());
    const ExperimentRecord experiment = read_experiment(path("said").toStdString());
    QCOMPARE(experiment.runs[0].name, std::string("alpha-0.75_rep-2"));
    QCOMPARE(experiment.runs[0].epochs[0].val_accuracy, 0.005);
}

void ImportDialogTest::oddResultsAreTold() {
    Shown shown(folder_.path());
    shown.dialog.setSources(
        {write("odd.csv", "epoch,val_loss,alpha\n0,nan,0\n1,2,0\n1,3,0\n,4,0\n2,inf,0\n")});
    QTRY_VERIFY(shown.button().isEnabled());
    const QString said = shown.said();
    QVERIFY2(said.contains(QStringLiteral("1 run(s), 2 epoch(s), α 0")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("ignored: 1")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("of which the last is used: 1")), qPrintable(said));
}

void ImportDialogTest::hostileFilesOnlySayWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << QByteArray() << "is empty";
    QTest::newRow("binary") << QByteArray("\x7f\x45LF\0\0\1\2", 8) << "is not a text file";
    QTest::newRow("huge line") << QByteArray("epoch,val_loss\n0," + QByteArray(8'000'000, ','))
                               << "more than 1000 cells";
    QTest::newRow("huge cell") << QByteArray("epoch,val_loss,alpha\n0," + QByteArray(8'000'000, '7') +
                                             "x,0\n")
                               << "must be a number";
    QTest::newRow("no epoch") << QByteArray("loss,alpha\n1,0\n") << "no column gives the epoch";
    QTest::newRow("no rows") << QByteArray("epoch,val_loss,alpha\n") << "no row has an epoch";
    QTest::newRow("nothing to import")
        << QByteArray("epoch,notes,alpha\n1,x,0\n") << "no column gives a loss";
    QTest::newRow("ragged") << QByteArray("epoch,val_loss,alpha\n1,2\n") << "line 2 has 2 cells";
    QTest::newRow("numbers alone") << QByteArray("1,2\n3,4\n") << "column names are missing";
    QTest::newRow("open quote") << QByteArray("epoch,\"val_loss\n1,2\n") << "never closed";
}

void ImportDialogTest::hostileFilesOnlySayWhatIsWrong() {
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    Shown shown(folder_.path());
    shown.dialog.setSources({write("hostile.csv", content)});
    QTRY_VERIFY2(shown.said().contains(part), qPrintable(shown.said()));
    QVERIFY(!shown.button().isEnabled());
    QTest::keyClick(&shown.dialog, Qt::Key_Return);
    QVERIFY(shown.dialog.isVisible());
    QVERIFY(!QFileInfo::exists(path("hostile")));
}

void ImportDialogTest::aThousandColumnsAreMadeAsTheyAreSeen() {
    QByteArray names = "epoch,val_loss";
    QByteArray values = "0,1";
    for (int column = 2; column < 1000; ++column) {
        names += ",x" + QByteArray::number(column);
        values += ",1";
    }
    Shown shown(folder_.path());
    shown.dialog.setSources({write("wide.csv", names + "\n" + values + "\n")});
    QTRY_COMPARE(shown.columns().rowCount(), 1000);
    QVERIFY(shown.columns().findChildren<QComboBox*>().size() < 60);
    // The wheel scrolls the table, and changes no use that it passes over.
    QComboBox& second = shown.use(1);
    const QPointF middle = second.rect().center();
    QWheelEvent wheel(middle, second.mapToGlobal(middle), {}, {0, -240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&second, &wheel);
    QCOMPARE(second.currentText(), QStringLiteral("Validation loss"));
    shown.columns().verticalScrollBar()->setValue(shown.columns().verticalScrollBar()->maximum());
    QTRY_VERIFY(shown.columns().findChild<QComboBox*>(QStringLiteral("use-999")) != nullptr);
    shown.choose(999, QStringLiteral("Seconds"));
    QCOMPARE(shown.columns().uses()[999], std::string("seconds"));
}

void ImportDialogTest::theLastSourceCounts() {
    QByteArray large = "epoch,val_loss,alpha\n";
    for (int line = 0; line < 200'000; ++line) {
        large += QByteArray::number(line) + ",1,0\n";
    }
    Shown shown(folder_.path());
    shown.dialog.setSources({write("large.csv", large)});
    drop(shown.dialog, {write("small.csv", "epoch,val_loss,alpha\n1,1,1\n")});
    QTRY_VERIFY(shown.button().isEnabled());
    QCOMPARE(shown.said(), QStringLiteral("1 run(s), 1 epoch(s), α 1"));
    QTest::qWait(300); // the large one would have been read by now
    QCOMPARE(shown.said(), QStringLiteral("1 run(s), 1 epoch(s), α 1"));
    QCOMPARE(shown.line("out").text(), path("small"));
}

void ImportDialogTest::anExperimentIsAddedToAndNeverOverwritten() {
    test::writeExperiment(test::sampleExperiment(1, 2), path("there"));
    Shown shown(folder_.path());
    shown.dialog.setSources({write("more.csv", "epoch,val_loss,alpha\n1,2,0.5\n")});
    QTRY_VERIFY(shown.button().isEnabled());
    auto* add = shown.dialog.findChild<QCheckBox*>(QStringLiteral("add"));
    QVERIFY(!add->isVisible());
    shown.type("out", path("there"));
    QTRY_VERIFY(add->isVisible());
    QVERIFY2(shown.said().contains(QStringLiteral("already contains an experiment")),
             qPrintable(shown.said()));
    QTest::mouseClick(add, Qt::LeftButton, {}, {5, add->height() / 2});
    QTRY_VERIFY2(shown.said().contains(QStringLiteral("already has a run alpha-0.5_rep-1")),
                 qPrintable(shown.said()));
    QVERIFY(!shown.button().isEnabled());
    QTest::keyClick(shown.dialog.findChild<QSpinBox*>(QStringLiteral("repeat")), Qt::Key_Up);
    QTRY_VERIFY(shown.button().isEnabled());
    // Somebody else is faster.
    test::writeFile(path("there/runs/alpha-0.5_rep-2"), "in the way");
    QTest::mouseClick(&shown.button(), Qt::LeftButton);
    QTRY_VERIFY2(shown.said().contains(QStringLiteral("already has a run alpha-0.5_rep-2")),
                 qPrintable(shown.said()));
    QVERIFY(shown.dialog.isVisible());
    QVERIFY(QFile::remove(path("there/runs/alpha-0.5_rep-2")));
    QSignalSpy imported(&shown.dialog, &ImportDialog::imported);
    QTest::mouseClick(&shown.button(), Qt::LeftButton);
    QVERIFY(imported.wait());
    QCOMPARE(read_experiment(path("there").toStdString()).runs.size(), std::size_t(4));
}

void ImportDialogTest::theActionOpensItEmpty() {
    MainWindow window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = window.findChild<ImportDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("import"))->isEnabled());
    for (const QWidget* part : dialog->findChildren<QWidget*>()) {
        if (part->isVisible() &&
            (qobject_cast<const QComboBox*>(part) != nullptr ||
             qobject_cast<const QPushButton*>(part) != nullptr) &&
            part->parentWidget() == dialog) {
            QVERIFY2(!part->toolTip().isEmpty(), qPrintable(part->objectName()));
        }
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr);
}

void ImportDialogTest::droppedResultsAreAskedAbout() {
    MainWindow window;
    window.show();
    // Told apart by what they hold, whatever they are called.
    drop(window, {write("dropped.data", "epoch,val_loss,val_acc,alpha\n0,2,0.25,0\n1,1,0.5,0\n1,1,0.5,1\n")});
    ImportDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window.findChild<ImportDialog*>()) != nullptr);
    auto* button = dialog->findChild<QPushButton*>(QStringLiteral("import"));
    QTRY_VERIFY(button->isEnabled());
    auto* out = dialog->findChild<QWidget*>(QStringLiteral("out"))->findChild<QLineEdit*>();
    out->selectAll();
    QTest::keyClicks(out, path("shown"));
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(window.controller().folder(), path("shown"));
    QCOMPARE(window.controller().store().runCount(), 2);
    QTRY_COMPARE(window.findChild<QTableView*>(QStringLiteral("runsTable"))->model()->rowCount(), 2);
}

void ImportDialogTest::droppedEventsAreRuns() {
    MainWindow window;
    window.show();
    write("board/alpha-0/events.out.tfevents.1.host", events());
    write("board/alpha-1/events.out.tfevents.1.host", events());
    drop(window, {path("board")});
    ImportDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window.findChild<ImportDialog*>()) != nullptr);
    QTRY_VERIFY(dialog->findChild<QPushButton*>(QStringLiteral("import"))->isEnabled());
    const auto messages = dialog->findChildren<MessageLine*>();
    QVERIFY(std::any_of(messages.begin(), messages.end(), [](const MessageLine* message) {
        return message->said() == QStringLiteral("2 run(s), 2 epoch(s), α 0, 1");
    }));
}

void ImportDialogTest::whatIsNeitherIsTold() {
    MainWindow window;
    window.show();
    drop(window, {write("picture.csv", QByteArray("\x89PNG\0\0\0\0", 8))});
    auto* bar = window.findChild<MessageBar*>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(window.findChild<ImportDialog*>() == nullptr);
}

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
