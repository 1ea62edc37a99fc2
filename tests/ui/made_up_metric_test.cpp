// A metric that Retort does not have, added where a real one would be: as one row of the table. Whoever
// shows, stores, reads or compares metrics has to have it.
#include "app/cli/progress_printer.h"
#include "core/engine/training/early_stopping.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/record/run_events.h"
#include "core/experiment/report/csv_export.h"
#include "core/experiment/report/report.h"
#include "core/experiment/results/paired.h"
#include "core/experiment/spec/parameters.h"
#include "core/files/tables/metrics_csv.h"
#include "tests/ui/sample_experiment.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/compare/compare_panel.h"
#include "ui/charts/curves/chart_data.h"
#include "ui/charts/curves/chart_history.h"
#include "ui/charts/report_charts.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/summary_model.h"
#include "ui/session/experiment_store.h"
#include "ui/transfer/import_columns.h"

#include <QAction>
#include <QComboBox>
#include <QTest>

#include <algorithm>

namespace {

// A row needs a number of an epoch: this one shares that of the training accuracy.
constexpr auto itsValue = &retort::EpochRecord::train_accuracy;

} // namespace

/// The linker finds this table before Retort's own.
std::span<const retort::Metric> retort::metrics() {
    static const std::vector<Metric> table = [] {
        std::vector<Metric> rows(shipped_metrics.begin(), shipped_metrics.end());
        rows.push_back({.name = "made_up_score",
                        .value = itsValue,
                        .better = Better::higher,
                        .needs_teacher = true,
                        .decimals = 1,
                        .tag = "made_up/score",
                        .label = "Validation made-up score",
                        .short_label = "Made-up score",
                        .last_label = "Last made-up score",
                        .brief = "made-up",
                        .title = "made-up score",
                        .in_progress = true,
                        .in_summary = true,
                        .headline = "score",
                        .compared = 99,
                        .stops_early = 99,
                        .chart = {.of = "made_up_score", .axis = "Made up", .shown = true},
                        .run_column = {"Made-up", "How made up it is", "Δ made-up", "To the baseline"}});
        return rows;
    }();
    return table;
}

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;

namespace {

const Metric& madeUp() {
    return metrics().back();
}

EpochRecord epochOf(int number, double value) {
    EpochRecord epoch;
    epoch.epoch = number;
    epoch.*itsValue = value;
    return epoch;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

bool has(const std::vector<std::string>& list, const char* entry) {
    return std::find(list.begin(), list.end(), entry) != list.end();
}

QStringList headers(const QAbstractItemModel& model) {
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        texts.append(model.headerData(column, Qt::Horizontal).toString());
    }
    return texts;
}

} // namespace

class MadeUpMetricTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void isStored();
    void isExported();
    void isSummarised();
    void isCompared();
    void isReported();
    void isImported();
    void stopsEarly();
    void isDrawn();
    void isDrawnAgainstAlpha();
    void isInTheTables();
    void isInTheProgressLine();
};

void MadeUpMetricTest::isStored() {
    QVERIFY(has(metrics_header(), ",seconds,made_up_score\n"));
    QVERIFY(has(metrics_line(epochOf(1, 0.25)), ",0.25\n"));
    std::vector<Message> complaints;
    const auto read = parse_metrics("epoch,made_up_score\n1,0.25\n", complaints);
    QVERIFY(complaints.empty());
    QCOMPARE(read.at(0).*itsValue, 0.25);
    const ScalarEvent event = epoch_event(epochOf(1, 0.25), 0.0);
    QVERIFY(event.values.back() == std::pair(std::string("made_up/score"), 0.25F));
}

void MadeUpMetricTest::isExported() {
    ExperimentRecord experiment = sampleExperiment(1, 1);
    experiment.runs[0].epochs = {epochOf(1, 0.25)};
    const std::vector<TitledExperiment> all{{"sample", &experiment}};
    QVERIFY(has(csv_text(all, CsvForm::wide), ",made_up_score\n"));
    QVERIFY(has(csv_text(all, CsvForm::tall), ",1,val,made_up_score,0.25\n"));
}

