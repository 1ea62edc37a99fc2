// The store behind tables and charts, its estimates, and the two table models.
#include "core/experiment/record/search.h"
#include "core/experiment/spec/plan.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/number_text.h"
#include "ui/base/run_palette.h"
#include "ui/runs/run_columns.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/summary_model.h"
#include "ui/session/experiment_store.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;
using test::summaryColumn;

namespace {

ExperimentSpec twoRuns() {
    ExperimentSpec spec;
    spec.out = "/nowhere/two";
    spec.alphas = {1.0, 0.0};
    spec.repeats = 1;
    spec.num_epochs = 4;
    return spec;
}

EpochRecord epoch(int number, double seconds) {
    EpochRecord record;
    record.epoch = number;
    record.val_accuracy = 0.1 * number;
    record.seconds = seconds;
    return record;
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void durationsAreReadable();
    void coloursDoNotDependOnOrder();
    void manyAlphasHaveDifferentColours();
    void trainingIsShownByAlpha();
    void timeLeftFollowsMeasuredEpochs();
    void estimateStandsInForEpochs();
    void lanesShareTheWork();
    void resumedEpochReplacesWhatFollowed();
    void finishedRunsStayWhenATrainingGoesOn();
    void newsIsGathered();
    void followedRecordUpdatesInPlace();
    void plannedRunsAreShownAsQueued();
    void visibilitySurvivesNewRuns();
    void runsOfASearchAreAddedWhereTheyBelong();
    void aSearchThatGoesOnIsShownAsItStands();
    void runsModelShowsRuns();
    void runsModelTellsOfPauseAndEarlyEnd();
    void runsModelKeepsItsPromises();
    void summaryModelShowsMeanAndDeviation();
};

void SessionTest::durationsAreReadable() {
    QCOMPARE(durationText(40.4), QStringLiteral("40 s"));
    QCOMPARE(durationText(200), QStringLiteral("3 min 20 s"));
    QCOMPARE(durationText(2050), QStringLiteral("34 min"));
    QCOMPARE(durationText(7500), QStringLiteral("2 h 05 min"));
    QCOMPARE(durationRangeText(40.4, 75.0), QStringLiteral("40 s to 1 min 15 s"));
    QCOMPARE(durationRangeText(7490, 7510), QStringLiteral("2 h 04 min to 2 h 05 min"));
    QCOMPARE(durationRangeText(0.1, 0.3), QStringLiteral("0 s"));
    QCOMPARE(durationText(EpochRecord::none), noValue());
    QCOMPARE(statisticText({0.5, 0.25, 3}, 2), QStringLiteral("0.50 ± 0.25"));
    QCOMPARE(statisticText({0.5, EpochRecord::none, 1}, 1, 100.0), QStringLiteral("50.0"));
}

void SessionTest::coloursDoNotDependOnOrder() {
    const ExperimentRecord forward = sampleExperiment(2, 1);
    ExperimentRecord backward = forward;
    std::reverse(backward.runs.begin(), backward.runs.end());
    const RunPalette a(forward, false);
    const RunPalette b(backward, false);
    for (const RunRecord& run : forward.runs) {
        QCOMPARE(a.runColour(run.spec), b.runColour(run.spec));
    }
    QVERIFY(a.groupColour({0, 0.0}) != a.groupColour({0, 0.5}));
    QVERIFY(a.runColour({0.5, 1, 0}) != a.runColour({0.5, 2, 0}));
}

void SessionTest::manyAlphasHaveDifferentColours() {
    ExperimentRecord experiment;
    experiment.spec = ExperimentSpec{};
    experiment.spec->alphas.clear();
    for (int i = 0; i <= 10; ++i) {
        experiment.spec->alphas.push_back(0.1 * i);
    }
    const RunPalette palette(experiment, true);
    std::set<QRgb> colours;
    for (const double alpha : experiment.spec->alphas) {
        colours.insert(palette.groupColour({0, alpha}).rgb());
    }
    QCOMPARE(colours.size(), std::size_t(11));
}

void SessionTest::trainingIsShownByAlpha() {
    ExperimentStore store;
    store.beginTraining(twoRuns());
    QCOMPARE(store.runCount(), 2);
    QCOMPARE(store.run(0).spec.alpha, 0.0);
    QCOMPARE(store.count(RunStatus::queued), 2);

    // plan() has α 1 first, which is the table's second row.
    RunRecord record = store.run(1);
    store.runStarted(0, record);
    store.stepped(0, 1, 5, 10);
    QCOMPARE(store.run(1).status, RunStatus::running);
    QCOMPARE(store.shareDone(1), 0.125);
    store.epochDone(0, epoch(0, 1.0));
    store.epochDone(0, epoch(1, 1.0));
    QCOMPARE(store.shareDone(1), 0.25);
    QCOMPARE(store.shareDone(), 0.125);
    record.status = RunStatus::failed;
    record.error = "out of memory";
    store.runFinished(0, record);
    QCOMPARE(store.count(RunStatus::failed), 1);
    store.epochDone(7, epoch(1, 1.0));
    QCOMPARE(store.runCount(), 2);
}

void SessionTest::timeLeftFollowsMeasuredEpochs() {
    ExperimentStore store;
    store.beginTraining(twoRuns());
    QVERIFY(!store.secondsLeft());
    store.runStarted(1, store.run(0));
    store.epochDone(1, epoch(0, 3.0));
    QVERIFY(!store.secondsLeft(0));
    store.epochDone(1, epoch(1, 10.0));
    store.epochDone(1, epoch(2, 20.0));
    // Two epochs of this run and four of the other remain, at 15 s each.
    QCOMPARE(store.secondsLeft(0).value(), 30.0);
    QVERIFY(!store.secondsLeft(1));
    QCOMPARE(store.secondsLeft().value(), 90.0);
    store.stepped(1, 3, 1, 2);
    QCOMPARE(store.secondsLeft(0).value(), 22.5);
}

void SessionTest::estimateStandsInForEpochs() {
    ExperimentStore store;
    store.beginTraining(twoRuns());
    CostEstimate estimate;
    estimate.epoch_seconds = 5.0;
    estimate.teacher_seconds = 8.0;
    store.estimated(estimate);
    QVERIFY(!store.secondsLeft());
    store.runStarted(1, store.run(0));
    QCOMPARE(store.secondsLeft(0).value(), 20.0);
    QCOMPARE(store.secondsLeft().value(), 48.0);
    // What an epoch really takes counts for more.
    store.epochDone(1, epoch(1, 10.0));
    QCOMPARE(store.secondsLeft().value(), 70.0);
    store.beginTraining(twoRuns());
    store.runStarted(1, store.run(0));
    QVERIFY(!store.secondsLeft());
}

void SessionTest::lanesShareTheWork() {
    ExperimentStore store;
    ExperimentSpec spec = twoRuns();
    spec.lanes = 2;
    store.beginTraining(spec);
    for (int run : {0, 1}) {
        store.runStarted(run, store.run(1 - run));
        store.epochDone(run, epoch(1, 10.0));
    }
    QCOMPARE(store.secondsLeft().value(), 30.0);
    store.epochDone(0, epoch(2, 10.0));
    QCOMPARE(store.secondsLeft().value(), 30.0);
}

void SessionTest::resumedEpochReplacesWhatFollowed() {
    ExperimentStore store;
    store.beginTraining(twoRuns());
    store.runStarted(0, store.run(1));
    for (int number : {0, 1, 2, 3}) {
        store.epochDone(0, epoch(number, 1.0));
    }
    store.epochDone(0, epoch(2, 5.0));
    QCOMPARE(store.run(1).epochs.size(), std::size_t(3));
    QCOMPARE(store.run(1).last()->seconds, 5.0);
}

void SessionTest::finishedRunsStayWhenATrainingGoesOn() {
    ExperimentStore store;
    const ExperimentSpec spec = twoRuns();
    RunRecord done;
    done.spec = plan(spec).front();
    done.name = run_name(done.spec);
    done.status = RunStatus::done;
    done.epochs = {epoch(0, 1.0), epoch(4, 1.0)};
    RunRecord stopped = done;
    stopped.spec = plan(spec).back();
    stopped.status = RunStatus::stopped;
    stopped.epochs = {epoch(0, 1.0)};
    ExperimentRecord known;
    known.runs = {stopped, done};
    known.annotations.runs[run_name(done.spec)].title = "the first";
    store.beginTraining(spec, known);
    QCOMPARE(store.run(1).status, RunStatus::done);
    QCOMPARE(store.run(1).epochs.size(), std::size_t(2));
    QCOMPARE(store.annotation(1).title, std::string("the first"));
    QCOMPARE(store.run(0).status, RunStatus::queued);
    QCOMPARE(store.run(0).epochs.size(), std::size_t(1)); // what it has is shown while it waits
    QCOMPARE(store.shareDone(), 0.5);
}

void SessionTest::newsIsGathered() {
    ExperimentStore store;
    store.beginTraining(twoRuns());
    QSignalSpy rows(&store, &ExperimentStore::runsChanged);
    QSignalSpy epochs(&store, &ExperimentStore::epochsChanged);
    store.runStarted(0, store.run(1));
    for (int step = 1; step <= 1000; ++step) {
        store.stepped(0, 1, step, 1000);
    }
    store.epochDone(0, epoch(1, 1.0));
    QCOMPARE(rows.count(), 0);
    QTRY_COMPARE(rows.count(), 1);
    QCOMPARE(rows.first().first().value<QList<int>>(), QList<int>{1});
    QCOMPARE(epochs.count(), 1);
    store.stepped(0, 2, 1, 10);
    QTRY_COMPARE(rows.count(), 2);
    QCOMPARE(epochs.count(), 1);
}

void SessionTest::followedRecordUpdatesInPlace() {
    ExperimentStore store;
    ExperimentRecord record = sampleExperiment(2, 3);
    store.show(record);
    QSignalSpy reset(&store, &ExperimentStore::wasReset);
    QSignalSpy rows(&store, &ExperimentStore::runsChanged);
    store.show(record);
    QTest::qWait(60);
    QCOMPARE(rows.count(), 0);
    record.runs[3].epochs.pop_back();
    record.runs[3].status = RunStatus::running;
    store.show(record);
    QTRY_COMPARE(rows.count(), 1);
    QCOMPARE(rows.first().first().value<QList<int>>(), QList<int>{3});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(store.run(3).epochs.size(), std::size_t(3));
}

void SessionTest::plannedRunsAreShownAsQueued() {
    ExperimentStore store;
    ExperimentRecord record = sampleExperiment(2, 3);
    record.spec = ExperimentSpec{};
    record.spec->repeats = 2;
    record.runs.erase(record.runs.begin() + 1);
    store.show(record);
    QCOMPARE(store.runCount(), 6);
    QCOMPARE(store.run(1).status, RunStatus::queued);
    QCOMPARE(store.run(1).spec.repeat, std::int64_t(2));
    QCOMPARE(store.run(1).num_epochs, std::int64_t(25));
}

void SessionTest::visibilitySurvivesNewRuns() {
    ExperimentStore store;
    ExperimentRecord record = sampleExperiment(2, 3);
    const RunRecord late = record.runs.front();
    record.runs.erase(record.runs.begin());
    store.show(record);
    store.setPointVisible({0.5}, false);
    record.runs.insert(record.runs.begin(), late);
    store.show(record);
    QCOMPARE(store.visible(), (std::vector<bool>{true, true, false, false, true, true}));
    record.folder = "/nowhere/else";
    store.show(record);
    QVERIFY(store.isVisible(2));
}

namespace {

/// α 0 and 0.5 to be chosen from, by a round of two of four epochs, and the baseline alone.
ExperimentSpec searchOfTwo() {
    ExperimentSpec spec = twoRuns();
    spec.alphas = {0.0, 0.5, 1.0};
    spec.search = "halving";
    spec.search_factor = 2;
    spec.seed = 3;
    return spec;
}

/// The runs of the search with their epochs, of which α 0.5 is the best.
std::vector<RunRecord> searchedRuns(const ExperimentSpec& spec) {
    std::vector<RunRecord> runs = queued_runs(spec);
    for (RunRecord& run : runs) {
        for (int number = 0; run.search && number <= run.num_epochs; ++number) {
            run.epochs.push_back(epoch(number, 2.0));
            run.epochs.back().val_accuracy += run.spec.alpha;
        }
    }
    settle_search(spec, runs);
    return runs;
}

} // namespace

void SessionTest::runsOfASearchAreAddedWhereTheyBelong() {
    ExperimentStore store;
    RunsModel model(store);
    const QAbstractItemModelTester tester(&model);
    const ExperimentSpec spec = searchOfTwo();
    store.beginTraining(spec);
    QCOMPARE(store.runCount(), 3); // two in the search, and the baseline's final one
    QVERIFY(store.run(0).search);
    const int repeat = columnOf(RunColumn::Repeat);
    QCOMPARE(model.index(0, repeat).data().toString(), QStringLiteral("1 (search)"));
    QCOMPARE(model.index(0, repeat).data(RunsModel::SortRole).toInt(), 1);
    QCOMPARE(model.index(2, repeat).data().toString(), QStringLiteral("2"));
    const std::vector<RunRecord> searched = searchedRuns(spec);
    store.setVisible(2, false);
    for (int run = 0; run < 2; ++run) {
        store.runFinished(run, searched[static_cast<std::size_t>(run)]);
    }
    QCOMPARE(store.count(RunStatus::dropped), 1);
    QCOMPARE(store.wantedCount(), 2);
    QCOMPARE(model.index(0, columnOf(RunColumn::Status)).data().toString(), QStringLiteral("Dropped"));
    const auto chosen = queued_final_runs(spec, searched);
    QCOMPARE(chosen.size(), std::size_t{1});
    // The baseline trains already and has 4 epochs ahead, like the run that is still to come.
    store.runStarted(2, store.run(2));
    CostEstimate estimate;
    estimate.epoch_seconds = 2.0;
    store.estimated(estimate);
    QCOMPARE(store.secondsLeft().value_or(0.0), 2 * 4 * 2.0);
    QSignalSpy reset(&store, &ExperimentStore::wasReset);
    store.runsAdded(3, {chosen.begin(), chosen.end()});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(store.secondsLeft().value_or(0.0), 2 * 4 * 2.0); // no longer to come, but there
    QCOMPARE(store.runCount(), 4);
    QCOMPARE(QString::fromStdString(store.run(2).name), QStringLiteral("alpha-0.5_rep-2"));
    QCOMPARE(store.visible(), (std::vector<bool>{true, true, true, false}));
    QCOMPARE(store.planIndexOf(2), 3);
    QCOMPARE(store.planIndexOf(3), 2);
    store.epochDone(3, epoch(0, 1.0));
    QCOMPARE(store.run(2).epochs.size(), std::size_t{1});
    store.epochDone(2, epoch(0, 1.0));
    QCOMPARE(store.run(3).epochs.size(), std::size_t{1});
    // Whoever stops looking hears of no more.
    store.clear();
    store.runsAdded(3, {chosen.begin(), chosen.end()});
    QCOMPARE(store.runCount(), 0);
}

void SessionTest::aSearchThatGoesOnIsShownAsItStands() {
    ExperimentStore store;
    const ExperimentSpec spec = searchOfTwo();
    ExperimentRecord known;
    known.runs = searchedRuns(spec);
    const auto chosen = queued_final_runs(spec, known.runs);
    known.runs.push_back(chosen.front());
    known.runs.back().status = RunStatus::stopped;
    known.runs.back().epochs.push_back(epoch(0, 1.0));
    store.beginTraining(spec, known);
    QCOMPARE(store.runCount(), 4);
    QCOMPARE(store.run(0).status, RunStatus::dropped);
    QCOMPARE(store.run(1).status, RunStatus::done);
    QCOMPARE(store.run(2).status, RunStatus::queued);
    QCOMPARE(store.planIndexOf(2), -1); // the training says it
    store.runsAdded(3, {chosen.begin(), chosen.end()});
    QCOMPARE(store.runCount(), 4);
    QCOMPARE(store.planIndexOf(2), 3);
    QCOMPARE(store.run(2).epochs.size(), std::size_t{1});
}

void SessionTest::runsModelShowsRuns() {
    ExperimentStore store;
    RunsModel model(store);
    ExperimentRecord record = sampleExperiment(4, 25);
    record.runs[2].status = RunStatus::failed;
    record.runs[2].error = "The disk is full";
    store.show(record);
    QCOMPARE(model.rowCount(), 12);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(4, columnOf(RunColumn::Alpha)), QStringLiteral("0.5"));
    QCOMPARE(text(4, columnOf(RunColumn::Repeat)), QStringLiteral("1"));
    QCOMPARE(text(4, columnOf(RunColumn::Status)), QStringLiteral("Done"));
    QCOMPARE(text(4, columnOf(RunColumn::Progress)), QStringLiteral("25 of 25"));
    QCOMPARE(model.index(4, columnOf(RunColumn::Progress)).data(RunsModel::ProgressRole).toDouble(), 1.0);
    const EpochRecord* best = best_epoch(record.runs[4].epochs);
    QCOMPARE(text(4, columnOf(RunColumn::BestAccuracy)),
             QStringLiteral("%1 % (epoch %2)").arg(100.0 * best->val_accuracy, 0, 'f', 1).arg(best->epoch));
    QCOMPARE(text(2, columnOf(RunColumn::Status)), QStringLiteral("Failed"));
    QCOMPARE(text(2, columnOf(RunColumn::Details)), QStringLiteral("The disk is full"));
    QCOMPARE(model.index(4, columnOf(RunColumn::Alpha)).data(Qt::DecorationRole).value<QColor>(),
             RunPalette(record, false).runColour(record.runs[4].spec));
}

