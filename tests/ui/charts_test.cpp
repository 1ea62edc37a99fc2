// Curves, ranges and exported pictures.
#include "core/base/message.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/curves/axis_range.h"
#include "ui/charts/curves/chart_history.h"
#include "ui/charts/curves/clip.h"
#include "ui/charts/curves/decimate.h"
#include "ui/charts/curves/smoothing.h"
#include "ui/charts/figures/chart_export.h"
#include "ui/charts/figures/export_dialog.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/options_bar.h"
#include "ui/charts/ranges_dialog.h"
#include "ui/charts/run_legend.h"
#include "ui/charts/values_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgGenerator>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <random>
#include <set>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;

namespace {

const Quantity lossChart = &metric_of(&EpochRecord::val_loss);
const Quantity accuracyChart = &metric_of(&EpochRecord::val_accuracy);
const Quantity logitDifferenceChart = &metric_of(&EpochRecord::logit_difference);
const Quantity agreementChart = &metric_of(&EpochRecord::agreement);
const Quantity learningRateChart = &metric_of(&EpochRecord::learning_rate);

ChartRequest request(Quantity quantity, const ShownRuns& shown, const ChartOptions& options = {}) {
    ChartRequest request;
    request.quantity = quantity;
    request.options = options;
    ChartHistory history;
    history.update(shown);
    request.runs = history.runs(RunPalette(shown, false));
    return request;
}

ChartData dataOf(Quantity quantity, const ShownRuns& shown, const ChartOptions& options = {}) {
    return chartData(request(quantity, shown, options));
}

ChartOptions meanOptions(Band band = Band::Deviation) {
    ChartOptions options;
    options.mode = CurveMode::Mean;
    options.band = band;
    return options;
}

/// The curves in front: no repeat behind its mean, nothing before smoothing.
std::vector<Curve> front(const ChartData& data) {
    std::vector<Curve> curves;
    std::copy_if(data.curves.begin(), data.curves.end(), std::back_inserter(curves),
                 [](const Curve& curve) { return !curve.faint; });
    return curves;
}

/// A panel in a window, as a person has it before them.
struct Window {
    explicit Window(const ExperimentRecord& record, const ChartOptions& options = {}) : experiment(record) {
        panel.addActions(registry);
        panel.resize(1100, 420);
        panel.setOptions(options);
        panel.setRuns(shownRuns(experiment));
        panel.show();
        settle();
    }

    void settle() {
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        // What is drawn may change the room for curves, which are then drawn once more.
        for (int round = 0; round < 2; ++round) {
            QTest::qWait(0);
            QTRY_VERIFY(!isBusy());
        }
    }

    [[nodiscard]] bool isBusy() const {
        const QList<MetricChart*> all = charts();
        return std::any_of(all.begin(), all.end(), [](const MetricChart* chart) { return chart->isBusy(); });
    }

    [[nodiscard]] QList<MetricChart*> charts() const { return panel.findChildren<MetricChart*>(); }
    [[nodiscard]] MetricChart* chart(const char* name) const {
        return panel.findChild<MetricChart*>(QString::fromLatin1(name));
    }
    [[nodiscard]] const ChartData& data(const char* name) const { return chart(name)->plot().data(); }
    /// Where in the view of a chart a value is.
    [[nodiscard]] QPoint placeOf(const char* name, const QPointF& value) const {
        return chart(name)->view().mapFromScene(chart(name)->plot().placeOf(value));
    }
    void hover(const char* name, const QPoint& place) const {
        QTest::mouseMove(chart(name)->view().viewport(), place);
    }
    [[nodiscard]] QTableView* values() const {
        return panel.findChild<QTableView*>(QStringLiteral("valuesTable"));
    }

    ExperimentRecord experiment;
    ActionRegistry registry;
    ChartsPanel panel;
};

QList<QList<QPointF>> polylinesOf(const QByteArray& svg) {
    QList<QList<QPointF>> lines;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QStringLiteral("polyline")) {
            QList<QPointF> points;
            for (const QString& pair : xml.attributes()
                                           .value(QStringLiteral("points"))
                                           .toString()
                                           .split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                points.append({pair.section(QLatin1Char(','), 0, 0).toDouble(),
                               pair.section(QLatin1Char(','), 1, 1).toDouble()});
            }
            lines.append(points);
        }
    }
    return lines;
}

QString textOf(const QString& svgFile) {
    QFile file(svgFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString text;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters) {
            text += xml.text();
        }
    }
    // One line of text may be several elements, one after the other, where its scripts differ.
    return xml.hasError() ? QString() : text.remove(QLatin1Char('\n'));
}

} // namespace

class ChartsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void decimationKeepsPeaks();
    void decimationLeavesFewPointsAlone();
    void rangesHaveEvenTicks_data();
    void rangesHaveEvenTicks();
    void epochsHaveWholeTicks();
    void everyRunHasACurve();
    void missingValuesAreLeftOut();
    void wildStartDoesNotFlattenTheRest();
    void teacherIsALineAcross();
    void coloursStayWhenRunsAreHidden();
    void coloursStayBesideAnotherExperiment();
    void experimentAndSplitAreToldApart();
    void aBaselineOfOtherDataIsNotSubtracted();
    void meanIsOverTheRepeatsThatAreThere();
    void bandsAreWhatTheySay();
    void meansAreOfFinishedRuns();
    void legendCountsWhatIsPooled();
    void hidingAGroupChangesNoOtherCurve();
    void axesFollowWhatIsShown();
    void teacherAndEpochZeroStayInViewOfAccuracy();
    void fixedAxesStayWhileRunsAreHidden();
    void smoothingIsDebiased();
    void smoothingLeavesMeasurementsWhereTheyAre();
    void bandsEndWhereValuesDo();
    void epochsAreWholeWhereverOneLooks();
    void logAxisLeavesOutWhatHasNoPlace();
    void automaticAxisIsLogarithmicOverDecades();
    void automaticAxisHasPlaceForEveryValue();
    void exportedAxisIsTheOneShown();
    void logAxisHasEvenTicks();
    void lastEpochsAlone();
    void wallTimeOnX();
    void fixedRangesHold();
    void bestEpochIsMarked();
    void columnsGrow();
    void splitsAreToldApart();
    void growingChangesOnlyWhatGrew();
    void singlePointIsSeen();
    void longHistoryIsThinned();
    void optionsSurviveSettings();
    void pointUnderTheMouseIsFound();
    void legendShowsAndHides();
    void legendCounts();
    void legendWrapsWhereItIsNarrow();
    void legendSaysOnceWhatAllHaveInCommon();
    void emptyPanelSaysSo();
    void optionsBarChangesCharts();
    void wheelZoomsAllCharts();
    void selectedRunsStandOut();
    void doubleClickMaximises();
    void chartsStandInRows();
    void chartsHaveMenus();
    void rubberBandZooms();
    void keysZoomAndPin();
    void crosshairTellsValues();
    void valuesSortAndCopy();
    void baselineGivesDifferences();
    void rangesDialogRefusesNonsense();
    void exportWritesPictures();
    void exportEqualsTheView();
    void linesEndAtTheFrame();
    void exportStaysInTheFrame();
    void exportHasTheChosenSize();
    void exportDialogPreviews();
    void exportOfManyRunsStaysReadable();
    void exportSaysWhyItCannot();
};

