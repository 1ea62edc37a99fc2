// What the window takes, says and leaves unsaid, as its state has it.
#include "tests/ui/sample_experiment.h"
#include "tests/ui/small_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/runs/message_bar.h"
#include "ui/setup/setup_panel.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDropEvent>
#include <QGraphicsView>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

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
    void aGoodExportAnswersABadOne();
    void fitsTheScreen();
    void greyedActionsSayWhy();

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

QTEST_MAIN(WindowStateTest)
#include "window_state_test.moc"
