// The worker thread, with the real core behind it.
#include "core/experiment/record/folder.h"
#include "tests/ui/small_experiment.h"
#include "ui/session/experiment_store.h"
#include "ui/session/training_session.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <vector>

using namespace retort;
using namespace retort::ui;
using retort::test::SmallExperiment;

namespace {

constexpr int patience = 120'000; // ms, for a busy machine

/// What a session told, in order, as short words.
struct Listener {
    explicit Listener(TrainingSession& session) {
        const auto on = [&](auto signal, auto note) { QObject::connect(&session, signal, &session, note); };
        on(&TrainingSession::started, [this] { words << QStringLiteral("started"); });
        on(&TrainingSession::runStarted, [this](int run) { words << QStringLiteral("run %1").arg(run); });
        on(&TrainingSession::epochDone, [this](int run, const EpochRecord& epoch) {
            words << QStringLiteral("epoch %1/%2").arg(run).arg(epoch.epoch);
        });
        on(&TrainingSession::runFinished, [this](int run, const RunRecord& record) {
            words << QStringLiteral("end %1").arg(run);
            runs.push_back(record);
        });
        on(&TrainingSession::finished, [this] { words << QStringLiteral("finished"); });
        on(&TrainingSession::failed, [this](const QString& why) {
            words << QStringLiteral("failed");
            reason = why;
        });
    }

    [[nodiscard]] bool isOver() const {
        return words.contains(QStringLiteral("finished")) || words.contains(QStringLiteral("failed"));
    }

    QStringList words;
    QString reason;
    std::vector<RunRecord> runs;
};

} // namespace

class TrainingSessionTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void trainsAndTellsInOrder();
    void tellsWhatASearchHasChosen();
    void tellsOnItsOwnThread();
    void coalescesSteps();
    void stopsQuickly();
    void pausesAndGoesOn();
    void stopsWhilePaused();
    void goesOnWhereItStopped();
    void saysWhyNothingStarted();
    void dropsWhatAnEarlierJobSays();
    void stopsWhenItIsDestroyed();
    void startReturnsAtOnce();

  private:
    ExperimentSpec specFor(const char* name) const {
        ExperimentSpec spec = small_.spec();
        spec.out = small_.path(QString::fromLatin1(name)).toStdString();
        return spec;
    }

    /// More than can be done before anyone presses Stop.
    ExperimentSpec longSpecFor(const char* name) const {
        ExperimentSpec spec = specFor(name);
        spec.num_epochs = 10'000;
        return spec;
    }

    SmallExperiment small_;
};

void TrainingSessionTest::trainsAndTellsInOrder() {
    TrainingSession session;
    Listener heard(session);
    QVERIFY(!session.isRunning());
    session.start(specFor("ordered"), ResumeMode::fresh);
    QVERIFY(session.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), patience);
    QVERIFY2(heard.reason.isEmpty(), qPrintable(heard.reason));
    QVERIFY(!session.isRunning());
    const QStringList wanted{"started", "run 0",     "epoch 0/0", "epoch 0/1", "end 0",
                             "run 1",   "epoch 1/0", "epoch 1/1", "end 1",     "finished"};
    QCOMPARE(heard.words, wanted);
    QCOMPARE(heard.runs.size(), std::size_t{2});
    for (const RunRecord& run : heard.runs) {
        QCOMPARE(run.status, RunStatus::done);
        QVERIFY(run.epochs.back().val_accuracy >= 0.0);
    }
    const ExperimentRecord written = read_experiment(specFor("ordered").out);
    QCOMPARE(written.runs.size(), std::size_t{2});
}

