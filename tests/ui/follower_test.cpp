// Following a folder that somebody else writes.
#include "tests/ui/sample_experiment.h"
#include "ui/session/folder_follower.h"
#include "ui/session/folder_watcher.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace retort;
using namespace retort::ui;
using namespace retort::test;
using std::chrono::milliseconds;

namespace {

ExperimentRecord latest(const QSignalSpy& spy) {
    return spy.last().first().value<ExperimentRecord>();
}

} // namespace

class FollowerTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void readsWhatIsThere();
    void followsAGrowingRun();
    void saysNothingWhenNothingChanges();
    void aBrokenRunHidesNoOther();
    void aHalfWrittenFolderIsShownLater();
    void anotherFolderIsFollowedAlone();

  private:
    std::unique_ptr<QTemporaryDir> folder_;
    ExperimentRecord experiment_ = sampleExperiment(2, 3);
};

void FollowerTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
}

void FollowerTest::readsWhatIsThere() {
    writeExperiment(experiment_, folder_->path());
    FolderFollower follower(nullptr, milliseconds(20));
    QSignalSpy changed(&follower, &FolderFollower::changed);
    follower.follow(folder_->path());
    QTRY_COMPARE(changed.count(), 1);
    const ExperimentRecord record = latest(changed);
    QCOMPARE(record.runs.size(), experiment_.runs.size());
    QVERIFY(record.complaints.empty());
    QCOMPARE(record.runs[3].epochs.size(), std::size_t(4));
    QVERIFY(std::abs(record.runs[3].epochs[2].val_loss - experiment_.runs[3].epochs[2].val_loss) < 1e-8);
    QVERIFY(std::isnan(record.runs[3].epochs[0].train_loss));
}

void FollowerTest::followsAGrowingRun() {
    RunRecord run = experiment_.runs.front();
    run.status = RunStatus::running;
    writeRunFile(run, folder_->path());
    appendEpoch(run, run.epochs[0], folder_->path());
    FolderFollower follower(nullptr, milliseconds(20));
    QSignalSpy changed(&follower, &FolderFollower::changed);
    follower.follow(folder_->path());
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(latest(changed).runs.at(0).epochs.size(), std::size_t(1));
    for (std::size_t epoch = 1; epoch <= 3; ++epoch) {
        appendEpoch(run, run.epochs[epoch], folder_->path());
        QTRY_COMPARE(latest(changed).runs.at(0).epochs.size(), epoch + 1);
    }
    run.status = RunStatus::done;
    writeRunFile(run, folder_->path());
    QTRY_COMPARE(latest(changed).runs.at(0).status, RunStatus::done);
    writeExperiment({{}, {}, {experiment_.runs[1]}, {}, {}}, folder_->path());
    QTRY_COMPARE(latest(changed).runs.size(), std::size_t(2));
}

void FollowerTest::saysNothingWhenNothingChanges() {
    writeExperiment(experiment_, folder_->path());
    FolderFollower follower(nullptr, milliseconds(10));
    QSignalSpy changed(&follower, &FolderFollower::changed);
    follower.follow(folder_->path());
    QTRY_COMPARE(changed.count(), 1);
    QTest::qWait(200);
    QCOMPARE(changed.count(), 1);
}

void FollowerTest::aBrokenRunHidesNoOther() {
    writeExperiment(experiment_, folder_->path());
    const QString broken =
        folder_->filePath(QStringLiteral("runs/") + QString::fromStdString(experiment_.runs[1].name));
    writeFile(broken + QStringLiteral("/run.json"), R"({"alpha": 0, "repe)");
    FolderFollower follower(nullptr, milliseconds(20));
    QSignalSpy changed(&follower, &FolderFollower::changed);
    follower.follow(folder_->path());
    QTRY_COMPARE(changed.count(), 1);
    const ExperimentRecord record = latest(changed);
    QCOMPARE(record.runs.size(), experiment_.runs.size() - 1);
    QCOMPARE(record.complaints.size(), std::size_t(1));
    QVERIFY(QString::fromStdString(record.complaints[0].str())
                .contains(QString::fromStdString(experiment_.runs[1].name)));
}

void FollowerTest::aHalfWrittenFolderIsShownLater() {
    FolderFollower follower(nullptr, milliseconds(20));
    QSignalSpy changed(&follower, &FolderFollower::changed);
    QSignalSpy failed(&follower, &FolderFollower::failed);
    follower.follow(folder_->path());
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(folder_->path()));
    writeExperiment(experiment_, folder_->path());
    QTRY_VERIFY(changed.count() > 0 && latest(changed).runs.size() == experiment_.runs.size());
    QCOMPARE(failed.count(), 1);
}

void FollowerTest::anotherFolderIsFollowedAlone() {
    writeExperiment(experiment_, folder_->path());
    const QTemporaryDir other;
    writeExperiment({{}, {}, {experiment_.runs[0]}, {}, {}}, other.path());
    FolderFollower follower(nullptr, milliseconds(20));
    QSignalSpy changed(&follower, &FolderFollower::changed);
    follower.follow(folder_->path());
    follower.follow(other.path());
    QTRY_VERIFY(changed.count() > 0);
    appendEpoch(experiment_.runs[0], experiment_.runs[0].epochs[3], folder_->path());
    QTest::qWait(100);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(latest(changed).folder, other.path().toStdString());
    follower.stop();
    QVERIFY(follower.folder().isEmpty());
}

QTEST_GUILESS_MAIN(FollowerTest)
#include "follower_test.moc"
