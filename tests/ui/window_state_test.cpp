// What the window takes, says and leaves unsaid, as its state has it.
#include "tests/ui/sample_experiment.h"
#include "tests/ui/small_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/base/run_palette.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/charts/figures/export_dialog.h"
#include "ui/runs/message_bar.h"
#include "ui/setup/setup_panel.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGraphicsView>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace retort;
using namespace retort::ui;
using namespace retort::test;

namespace {

/// As a drag from a file manager onto `target`; whether it was taken.
bool drop(QWidget* target, const QMimeData& data) {
    const QPoint place = target->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) {
        return false;
    }
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    move.ignore();
    QCoreApplication::sendEvent(target, &move);
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &event);
    return move.isAccepted();
}

/// The relative luminance of WCAG 2.1.
double luminance(const QColor& colour) {
    const auto linear = [](double share) {
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

class WindowStateTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings_.path());
    }
    void cleanup() { QSettings().clear(); }
    void takesDropsEverywhere_data();
    void takesDropsEverywhere();
    void saysWhyADropIsNotTaken();
    void messagesGoWithTheirExperiment();
    void aNewExperimentPutsTheOldOneAway();
    void aGoodExportAnswersABadOne();
    void fitsTheScreen();
    void greyedActionsSayWhy();
    void oneChartGoesToOneFile();
    void numbersHaveOneSpelling();
    void darkFramesAreSeen();

  private:
    [[nodiscard]] static QAction* action(const MainWindow& window, const char* id) {
        return window.findChild<ActionRegistry*>()->find(QString::fromLatin1(id));
    }
    [[nodiscard]] static int rows(const MainWindow& window) {
        return window.findChild<QTableView*>(QStringLiteral("runsTable"))->model()->rowCount();
    }

    QTemporaryDir settings_;
};

void WindowStateTest::takesDropsEverywhere_data() {
    QTest::addColumn<QString>("target");
    for (const char* target : {"loss", "runsTable", "summaryTable", "runsFilter", "setupDock"}) {
        QTest::newRow(target) << QString::fromLatin1(target);
    }
}

void WindowStateTest::takesDropsEverywhere() {
    QFETCH(QString, target);
    const QTemporaryDir first;
    const QTemporaryDir second;
    writeExperiment(sampleExperiment(2, 4), first.path());
    writeExperiment(sampleExperiment(1, 4), second.path());
    MainWindow window;
    window.show();
    window.openExperiment(first.path());
    QTRY_COMPARE(rows(window), 6);
    auto* widget = window.findChild<QWidget*>(target);
    QVERIFY(widget != nullptr);
    if (auto* view = widget->findChild<QGraphicsView*>()) {
        widget = view->viewport(); // which would keep what is dragged over it to itself
    }
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(second.path())});
    QVERIFY(drop(widget, data));
    QTRY_COMPARE(rows(window), 9);
    // A field for a path takes it for itself.
    auto* field = window.findChild<QWidget*>(QStringLiteral("data-dir-editor"))->findChild<QLineEdit*>();
    QVERIFY(drop(field, data));
    QCOMPARE(field->text(), second.path());
    QCOMPARE(rows(window), 9);
}

void WindowStateTest::saysWhyADropIsNotTaken() {
    const QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("photo.bin")), QByteArray("\0\1\2", 3));
    MainWindow window;
    window.show();
    const auto* bar = window.findChild<MessageBar*>();
    auto* view = window.findChild<QWidget*>(QStringLiteral("loss"))->findChild<QGraphicsView*>()->viewport();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.filePath(QStringLiteral("photo.bin")))});
    QVERIFY(drop(view, data));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("photo.bin")));
    QMimeData remote;
    remote.setUrls({QUrl(QStringLiteral("https://example.org/results.csv"))});
    QVERIFY(drop(view, remote));
    QTRY_VERIFY(bar->text().contains(QStringLiteral("example.org")));
}