void ChartsTest::decimationKeepsPeaks() {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> noise(0.0, 1.0);
    QList<QPointF> points;
    for (int i = 0; i < 20'000; ++i) {
        points.append({static_cast<double>(i), noise(random)});
    }
    points[12'345].setY(100.0);
    points[777].setY(-50.0);
    const QList<QPointF> thinned = decimate(points, 0.0, 19'999.0, 300);
    QVERIFY2(thinned.size() <= 2 * 300 + 4, qPrintable(QString::number(thinned.size())));
    QVERIFY(thinned.size() >= 2 * 290);
    QVERIFY(thinned.contains(points[12'345]));
    QVERIFY(thinned.contains(points[777]));
    QCOMPARE(thinned.front(), points.front());
    QCOMPARE(thinned.back(), points.back());
    QVERIFY(std::is_sorted(thinned.begin(), thinned.end(),
                           [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
}

void ChartsTest::decimationLeavesFewPointsAlone() {
    const QList<QPointF> points{{0.0, 1.0}, {1.0, 3.0}, {2.0, 2.0}};
    QCOMPARE(decimate(points, 0.0, 2.0, 2), points);
    QCOMPARE(decimate(points, 0.0, 2.0, 0), points);
    QCOMPARE(decimate({}, 0.0, 1.0, 100), QList<QPointF>());
}

void ChartsTest::rangesHaveEvenTicks_data() {
    QTest::addColumn<double>("lowest");
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("maximum");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("decimals");
    QTest::newRow("percent") << 10.3 << 83.2 << 0.0 << 100.0 << 20.0 << 0;
    QTest::newRow("loss") << 0.41 << 2.31 << 0.0 << 2.5 << 0.5 << 1;
    QTest::newRow("small") << 0.0012 << 0.0049 << 0.001 << 0.005 << 0.001 << 3;
    QTest::newRow("even ends stay") << 0.0 << 1.0 << 0.0 << 1.0 << 0.2 << 1;
    QTest::newRow("negative") << -3.0 << 4.0 << -4.0 << 4.0 << 2.0 << 0;
    QTest::newRow("constant") << 5.0 << 5.0 << 4.4 << 5.6 << 0.2 << 1;
    QTest::newRow("zero") << 0.0 << 0.0 << 0.0 << 1.0 << 0.2 << 1;
}

void ChartsTest::rangesHaveEvenTicks() {
    QFETCH(double, lowest);
    QFETCH(double, highest);
    QFETCH(double, minimum);
    QFETCH(double, maximum);
    QFETCH(double, step);
    QFETCH(int, decimals);
    const AxisRange range = niceRange(lowest, highest, 6);
    QCOMPARE(range.minimum, minimum);
    QCOMPARE(range.maximum, maximum);
    QCOMPARE(range.step, step);
    QCOMPARE(range.decimals, decimals);
}

void ChartsTest::epochsHaveWholeTicks() {
    const auto ticksOf = [](int epochs) {
        const ExperimentRecord experiment = sampleExperiment(1, epochs);
        const ChartData data = dataOf(lossChart, shownRuns(experiment));
        QStringList texts;
        for (const ChartAxis::Tick& tick : data.x.ticks) {
            texts.append(tick.text);
        }
        return texts.join(QLatin1Char(' ')) + QStringLiteral(" of %1").arg(data.x.maximum);
    };
    QCOMPARE(ticksOf(25), QStringLiteral("0 5 10 15 20 25 of 25"));
    QCOMPARE(ticksOf(3), QStringLiteral("0 1 2 3 of 3"));
    QCOMPARE(ticksOf(0), QStringLiteral("0 1 of 1"));
}

void ChartsTest::everyRunHasACurve() {
    const ExperimentRecord experiment = sampleExperiment(4, 25);
    const ChartData accuracy = dataOf(accuracyChart, shownRuns(experiment));
    QCOMPARE(accuracy.curves.size(), std::size_t(24));
    const Curve& sixth = accuracy.curves[5];
    QCOMPARE(sixth.run, 5);
    QVERIFY(!sixth.training);
    QCOMPARE(sixth.points.size(), 26);
    QCOMPARE(sixth.points[0].x(), 0.0);
    QCOMPARE(sixth.points[25].y(), 100.0 * experiment.runs[5].epochs[25].val_accuracy);
    QCOMPARE(accuracy.x.maximum, 25.0);
    QVERIFY(accuracy.curves[17].training);
    QCOMPARE(accuracy.curves[17].colour, sixth.colour);
    ChartOptions validation;
    validation.split = Split::Validation;
    QCOMPARE(dataOf(lossChart, shownRuns(experiment), validation).curves.size(), std::size_t(12));
    // What has no other split is drawn under every choice.
    ChartOptions training;
    training.split = Split::Training;
    QCOMPARE(dataOf(logitDifferenceChart, shownRuns(experiment), training).curves.size(), std::size_t(12));
    QCOMPARE(dataOf(learningRateChart, shownRuns(experiment)).curves[3].points[2].y(),
             experiment.runs[3].epochs[2].learning_rate);
}

void ChartsTest::missingValuesAreLeftOut() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    experiment.runs[0].epochs[3].val_loss = EpochRecord::none;
    const ChartData loss = dataOf(lossChart, shownRuns(experiment));
    QCOMPARE(loss.curves[0].points.size(), 5);
    QCOMPARE(loss.curves[0].epochs, (QList<int>{0, 1, 2, 4, 5}));
    // Epoch 0 has no training loss.
    QCOMPARE(loss.curves[3].points.size(), 5);
    QCOMPARE(loss.curves[3].points[0].x(), 1.0);
    QCOMPARE(loss.undrawable, 0);
}

void ChartsTest::wildStartDoesNotFlattenTheRest() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    QVERIFY(dataOf(lossChart, shownRuns(experiment)).y.maximum >= experiment.runs[0].epochs[0].val_loss);
    experiment.runs[0].epochs[0].val_loss = 1000.0;
    const ChartData wild = dataOf(lossChart, shownRuns(experiment));
    QVERIFY2(wild.y.maximum < 100.0, qPrintable(QString::number(wild.y.maximum)));
    QCOMPARE(wild.curves[0].points[0].y(), 1000.0);
    // A wild epoch that was trained is a result.
    experiment.runs[0].epochs[2].val_loss = 2000.0;
    const ChartAxis trained = dataOf(lossChart, shownRuns(experiment)).y;
    QVERIFY(trained.log && trained.value(trained.maximum) >= 2000.0);
}

void ChartsTest::teacherIsALineAcross() {
    ExperimentRecord experiment = sampleExperiment(2, 10);
    const ChartData accuracy = dataOf(accuracyChart, shownRuns(experiment));
    QCOMPARE(accuracy.references.size(), std::size_t(1));
    QCOMPARE(accuracy.references[0].value, 83.2);
    QVERIFY(accuracy.y.maximum >= 83.2);
    QVERIFY(dataOf(lossChart, shownRuns(experiment)).references.empty());
    // Runs of several teachers, and some of none.
    for (EpochRecord& epoch : experiment.runs[0].epochs)
        epoch.teacher_val_accuracy = EpochRecord::none;
    for (EpochRecord& epoch : experiment.runs[1].epochs)
        epoch.teacher_val_accuracy = 0.991;
    const ChartData several = dataOf(accuracyChart, shownRuns(experiment));
    QCOMPARE(several.references.size(), std::size_t(2));
    QCOMPARE(several.references[0].value, 99.1);
    QVERIFY(several.y.maximum >= 99.1);
    // One teacher, which each repeat measures on its own fold.
    experiment = sampleExperiment(2, 10);
    for (RunRecord& run : experiment.runs) {
        run.trained_with["folds"] = "2";
        for (EpochRecord& epoch : run.epochs)
            epoch.teacher_val_accuracy = run.spec.repeat == 1 ? 0.8 : 0.9;
    }
    const ChartData folds = dataOf(accuracyChart, shownRuns(experiment));
    QCOMPARE(folds.references.size(), std::size_t(1));
    QVERIFY(std::abs(folds.references[0].value - 85.0) < 1e-9);
    // Two of them, which are told apart by their files.
    for (RunRecord& run : experiment.runs)
        run.spec.settings["teacher-file"] = run.spec.alpha == 0.5 ? "large" : "small";
    for (EpochRecord& epoch : experiment.runs[2].epochs)
        epoch.teacher_val_accuracy = 0.7;
    const ChartData two = dataOf(accuracyChart, shownRuns(experiment));
    QCOMPARE(two.references.size(), std::size_t(2));
    QVERIFY(std::abs(two.references[1].value - 80.0) < 1e-9);
}

void ChartsTest::coloursStayWhenRunsAreHidden() {
    const ExperimentRecord experiment = sampleExperiment(2, 5);
    std::set<QRgb> colours;
    const ChartData all = dataOf(logitDifferenceChart, shownRuns(experiment));
    for (const Curve& curve : all.curves) {
        colours.insert(curve.colour.rgb());
    }
    QCOMPARE(colours.size(), std::size_t(6));
    const ChartData some =
        dataOf(logitDifferenceChart, shownRuns(experiment, {false, false, true, true, true, false}));
    QCOMPARE(some.curves.size(), std::size_t(3));
    for (const Curve& curve : some.curves) {
        QCOMPARE(curve.colour, all.curves[static_cast<std::size_t>(curve.run)].colour);
    }
}

void ChartsTest::coloursStayBesideAnotherExperiment() {
    const ExperimentRecord first = sampleExperiment(2, 5);
    const ExperimentRecord second = sampleExperiment(2, 5);
    const ShownRuns alone = shownRuns(first);
    ShownRuns both = alone;
    both.experiments.append(QStringLiteral("other"));
    for (const RunRecord& run : second.runs) {
        both.runs.push_back({&run, 1, true, {}});
    }
    const ChartData before = dataOf(logitDifferenceChart, alone);
    const ChartData after = dataOf(logitDifferenceChart, both);
    QCOMPARE(after.curves.size(), std::size_t(12));
    for (std::size_t i = 0; i < 6; ++i) {
        QCOMPARE(after.curves[i].colour, before.curves[i].colour);
        QCOMPARE(after.curves[i + 6].colour, before.curves[i].colour); // the same α
        QVERIFY(after.curves[i + 6].style != before.curves[i].style);
    }
    QCOMPARE(groupTitle(both, {1, {0.5, {}}}), QStringLiteral("other: α 0.5"));
}

void ChartsTest::experimentAndSplitAreToldApart() {
    const ExperimentRecord first = sampleExperiment(1, 5);
    ExperimentRecord second = sampleExperiment(1, 5);
    for (RunRecord& run : second.runs) {
        for (EpochRecord& epoch : run.epochs) {
            epoch.teacher_val_accuracy = 0.991;
        }
    }
    ShownRuns both = shownRuns(first);
    both.experiments = {QStringLiteral("one"), QStringLiteral("two")};
    for (const RunRecord& run : second.runs) {
        both.runs.push_back({&run, 1, true, {}});
    }
    ChartRequest wanted = request(accuracyChart, both);
    wanted.experiments = both.experiments;
    const ChartData data = chartData(wanted);
    for (const Curve& curve : data.curves) {
        const QPen pen = linePen(curve);
        QCOMPARE(pen.style() == Qt::SolidLine, curve.group.experiment == 0);
        QCOMPARE(pen.color().alpha() < 255, curve.training);
    }
    QStringList names;
    for (const ChartReference& reference : data.references) {
        names.append(reference.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("one: Teacher 83.2"), QStringLiteral("two: Teacher 99.1")}));
    // Another point than the first has takes another colour, and changes none of the first.
    for (RunRecord& run : second.runs) {
        run.spec.alpha = run.spec.alpha == 0.5 ? 0.75 : run.spec.alpha;
    }
    const RunPalette palette(both, false);
    const RunPalette alone(shownRuns(first), false);
    for (const RunRecord& run : first.runs) {
        QCOMPARE(palette.groupColour({0, run.spec.point()}), alone.groupColour({0, run.spec.point()}));
        QVERIFY(palette.groupColour({1, {0.75, {}}}) != palette.groupColour({0, run.spec.point()}));
    }
}

void ChartsTest::aBaselineOfOtherDataIsNotSubtracted() {
    ExperimentRecord record = sampleExperiment(1, 3);
    for (RunRecord& run : record.runs) {
        run.made_from["data-dir"] = "one";
    }
    record.runs[1].made_from["data-dir"] = "other";
    record.runs[2].made_from.clear(); // which does not say
    ShownRuns shown = shownRuns(record);
    QVERIFY(!isComparableWithBaseline(shown, shown.runs[0].group())); // there is none
    shown.baseline = 0;
    QVERIFY(isComparableWithBaseline(shown, shown.runs[0].group()));
    QVERIFY(!isComparableWithBaseline(shown, shown.runs[1].group()));
    QVERIFY(isComparableWithBaseline(shown, shown.runs[2].group()));
    EpochColumns base;
    base.update(record.runs[0].epochs);
    ValuesModel model;
    const auto data = std::make_shared<const ChartData>(chartData(request(accuracyChart, shown)));
    model.show({{accuracyChart, data}}, shown, &base, 2.0);
    const auto delta = [&](int row) { return model.index(row, 2).data().toString(); };
    QVERIFY(delta(0) != noValue());
    QCOMPARE(delta(1), noValue());
    QVERIFY(delta(2) != noValue());
}

void ChartsTest::meanIsOverTheRepeatsThatAreThere() {
    ExperimentRecord experiment = sampleExperiment(3, 4);
    experiment.runs[1].epochs.resize(3); // epochs 0 to 2
    experiment.runs[2].epochs[1].logit_difference = EpochRecord::none;
    const auto curves = front(dataOf(logitDifferenceChart, shownRuns(experiment), meanOptions()));
    QCOMPARE(curves.size(), std::size_t(3));
    const Curve& mean = curves[0];
    QCOMPARE(mean.epochs, (QList<int>{0, 1, 2, 3, 4}));
    QCOMPARE(mean.counts, (QList<int>{3, 2, 3, 2, 2}));
    const auto at = [&](int run, int epoch) {
        return experiment.runs[static_cast<std::size_t>(run)]
            .epochs[static_cast<std::size_t>(epoch)]
            .logit_difference;
    };
    QCOMPARE(mean.points[2].y(), (at(0, 2) + at(1, 2) + at(2, 2)) / 3.0);
    QCOMPARE(mean.points[1].y(), (at(0, 1) + at(1, 1)) / 2.0);
    QCOMPARE(mean.points[4].y(), (at(0, 4) + at(2, 4)) / 2.0);
}

void ChartsTest::bandsAreWhatTheySay() {
    // Mean 5; squares of the deviations 9 + 1 + 1 + 9 = 20; sample variance 20/3.
    const QList<double> values{2.0, 4.0, 6.0, 8.0};
    const double deviation = 2.581988897471611;
    QCOMPARE(spread(values, Band::Deviation).mean, 5.0);
    QCOMPARE(spread(values, Band::Deviation).low, 5.0 - deviation);
    QCOMPARE(spread(values, Band::Error).high, 5.0 + deviation / 2.0);
    QCOMPARE(spread(values, Band::Extremes).low, 2.0);
    QCOMPARE(spread(values, Band::Extremes).high, 8.0);
    QVERIFY(std::isnan(spread(values, Band::None).low));
    QVERIFY(std::isnan(spread({3.0}, Band::Deviation).low));
    QCOMPARE(spread({3.0}, Band::Extremes).low, 3.0);
    QVERIFY(std::isnan(spread({}, Band::Extremes).mean));
    // Of one repeat the mean is drawn, with no width around it.
    const ExperimentRecord experiment = sampleExperiment(1, 3);
    const auto curves = front(dataOf(logitDifferenceChart, shownRuns(experiment), meanOptions()));
    QCOMPARE(curves[0].low[2], curves[0].points[2].y());
    QCOMPARE(curves[0].counts[2], 1);
}

/// A run that failed or is not done yet is drawn by itself, and pooled with nobody.
void ChartsTest::meansAreOfFinishedRuns() {
    ExperimentRecord record = sampleExperiment(3, 4);
    const ShownRuns whole = shownRuns(record);
    ChartOptions options = meanOptions();
    options.members = false;
    for (const RunStatus status : {RunStatus::failed, RunStatus::stopped, RunStatus::running}) {
        record.runs[0].status = status;
        const ChartData some = dataOf(accuracyChart, shownRuns(record), options);
        const auto alone = std::count_if(some.curves.begin(), some.curves.end(),
                                         [](const Curve& curve) { return curve.run == 0; });
        QCOMPARE(alone, 2); // training and validation
        for (const Curve& curve : some.curves) {
            if (curve.run < 0) {
                const bool same = curve.group == whole.runs[0].group();
                QCOMPARE(curve.counts.back(), same ? 2 : 3);
            }
        }
    }
    // What points were chosen by is drawn, too, and no result.
    record.runs[0].status = RunStatus::done;
    record.runs[0].search = true;
    const ChartData searched = dataOf(accuracyChart, shownRuns(record), options);
    QVERIFY(std::any_of(searched.curves.begin(), searched.curves.end(),
                        [](const Curve& curve) { return curve.run == 0; }));
    for (const Curve& curve : searched.curves) {
        if (curve.run < 0 && curve.group == whole.runs[0].group()) {
            QCOMPARE(curve.counts.back(), 2);
        }
    }
}

/// What a legend counts is what the mean is of.
void ChartsTest::legendCountsWhatIsPooled() {
    ExperimentRecord record = sampleExperiment(3, 4);
    record.runs[0].status = RunStatus::failed;
    RunLegend legend;
    const auto first = [&] { return legend.findChildren<QToolButton*>().front()->text(); };
    legend.setRuns(shownRuns(record), CurveMode::Single);
    QCOMPARE(first(), QStringLiteral("α 0 (N = 3)"));
    legend.setRuns(shownRuns(record), CurveMode::Mean);
    QCOMPARE(first(), QStringLiteral("α 0 (N = 2)"));
    record.runs[1].search = true; // and done
    legend.setRuns(shownRuns(record), CurveMode::Mean);
    QCOMPARE(first(), QStringLiteral("α 0 (N = 1)"));
    legend.setRuns(shownRuns(record), CurveMode::Single);
    QCOMPARE(first(), QStringLiteral("α 0 (N = 3)"));
    record = sampleExperiment(3, 4);
    record.runs[1].spec = record.runs[0].spec; // the same run twice
    legend.setRuns(shownRuns(record), CurveMode::Mean);
    QCOMPARE(first(), QStringLiteral("α 0 (N = 2)"));
}

void ChartsTest::hidingAGroupChangesNoOtherCurve() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    for (const CurveMode mode : {CurveMode::Single, CurveMode::Mean}) {
        ChartOptions options = meanOptions();
        options.mode = mode;
        options.smoothing = 0.6;
        const ChartData all = dataOf(lossChart, shownRuns(experiment), options);
        const ChartData some =
            dataOf(lossChart,
                   shownRuns(experiment, {true, true, true, false, false, false, true, true, true}), options);
        QVERIFY(some.curves.size() < all.curves.size());
        for (const Curve& curve : some.curves) {
            const auto same = std::find_if(all.curves.begin(), all.curves.end(), [&](const Curve& other) {
                return other.run == curve.run && other.group == curve.group && other.faint == curve.faint &&
                       other.quantityCurve == curve.quantityCurve;
            });
            QVERIFY(same != all.curves.end());
            QCOMPARE(same->points, curve.points);
            QCOMPARE(same->low, curve.low);
            QCOMPARE(same->colour, curve.colour);
        }
    }
}

void ChartsTest::axesFollowWhatIsShown() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    for (EpochRecord& epoch : experiment.runs[0].epochs) {
        epoch.val_loss *= 10000.0;
        epoch.epoch *= 10;
        epoch.teacher_val_accuracy = 0.99;
    }
    const auto top = [](const ChartAxis& axis) { return axis.value(axis.maximum); };
    for (const CurveMode mode : {CurveMode::Single, CurveMode::Mean}) {
        ChartOptions options;
        options.mode = mode;
        ShownRuns runs = shownRuns(experiment);
        const ChartData all = dataOf(lossChart, runs, options);
        QCOMPARE(top(all.x), 80.0);
        runs.runs[0].visible = false;
        const ChartData unticked = dataOf(lossChart, runs, options);
        QVERIFY(top(unticked.y) < 0.01 * top(all.y));
        QCOMPARE(top(unticked.x), 8.0);
        runs.runs[0].hidden = true;
        QVERIFY(dataOf(lossChart, runs, options).y == unticked.y);
        QCOMPARE(dataOf(accuracyChart, shownRuns(experiment), options).references.size(), std::size_t(2));
        QCOMPARE(dataOf(accuracyChart, runs, options).references.size(), std::size_t(1));
    }
    // With nothing shown the charts are not empty, and stay as long as the experiment is.
    const ChartData none = dataOf(lossChart, shownRuns(experiment, std::vector<bool>(9, false)));
    QVERIFY(none.curves.empty() && !none.empty);
    QCOMPARE(top(none.x), 80.0);
}

void ChartsTest::teacherAndEpochZeroStayInViewOfAccuracy() {
    ExperimentRecord experiment = sampleExperiment(1, 2);
    for (RunRecord& run : experiment.runs) {
        for (EpochRecord& epoch : run.epochs) {
            epoch.val_accuracy = epoch.train_accuracy = 0.01 + 0.05 * epoch.epoch;
        }
    }
    const ChartAxis axis = dataOf(accuracyChart, shownRuns(experiment)).y;
    QVERIFY(axis.minimum <= 1.0);
    QVERIFY(axis.maximum >= 83.2); // the teacher's
    QVERIFY(axis.maximum <= 100.0);
}

void ChartsTest::fixedAxesStayWhileRunsAreHidden() {
    Window window(sampleExperiment(3, 8));
    QAction* fix = window.registry.find(QStringLiteral("charts.fix-axes"));
    const ChartAxis x = window.data("loss").x;
    const ChartAxis y = window.data("loss").y;
    fix->trigger();
    window.settle();
    QVERIFY(fix->isChecked());
    ExperimentRecord other = sampleExperiment(3, 20);
    for (RunRecord& run : other.runs) {
        for (EpochRecord& epoch : run.epochs) {
            epoch.val_loss *= 50.0;
        }
    }
    window.panel.setRuns(shownRuns(other));
    window.settle();
    QVERIFY(window.data("loss").x == x);
    QVERIFY(window.data("loss").y == y);
    fix->trigger();
    window.settle();
    QVERIFY(!fix->isChecked());
    QVERIFY(window.data("loss").x.maximum > x.maximum);
    const ChartAxis free = window.data("loss").y;
    QVERIFY(free.value(free.maximum) > y.value(y.maximum));
}

void ChartsTest::smoothingIsDebiased() {
    // s_1 = 0.1·4 = 0.4, 1 − 0.9 = 0.1; s_2 = 0.36 + 0.2 = 0.56, 1 − 0.81 = 0.19.
    const QList<double> averages = smoothed({4.0, 2.0}, 0.9);
    QCOMPARE(averages[0], 4.0);
    QCOMPARE(averages[1], 0.56 / 0.19);
    QCOMPARE(smoothed({4.0, 2.0}, 0.0), (QList<double>{4.0, 2.0}));
    for (const double average : smoothed(QList<double>(50, 3.5), 0.99)) {
        QVERIFY(std::abs(average - 3.5) < 1e-12);
    }
    const QList<double> broken = smoothed({4.0, EpochRecord::none, 2.0}, 0.9);
    QVERIFY(std::isnan(broken[1]));
    QCOMPARE(broken[2], 0.56 / 0.19);
    // The curve as it was measured stays behind, faint.
    const ExperimentRecord experiment = sampleExperiment(1, 30);
    ChartOptions options;
    options.smoothing = 0.8;
    const ChartData data = dataOf(logitDifferenceChart, shownRuns(experiment), options);
    QCOMPARE(data.curves.size(), std::size_t(6));
    QVERIFY(data.curves[0].faint);
    QCOMPARE(data.curves[0].points[7].y(), experiment.runs[0].epochs[7].logit_difference);
    QVERIFY(!data.curves[3].faint);
    QVERIFY(data.curves[3].points[7].y() != data.curves[0].points[7].y());
}

void ChartsTest::smoothingLeavesMeasurementsWhereTheyAre() {
    ExperimentRecord experiment = sampleExperiment(2, 12);
    for (RunRecord& run : experiment.runs) {
        run.epochs.front().val_loss = 1000.0;
    }
    ChartOptions options;
    options.smoothing = 0.9;
    options.split = Split::Validation;
    const ChartData data = dataOf(lossChart, shownRuns(experiment), options);
    for (const Curve& curve : data.curves) {
        const RunRecord& run = experiment.runs[static_cast<std::size_t>(curve.run)];
        QCOMPARE(curve.best >= 0, curve.faint); // the mark is on what was measured
        if (curve.faint) {
            const int best = best_epoch(run.epochs)->epoch;
            QCOMPARE(curve.points[curve.best].y(), run.epochs[static_cast<std::size_t>(best)].val_loss);
        } else {
            QCOMPARE(curve.points[0].y(), 1000.0); // the untrained student is in no average
            QCOMPARE(curve.points[1].y(), run.epochs[1].val_loss);
            QVERIFY(curve.points[2].y() < 100.0);
        }
    }
}

void ChartsTest::bandsEndWhereValuesDo() {
    ExperimentRecord experiment = sampleExperiment(2, 4);
    for (RunRecord& run : experiment.runs) {
        for (EpochRecord& epoch : run.epochs) {
            epoch.val_loss = run.spec.repeat == 1 ? 0.01 : 2.0;
            epoch.val_accuracy = run.spec.repeat == 1 ? 0.7 : 1.0;
        }
    }
    ChartOptions options = meanOptions();
    options.y = ValueAxis::Linear;
    options.split = Split::Validation;
    for (const Curve& curve : front(dataOf(lossChart, shownRuns(experiment), options))) {
        QVERIFY(*std::min_element(curve.low.begin(), curve.low.end()) >= 0.0);
    }
    const ChartData accuracy = dataOf(accuracyChart, shownRuns(experiment), options);
    for (const Curve& curve : front(accuracy)) {
        QVERIFY(*std::max_element(curve.high.begin(), curve.high.end()) <= 100.0);
    }
    QVERIFY(accuracy.y.maximum <= 100.0);
}

void ChartsTest::epochsAreWholeWhereverOneLooks() {
    const ExperimentRecord experiment = sampleExperiment(1, 10);
    ChartRequest zoomed = request(lossChart, shownRuns(experiment));
    for (const bool log : {false, true}) {
        zoomed.options.logX = log;
        zoomed.zoomX = {2.0, 4.0};
        const ChartData data = chartData(zoomed);
        QVERIFY(!data.x.ticks.isEmpty());
        for (const ChartAxis::Tick& tick : data.x.ticks) {
            bool isWhole = false;
            QVERIFY2(tick.text.toInt(&isWhole) > 0 && isWhole, qPrintable(tick.text));
        }
    }
}

void ChartsTest::logAxisLeavesOutWhatHasNoPlace() {
    ExperimentRecord experiment = sampleExperiment(1, 6);
    experiment.runs[0].epochs[2].logit_difference = 0.0;
    experiment.runs[0].epochs[3].logit_difference = -1.0;
    experiment.runs[0].epochs[4].logit_difference = EpochRecord::none;
    ChartOptions options;
    options.y = ValueAxis::Logarithmic;
    const ChartData data = dataOf(logitDifferenceChart, shownRuns(experiment), options);
    QCOMPARE(data.curves.size(), std::size_t(3));
    QCOMPARE(data.curves[0].epochs, (QList<int>{0, 1, 5, 6}));
    QCOMPARE(data.undrawable, 2);
    QVERIFY(std::isfinite(data.y.minimum) && data.y.maximum > data.y.minimum);
    options.logX = true;
    QCOMPARE(dataOf(logitDifferenceChart, shownRuns(experiment), options).curves[0].epochs,
             (QList<int>{1, 5, 6}));
    // Nothing at all that could be drawn is no reason to fall over.
    for (EpochRecord& epoch : experiment.runs[0].epochs) {
        epoch.logit_difference = 0.0;
    }
    const ChartData none = dataOf(logitDifferenceChart, shownRuns(experiment, {true, false, false}), options);
    QCOMPARE(none.curves[0].points.size(), 0);
    QVERIFY(std::isfinite(none.y.minimum) && none.y.maximum > none.y.minimum);
    Window window(experiment, options);
    QVERIFY(window.chart("logit-difference")->plot().title().contains(QStringLiteral("≤ 0")));
}

void ChartsTest::automaticAxisIsLogarithmicOverDecades() {
    // What the losses of epochs 1 to 10 are, and the untrained student's.
    const auto withLosses = [](double first, double last, double untrained) {
        ExperimentRecord experiment = sampleExperiment(1, 10);
        for (RunRecord& run : experiment.runs) {
            for (EpochRecord& epoch : run.epochs) {
                const double loss =
                    epoch.epoch == 0 ? untrained : first * std::pow(last / first, (epoch.epoch - 1) / 9.0);
                epoch.val_loss = epoch.train_loss = epoch.logit_difference = loss;
                epoch.val_accuracy = epoch.epoch == 0 ? 0.001 : 0.9;
            }
        }
        return experiment;
    };
    const ExperimentRecord wide = withLosses(2.0, 0.02, 2.3);
    const ChartData loss = dataOf(lossChart, shownRuns(wide));
    QVERIFY(loss.y.log);
    QVERIFY(loss.y.value(loss.y.minimum) <= 0.02 && loss.y.value(loss.y.maximum) >= 2.3);
    QVERIFY(dataOf(logitDifferenceChart, shownRuns(wide)).y.log);
    // Shares have an end above, and stay as they are.
    QVERIFY(!dataOf(accuracyChart, shownRuns(wide)).y.log);
    QVERIFY(!dataOf(lossChart, shownRuns(withLosses(2.0, 0.4, 2.3))).y.log);
    // An untrained student that is far off has its place on a logarithmic axis, and rules no other.
    const ChartData far = dataOf(lossChart, shownRuns(withLosses(2.0, 0.02, 900.0)));
    QVERIFY(far.y.log && far.y.value(far.y.maximum) >= 900.0);
    for (const double untrained : {10.0, 900.0}) {
        const ChartData near = dataOf(lossChart, shownRuns(withLosses(2.0, 0.4, untrained)));
        QVERIFY(!near.y.log && near.y.maximum < 3.0);
    }
    // Only the epochs that were chosen decide, and zooming in x decides nothing.
    ChartOptions options;
    options.onlyLast = true;
    options.last = 3;
    QVERIFY(!dataOf(lossChart, shownRuns(wide), options).y.log);
    ChartRequest zoomed = request(lossChart, shownRuns(wide));
    zoomed.zoomX = {8.0, 10.0};
    QVERIFY(chartData(zoomed).y.log);
    options = {};
    options.y = ValueAxis::Linear;
    QVERIFY(!dataOf(lossChart, shownRuns(wide), options).y.log);
}

void ChartsTest::automaticAxisHasPlaceForEveryValue() {
    ExperimentRecord experiment = sampleExperiment(2, 10);
    for (RunRecord& run : experiment.runs) {
        for (EpochRecord& epoch : run.epochs) {
            epoch.logit_difference = std::pow(10.0, -0.3 * epoch.epoch) * (run.spec.repeat == 1 ? 0.01 : 1.0);
        }
    }
    // Deviations larger than the means would reach below 0.
    const ChartData mean = dataOf(logitDifferenceChart, shownRuns(experiment), meanOptions());
    QVERIFY(mean.y.log);
    QCOMPARE(front(mean).size(), std::size_t(3));
    for (const Curve& curve : front(mean)) {
        QCOMPARE(curve.low.size(), 11);
        QVERIFY(std::all_of(curve.low.begin(), curve.low.end(), [](double low) { return low > 0.0; }));
    }
    ChartOptions options;
    options.ranges[logitDifferenceChart] = {0.0, std::nullopt};
    const ChartData fixed = dataOf(logitDifferenceChart, shownRuns(experiment), options);
    QVERIFY(!fixed.y.log);
    QCOMPARE(fixed.y.minimum, 0.0);
    experiment.runs[0].epochs[5].logit_difference = 0.0;
    const ChartData zero = dataOf(logitDifferenceChart, shownRuns(experiment));
    QVERIFY(!zero.y.log);
    QCOMPARE(zero.undrawable, 0);
    QCOMPARE(zero.curves[0].points.size(), 11);
}

void ChartsTest::exportedAxisIsTheOneShown() {
    ExperimentRecord experiment = sampleExperiment(1, 10);
    for (EpochRecord& epoch : experiment.runs[0].epochs) {
        epoch.val_loss = std::pow(10.0, 1.0 - 0.3 * epoch.epoch);
    }
    Window window(experiment);
    QVERIFY(window.data("loss").y.log);
    QVERIFY(!window.data("accuracy").y.log);
    for (const ChartFigure& figure : window.panel.figures()) {
        const QString name = pictureName(*figure.request.quantity);
        QCOMPARE(chartData(figure.request).y, window.chart(qPrintable(name))->plot().data().y);
    }
}

void ChartsTest::logAxisHasEvenTicks() {
    const ChartAxis wide = chartAxis(0.001, 990.0, true, 8, false);
    QStringList texts;
    for (const ChartAxis::Tick& tick : wide.ticks) {
        texts.append(tick.text);
        QVERIFY(tick.position >= wide.minimum - 1e-9 && tick.position <= wide.maximum + 1e-9);
    }
    QCOMPARE(texts, (QStringList{QStringLiteral("0.001"), QStringLiteral("0.01"), QStringLiteral("0.1"),
                                 QStringLiteral("1"), QStringLiteral("10"), QStringLiteral("100"),
                                 QStringLiteral("1000")}));
    const ChartAxis narrow = chartAxis(1.0, 30.0, true, 8, true);
    QCOMPARE(narrow.ticks.size(), 5); // 1 2 5 10 20
    QCOMPARE(narrow.value(narrow.position(7.0)), 7.0);
    QVERIFY(!narrow.holds(0.0) && !narrow.holds(EpochRecord::none) && narrow.holds(1e-9));
    QVERIFY(chartAxis(1.1, 1.9, true, 8, true).ticks.size() >= 2);
    QVERIFY(chartAxis(3.0, 3.0, true, 8, false).maximum > chartAxis(3.0, 3.0, true, 8, false).minimum);
}

void ChartsTest::lastEpochsAlone() {
    const ExperimentRecord experiment = sampleExperiment(2, 25);
    ChartOptions options;
    options.onlyLast = true;
    const ChartData data = dataOf(lossChart, shownRuns(experiment), options);
    QCOMPARE(data.x.minimum, 11.0); // 15 epochs, 11 to 25
    QCOMPARE(data.x.maximum, 25.0);
    const ChartData all = dataOf(lossChart, shownRuns(experiment));
    QVERIFY(data.y.maximum < all.y.maximum);
    // The curves are whole: only the view of them is a part.
    QCOMPARE(data.curves[0].points.size(), 26);
}

void ChartsTest::wallTimeOnX() {
    ExperimentRecord experiment = sampleExperiment(1, 4);
    for (std::size_t run = 0; run < experiment.runs.size(); ++run) {
        for (EpochRecord& epoch : experiment.runs[run].epochs) {
            epoch.seconds = epoch.epoch == 0 ? 10.0 : 60.0 * static_cast<double>(run + 1);
        }
    }
    ChartOptions options;
    options.time = TimeAxis::Wall;
    const ChartData data = dataOf(lossChart, shownRuns(experiment), options);
    QCOMPARE(data.secondsPerUnit, 60.0);
    QCOMPARE(data.curves[0].points[2].x(), 130.0 / 60.0);
    QCOMPARE(data.curves[2].points[4].x(), 730.0 / 60.0);
    QCOMPARE(data.curves[2].epochs[4], 4);
    QCOMPARE(data.lastX, 730.0 / 60.0);
}

void ChartsTest::fixedRangesHold() {
    const ExperimentRecord experiment = sampleExperiment(1, 6);
    ChartOptions options;
    options.ranges[accuracyChart] = {20.0, 90.0};
    options.ranges[lossChart] = {std::nullopt, 7.5};
    const ChartData accuracy = dataOf(accuracyChart, shownRuns(experiment), options);
    QCOMPARE(accuracy.y.minimum, 20.0);
    QCOMPARE(accuracy.y.maximum, 90.0);
    QCOMPARE(dataOf(accuracyChart, shownRuns(experiment, {false, true, false}), options).y, accuracy.y);
    QCOMPARE(dataOf(lossChart, shownRuns(experiment), options).y.maximum, 7.5);
    options.y = ValueAxis::Logarithmic;
    options.ranges[accuracyChart] = {0.0, 90.0}; // no place for 0
    QVERIFY(std::isfinite(dataOf(accuracyChart, shownRuns(experiment), options).y.minimum));
}

void ChartsTest::bestEpochIsMarked() {
    ExperimentRecord experiment = sampleExperiment(1, 6);
    experiment.runs[0].epochs[4].val_accuracy = 0.99;
    const ChartData data = dataOf(lossChart, shownRuns(experiment));
    QCOMPARE(data.curves[0].best, 4);
    QCOMPARE(data.curves[3].best, -1); // training
    ChartOptions options;
    options.bestMarkers = false;
    QCOMPARE(dataOf(lossChart, shownRuns(experiment), options).curves[0].best, -1);
}

void ChartsTest::columnsGrow() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    std::vector<EpochRecord> epochs = experiment.runs[0].epochs;
    EpochColumns columns;
    QVERIFY(columns.update({epochs.begin(), epochs.begin() + 3}));
    QCOMPARE(columns.count(), 3);
    QVERIFY(!columns.update({epochs.begin(), epochs.begin() + 3}));
    QVERIFY(columns.update(epochs));
    QCOMPARE(columns.of(&EpochRecord::val_loss)[5], epochs[5].val_loss);
    // A run that went on from its checkpoint has another end.
    epochs.resize(4);
    epochs[3].val_loss = 42.0;
    QVERIFY(columns.update(epochs));
    QCOMPARE(columns.count(), 4);
    QCOMPARE(columns.of(&EpochRecord::val_loss)[3], 42.0);
}

void ChartsTest::splitsAreToldApart() {
    const ExperimentRecord experiment = sampleExperiment(4, 25);
    const ChartData loss = dataOf(lossChart, shownRuns(experiment));
    QCOMPARE(loss.curves.size(), std::size_t(24));
    QCOMPARE(linePen(loss.curves[0]).style(), Qt::SolidLine);
    QVERIFY(linePen(loss.curves[12]).widthF() < linePen(loss.curves[0]).widthF());
    QColor pale = linePen(loss.curves[12]).color();
    QVERIFY(pale.alphaF() < 0.7);
    pale.setAlphaF(1.0);
    QCOMPARE(pale, linePen(loss.curves[0]).color());
    QCOMPARE(referencePen(Qt::black).style(), Qt::DashLine);
    const ExperimentRecord fewer = sampleExperiment(1, 2);
    QCOMPARE(dataOf(lossChart, shownRuns(fewer)).curves.size(), std::size_t(6));
}

void ChartsTest::growingChangesOnlyWhatGrew() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    const EpochRecord last = experiment.runs[1].epochs.back();
    experiment.runs[1].epochs.pop_back();
    ChartHistory history;
    history.update(shownRuns(experiment));
    const double* first = history.columns(0).of(&EpochRecord::val_loss).constData();
    const ChartAxis before = dataOf(accuracyChart, shownRuns(experiment)).x;
    experiment.runs[1].epochs.push_back(last);
    history.update(shownRuns(experiment));
    QCOMPARE(history.columns(0).of(&EpochRecord::val_loss).constData(), first);
    QCOMPARE(history.columns(1).count(), 6);
    QCOMPARE(dataOf(accuracyChart, shownRuns(experiment)).x, before);
}

void ChartsTest::singlePointIsSeen() {
    ExperimentRecord experiment = sampleExperiment(1, 1);
    experiment.runs[0].epochs.pop_back();
    const ChartData data = dataOf(logitDifferenceChart, shownRuns(experiment, {true, false, false}));
    QCOMPARE(data.curves[0].points.size(), 1);
    QImage image(300, 200, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const QRectF area(20.0, 20.0, 260.0, 160.0);
    QPainter painter(&image);
    paintCurves(painter, data, area, {Qt::black, Qt::white});
    painter.end();
    const QPoint place = placeIn(area, data, data.curves[0].points[0]).toPoint();
    QCOMPARE(image.pixelColor(place).rgb(), data.curves[0].colour.rgb());
}

void ChartsTest::longHistoryIsThinned() {
    const ExperimentRecord experiment = sampleExperiment(1, 5000);
    const ChartData data = dataOf(logitDifferenceChart, shownRuns(experiment, {true, false, false}));
    QCOMPARE(data.curves[0].points.size(), 5001);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    QPainter painter(&generator);
    paintCurves(painter, data, QRectF(0.0, 0.0, 600.0, 400.0), {Qt::black, Qt::white});
    painter.end();
    const QList<QList<QPointF>> lines = polylinesOf(buffer.data());
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines[0].size() < 1300);
    QVERIFY(lines[0].size() > 600);
}

void ChartsTest::optionsSurviveSettings() {
    ChartOptions options = meanOptions(Band::Extremes);
    options.split = Split::Training;
    options.time = TimeAxis::Wall;
    options.logX = options.onlyLast = true;
    options.y = ValueAxis::Linear;
    options.last = 7;
    options.smoothing = 0.35;
    options.members = options.bestMarkers = false;
    options.charts = {agreementChart, lossChart};
    options.ranges[lossChart] = {std::nullopt, 2.5};
    QCOMPARE(chartOptions(toMap(options)), options);
    QCOMPARE(chartOptions({}), ChartOptions());
    const ChartOptions nonsense = chartOptions({{QStringLiteral("mode"), 17},
                                                {QStringLiteral("smoothing"), 5.0},
                                                {QStringLiteral("last"), -3},
                                                {QStringLiteral("charts"), QStringLiteral("x")}});
    QCOMPARE(nonsense.mode, CurveMode::Single);
    QCOMPARE(nonsense.smoothing, ChartOptions::mostSmoothing);
    QCOMPARE(nonsense.last, 1);
    QCOMPARE(nonsense.charts, ChartOptions().charts);
    // Settings from when the y axis was one flag.
    QCOMPARE(chartOptions({{QStringLiteral("logY"), true}}).y, ValueAxis::Logarithmic);
    QCOMPARE(chartOptions({{QStringLiteral("logY"), false}}).y, ValueAxis::Automatic);
}

void ChartsTest::pointUnderTheMouseIsFound() {
    Window window(sampleExperiment(2, 10));
    MetricPlot& plot = window.chart("accuracy")->plot();
    const Curve curve = plot.data().curves[3];
    const QPointF place = plot.placeOf(curve.points[7]);
    const auto hit = plot.nearest(place + QPointF(1.0, -1.0), 20.0);
    QVERIFY(hit);
    QCOMPARE(hit->curve.run, 3);
    QCOMPARE(hit->epoch(), 7);
    QCOMPARE(hit->value(), 100.0 * window.experiment.runs[3].epochs[7].val_accuracy);
    QVERIFY(!plot.nearest(place + QPointF(0.0, -5000.0), 20.0));
    window.panel.setRuns(shownRuns(window.experiment, {true, true, true, false, true, true}));
    window.settle();
    const auto other = plot.nearest(place, 20.0);
    QVERIFY(!other || other->curve.run != 3);
}

void ChartsTest::legendShowsAndHides() {
    Window window(sampleExperiment(4, 5));
    const auto buttons = window.panel.findChild<RunLegend*>()->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 3);
    QSignalSpy toggled(&window.panel, &ChartsPanel::groupToggled);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled.first().at(0).value<RunGroup>(), (RunGroup{0, {0.5, {}}}));
    QCOMPARE(toggled.first().at(1).toBool(), false);
    window.panel.setRuns(shownRuns(window.experiment));
    QCOMPARE(window.panel.findChild<RunLegend*>()->findChildren<QToolButton*>(), buttons);
    QVERIFY(buttons[1]->isChecked());
}

