// The first minutes: the page with the doors, the sample, and everything from launch to results by keys
// alone.
#include "core/experiment/record/folder.h"
#include "tests/ui/sample_experiment.h"
#include "tests/ui/small_experiment.h"
#include "ui/runs/message_bar.h"
#include "ui/setup/setup_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/sample_job.h"
#include "ui/window/welcome_page.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QCommandLinkButton>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace retort;
using namespace retort::ui;
using namespace retort::test;

namespace {

constexpr int patience = 120'000; // ms, to train on a busy machine

/// Presses Tab until the parameter's field has the focus; false where no way leads there.
bool tabTo(const QString& parameter) {
    for (int press = 0; press < 200; ++press) {
        const QWidget* widget = QApplication::focusWidget();
        for (; widget != nullptr; widget = widget->parentWidget()) {
            if (widget->objectName() == parameter)
                return true;
        }
        if (QApplication::focusWidget() == nullptr)
            return false;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    return false;
}

void retype(const QString& text) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString toolTipOf(const QWidget* widget) {
    while (widget != nullptr && widget->toolTip().isEmpty())
        widget = widget->isWindow() ? nullptr : widget->parentWidget();
    return widget == nullptr ? QString() : widget->toolTip();
}

} // namespace

class WelcomeTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void doorsAreThereUntilSomethingIsOpen();
    void recentExperimentIsOpenedByKeys();
    void manyRecentFoldersAreKept();
    void newExperimentBeginsInSetup();
    void sampleFillsSetupIn();
    void sampleIsCancelledAndGoneOnWith();
    void unwritableSampleIsExplained();
    void sweepIsTrainedByKeysAlone();
    void everythingPressedOrFilledInHasNameAndTip();

  private:
    static SampleRequest smallSample(const QString& folder);

    QTemporaryDir settings_;
};

void WelcomeTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings_.path());
}

void WelcomeTest::init() {
    Settings().setRecentFolders({});
}

SampleRequest WelcomeTest::smallSample(const QString& folder) {
    SampleRequest request;
    request.folder = folder;
    request.drawing.train_per_class = 4;
    request.drawing.val_per_class = 2;
    request.teacherDrawing = request.drawing;
    request.teacherEpochs = 1;
    return request;
}

void WelcomeTest::doorsAreThereUntilSomethingIsOpen() {
    const QTemporaryDir folder;
    writeExperiment(sampleExperiment(1, 2), folder.path());
    MainWindow window;
    window.show();
    const auto* page = window.findChild<WelcomePage*>();
    QVERIFY(page->isVisible());
    const auto doors = page->findChildren<QCommandLinkButton*>();
    QCOMPARE(doors.size(), 3);
    for (const QCommandLinkButton* door : doors)
        QVERIFY(door->isVisible() && door->isEnabled() && !door->toolTip().isEmpty());
    QVERIFY(!page->findChild<QListWidget*>()->isVisible());
    window.openExperiment(folder.path());
    QTRY_VERIFY(!page->isVisible());
}

void WelcomeTest::recentExperimentIsOpenedByKeys() {
    const QTemporaryDir folder;
    writeExperiment(sampleExperiment(1, 2), folder.path());
    Settings().addRecentFolder(folder.path());
    MainWindow window;
    window.show();
    auto* list = window.findChild<QListWidget*>(QStringLiteral("recentExperiments"));
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(QFileInfo(folder.path()).fileName()));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(window.controller().store().runCount(), 3);
}

void WelcomeTest::manyRecentFoldersAreKept() {
    Settings settings;
    for (int i = 0; i < 500; ++i)
        settings.addRecentFolder(QStringLiteral("/no/such/experiment-%1").arg(i));
    const MainWindow window;
    const auto* list = window.findChild<QListWidget*>(QStringLiteral("recentExperiments"));
    QCOMPARE(list->count(), 500);
    QVERIFY(list->item(0)->text().contains(QStringLiteral("experiment-499")));
}

void WelcomeTest::newExperimentBeginsInSetup() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    const auto* focus = QApplication::focusWidget();
    QVERIFY(focus != nullptr);
    QCOMPARE(focus->parentWidget()->objectName(), QStringLiteral("data-dir-editor"));
}

