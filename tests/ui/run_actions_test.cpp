// What can be done with runs from the window, on trainings that are real.
#include "tests/ui/small_experiment.h"
#include "ui/runs/extend_dialog.h"
#include "ui/runs/runs_model.h"
#include "ui/setup/setup_panel.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace retort;
using namespace retort::ui;
using test::SmallExperiment;

namespace {

constexpr int patience = 120'000;

QAction* action(const MainWindow& window, const char* id) {
    return window.findChild<QAction*>(QString::fromLatin1(id));
}

void select(const MainWindow& window, int row) {
    window.findChild<QTableView*>(QStringLiteral("runsTable"))->selectRow(row);
}

} // namespace

class RunActionsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           small_.path(QStringLiteral("settings")));
    }
    void oneRunIsPausedAndStopped();
    void missingRunsAreFinished();
    void runsAreAdded();
    void cloneFillsSetup();
    void extensionIsChecked();
    void aSearchTakesRepeatsAlone();

  private:
    [[nodiscard]] ExperimentSpec specFor(const char* name, int epochs) const {
        ExperimentSpec spec = small_.spec();
        spec.out = small_.path(QString::fromLatin1(name)).toStdString();
        spec.num_epochs = epochs;
        spec.lanes = 2;
        spec.threads = 1;
        return spec;
    }

    SmallExperiment small_;
};