void ChartsTest::legendSaysOnceWhatAllHaveInCommon() {
    ExperimentRecord record = sampleExperiment(1, 2);
    const auto textsOf = [](const RunLegend& legend) {
        QStringList texts;
        for (const QToolButton* button : legend.findChildren<QToolButton*>()) {
            texts.append(button->text());
        }
        return texts;
    };
    const auto commonOf = [](const RunLegend& legend) {
        const auto* common = legend.findChild<QLabel*>(QStringLiteral("legendCommon"));
        return common->isHidden() ? QString() : common->text();
    };
    RunLegend legend;
    const auto with = [&](const std::vector<Point>& points) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            record.runs[i].spec.alpha = points[i].alpha;
            record.runs[i].spec.settings = points[i].settings;
        }
        legend.setRuns(shownRuns(record), CurveMode::Single);
    };
    // α 1 has no temperature, and is told apart without it.
    with({{0.25, {{"lr", "0.1"}, {"temperature", "4"}}},
          {0.5, {{"lr", "0.2"}, {"temperature", "4"}}},
          {1.0, {{"lr", "0.1"}}}});
    QCOMPARE(commonOf(legend), QStringLiteral("Temperature 4:"));
    QCOMPARE(textsOf(legend), (QStringList{QStringLiteral("α 0.25, Learning rate 0.1 (N = 1)"),
                                           QStringLiteral("α 0.5, Learning rate 0.2 (N = 1)"),
                                           QStringLiteral("α 1, Learning rate 0.1 (N = 1)")}));
    const auto* first = legend.findChild<QToolButton*>();
    QVERIFY(first->toolTip().contains(QStringLiteral("α 0.25, Learning rate 0.1, Temperature 4")));
    with({{0.5, {{"lr", "0.1"}}}, {0.5, {{"lr", "0.2"}}}, {0.5, {{"lr", "0.3"}}}});
    QCOMPARE(commonOf(legend), QStringLiteral("α 0.5:"));
    QCOMPARE(textsOf(legend).front(), QStringLiteral("Learning rate 0.1 (N = 1)"));
    // A setting that alone tells two apart is no common one.
    with({{0.5, {{"lr", "0.1"}}}, {0.5, {}}, {1.0, {}}});
    QCOMPARE(commonOf(legend), QString());
    QCOMPARE(textsOf(legend).front(), QStringLiteral("α 0.5, Learning rate 0.1 (N = 1)"));
    // What one of several experiments does not say is not common to both.
    ShownRuns both = shownRuns(record);
    both.experiments = {QStringLiteral("first"), QStringLiteral("second")};
    RunRecord other = record.runs.front();
    for (RunRecord& run : record.runs) {
        run.spec.alpha = 0.5;
        run.spec.settings = {{"temperature", "4"}};
    }
    other.spec = record.runs.front().spec;
    other.spec.settings.clear();
    both.runs = {both.runs.front(), {&other, 1, true, {}}};
    legend.setRuns(both, CurveMode::Single);
    QCOMPARE(commonOf(legend), QStringLiteral("α 0.5:"));
    QCOMPARE(textsOf(legend),
             (QStringList{QStringLiteral("first: Temperature 4 (N = 1)"), QStringLiteral("second (N = 1)")}));
    // Exported legends say the same.
    with({{0.25, {{"lr", "0.1"}}}, {0.5, {{"lr", "0.1"}}}, {1.0, {{"lr", "0.1"}}}});
    QCOMPARE(commonOf(legend), QStringLiteral("Learning rate 0.1:"));
    QStringList lines;
    for (const LegendLine& line : chartFigures(shownRuns(record), meanOptions()).front().legend) {
        lines.append(line.text);
    }
    QVERIFY(lines.contains(QStringLiteral("Learning rate 0.1:")));
    QVERIFY(lines.contains(QStringLiteral("α 0.25 (N = 1)")));
    // What stands alone has its whole name.
    record.runs.resize(1);
    legend.setRuns(shownRuns(record), CurveMode::Single);
    QCOMPARE(commonOf(legend), QString());
    QCOMPARE(textsOf(legend), QStringList{QStringLiteral("α 0.25, Learning rate 0.1 (N = 1)")});
}