void WindowStateTest::messagesGoWithTheirExperiment() {
    const SmallExperiment small;
    small.writeTeacher(QStringLiteral("other.pth"), 7);
    ExperimentSpec wrong = small.spec();
    wrong.teacher_file = small.path(QStringLiteral("other.pth")).toStdString();
    MainWindow window;
    window.show();
    const auto* bar = window.findChild<MessageBar*>();
    const auto fail = [&] {
        window.controller().start(wrong);
        QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), 60'000);
        QVERIFY(bar->isVisible());
    };
    fail();
    action(window, "file.new")->trigger();
    QVERIFY(!bar->isVisible());
    fail();
    window.controller().start(small.spec());
    QVERIFY(!bar->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), 60'000);
    QVERIFY(!bar->isVisible());
    fail();
    window.controller().open(QString::fromStdString(small.spec().out));
    QTRY_COMPARE(rows(window), 2);
    action(window, "runs.clone")->trigger();
    QVERIFY(!bar->isVisible());
}

void WindowStateTest::aNewExperimentPutsTheOldOneAway() {
    const QTemporaryDir folder;
    const QTemporaryDir other;
    writeExperiment(sampleExperiment(1, 4), folder.path());
    writeExperiment(sampleExperiment(1, 4), other.path());
    MainWindow window;
    window.show();
    window.openExperiment(folder.path());
    QTRY_COMPARE(rows(window), 3);
    window.openBeside(other.path());
    QTRY_COMPARE(rows(window), 6);
    QVERIFY(window.windowTitle().contains(QFileInfo(folder.path()).fileName()));
    action(window, "file.new")->trigger();
    QCOMPARE(rows(window), 0);
    QVERIFY(window.controller().folder().isEmpty());
    QCOMPARE(window.windowTitle(), QStringLiteral("Retort"));
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("runs"))));
}

void WindowStateTest::aGoodExportAnswersABadOne() {
    const QTemporaryDir folder;
    writeExperiment(sampleExperiment(1, 4), folder.path());
    MainWindow window;
    window.show();
    window.openExperiment(folder.path());
    QTRY_COMPARE(rows(window), 3);
    const auto* bar = window.findChild<MessageBar*>();
    window.exportCsvTo(folder.filePath(QStringLiteral("not/there/all.csv")));
    QTRY_VERIFY(bar->isVisible());
    window.exportCsvTo(folder.filePath(QStringLiteral("all.csv")));
    QTRY_VERIFY(!bar->isVisible());
}

void WindowStateTest::fitsTheScreen() {
    const QTemporaryDir folder;
    writeExperiment(sampleExperiment(1, 4), folder.path());
    MainWindow window;
    window.show();
    window.openExperiment(folder.path());
    QTRY_COMPARE(rows(window), 3);
    QCoreApplication::processEvents();
    const QRect room = window.screen()->availableGeometry();
    const QSize least = window.minimumSizeHint();
    const QSize most = room.size().expandedTo(least);
    QVERIFY2(window.width() <= most.width() && window.height() <= most.height(),
             qPrintable(QStringLiteral("%1 × %2").arg(window.width()).arg(window.height())));
    // What 1366 × 768 leaves at 150 %, with a panel and the title of a window.
    QVERIFY2(least.width() <= 900, qPrintable(QString::number(least.width())));
    QVERIFY2(least.height() <= 440, qPrintable(QString::number(least.height())));
}

void WindowStateTest::greyedActionsSayWhy() {
    const QTemporaryDir folder;
    writeExperiment(sampleExperiment(1, 4), folder.path());
    const SmallExperiment small;
    MainWindow window;
    window.show();
    const auto check = [&window] {
        QCoreApplication::processEvents();
        int greyed = 0;
        for (const QAction* each : window.findChild<ActionRegistry*>()->actions()) {
            if (!each->isEnabled()) {
                ++greyed;
                const QString why = each->toolTip().section(QLatin1Char('\n'), 1);
                QVERIFY2(!why.isEmpty(), qPrintable(each->objectName()));
                QCOMPARE(each->statusTip(), why);
            } else {
                QVERIFY2(!each->toolTip().contains(QLatin1Char('\n')), qPrintable(each->objectName()));
            }
        }
        QVERIFY(greyed > 3);
    };
    check();
    window.openExperiment(folder.path());
    QTRY_COMPARE(rows(window), 3);
    check();
    ExperimentSpec spec = small.spec();
    spec.num_epochs = 100'000;
    window.controller().start(spec);
    check();
    window.controller().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), 60'000);
    check();
}