void SessionTest::runsModelTellsOfPauseAndEarlyEnd() {
    ExperimentStore store;
    const RunsModel model(store);
    ExperimentRecord record = sampleExperiment(1, 3);
    record.runs[0].status = RunStatus::running;
    record.runs[1].stopped_early = true;
    record.runs[1].device = "cpu";
    store.show(record);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, columnOf(RunColumn::Status)), QStringLiteral("Running"));
    QCOMPARE(text(1, columnOf(RunColumn::Details)), QStringLiteral("stopped early, cpu"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    store.setPaused(true);
    QCOMPARE(text(0, columnOf(RunColumn::Status)), QStringLiteral("Paused"));
    QCOMPARE(text(1, columnOf(RunColumn::Status)), QStringLiteral("Done"));
    QTRY_COMPARE(changed.size(), 1);
    store.setPaused(false);
    QCOMPARE(text(0, columnOf(RunColumn::Status)), QStringLiteral("Running"));
}

void SessionTest::runsModelKeepsItsPromises() {
    ExperimentStore store;
    RunsModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    store.show(sampleExperiment(2, 3));
    QSignalSpy visibility(&store, &ExperimentStore::visibilityChanged);
    QVERIFY(model.setData(model.index(1, columnOf(RunColumn::Alpha)), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.index(1, columnOf(RunColumn::Status)), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(visibility.count(), 1);
    QVERIFY(!store.isVisible(1));
    QCOMPARE(model.index(1, columnOf(RunColumn::Alpha)).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    model.setDark(true);
    store.beginTraining(twoRuns());
    QCOMPARE(model.rowCount(), 2);
    store.clear();
    QCOMPARE(model.rowCount(), 0);
}

void SessionTest::summaryModelShowsMeanAndDeviation() {
    ExperimentStore store;
    SummaryModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ExperimentRecord record = sampleExperiment(2, 1);
    for (RunRecord& run : record.runs) {
        run.epochs[1].val_accuracy = run.spec.repeat == 1 ? 0.50 : 0.60;
        run.epochs[1].logit_difference = 1.25;
    }
    store.show(record);
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(SummaryModel::Runs), QStringLiteral("2"));
    QCOMPARE(text(SummaryModel::Epochs), QStringLiteral("2"));
    QCOMPARE(text(summaryColumn(&EpochRecord::val_accuracy)), QStringLiteral("55.0 ± 7.1"));
    QCOMPARE(text(summaryColumn(&EpochRecord::logit_difference)), QStringLiteral("1.250 ± 0.000"));
    record.runs[0].epochs[1].val_accuracy = 0.60;
    store.show(record);
    QTRY_COMPARE(text(summaryColumn(&EpochRecord::val_accuracy)), QStringLiteral("60.0 ± 0.0"));
    const auto isBold = [&](int row) {
        return model.index(row, summaryColumn(&EpochRecord::val_accuracy))
            .data(Qt::FontRole)
            .value<QFont>()
            .bold();
    };
    QVERIFY(isBold(0) && !isBold(1) && !isBold(2)); // the others have 55.0
    record.runs[0].status = RunStatus::failed;
    store.show(record);
    QTRY_COMPARE(text(SummaryModel::Unfinished), QStringLiteral("1"));
    QCOMPARE(text(SummaryModel::Runs), QStringLiteral("1"));
    QCOMPARE(store.wantedCount(), 6);
    // Who hides it, or puts it into the trash, or imported it so, waits for nothing.
    record.runs[0].imported_from = "results.csv";
    store.show(record);
    Annotations annotations;
    annotations.runs[record.runs[0].name].hidden = true;
    store.setAnnotations(annotations);
    QCOMPARE(store.wantedCount(), 5);
    record.runs[1].epochs[1].val_accuracy = 0.65;
    store.show(record);
    QTRY_COMPARE(text(SummaryModel::Unfinished), QStringLiteral("0"));
    store.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(SessionTest)
#include "session_test.moc"