void ChartsTest::legendWrapsWhereItIsNarrow() {
    const ExperimentRecord record = sampleExperiment(2, 2);
    QWidget host;
    auto* layout = new QVBoxLayout(&host);
    auto* legend = new RunLegend;
    layout->addWidget(new QWidget, 1);
    layout->addWidget(legend);
    legend->setRuns(shownRuns(record), CurveMode::Single);
    host.resize(900, 200);
    host.show();
    QVERIFY(QTest::qWaitForWindowExposed(&host));
    QVERIFY(!legend->horizontalScrollBar()->isVisible());
    const int before = legend->height();
    host.resize(160, 200);
    // Entries begin another line rather than be cut off.
    QTRY_VERIFY(legend->height() > before);
    QVERIFY(!legend->horizontalScrollBar()->isVisible());
    const auto isSeen = [&](const QToolButton* button) {
        return legend->viewport()->rect().contains(QRect(button->mapTo(legend, QPoint()), button->size()));
    };
    for (const auto* button : legend->findChildren<QToolButton*>()) {
        QTRY_VERIFY(isSeen(button));
    }
}

void ChartsTest::legendCounts() {
    ExperimentRecord experiment = sampleExperiment(4, 5);
    experiment.runs[5].epochs.clear();
    Window window(experiment);
    const auto texts = [&] {
        QStringList all;
        for (const QToolButton* button : window.panel.findChild<RunLegend*>()->findChildren<QToolButton*>()) {
            all.append(button->text());
        }
        return all;
    };
    QCOMPARE(texts(), (QStringList{QStringLiteral("α 0 (N = 4)"), QStringLiteral("α 0.5 (N = 3)"),
                                   QStringLiteral("α 1 (N = 4)")}));
    window.panel.setRuns(shownRuns(window.experiment, {false, true}));
    QCOMPARE(texts().first(), QStringLiteral("α 0 (N = 3)"));
}