void MadeUpMetricTest::isSummarised() {
    const auto summary = summarize(sampleExperiment(2, 3).runs);
    QVERIFY(summary.at(0).all[madeUp()].count == 6);
    QVERIFY(has(summary_text(summary), "  made-up score  "));
    QVERIFY(has(summary_text(summary), "  last score  "));
    QVERIFY(has(summary_markdown(summary), " | best score |"));
    QVERIFY(has(summary_json(summary), "\"made_up_score\""));
    const std::vector<TitledSummary> titled{{"sample", summary}};
    QVERIFY(has(summary_csv(titled), ",best_made_up_score,best_made_up_score_std,best_made_up_score_n\n"));
    const std::string latex = summary_latex(titled);
    QVERIFY(has(latex, "\\multicolumn{11}{c}{all epochs} & \\multicolumn{3}{c}{last epoch}"));
    QVERIFY(has(latex, "\\cmidrule(lr){5-15} \\cmidrule(lr){16-18} \\cmidrule(lr){19-21}"));
    QVERIFY(has(latex, " & made-up"));
}

void MadeUpMetricTest::isCompared() {
    const auto rows = paired_differences(sampleExperiment(2, 3).runs, {1.0}, CountedEpoch::last);
    QVERIFY(rows.at(0).differences[madeUp()].difference.count == 2);
    QVERIFY(has(paired_markdown(rows, {1.0}, CountedEpoch::last),
                " val_top5 | made_up_score |\n|---|---|---|---|---|---|---|---|---|---|\n"));
    QVERIFY(has(paired_text(rows, {1.0}, CountedEpoch::last), "made_up_score"));
    QVERIFY(has(paired_json(rows, {1.0}, CountedEpoch::last), "\"made_up_score\""));
    QVERIFY(has(paired_latex(rows, {1.0}, CountedEpoch::last), "{lrrrrrrrrr}"));
    QVERIFY(has(paired_latex(rows, {1.0}, CountedEpoch::last), " & top5 & made up score \\\\"));
    QVERIFY(has(paired_csv({{"sample", rows}}, {1.0}), ",made_up_score_pairs\n"));
}

void MadeUpMetricTest::isReported() {
    ExperimentRecord experiment = sampleExperiment(2, 3);
    experiment.runs[0].error = "It broke";
    const std::string page = report_html(report_on(experiment));
    QVERIFY(has(page, "<th>Made-up score (%)</th>"));
    QVERIFY(has(page, "<th>Last made-up score (%)</th>"));
    QVERIFY(has(page, "colspan=\"19\">It broke"));
    const auto figures = reportFigures(experiment);
    QCOMPARE(std::count_if(figures.begin(), figures.end(),
                           [](const Figure& figure) { return figure.fileName.contains("made-up-score"); }),
             2);
}

void MadeUpMetricTest::isImported() {
    QVERIFY(has(import_uses(), "made_up_score"));
    QCOMPARE(importUseText("made_up_score"), QStringLiteral("Validation made-up score"));
    ImportTable table;
    table.sources = {"results.csv"};
    table.columns = {"epoch", "alpha", "Made-Up Score"};
    table.rows = {{0, 2, {"1", "0.5", "25 %"}}};
    ImportMapping mapping;
    mapping.uses = guess_uses(table);
    QVERIFY(mapping.uses[2] == "made_up_score");
    QCOMPARE(make_import(table, mapping).runs.at(0).epochs.at(0).*itsValue, 0.25);
    table.columns[2] = "Made_up/Score"; // its tag in TensorBoard
    QVERIFY(guess_uses(table)[2] == "made_up_score");
}