void WindowStateTest::oneChartGoesToOneFile() {
    const QTemporaryDir folder;
    writeExperiment(sampleExperiment(1, 4), folder.path());
    MainWindow window;
    window.show();
    window.openExperiment(folder.path());
    QTRY_COMPARE(rows(window), 3);
    Settings().setExportFolder(folder.path());
    const auto exportChart = [&](int chart) -> QFileDialog* {
        action(window, "export.charts")->trigger();
        auto* dialog = window.findChild<ExportDialog*>();
        dialog->findChild<QComboBox*>()->setCurrentIndex(chart);
        Q_EMIT dialog->findChild<QDialogButtonBox*>()->accepted();
        return window.findChild<QFileDialog*>();
    };
    QFileDialog* one = exportChart(1);
    QVERIFY(one != nullptr);
    QCOMPARE(one->acceptMode(), QFileDialog::AcceptSave);
    QVERIFY(!one->testOption(QFileDialog::DontConfirmOverwrite));
    Q_EMIT one->fileSelected(folder.filePath(QStringLiteral("figure.png")));
    QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("figure.png"))));
    one->close();
    QTRY_VERIFY(window.findChild<QFileDialog*>() == nullptr);
    // All go into a folder, and what is there is not replaced unasked.
    writeFile(folder.filePath(QStringLiteral("loss.png")), "mine");
    QFileDialog* all = exportChart(0);
    QVERIFY(all != nullptr);
    QCOMPARE(all->fileMode(), QFileDialog::Directory);
    Q_EMIT all->fileSelected(folder.path());
    auto* box = window.findChild<QMessageBox*>();
    QVERIFY(box != nullptr && box->informativeText().contains(QStringLiteral("loss.png")));
    QVERIFY(!box->informativeText().contains(QStringLiteral("accuracy.png")));
    QFile mine(folder.filePath(QStringLiteral("loss.png")));
    QCOMPARE(mine.size(), 4);
    for (QAbstractButton* button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole) {
            button->click();
            break;
        }
    }
    QTRY_VERIFY(QFileInfo(mine.fileName()).size() > 4);
    QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("accuracy.png"))));
}

void WindowStateTest::numbersHaveOneSpelling() {
    const QLocale spain(QLocale::Spanish, QLocale::Spain);
    QCOMPARE(spain.decimalPoint(), QStringLiteral(","));
    QCOMPARE(withDecimalPoint(spain).decimalPoint(), QStringLiteral("."));
    QCOMPARE(withDecimalPoint(spain).language(), QLocale::Spanish);
    QCOMPARE(withDecimalPoint(QLocale(QLocale::French, QLocale::France)).decimalPoint(), QStringLiteral("."));
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(withDecimalPoint(english), english);
}

void WindowStateTest::darkFramesAreSeen() {
    applyTheme(Theme::Dark);
    QCheckBox box;
    QLineEdit line;
    for (QWidget* widget : {static_cast<QWidget*>(&box), static_cast<QWidget*>(&line)}) {
        widget->resize(widget->sizeHint());
        widget->clearFocus();
        const QImage image = widget->grab().toImage();
        double lightest = 0.0;
        for (int x = 0; x < 12; ++x) {
            lightest = std::max(lightest, luminance(image.pixelColor(x, image.height() / 2)));
        }
        const double behind = luminance(widget->palette().color(QPalette::Window));
        QVERIFY2((lightest + 0.05) / (behind + 0.05) >= 3.0, widget->metaObject()->className());
    }
    const ExperimentRecord experiment = sampleExperiment(4, 1);
    const RunPalette palette(experiment, true);
    const double behind = luminance(line.palette().color(QPalette::Base));
    for (const RunRecord& run : experiment.runs) {
        const double contrast = (luminance(palette.runColour(run.spec)) + 0.05) / (behind + 0.05);
        QVERIFY2(contrast >= 2.9, qPrintable(QString::number(contrast)));
    }
    applyTheme(Theme::Light);
}

QTEST_MAIN(WindowStateTest)
#include "window_state_test.moc"