void ChartsTest::emptyPanelSaysSo() {
    ChartsPanel panel;
    panel.resize(900, 300);
    panel.show();
    const auto visibleHints = [&] {
        int count = 0;
        for (const QLabel* label : panel.findChildren<QLabel*>()) {
            count +=
                label->isVisible() && label->text().contains(QStringLiteral("No measurements yet")) ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(visibleHints(), 3);
    panel.setRuns({});
    QCOMPARE(visibleHints(), 3);
    const ExperimentRecord experiment = sampleExperiment(1, 2);
    panel.setRuns(shownRuns(experiment));
    QTRY_COMPARE(visibleHints(), 0);
}

void ChartsTest::optionsBarChangesCharts() {
    Window window(sampleExperiment(3, 10));
    QSignalSpy changed(&window.panel, &ChartsPanel::optionsChanged);
    auto* mode = window.panel.findChild<QComboBox*>(QStringLiteral("mode"));
    auto* band = window.panel.findChild<QComboBox*>(QStringLiteral("band"));
    QVERIFY(!band->isVisible());
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Down);
    window.settle();
    QCOMPARE(changed.count(), 1);
    QVERIFY(band->isVisible());
    QCOMPARE(front(window.data("logit-difference")).size(), std::size_t(3));
    QCOMPARE(window.data("logit-difference").curves.size(), std::size_t(3 + 9));
    band->setFocus();
    QTest::keyClick(band, Qt::Key_End); // no band
    window.settle();
    QVERIFY(front(window.data("logit-difference"))[0].low.isEmpty());
    auto* menu = window.panel.findChild<QMenu*>();
    const auto trigger = [&](const char* name) {
        window.panel.findChild<QAction*>(QString::fromLatin1(name))->trigger();
        window.settle();
    };
    trigger("members");
    QCOMPARE(window.data("logit-difference").curves.size(), std::size_t(3));
    QVERIFY(!window.data("loss").y.log);
    trigger("yLogarithmic");
    QVERIFY(window.data("loss").y.log && window.data("logit-difference").y.log);
    QVERIFY(!window.data("accuracy").y.log); // a share is none
    trigger("yAutomatic");
    QVERIFY(!window.data("loss").y.log && !window.data("accuracy").y.log);
    trigger("yLinear");
    QCOMPARE(window.panel.options().y, ValueAxis::Linear);
    trigger("wall");
    QVERIFY(window.data("loss").secondsPerUnit > 0.0);
    for (QAction* action : menu->actions()) {
        if (action->objectName() == QStringLiteral("agreement")) {
            QVERIFY(!window.chart("agreement")->isVisible());
            action->trigger();
        }
    }
    window.settle();
    QVERIFY(window.chart("agreement")->isVisible());
    QCOMPARE(window.panel.options().charts.size(), std::size_t(4));
}

void ChartsTest::wheelZoomsAllCharts() {
    Window window(sampleExperiment(2, 20));
    const auto wheel = [&](const QPoint& place, Qt::KeyboardModifiers modifiers) {
        QWidget* view = window.chart("loss")->view().viewport();
        QWheelEvent event(place, view->mapToGlobal(place), {}, {0, 240}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view, &event);
        window.settle();
    };
    const QPoint place = window.placeOf("loss", {10.0, 1.0});
    wheel(place, Qt::NoModifier);
    const ChartAxis zoomed = window.data("loss").x;
    QVERIFY(zoomed.minimum > 0.0 && zoomed.maximum < 20.0);
    QVERIFY(zoomed.minimum < 10.0 && zoomed.maximum > 10.0);
    QCOMPARE(window.data("accuracy").x.minimum, zoomed.minimum);
    QCOMPARE(window.data("logit-difference").x.maximum, zoomed.maximum);
    const ChartAxis otherY = window.data("accuracy").y;
    const ChartAxis y = window.data("loss").y;
    wheel(place, Qt::ShiftModifier);
    QVERIFY(window.data("loss").y.maximum - window.data("loss").y.minimum < y.maximum - y.minimum);
    QCOMPARE(window.data("accuracy").y, otherY);
    QTest::keyClick(&window.chart("loss")->view(), Qt::Key_Home);
    window.settle();
    QCOMPARE(window.data("loss").x.maximum, 20.0);
    QCOMPARE(window.data("accuracy").x.minimum, 0.0);
}

void ChartsTest::selectedRunsStandOut() {
    Window window(sampleExperiment(2, 20));
    const auto backs = [&](const char* chart) {
        std::set<int> runs;
        for (const Curve& curve : window.data(chart).curves) {
            if (curve.back) {
                runs.insert(curve.run);
            }
        }
        return runs;
    };
    QVERIFY(backs("loss").empty());
    window.panel.setSelected({1, 3});
    window.settle();
    QCOMPARE(backs("loss"), (std::set<int>{0, 2, 4, 5}));
    QCOMPARE(window.data("loss").curves.back().back, false); // they are drawn over the others
    const Curve& behind = window.data("loss").curves.front();
    QVERIFY(behind.back && linePen(behind).color().alphaF() < 0.5);
    window.panel.setSelected({99}); // of no run that is there
    window.settle();
    QVERIFY(backs("loss").empty());
    // Of means those of no selected run.
    window.panel.setOptions(meanOptions());
    window.panel.setSelected({0});
    window.settle();
    std::vector<bool> means;
    for (const Curve& curve : window.data("logit-difference").curves) {
        if (curve.run < 0) {
            means.push_back(curve.back);
        }
    }
    QCOMPARE(std::count(means.begin(), means.end(), true), 2);
    QCOMPARE(means.size(), std::size_t(3));
    // A click at a curve tells of its run.
    window.panel.setOptions({});
    window.panel.setSelected({});
    window.panel.setRuns(shownRuns(window.experiment, {false, false, false, false, false, true}));
    window.settle();
    QSignalSpy clicked(&window.panel, &ChartsPanel::runClicked);
    const Curve curve = window.data("logit-difference").curves.back();
    const QPoint place = window.placeOf("logit-difference", curve.points.at(7));
    QTest::mouseClick(window.chart("logit-difference")->view().viewport(), Qt::LeftButton,
                      Qt::ControlModifier, place);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.front().at(0).toInt(), curve.run);
    QCOMPARE(clicked.front().at(1).toBool(), true);
}