void WelcomeTest::sampleFillsSetupIn() {
    const QTemporaryDir folder;
    MainWindow window;
    window.show();
    window.prepareSample(smallSample(folder.path()));
    const auto* page = window.findChild<WelcomePage*>();
    QVERIFY(!page->findChild<QCommandLinkButton*>(QStringLiteral("file.sample"))->isEnabled());
    auto* setup = window.findChild<SetupPanel*>();
    QTRY_VERIFY_WITH_TIMEOUT(!setup->spec().teacher_file.empty(), patience);
    QVERIFY(QFile::exists(QString::fromStdString(setup->spec().teacher_file)));
    QCOMPARE(setup->spec().data_dir, folder.filePath(QStringLiteral("data")).toStdString());
    QTRY_VERIFY(setup->canStart());
    QVERIFY(page->findChild<QCommandLinkButton*>(QStringLiteral("file.sample"))->isEnabled());

    // What is there already is taken as it is.
    const QDateTime drawn = QFileInfo(folder.filePath(QStringLiteral("data"))).lastModified();
    SampleJob again;
    QSignalSpy done(&again, &SampleJob::done);
    again.start(smallSample(folder.path()));
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, patience);
    QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("data"))).lastModified(), drawn);
}

void WelcomeTest::sampleIsCancelledAndGoneOnWith() {
    const QTemporaryDir folder;
    SampleRequest request = smallSample(folder.path());
    request.teacherEpochs = 1000;
    {
        SampleJob job;
        QSignalSpy progressed(&job, &SampleJob::progressed);
        QSignalSpy cancelled(&job, &SampleJob::cancelled);
        job.start(request);
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 2, patience);
        job.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, patience);
    }
    SampleJob again;
    QSignalSpy progressed(&again, &SampleJob::progressed);
    QSignalSpy failed(&again, &SampleJob::failed);
    again.start(request);
    QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 2, patience);
    QCOMPARE(failed.count(), 0);
}

void WelcomeTest::unwritableSampleIsExplained() {
    const QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("file")), "no folder");
    MainWindow window;
    window.show();
    window.prepareSample(smallSample(folder.filePath(QStringLiteral("file/sample"))));
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<MessageBar*>()->isVisible(), patience);
    QVERIFY(window.findChild<WelcomePage*>()
                ->findChild<QCommandLinkButton*>(QStringLiteral("file.sample"))
                ->isEnabled());
}

void WelcomeTest::sweepIsTrainedByKeysAlone() {
    const SmallExperiment small;
    const QString out = small.path(QStringLiteral("by-keys"));
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(QApplication::focusWidget() != nullptr);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("file.sample"));
    QVERIFY(tabTo(QStringLiteral("file.new")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const std::initializer_list<std::pair<const char*, QString>> fields{{"data-dir", small.data()},
                                                                        {"teacher-file", small.teacher()},
                                                                        {"alpha", "0, 1"},
                                                                        {"n-exp", "1"},
                                                                        {"num-epochs", "1"},
                                                                        {"batch-size", "8"},
                                                                        {"out", out}};
    for (const auto& [name, text] : fields) {
        QVERIFY2(tabTo(QString::fromLatin1(name)), name);
        retype(text);
    }
    QVERIFY(tabTo(QStringLiteral("student")));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("resnet20"));
    const auto* setup = window.findChild<SetupPanel*>();
    QCOMPARE(setup->spec().student, std::string("resnet20"));
    QTRY_VERIFY_WITH_TIMEOUT(setup->canStart(), patience);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(window.controller().isTraining());
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
    const ExperimentRecord record = read_experiment(out.toStdString());
    QCOMPARE(record.runs.size(), std::size_t(2));
    for (const RunRecord& run : record.runs)
        QCOMPARE(run.status, RunStatus::done);
}

void WelcomeTest::everythingPressedOrFilledInHasNameAndTip() {
    MainWindow window;
    window.show();
    QStringList wrong;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool pressed = qobject_cast<const QAbstractButton*>(widget) != nullptr;
        const bool filled = qobject_cast<const QLineEdit*>(widget) != nullptr ||
                            qobject_cast<const QComboBox*>(widget) != nullptr ||
                            qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
        const bool isQts =
            widget->objectName().startsWith(QLatin1String("qt_")) ||
            widget->parentWidget()->inherits("QDockWidget") || widget->parentWidget()->inherits("QTabBar") ||
            widget->parentWidget()->inherits("QAbstractSpinBox") ||
            widget->parentWidget()->inherits("QComboBox") || widget->parentWidget()->inherits("QTableView") ||
            widget->inherits("QMenuBarExtension") || widget->inherits("QToolBarExtension");
        if (isQts || !(pressed || filled) || !widget->isVisible())
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString name = !widget->accessibleName().isEmpty() || button == nullptr
                                 ? widget->accessibleName()
                                 : button->text();
        const QString where = QStringLiteral("%1 %2 in %3")
                                  .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                       QLatin1String(widget->parentWidget()->metaObject()->className()));
        if (name.isEmpty() || toolTipOf(widget).isEmpty())
            wrong.append(where);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("; "))));
}

QTEST_MAIN(WelcomeTest)
#include "welcome_test.moc"