void TrainingSessionTest::tellsWhatASearchHasChosen() {
    TrainingSession session;
    ExperimentStore store;
    connect(&session, &TrainingSession::runsAdded, &store, &ExperimentStore::runsAdded);
    connect(&session, &TrainingSession::runStarted, &store, &ExperimentStore::runStarted);
    connect(&session, &TrainingSession::epochDone, &store, &ExperimentStore::epochDone);
    connect(&session, &TrainingSession::runFinished, &store, &ExperimentStore::runFinished);
    Listener heard(session);
    ExperimentSpec spec = specFor("searched");
    spec.alphas = {0.0, 0.5, 1.0};
    spec.search = "halving";
    spec.lanes = 1;
    store.beginTraining(spec);
    session.start(spec, ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), patience);
    QVERIFY2(heard.reason.isEmpty(), qPrintable(heard.reason));
    // What the store made of it is what stands on the disk.
    const ExperimentRecord written = read_experiment(spec.out);
    QCOMPARE(store.runCount(), 4);
    QCOMPARE(written.runs.size(), std::size_t{4});
    for (int row = 0; row < store.runCount(); ++row) {
        const RunRecord& read = written.runs[static_cast<std::size_t>(row)];
        QCOMPARE(store.run(row).name, read.name);
        QCOMPARE(store.run(row).status, read.status);
        QCOMPARE(store.run(row).search, read.search);
        QCOMPARE(store.run(row).epochs.size(), std::size_t{2});
    }
    QCOMPARE(store.count(RunStatus::dropped), 1);
    QCOMPARE(store.count(RunStatus::done), 3);
    QCOMPARE(store.shareDone(), 1.0);
}

void TrainingSessionTest::tellsOnItsOwnThread() {
    TrainingSession session;
    int elsewhere = 0;
    const auto check = [&] { elsewhere += QThread::currentThread() == thread() ? 0 : 1; };
    // Direct connections run on whichever thread emits.
    connect(&session, &TrainingSession::preparing, &session, check, Qt::DirectConnection);
    connect(&session, &TrainingSession::runStarted, &session, check, Qt::DirectConnection);
    connect(&session, &TrainingSession::stepped, &session, check, Qt::DirectConnection);
    connect(&session, &TrainingSession::epochDone, &session, check, Qt::DirectConnection);
    QSignalSpy finished(&session, &TrainingSession::finished);
    session.start(specFor("thread"), ResumeMode::fresh);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(elsewhere, 0);
}

void TrainingSessionTest::coalescesSteps() {
    TrainingSession session;
    QSignalSpy stepped(&session, &TrainingSession::stepped);
    ExperimentSpec spec = longSpecFor("steps");
    spec.batch_size = 1;
    session.start(spec, ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
    QElapsedTimer clock;
    clock.start();
    stepped.clear();
    // A step of one image takes some 10 ms, so that most of them must be left out.
    QTRY_VERIFY_WITH_TIMEOUT(stepped.size() >= 40, patience);
    const double perSecond =
        1000.0 * static_cast<double>(stepped.size()) / static_cast<double>(clock.elapsed());
    QVERIFY2(perSecond <= 26.0, qPrintable(QString::number(perSecond)));
    for (const QList<QVariant>& step : stepped) {
        QVERIFY(step.at(2).toLongLong() >= 1);
        QVERIFY(step.at(2).toLongLong() <= step.at(3).toLongLong());
    }
}

void TrainingSessionTest::stopsQuickly() {
    TrainingSession session;
    Listener heard(session);
    QSignalSpy stepped(&session, &TrainingSession::stepped);
    session.start(longSpecFor("stopped"), ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
    QElapsedTimer clock;
    clock.start();
    session.stop();
    QVERIFY(clock.elapsed() < 50);
    QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), patience);
    // A batch of this experiment takes some 20 ms, a checkpoint less than a second; the rest is for a busy
    // machine.
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(heard.reason.isEmpty(), qPrintable(heard.reason));
    QVERIFY(!heard.runs.empty());
    QCOMPARE(heard.runs.front().status, RunStatus::stopped);
}