void ChartsTest::doubleClickMaximises() {
    Window window(sampleExperiment(2, 20));
    const auto visible = [&] {
        QStringList names;
        for (const MetricChart* chart : window.charts()) {
            if (chart->isVisible()) {
                names.append(chart->objectName());
            }
        }
        names.sort();
        return names;
    };
    const QStringList all{QStringLiteral("accuracy"), QStringLiteral("logit-difference"),
                          QStringLiteral("loss")};
    QCOMPARE(visible(), all);
    const int width = window.chart("accuracy")->width();
    const QPoint place = window.placeOf("accuracy", {10.0, 50.0});
    QTest::mouseDClick(window.chart("accuracy")->view().viewport(), Qt::LeftButton, {}, place);
    window.settle();
    QCOMPARE(visible(), QStringList{QStringLiteral("accuracy")});
    QVERIFY(window.chart("accuracy")->width() > 2 * width);
    QCOMPARE(window.panel.figures().size(), std::size_t(1)); // what is exported is what is shown
    QVERIFY(window.panel.options().charts.size() == 3);
    QTest::keyClick(&window.chart("accuracy")->view(), Qt::Key_M);
    window.settle();
    QCOMPARE(visible(), all);
    // Another choice of charts shows them.
    QTest::keyClick(&window.chart("loss")->view(), Qt::Key_M);
    window.panel.findChild<QAction*>(QStringLiteral("agreement"))->trigger();
    window.settle();
    QCOMPARE(visible(), (QStringList{QStringLiteral("accuracy"), QStringLiteral("agreement"),
                                     QStringLiteral("logit-difference"), QStringLiteral("loss")}));
}