void MadeUpMetricTest::stopsEarly() {
    QVERIFY(has(early_stop_metric_names(), "made_up_score"));
    QVERIFY(has(find_parameter("early-stop-metric")->choices, "made_up_score"));
    QVERIFY(needs_teacher("made_up_score"));
    const EarlyStopping rule = early_stopping({"made_up_score", 1, 0.0});
    QVERIFY(rule.higher_is_better);
    QVERIFY(!is_exhausted(rule, {epochOf(1, 0.25), epochOf(2, 0.5)}));
    QVERIFY(is_exhausted(rule, {epochOf(1, 0.25), epochOf(2, 0.125)}));
}

void MadeUpMetricTest::isDrawn() {
    QCOMPARE(quantities().back(), &madeUp());
    const QuantityInfo info = quantityInfo(&madeUp());
    QCOMPARE(info.title, QStringLiteral("Made-up score"));
    QCOMPARE(info.axisTitle, QStringLiteral("Made up (%)"));
    QCOMPARE(info.fileName, QStringLiteral("made-up-score"));
    QCOMPARE(info.curves.at(0).name, QStringLiteral("Validation made-up score (%)"));
    QVERIFY(ChartOptions().charts.count(&madeUp()) == 1);

    const ExperimentRecord experiment = sampleExperiment(1, 3);
    ChartHistory history;
    history.update(shownRuns(experiment));
    ChartRequest request;
    request.quantity = &madeUp();
    request.runs = history.runs(RunPalette(shownRuns(experiment), false));
    QCOMPARE(chartData(request).curves.at(0).points.back().y(),
             100.0 * experiment.runs[0].epochs[3].*itsValue);

    const ChartsPanel panel;
    const auto* shows = panel.findChild<QAction*>(QStringLiteral("made-up-score"));
    QVERIFY(shows != nullptr && shows->isChecked());
}

void MadeUpMetricTest::isDrawnAgainstAlpha() {
    const ComparePanel panel;
    const auto* choice = panel.findChild<QComboBox*>(QStringLiteral("compareMetric"));
    QCOMPARE(choice->itemText(choice->count() - 1), QStringLiteral("Validation made-up score (%)"));
}

void MadeUpMetricTest::isInTheTables() {
    ExperimentRecord experiment = sampleExperiment(1, 3);
    experiment.runs[0].epochs.back().*itsValue = 0.25;
    experiment.runs[1].epochs.back().*itsValue = 0.75;
    ExperimentStore store;
    RunsModel runs(store);
    const SummaryModel summary(store);
    store.show(experiment);
    ShownRuns shown = shownRuns(store.record());
    shown.baseline = 0;
    runs.setPlace(shown, 0);
    const auto column = static_cast<int>(headers(runs).indexOf(QStringLiteral("Made-up")));
    QCOMPARE(column, columnOf(RunColumn::TimeLeft) - 2);
    QCOMPARE(runs.index(1, column).data().toString(), QStringLiteral("75.0 %"));
    QCOMPARE(headers(runs).at(column + 1), QStringLiteral("Δ made-up"));
    QCOMPARE(runs.index(1, column + 1).data().toString(), QStringLiteral("+50.0 pp"));
    QCOMPARE(runs.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(),
             QStringLiteral("How made up it is"));
    QVERIFY(headers(summary).contains(QStringLiteral("Made-up\nscore (%)")));
    const auto last = static_cast<int>(headers(summary).indexOf(QStringLiteral("Last epoch:\nmade-up (%)")));
    QCOMPARE(summary.index(1, last).data().toString(), QStringLiteral("75.0"));
}

void MadeUpMetricTest::isInTheProgressLine() {
    EpochRecord epoch = epochOf(3, 0.25);
    epoch.seconds = 1.5;
    QCOMPARE(QString::fromStdString(cli::epoch_line("alpha-0.5_rep-1", 10, epoch)),
             QStringLiteral("alpha-0.5_rep-1  epoch 3/10  made-up score 0.2500  1.5 s"));
}

QTEST_MAIN(MadeUpMetricTest)
#include "made_up_metric_test.moc"