void RunActionsTest::oneRunIsPausedAndStopped() {
    MainWindow window;
    window.show();
    const ExperimentStore& store = window.controller().store();
    QVERIFY(!action(window, "runs.stop")->isEnabled());
    window.controller().start(specFor("controlled", 100'000));
    QTRY_VERIFY_WITH_TIMEOUT(store.count(RunStatus::running) == 2 && store.run(0).epochs.size() > 2,
                             patience);
    select(window, 0);
    QVERIFY(action(window, "runs.pause")->isEnabled());
    action(window, "runs.pause")->trigger();
    QTRY_VERIFY(store.isRunPaused(0));
    QVERIFY(!store.isRunPaused(1));
    QTRY_VERIFY(action(window, "runs.pause")->text().contains(QStringLiteral("Resume")));
    const auto* table = window.findChild<QTableView*>(QStringLiteral("runsTable"));
    QTRY_COMPARE(table->model()->index(0, columnOf(RunColumn::Status)).data().toString(),
                 QStringLiteral("Paused"));
    QTest::qWait(100); // for the epoch it may have been in
    const std::size_t epochs = store.run(0).epochs.size();
    const std::size_t others = store.run(1).epochs.size();
    QTRY_VERIFY_WITH_TIMEOUT(store.run(1).epochs.size() > others + 2, patience);
    QCOMPARE(store.run(0).epochs.size(), epochs);
    action(window, "runs.pause")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(store.run(0).epochs.size() > epochs, patience);
    action(window, "runs.stop")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(store.run(0).status, RunStatus::stopped, patience);
    QCOMPARE(store.run(1).status, RunStatus::running);
    QVERIFY(window.controller().isTraining());
    const std::size_t stopped = store.run(0).epochs.size();
    QTRY_VERIFY(action(window, "runs.start-again")->isEnabled());
    action(window, "runs.start-again")->trigger();
    QVERIFY(store.run(0).status != RunStatus::stopped);
    QTRY_VERIFY_WITH_TIMEOUT(store.run(0).epochs.size() > stopped, patience);
    QCOMPARE(store.run(0).status, RunStatus::running);
    window.controller().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
}

void RunActionsTest::missingRunsAreFinished() {
    MainWindow window;
    window.show();
    const ExperimentStore& store = window.controller().store();
    window.controller().start(specFor("missing", 80));
    QTRY_VERIFY_WITH_TIMEOUT(store.count(RunStatus::running) == 2, patience);
    QVERIFY(!action(window, "runs.rerun")->isEnabled());
    window.controller().stopRun(1);
    QTRY_COMPARE_WITH_TIMEOUT(store.run(1).status, RunStatus::stopped, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
    QCOMPARE(store.run(0).status, RunStatus::done);
    QTRY_VERIFY(action(window, "runs.rerun")->isEnabled());
    const std::size_t epochs = store.run(1).epochs.size();
    action(window, "runs.rerun")->trigger();
    // What is there is shown at once.
    QVERIFY(window.controller().isTraining());
    QCOMPARE(store.run(0).status, RunStatus::done);
    QCOMPARE(store.run(0).epochs.size(), std::size_t(81));
    QCOMPARE(store.run(1).epochs.size(), epochs);
    QVERIFY(store.shareDone() >= 0.5);
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
    QTRY_COMPARE(store.count(RunStatus::done), 2);
    QTRY_VERIFY(!action(window, "runs.rerun")->isEnabled());
}

void RunActionsTest::runsAreAdded() {
    MainWindow window;
    window.show();
    const ExperimentStore& store = window.controller().store();
    window.controller().start(specFor("grown", 1));
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
    QTRY_COMPARE(store.count(RunStatus::done), 2);
    const double before = store.run(0).epochs.back().val_loss;
    action(window, "runs.extend")->trigger();
    auto* dialog = window.findChild<ExtendDialog*>();
    QVERIFY(dialog != nullptr);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("0.5"));
    dialog->findChild<QSpinBox*>()->setValue(2);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(window.controller().isTraining());
    QCOMPARE(store.runCount(), 6);
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
    QTRY_COMPARE(store.count(RunStatus::done), 6);
    QCOMPARE(store.run(0).epochs.back().val_loss, before);
}

void RunActionsTest::cloneFillsSetup() {
    MainWindow window;
    window.show();
    window.controller().start(specFor("original", 1));
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
    action(window, "runs.clone")->trigger();
    const ExperimentSpec spec = window.findChild<SetupPanel*>()->spec();
    QCOMPARE(QString::fromStdString(spec.out), small_.path(QStringLiteral("original-2")));
    QCOMPARE(spec.teacher_file, specFor("original", 1).teacher_file);
    QCOMPARE(spec.num_epochs, std::int64_t(1));
}

void RunActionsTest::extensionIsChecked() {
    ExtendDialog dialog(specFor("asked", 1));
    QPushButton* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    auto* alphas = dialog.findChild<QLineEdit*>();
    QVERIFY(!ok->isEnabled());
    for (const char* wrong : {"2", "-0.5", "half", "0.5,,"}) {
        alphas->setText(QString::fromLatin1(wrong));
        QVERIFY2(!ok->isEnabled(), wrong);
    }
    alphas->setText(QStringLiteral("1")); // it has that already
    QVERIFY(!ok->isEnabled());
    alphas->setText(QStringLiteral("0.25, 0.75"));
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.spec().alphas, (std::vector<double>{0.0, 0.25, 0.75, 1.0}));
    const auto labels = dialog.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().startsWith(QStringLiteral("Adds 2"));
    }));
}

void RunActionsTest::aSearchTakesRepeatsAlone() {
    ExperimentSpec spec = specFor("searched", 1);
    spec.alphas = {0.0, 0.5, 1.0};
    spec.search = "halving";
    ExtendDialog dialog(spec);
    QPushButton* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    for (auto* line : dialog.findChildren<QLineEdit*>()) {
        if (qobject_cast<QSpinBox*>(line->parentWidget()) == nullptr) {
            QVERIFY(!line->isEnabled());
        }
    }
    QVERIFY(!ok->isEnabled());
    auto* repeats = dialog.findChild<QSpinBox*>();
    repeats->setValue(repeats->value() + 2);
    QVERIFY(ok->isEnabled());
    const auto labels = dialog.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().startsWith(
            QStringLiteral("Adds 4")); // of the best with distillation, and without
    }));
}

QTEST_MAIN(RunActionsTest)
#include "run_actions_test.moc"