void ChartsTest::chartsStandInRows() {
    Window window(sampleExperiment(2, 5));
    const auto place = [&](const char* name) { return window.chart(name)->mapTo(&window.panel, QPoint()); };
    const auto choose = [&](int count) {
        window.panel.findChild<QAction*>(QStringLiteral("perRow%1").arg(count))->trigger();
        window.settle();
    };
    QCOMPARE(place("loss").y(), place("logit-difference").y());
    choose(1);
    QCOMPARE(window.panel.options().perRow, 1);
    QCOMPARE(place("loss").x(), place("logit-difference").x());
    QVERIFY(place("loss").y() < place("accuracy").y() &&
            place("accuracy").y() < place("logit-difference").y());
    QVERIFY(window.chart("loss")->width() > window.panel.width() / 2);
    choose(2);
    QCOMPARE(place("loss").y(), place("accuracy").y());
    QVERIFY(place("logit-difference").y() > place("loss").y());
    QTest::keyClick(&window.chart("loss")->view(), Qt::Key_M); // the row of the third takes no room
    window.settle();
    QVERIFY(window.chart("loss")->height() > window.panel.height() / 2);
    QTest::keyClick(&window.chart("loss")->view(), Qt::Key_M);
    choose(0);
    QCOMPARE(place("loss").y(), place("logit-difference").y());
    QCOMPARE(chartOptions(toMap(window.panel.options())), window.panel.options());
}

void ChartsTest::chartsHaveMenus() {
    Window window(sampleExperiment(2, 20));
    QSignalSpy changed(&window.panel, &ChartsPanel::optionsChanged);
    const auto choose = [&](const char* chart, const char* name) {
        QWidget* view = window.chart(chart)->view().viewport();
        QContextMenuEvent event(QContextMenuEvent::Mouse, view->rect().center(),
                                view->mapToGlobal(view->rect().center()));
        QCoreApplication::sendEvent(view, &event);
        QMenu* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        for (const QAction* action : menu->actions()) {
            QVERIFY(action->isSeparator() || !action->toolTip().isEmpty());
        }
        auto* action = menu->findChild<QAction*>(QString::fromLatin1(name));
        QVERIFY(action != nullptr && action->isEnabled());
        action->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        window.settle();
    };
    choose("loss", "chartLogarithmic");
    QCOMPARE(changed.count(), 1);
    QVERIFY(window.data("loss").y.log && !window.data("logit-difference").y.log);
    QCOMPARE(chartOptions(toMap(window.panel.options())), window.panel.options());
    choose("loss", "chartLinear");
    QVERIFY(!window.data("loss").y.log);
    window.panel.findChild<QAction*>(QStringLiteral("yLogarithmic"))->trigger(); // for all of them
    window.settle();
    QVERIFY(window.data("loss").y.log && window.panel.options().axes.empty());
    QGuiApplication::clipboard()->clear();
    choose("accuracy", "copyPicture");
    QVERIFY(QGuiApplication::clipboard()->image().width() > 1000);
    choose("accuracy", "copyData");
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 22);
    QCOMPARE(lines[0].count(QLatin1Char('\t')), 12); // of 6 runs, validation and training
    QVERIFY(lines[0].startsWith(QStringLiteral("epoch\t")));
    QVERIFY(lines[0].contains(QStringLiteral("alpha-0_rep-1")) || lines[0].contains(QStringLiteral("α 0")));
    const double shown = lines[11].section(QLatin1Char('\t'), 1, 1).toDouble();
    const auto& run = window.experiment.runs.front();
    QVERIFY(std::abs(shown - 100.0 * run.epochs[10].val_accuracy) < 1e-6 ||
            std::abs(shown - 100.0 * run.epochs[10].train_accuracy) < 1e-6);
    choose("accuracy", "maximise");
    QVERIFY(!window.chart("loss")->isVisible());
    choose("accuracy", "maximise");
    QVERIFY(window.chart("loss")->isVisible());
    choose("loss", "hide");
    QVERIFY(!window.chart("loss")->isVisible());
    QCOMPARE(window.panel.options().charts.size(), std::size_t(2));
}

void ChartsTest::rubberBandZooms() {
    Window window(sampleExperiment(2, 20));
    const ChartAxis y = window.data("accuracy").y;
    const double bottom = y.minimum + 0.3 * (y.maximum - y.minimum);
    const double top = y.minimum + 0.8 * (y.maximum - y.minimum);
    const QPoint from = window.placeOf("accuracy", {5.0, top});
    const QPoint to = window.placeOf("accuracy", {15.0, bottom});
    QWidget* view = window.chart("accuracy")->view().viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, (from + to) / 2);
    QTest::mouseMove(view, to);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
    window.settle();
    const double pixel = 20.0 / window.chart("accuracy")->plot().plotArea().width();
    QVERIFY(std::abs(window.data("accuracy").x.minimum - 5.0) < 3.0 * pixel);
    QVERIFY(std::abs(window.data("loss").x.maximum - 15.0) < 3.0 * pixel);
    QVERIFY(std::abs(window.data("accuracy").y.minimum - bottom) < 0.05 * (y.maximum - y.minimum));
    window.registry.find(QStringLiteral("charts.reset-zoom"))->trigger();
    window.settle();
    QCOMPARE(window.data("accuracy").y, y);
    QCOMPARE(window.data("loss").x.maximum, 20.0);
}

void ChartsTest::keysZoomAndPin() {
    Window window(sampleExperiment(2, 20));
    window.registry.find(QStringLiteral("charts.values"))->trigger();
    ChartView* view = &window.chart("loss")->view();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Plus);
    window.settle();
    const ChartAxis zoomed = window.data("accuracy").x;
    QVERIFY(zoomed.maximum < 20.0);
    QTest::keyClick(view, Qt::Key_Right);
    window.settle();
    QVERIFY(window.data("accuracy").x.minimum > zoomed.minimum);
    QTest::keyClick(view, Qt::Key_Home);
    window.settle();
    QCOMPARE(window.data("accuracy").x.maximum, 20.0);
    QTest::keyClick(view, Qt::Key_P);
    const auto says = [&](const QString& text) {
        const auto labels = window.panel.findChild<ValuesPanel*>()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(text); });
    };
    QVERIFY(says(QStringLiteral("pinned")));
    window.hover("loss", window.placeOf("loss", {3.0, 1.0}));
    QVERIFY(!says(QStringLiteral("Epoch 3")));
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(!says(QStringLiteral("pinned")));
}

void ChartsTest::crosshairTellsValues() {
    Window window(sampleExperiment(2, 10));
    QVERIFY(!window.values()->isVisible());
    window.registry.find(QStringLiteral("charts.values"))->trigger();
    window.settle();
    QVERIFY(window.values()->isVisible());
    const QAbstractItemModelTester tester(window.values()->model());
    window.hover("accuracy", window.placeOf("accuracy", {6.2, 50.0}));
    const QAbstractItemModel* model = window.values()->model();
    QCOMPARE(model->rowCount(), 6);
    int column = -1;
    for (int i = 0; i < model->columnCount(); ++i) {
        if (model->headerData(i, Qt::Horizontal).toString() == QStringLiteral("Validation accuracy (%)")) {
            column = i;
        }
    }
    QVERIFY(column > 0);
    for (int row = 0; row < 6; ++row) {
        const RunRecord& run = window.experiment.runs[static_cast<std::size_t>(row)];
        QCOMPARE(model->index(row, 0).data().toString(), runText(run.spec));
        QCOMPARE(model->index(row, column).data().toString(),
                 numberText(100.0 * run.epochs[6].val_accuracy, 1));
    }
    // A click holds it there.
    QTest::mouseClick(window.chart("accuracy")->view().viewport(), Qt::LeftButton, {},
                      window.placeOf("accuracy", {4.0, 50.0}));
    window.hover("loss", window.placeOf("loss", {9.0, 1.0}));
    QCOMPARE(model->index(0, column).data().toString(),
             numberText(100.0 * window.experiment.runs[0].epochs[4].val_accuracy, 1));
}

void ChartsTest::valuesSortAndCopy() {
    Window window(sampleExperiment(2, 10));
    window.registry.find(QStringLiteral("charts.values"))->trigger();
    window.settle();
    QTest::mouseClick(window.chart("accuracy")->view().viewport(), Qt::LeftButton, {},
                      window.placeOf("accuracy", {10.0, 50.0}));
    QTableView* table = window.values();
    QHeaderView* header = table->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(1) + 10, header->height() / 2});
    const QAbstractItemModel* model = table->model();
    for (int row = 1; row < model->rowCount(); ++row) {
        const double above = model->index(row - 1, 1).data(ValuesModel::SortRole).toDouble();
        const double below = model->index(row, 1).data(ValuesModel::SortRole).toDouble();
        QVERIFY(header->sortIndicatorOrder() == Qt::AscendingOrder ? above <= below : above >= below);
    }
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 1 + 6 + 1);
    QVERIFY(lines[0].startsWith(QStringLiteral("Curve\tValidation loss\t")));
    QCOMPARE(lines[1].split(QLatin1Char('\t')).value(0), model->index(0, 0).data().toString());
}

void ChartsTest::baselineGivesDifferences() {
    Window window(sampleExperiment(2, 10));
    window.registry.find(QStringLiteral("charts.values"))->trigger();
    ShownRuns shown = shownRuns(window.experiment, {true, true, true, true, true, false});
    shown.baseline = 5; // and hidden at that
    window.panel.setRuns(shown);
    window.settle();
    QTest::mouseClick(window.chart("accuracy")->view().viewport(), Qt::LeftButton, {},
                      window.placeOf("accuracy", {8.0, 50.0}));
    const QAbstractItemModel* model = window.values()->model();
    QCOMPARE(model->rowCount(), 5);
    bool found = false;
    for (int column = 0; column < model->columnCount(); ++column) {
        if (model->headerData(column, Qt::Horizontal).toString() == QStringLiteral("Δ Logit difference")) {
            found = true;
            const double difference = window.experiment.runs[1].epochs[8].logit_difference -
                                      window.experiment.runs[5].epochs[8].logit_difference;
            QCOMPARE(model->index(1, column).data(ValuesModel::SortRole).toDouble(), difference);
        }
    }
    QVERIFY(found);
}

