// The page that shows runs by any of their values, and what is selected there and in the table.
#include "tests/ui/sample_experiment.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/explore/explore_panel.h"
#include "ui/charts/explore/explore_plot.h"
#include "ui/charts/explore/parallel_picture.h"
#include "ui/charts/explore/scatter_picture.h"
#include "ui/charts/figures/chart_export.h"
#include "ui/charts/metric_chart.h"
#include "ui/runs/results_panel.h"
#include "ui/runs/runs_model.h"
#include "ui/window/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;

namespace {

/// Two repeats each of three students, of which the middle one is larger than the small one and no better.
ExperimentRecord students() {
    struct Student {
        const char* name;
        std::int64_t parameters;
        double accuracy;
    };
    ExperimentRecord experiment;
    experiment.folder = "/nowhere/students";
    for (const Student& student :
         {Student{"resnet8", 100'000, 0.6}, {"resnet14", 200'000, 0.55}, {"resnet20", 300'000, 0.7}}) {
        for (std::int64_t repeat = 1; repeat <= 2; ++repeat) {
            RunRecord& run = experiment.runs.emplace_back();
            run.spec = {0.5, repeat, static_cast<std::uint64_t>(repeat), {{"student", student.name}}};
            run.name = run_name(run.spec);
            run.status = RunStatus::done;
            run.cost = RecordedCost{student.parameters, 4 * student.parameters, {}, 0};
            EpochRecord& epoch = run.epochs.emplace_back();
            epoch.epoch = 1;
            epoch.val_loss = 1.0;
            epoch.val_accuracy = student.accuracy + 0.01 * static_cast<double>(repeat);
        }
    }
    return experiment;
}

ExploreChoice accuracyByParameters() {
    ExploreChoice choice;
    choice.x = QStringLiteral("parameters");
    choice.y = QStringLiteral("val_accuracy");
    return choice;
}

QPoint placeIn(const ExplorePanel& panel, int run) {
    const auto& plot = *panel.findChild<ExplorePlot*>();
    return dynamic_cast<const ScatterPicture&>(plot.picture()).placeOf(run, plot.rect()).toPoint();
}

} // namespace

class ExploreTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void settingsMetricsAndCostsAreDimensions();
    void onlyRunsThatAreDoneHaveResults();
    void scalesAreLinearOrLogarithmicOrWords();
    void theFrontPassesWhatNothingBeats();
    void thereIsNoFrontOfSettings();
    void runsAreFoundWhereTheyAreDrawn();
    void parallelCoordinatesHaveAnAxisEach();
    void colourFollowsAnyDimension();
    void thePageOffersWhatThereIs();
    void thePageIsAFigure();
    void marksSelectRowsAndRowsMarks();
    void theMousePointsEverywhere();
};

void ExploreTest::settingsMetricsAndCostsAreDimensions() {
    const ExperimentRecord experiment = students();
    const auto dimensions = runDimensions(shownRuns(experiment), CountedEpoch::last);
    QStringList keys;
    for (const RunDimension& dimension : dimensions) {
        keys.append(dimension.key);
        QCOMPARE(dimension.values.size(), experiment.runs.size());
    }
    // Without teacher and test set, their metrics are no choice.
    QCOMPARE(keys,
             (QStringList{QStringLiteral("alpha"), QStringLiteral("student"), QStringLiteral("val_accuracy"),
                          QStringLiteral("parameters"), QStringLiteral("file_bytes")}));
    const RunDimension& student = dimensions[1];
    QCOMPARE(student.words, (QStringList{QStringLiteral("resnet14"), QStringLiteral("resnet20"),
                                         QStringLiteral("resnet8")}));
    QCOMPARE(student.text(0), QStringLiteral("resnet8"));
    QCOMPARE(dimensions[2].values[0], 61.0);
    QCOMPARE(dimensions[2].better, Better::higher);
    QCOMPARE(dimensions[3].title, QStringLiteral("Parameters (M)"));
    QCOMPARE(dimensions[3].values[5], 0.3);
    QCOMPARE(dimensions[3].better, Better::lower);
}

void ExploreTest::onlyRunsThatAreDoneHaveResults() {
    ExperimentRecord experiment = students();
    experiment.runs[0].status = RunStatus::running;
    ShownRuns shown = shownRuns(experiment);
    shown.runs[1].copy = true;
    const auto dimensions = runDimensions(shown, CountedEpoch::last);
    for (const int run : {0, 1}) {
        QVERIFY(dimensions[1].has(run)); // its student is known all the same
        QVERIFY(!dimensions[2].has(run));
        QVERIFY(!dimensions[3].has(run));
    }
    const ScatterPicture picture(shown, dimensions, accuracyByParameters(), false);
    QCOMPARE(picture.means().size(), std::size_t(2));
    shown.runs[2].visible = false;
    const ScatterPicture fewer(shown, dimensions, accuracyByParameters(), false);
    QCOMPARE(fewer.means()[0].count, 1);
}

void ExploreTest::scalesAreLinearOrLogarithmicOrWords() {
    RunDimension rate{QStringLiteral("lr"), QStringLiteral("Learning rate")};
    rate.mayBeLog = true;
    rate.values = {0.01, 0.1, 1.0};
    const std::vector<bool> all(3, true);
    const RunScale logarithmic(rate, all, 6);
    QVERIFY(std::abs(logarithmic.placeOf(0.1) - 0.5) < 1e-9);
    QVERIFY(std::isnan(logarithmic.placeOf(0.0)));
    rate.mayBeLog = false;
    const RunScale linear(rate, all, 6);
    QVERIFY(linear.placeOf(0.1) < 0.2);
    QVERIFY(!linear.ticks().empty());
    RunDimension words{QStringLiteral("loss"), QStringLiteral("Loss")};
    words.words = QStringList{QStringLiteral("kl"), QStringLiteral("mse")};
    QCOMPARE(RunScale(words, all, 6).placeOf(1.0), 0.75);
}

void ExploreTest::theFrontPassesWhatNothingBeats() {
    const ExperimentRecord experiment = students();
    const ShownRuns shown = shownRuns(experiment);
    const auto dimensions = runDimensions(shown, CountedEpoch::last);
    const ScatterPicture picture(shown, dimensions, accuracyByParameters(), false);
    QCOMPARE(picture.means().size(), std::size_t(3));
    QCOMPARE(picture.means()[0].count, 2);
    QVERIFY(std::abs(picture.means()[0].y - 61.5) < 1e-9);
    // resnet14 is larger than resnet8 and worse.
    QCOMPARE(picture.front(), (std::vector<std::size_t>{0, 2}));
    ExploreChoice none = accuracyByParameters();
    none.front = false;
    QVERIFY(ScatterPicture(shown, dimensions, none, false).front().empty());
}

void ExploreTest::thereIsNoFrontOfSettings() {
    const ExperimentRecord experiment = sampleExperiment(2, 3);
    const ShownRuns shown = shownRuns(experiment);
    ExploreChoice choice;
    choice.x = QStringLiteral("alpha");
    choice.y = QStringLiteral("val_accuracy");
    const ScatterPicture picture(shown, runDimensions(shown, CountedEpoch::best), choice, false);
    QVERIFY(!picture.isEmpty());
    QVERIFY(picture.front().empty());
}

void ExploreTest::runsAreFoundWhereTheyAreDrawn() {
    const ExperimentRecord experiment = students();
    const ShownRuns shown = shownRuns(experiment);
    const auto dimensions = runDimensions(shown, CountedEpoch::last);
    const QRectF frame(0.0, 0.0, 600.0, 400.0);
    const ScatterPicture scatter(shown, dimensions, accuracyByParameters(), false);
    for (int run = 0; run < 6; ++run) {
        QCOMPARE(scatter.runAt(scatter.placeOf(run, frame), frame), run);
    }
    QCOMPARE(scatter.runAt(QPointF(1.0, 1.0), frame), -1);
    const QPointF place = scatter.placeOf(4, frame);
    QCOMPARE(scatter.runsIn(QRectF(place - QPointF(2.0, 100.0), QSizeF(4.0, 300.0)), frame),
             (std::set<int>{4, 5}));
    QVERIFY(scatter.tip(4).contains(QStringLiteral("Parameters (M): 0.300")));
}

void ExploreTest::parallelCoordinatesHaveAnAxisEach() {
    ExperimentRecord experiment = sampleExperiment(2, 3);
    for (RunRecord& run : experiment.runs) {
        if (run.spec.alpha < 1.0) {
            run.spec.settings["temperature"] = run.spec.repeat == 1 ? "2" : "4";
        }
    }
    const ShownRuns shown = shownRuns(experiment);
    ExploreChoice choice;
    choice.axes = QStringList{QStringLiteral("alpha"), QStringLiteral("temperature"),
                              QStringLiteral("unknown"), QStringLiteral("val_accuracy")};
    const ParallelPicture picture(shown, runDimensions(shown, CountedEpoch::last), choice, false);
    QCOMPARE(picture.axisCount(), std::size_t(3));
    const QRectF frame(0.0, 0.0, 600.0, 400.0);
    QVERIFY(picture.placeOf(0, 0, frame).x() < picture.placeOf(0, 1, frame).x());
    // α 1 has no temperature, and passes below all that have one.
    QVERIFY(picture.placeOf(4, 1, frame).y() > picture.placeOf(0, 1, frame).y());
    const QPointF one = picture.placeOf(1, 1, frame);
    QCOMPARE(picture.runsIn(QRectF(one - QPointF(3.0, 3.0), QSizeF(6.0, 6.0)), frame), (std::set<int>{1, 3}));
    const QPointF middle = (picture.placeOf(1, 1, frame) + picture.placeOf(1, 2, frame)) / 2.0;
    QCOMPARE(picture.runAt(middle, frame), 1);
    choice.axes = QStringList{QStringLiteral("alpha")};
    QVERIFY(ParallelPicture(shown, runDimensions(shown, CountedEpoch::last), choice, false).isEmpty());
}

void ExploreTest::colourFollowsAnyDimension() {
    const ExperimentRecord experiment = students();
    const ShownRuns shown = shownRuns(experiment);
    const auto dimensions = runDimensions(shown, CountedEpoch::last);
    const std::vector<bool> all(6, true);
    const RunColours points(shown, nullptr, all, false);
    QCOMPARE(points.of(0), points.of(1));
    QVERIFY(points.of(0) != points.of(2));
    QCOMPARE(points.legend().size(), std::size_t(3));
    const RunColours accuracy(shown, &dimensions[2], all, false);
    QVERIFY(accuracy.of(0) != accuracy.of(1));
    QCOMPARE(accuracy.title(), dimensions[2].title);
    QVERIFY(accuracy.legend().size() > 1);
}

void ExploreTest::thePageOffersWhatThereIs() {
    ExplorePanel panel;
    panel.resize(900, 400);
    panel.show();
    QVERIFY(panel.figures().empty());
    const ExperimentRecord experiment = students();
    panel.setRuns(shownRuns(experiment));
    auto* x = panel.findChild<QComboBox*>(QStringLiteral("exploreX"));
    const auto* y = panel.findChild<QComboBox*>(QStringLiteral("exploreY"));
    const auto* front = panel.findChild<QCheckBox*>(QStringLiteral("paretoFront"));
    // Accuracy for little: students differ in their size.
    QCOMPARE(x->currentData().toString(), QStringLiteral("parameters"));
    QCOMPARE(y->currentData().toString(), QStringLiteral("val_accuracy"));
    QVERIFY(front->isEnabled());
    x->setCurrentIndex(x->findData(QStringLiteral("student")));
    QVERIFY(!front->isEnabled());
    QVERIFY(front->toolTip().contains(QStringLiteral("one end is better")));
    // What was chosen stays while runs are trained.
    panel.setRuns(shownRuns(experiment));
    QCOMPARE(x->currentData().toString(), QStringLiteral("student"));
    auto* view = panel.findChild<QComboBox*>(QStringLiteral("exploreView"));
    auto* axes = panel.findChild<QToolButton*>(QStringLiteral("exploreAxes"));
    QVERIFY(!axes->isVisible());
    view->setCurrentIndex(1);
    QVERIFY(axes->isVisible() && !x->isVisible());
    QStringList checked;
    for (QAction* action : axes->menu()->actions()) {
        if (action->isChecked()) {
            checked.append(action->data().toString());
        }
    }
    // α is the same in all of them.
    QCOMPARE(checked, (QStringList{QStringLiteral("student"), QStringLiteral("val_accuracy"),
                                   QStringLiteral("parameters"), QStringLiteral("file_bytes")}));
    axes->menu()->actions()[1]->trigger();
    panel.setRuns(shownRuns(experiment));
    QVERIFY(!axes->menu()->actions()[1]->isChecked());
}

void ExploreTest::thePageIsAFigure() {
    ExplorePanel panel;
    panel.resize(900, 400);
    panel.show();
    const ExperimentRecord experiment = students();
    panel.setRuns(shownRuns(experiment));
    const auto figures = panel.figures();
    QCOMPARE(figures.size(), std::size_t(1));
    QCOMPARE(figures[0].fileName, QStringLiteral("val-accuracy-against-parameters"));
    const QImage image = figureImage(figures[0], PictureOptions());
    QVERIFY(!image.isNull());
    QSet<QRgb> colours;
    for (int px = 0; px < image.width(); px += 2) {
        for (int py = 0; py < image.height(); py += 2) {
            colours.insert(image.pixel(px, py));
        }
    }
    QVERIFY(colours.size() > 5);
    // A long run is seen as it was when the page was behind.
    panel.hide();
    {
        const ExperimentRecord gone = sampleExperiment(2, 3);
        panel.setRuns(shownRuns(gone));
    }
    panel.show();
    // These say nothing of their size.
    QCOMPARE(panel.figures()[0].fileName, QStringLiteral("val-accuracy-against-alpha"));
}

void ExploreTest::marksSelectRowsAndRowsMarks() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sample"));
    test::writeExperiment(sampleExperiment(2, 3), path);
    MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.openExperiment(path);
    auto* panel = window.findChild<ExplorePanel*>();
    auto* table = window.findChild<QTableView*>(QStringLiteral("runsTable"));
    QTRY_COMPARE(table->model()->rowCount(), 6);
    window.findChild<QTabWidget*>(QStringLiteral("comparison"))->setCurrentWidget(panel);
    QTRY_VERIFY(!panel->figures().empty());
    auto* plot = panel->findChild<ExplorePlot*>();
    QTest::mouseClick(plot, Qt::LeftButton, {}, placeIn(*panel, 3));
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table->selectionModel()->selectedRows().front().row(), 3);
    QTest::mouseClick(plot, Qt::LeftButton, Qt::ControlModifier, placeIn(*panel, 0));
    QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
    QTest::mouseClick(plot, Qt::LeftButton, Qt::ControlModifier, placeIn(*panel, 0));
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    // An area around the runs of α 0.
    const QRect area = QRect(placeIn(*panel, 0), placeIn(*panel, 1)).normalized().adjusted(-12, -12, 12, 12);
    QTest::mousePress(plot, Qt::LeftButton, {}, area.topLeft());
    QTest::mouseMove(plot, area.center());
    QTest::mouseMove(plot, area.bottomRight());
    QTest::mouseRelease(plot, Qt::LeftButton, {}, area.bottomRight());
    QModelIndexList rows = table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].row(), 0);
    QCOMPARE(rows[1].row(), 1);
    QTest::mouseClick(plot, Qt::LeftButton, {}, {2, 2});
    QVERIFY(table->selectionModel()->selectedRows().empty());
}