void TrainingSessionTest::pausesAndGoesOn() {
    TrainingSession session;
    QSignalSpy stepped(&session, &TrainingSession::stepped);
    QSignalSpy paused(&session, &TrainingSession::pausedChanged);
    session.pause();
    QVERIFY(!session.isPaused());
    session.start(longSpecFor("paused"), ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
    session.pause();
    session.pause();
    QVERIFY(session.isPaused() && session.isRunning());
    QCOMPARE(paused.size(), 1);
    // The batch that was at work ends, and its step is told.
    do {
        stepped.clear();
        QTest::qWait(500);
    } while (!stepped.isEmpty());
    QVERIFY(session.isRunning());
    session.unpause();
    QVERIFY(!session.isPaused());
    QCOMPARE(paused.size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
}

void TrainingSessionTest::stopsWhilePaused() {
    TrainingSession session;
    Listener heard(session);
    QSignalSpy stepped(&session, &TrainingSession::stepped);
    session.start(longSpecFor("paused-stopped"), ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
    session.pause();
    QTest::qWait(200);
    session.stop();
    QVERIFY(!session.isPaused());
    session.pause(); // too late: what is stopped does not wait
    QVERIFY(!session.isPaused());
    QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), patience);
    QCOMPARE(heard.runs.front().status, RunStatus::stopped);
}

void TrainingSessionTest::goesOnWhereItStopped() {
    ExperimentSpec spec = specFor("resumed");
    TrainingSession session;
    {
        Listener first(session);
        session.start(spec, ResumeMode::fresh);
        QTRY_VERIFY_WITH_TIMEOUT(first.isOver(), patience);
        QVERIFY2(first.reason.isEmpty(), qPrintable(first.reason));
        session.disconnect();
    }
    spec.alphas = {0.0, 0.5, 1.0};
    Listener second(session);
    session.start(spec, ResumeMode::resume);
    QTRY_VERIFY_WITH_TIMEOUT(second.isOver(), patience);
    QVERIFY2(second.reason.isEmpty(), qPrintable(second.reason));
    QVERIFY(second.words.contains(QStringLiteral("epoch 1/1")));
    QVERIFY(!second.words.contains(QStringLiteral("epoch 0/1")));
}

void TrainingSessionTest::saysWhyNothingStarted() {
    TrainingSession session;
    Listener heard(session);
    ExperimentSpec spec = specFor("missing");
    spec.teacher_file = "/no/such/teacher.pth";
    session.start(spec, ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), patience);
    QCOMPARE(heard.words, QStringList({"started", "failed"}));
    QVERIFY2(heard.reason.contains(QStringLiteral("/no/such/teacher.pth")), qPrintable(heard.reason));
    QVERIFY(!session.isRunning());
}

void TrainingSessionTest::dropsWhatAnEarlierJobSays() {
    TrainingSession session;
    QSignalSpy stepped(&session, &TrainingSession::stepped);
    session.start(longSpecFor("earlier"), ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
    Listener heard(session);
    session.start(specFor("later"), ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(heard.isOver(), patience);
    QTest::qWait(200);
    QCOMPARE(heard.words.count(QStringLiteral("finished")), 1);
    QCOMPARE(heard.words.count(QStringLiteral("end 0")), 1);
    for (const RunRecord& run : heard.runs)
        QCOMPARE(run.status, RunStatus::done);
}

void TrainingSessionTest::stopsWhenItIsDestroyed() {
    QElapsedTimer clock;
    {
        TrainingSession session;
        QSignalSpy stepped(&session, &TrainingSession::stepped);
        session.start(longSpecFor("destroyed"), ResumeMode::fresh);
        QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
        clock.start();
    }
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    const ExperimentRecord written = read_experiment(specFor("destroyed").out);
    QCOMPARE(written.runs.front().status, RunStatus::stopped);
}

void TrainingSessionTest::startReturnsAtOnce() {
    TrainingSession session;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 5; ++i)
        session.start(longSpecFor("at-once"), ResumeMode::fresh);
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TrainingSessionTest)
#include "training_session_test.moc"