void ChartsTest::rangesDialogRefusesNonsense() {
    RangesDialog dialog({});
    dialog.show();
    QSignalSpy chosen(&dialog, &RangesDialog::rangesChosen);
    const auto fields = dialog.findChildren<QLineEdit*>();
    QPushButton* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    QTest::keyClicks(fields[0], QStringLiteral("two"));
    QVERIFY(!ok->isEnabled());
    fields[0]->clear();
    QTest::keyClicks(fields[0], QStringLiteral("2"));
    QTest::keyClicks(fields[1], QStringLiteral("1.5"));
    QVERIFY(!ok->isEnabled());
    fields[0]->clear();
    QTest::keyClicks(fields[0], QStringLiteral("0.5"));
    QVERIFY(ok->isEnabled());
    QTest::mouseClick(ok, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    const auto ranges = chosen.first().at(0).value<std::map<Quantity, FixedRange>>();
    QCOMPARE(ranges.at(lossChart), (FixedRange{0.5, 1.5}));
    QCOMPARE(ranges.size(), std::size_t(1));
}

void ChartsTest::exportWritesPictures() {
    const QTemporaryDir folder;
    const ExperimentRecord experiment = sampleExperiment(4, 25);
    const QStringList files =
        exportCharts(shownRuns(experiment), folder.filePath(QStringLiteral("new/charts")));
    QCOMPARE(files.size(), 6);
    for (const char* name : {"loss", "accuracy", "logit-difference"}) {
        const QString path = folder.filePath(QStringLiteral("new/charts/") + QString::fromLatin1(name));
        const QImage image(path + QStringLiteral(".png"));
        QCOMPARE(image.size(), QSize(1200, 800));
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
        const QString text = textOf(path + QStringLiteral(".svg"));
        QVERIFY2(text.contains(QStringLiteral("Epoch")), qPrintable(text));
        for (const RunRecord& run : experiment.runs) {
            QVERIFY2(text.contains(runText(run.spec)), qPrintable(text));
        }
    }
    for (const char* title : {"Accuracy (%)", "Validation accuracy (%)", "Training accuracy (%)"}) {
        QVERIFY(textOf(folder.filePath(QStringLiteral("new/charts/accuracy.svg")))
                    .contains(QString::fromLatin1(title)));
    }
    QVERIFY(textOf(folder.filePath(QStringLiteral("new/charts/accuracy.svg")))
                .contains(QStringLiteral("Teacher")));
    QVERIFY(textOf(folder.filePath(QStringLiteral("new/charts/logit-difference.svg")))
                .contains(QStringLiteral("Mean |student − teacher|")));
}

void ChartsTest::exportEqualsTheView() {
    ChartOptions options = meanOptions();
    options.charts = {logitDifferenceChart};
    options.members = false;
    options.ranges[logitDifferenceChart] = {0.0, 4.0};
    Window window(sampleExperiment(3, 12), options);
    window.panel.setRuns(
        shownRuns(window.experiment, {true, true, true, false, false, false, true, true, true}));
    window.settle();
    const std::vector<ChartFigure> figures = window.panel.figures();
    QCOMPARE(figures.size(), std::size_t(1));
    const ChartData drawn = chartData(figures[0].request);
    const ChartData& seen = window.data("logit-difference");
    QCOMPARE(drawn.x.maximum, seen.x.maximum);
    QCOMPARE(drawn.y, seen.y);
    QCOMPARE(drawn.curves.size(), seen.curves.size());
    for (std::size_t i = 0; i < drawn.curves.size(); ++i) {
        QCOMPARE(drawn.curves[i].points, seen.curves[i].points);
        QCOMPARE(drawn.curves[i].low, seen.curves[i].low);
    }
    PictureOptions svg;
    svg.format = PictureFormat::Svg;
    const QTemporaryDir folder;
    const QString file = exportFigure(figures[0], svg, folder.path());
    const QString text = textOf(file);
    for (const ChartAxis::Tick& tick : seen.y.ticks + seen.x.ticks) {
        QVERIFY2(text.contains(tick.text), qPrintable(tick.text));
    }
    for (const char* wanted :
         {"α 0 (N = 3)", "α 1 (N = 3)", "band: ± std", "Mean |student − teacher|", "Epoch"}) {
        QVERIFY2(text.contains(QString::fromUtf8(wanted)), qPrintable(text));
    }
    QVERIFY(!text.contains(QStringLiteral("α 0.5")));
    // The polylines of the drawing have the curves' points, in the plot's coordinates: all x are evenly
    // apart, and y is proportional to the value.
    QFile content(file);
    QVERIFY(content.open(QIODevice::ReadOnly));
    const QList<QList<QPointF>> lines = polylinesOf(content.readAll());
    const auto means = front(seen);
    for (const Curve& curve : means) {
        const double firstY = curve.points.front().y();
        const double lastY = curve.points.back().y();
        const bool found = std::any_of(lines.begin(), lines.end(), [&](const QList<QPointF>& line) {
            if (line.size() != curve.points.size()) {
                return false;
            }
            const double scale = (line.back().y() - line.front().y()) / (lastY - firstY);
            for (qsizetype i = 0; i < line.size(); ++i) {
                const double y = line.front().y() + scale * (curve.points[i].y() - firstY);
                if (std::abs(line[i].y() - y) > 0.1) {
                    return false;
                }
            }
            return true;
        });
        QVERIFY(found);
    }
}

void ChartsTest::linesEndAtTheFrame() {
    const QRectF frame(0.0, 0.0, 10.0, 10.0);
    using Line = QList<QPointF>;
    const Line inside{{0.0, 0.0}, {5.0, 10.0}};
    QCOMPARE(clippedLine(inside, frame), QList<Line>{inside});
    QCOMPARE(clippedLine({}, frame), QList<Line>());
    QCOMPARE(clippedLine({{5.0, 5.0}}, frame), (QList<Line>{{{5.0, 5.0}}}));
    QCOMPARE(clippedLine({{5.0, 15.0}}, frame), QList<Line>());
    // Out at the top, in again, past a corner, and out to the right.
    QCOMPARE(
        clippedLine({{1.0, 5.0}, {2.0, -5.0}, {3.0, -5.0}, {4.0, 5.0}, {14.0, 5.0}, {14.0, 99.0}}, frame),
        (QList<Line>{{{1.0, 5.0}, {1.5, 0.0}}, {{3.5, 0.0}, {4.0, 5.0}, {10.0, 5.0}}}));
    QCOMPARE(clippedLine({{-5.0, 5.0}, {15.0, 5.0}}, frame), (QList<Line>{{{0.0, 5.0}, {10.0, 5.0}}}));
    QCOMPARE(clippedLine({{-5.0, 4.0}, {4.0, -5.0}}, frame), QList<Line>());
    const QPolygonF square({{-5.0, 2.0}, {5.0, 2.0}, {5.0, 12.0}, {-5.0, 12.0}});
    QCOMPARE(clippedArea(square, frame).boundingRect(), QRectF(0.0, 2.0, 5.0, 8.0));
    QCOMPARE(clippedArea(square, frame).size(), 4);
    QVERIFY(clippedArea(square.translated(-20.0, 0.0), frame).isEmpty());
}

void ChartsTest::exportStaysInTheFrame() {
    // An SVG is not clipped by its viewer: what lies beyond a fixed range must not be in it.
    for (const CurveMode mode : {CurveMode::Single, CurveMode::Mean}) {
        ChartOptions options = meanOptions();
        options.mode = mode;
        options.charts = {logitDifferenceChart};
        options.ranges[logitDifferenceChart] = {1.5, 1.6};
        const ExperimentRecord experiment = sampleExperiment(3, 12);
        PictureOptions svg;
        svg.format = PictureFormat::Svg;
        const QByteArray drawing = figureFile(chartFigures(shownRuns(experiment), options).front(), svg);
        int points = 0;
        for (const QList<QPointF>& line : polylinesOf(drawing)) {
            for (const QPointF& point : line) {
                QVERIFY2(point.y() > -2.0 && point.y() < 802.0, qPrintable(QString::number(point.y())));
                ++points;
            }
        }
        QVERIFY(points > 4);
    }
}

void ChartsTest::exportHasTheChosenSize() {
    const ExperimentRecord experiment = sampleExperiment(2, 5);
    const ChartFigure figure = chartFigures(shownRuns(experiment)).front();
    PictureOptions options;
    options.size = {600, 400};
    options.dpi = 300;
    const QImage image = QImage::fromData(figureFile(figure, options));
    QCOMPARE(image.size(), QSize(1875, 1250));
    QCOMPARE(image.dotsPerMeterX(), 11811);
    // The same picture, only finer or coarser.
    const auto inkOf = [](const QImage& picture) {
        const QImage small = picture.scaled(60, 40, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                 .convertToFormat(QImage::Format_Grayscale8);
        QList<int> ink;
        for (int y = 0; y < small.height(); ++y) {
            for (int x = 0; x < small.width(); ++x) {
                ink.append(255 - small.constScanLine(y)[x]);
            }
        }
        return ink;
    };
    const QList<int> fine = inkOf(image);
    for (const int dpi : {48, 96, 192}) {
        options.dpi = dpi;
        const QList<int> other = inkOf(figureImage(figure, options));
        qint64 difference = 0;
        qint64 total = 0;
        for (qsizetype i = 0; i < fine.size(); ++i) {
            difference += std::abs(fine[i] - other[i]);
            total += fine[i];
        }
        QVERIFY2(difference < total / 4,
                 qPrintable(QStringLiteral("%1 dpi: %2 of %3").arg(dpi).arg(difference).arg(total)));
    }
    options.format = PictureFormat::Pdf;
    const QByteArray pdf = figureFile(figure, options);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY2(pdf.contains("/MediaBox [0 0 450"), pdf.mid(pdf.indexOf("/MediaBox"), 40).constData());
    options.format = PictureFormat::Svg;
    QVERIFY(figureFile(figure, options).contains("viewBox=\"0 0 600 400\""));
}

void ChartsTest::exportDialogPreviews() {
    Window window(sampleExperiment(2, 5));
    ExportDialog dialog(toFigures(window.panel.figures()));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QSignalSpy requested(&dialog, &ExportDialog::exportRequested);
    const auto buttons = dialog.findChild<QDialogButtonBox*>()->buttons();
    for (QAbstractButton* button : buttons) {
        QVERIFY(!button->text().isEmpty());
        if (button->text().contains(QStringLiteral("Copy"))) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1200, 800));
    PictureOptions options;
    options.format = PictureFormat::Pdf;
    options.size = {800, 500};
    options.style.legend = false;
    dialog.setOptions(options);
    QCOMPARE(dialog.options(), options);
    for (QAbstractButton* button : buttons) {
        if (button->text().contains(QStringLiteral("Export"))) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().at(0).value<std::vector<Figure>>().size(), std::size_t(3));
    QCOMPARE(requested.first().at(1).value<PictureOptions>(), options);
}

void ChartsTest::exportOfManyRunsStaysReadable() {
    const QTemporaryDir folder;
    const ExperimentRecord experiment = sampleExperiment(30, 2);
    exportCharts(shownRuns(experiment), folder.path());
    const QString text = textOf(folder.filePath(QStringLiteral("loss.svg")));
    QVERIFY(text.contains(QStringLiteral("α 0.5")));
    QVERIFY(!text.contains(QStringLiteral("repeat 17")));
}

void ChartsTest::exportSaysWhyItCannot() {
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(QStringLiteral("file")), "in the way");
    const ExperimentRecord experiment = sampleExperiment(1, 1);
    QVERIFY_EXCEPTION_THROWN(
        exportCharts(shownRuns(experiment), folder.filePath(QStringLiteral("file/charts"))), Error);
    QVERIFY_EXCEPTION_THROWN(exportCharts({}, folder.path()), Error);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("loss.png"))));
}

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