void ExploreTest::theMousePointsEverywhere() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sample"));
    test::writeExperiment(sampleExperiment(2, 3), path);
    MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.openExperiment(path);
    auto* panel = window.findChild<ExplorePanel*>();
    auto* table = window.findChild<QTableView*>(QStringLiteral("runsTable"));
    QTRY_COMPARE(table->model()->rowCount(), 6);
    window.findChild<QTabWidget*>(QStringLiteral("comparison"))->setCurrentWidget(panel);
    QTRY_VERIFY(!panel->figures().empty());
    auto* plot = panel->findChild<ExplorePlot*>();
    const auto* tint = table->findChild<QWidget*>(QStringLiteral("hoverTint"));
    QVERIFY(!tint->isVisible());
    QTest::mouseMove(plot, placeIn(*panel, 1));
    QTRY_VERIFY(tint->isVisible());
    QCOMPARE(tint->y(), table->visualRect(table->model()->index(1, 0)).y());
    const QImage pointed = plot->grab().toImage();
    QTest::mouseMove(plot, QPoint(3, 3));
    QTRY_VERIFY(!tint->isVisible());
    QVERIFY(plot->grab().toImage() != pointed);
    // From the table into the charts, without a selection.
    auto* charts = window.findChild<ChartsPanel*>();
    window.findChild<QTabWidget*>(QStringLiteral("comparison"))->setCurrentWidget(charts);
    auto* view = charts->findChild<ChartView*>();
    const auto* chart = charts->findChild<MetricChart*>();
    QSize size;
    while (size != view->size() || chart->isBusy()) { // the window finds its layout
        size = view->size();
        QTest::qWait(500);
    }
    // In pixels of the strongest colour, of which a curve that stands out has more.
    const auto ink = [&] {
        const QImage image = view->grab().toImage();
        int count = 0;
        for (int px = 0; px < image.width(); ++px) {
            for (int py = 0; py < image.height(); ++py) {
                count += image.pixelColor(px, py).saturation() > 100 ? 1 : 0;
            }
        }
        return count;
    };
    const int calm = ink();
    QTest::mouseMove(table->viewport(), table->visualRect(table->model()->index(2, 1)).center());
    QTRY_VERIFY(ink() > calm);
    QVERIFY(table->selectionModel()->selectedRows().empty());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(table->viewport(), &leave);
    QTRY_COMPARE(ink(), calm);
}

QTEST_MAIN(ExploreTest)
#include "explore_test.moc"
