// The page that compares α.
#include "core/experiment/results/verdict.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/charts/compare/compare_figure.h"
#include "ui/charts/compare/compare_panel.h"
#include "ui/charts/compare/compare_plot.h"
#include "ui/charts/figures/chart_export.h"
#include "ui/charts/report_charts.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;

namespace {

/// The texts of a drawing, one after the other: where a font lacks a letter, a text is several.
QString textsOf(const QByteArray& svg) {
    QStringList texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QStringLiteral("text")) {
            texts.append(xml.readElementText().trimmed());
        }
    }
    return texts.join(QLatin1Char(' '));
}

} // namespace

class CompareTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void pointsAreMeansOfRepeats();
    void emptyPageSaysSo();
    void choicesChangeThePage();
    void differencesArePaired();
    void onlyWhatASearchHasChosenIsCompared();
    void theVerdictStandsFirst();
    void resultsStandBesideTheVerdict();
    void placesFollowValues();
    void runsMayGoOrComeUnseen();
    void pageIsWhatIsShown();
    void pageSaysWhatItsSignsMean();
    void reportHasTheChartsThatShowSomething();
    void anyAxisStandsAlongTheChart();
    void axesAreLinearOrLogarithmicOrWords();
    void twoAxesMakeAHeatMap();
    void seriesAreNamedAboveTheValues();
    void lineOfChoicesGivesWay();
    void coloursAndPatternsTellAxesApart();
    void whatIsUndecidedOffersRepeats();
};

void CompareTest::pointsAreMeansOfRepeats() {
    ExperimentRecord experiment = sampleExperiment(4, 6);
    experiment.runs[7].epochs.clear();
    const auto points = comparedPoints(shownRuns(experiment), metric_of(&EpochRecord::val_loss),
                                       CountedEpoch::last, ErrorBar::Deviation);
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points[1].values.size(), std::size_t(3));
    const auto loss = [&](std::size_t run) { return experiment.runs[run].epochs[6].val_loss; };
    const double mean = (loss(4) + loss(5) + loss(6)) / 3.0;
    QCOMPARE(points[1].mean, mean);
    const double variance =
        (std::pow(loss(4) - mean, 2) + std::pow(loss(5) - mean, 2) + std::pow(loss(6) - mean, 2)) / 2.0;
    QVERIFY(std::abs(points[1].high - mean - std::sqrt(variance)) < 1e-12);
    const auto error = comparedPoints(shownRuns(experiment), metric_of(&EpochRecord::val_loss),
                                      CountedEpoch::last, ErrorBar::Error);
    QVERIFY(std::abs(error[1].high - mean - std::sqrt(variance / 3.0)) < 1e-12);
    const auto interval = comparedPoints(shownRuns(experiment), metric_of(&EpochRecord::val_loss),
                                         CountedEpoch::last, ErrorBar::Interval);
    QVERIFY(std::abs(interval[1].high - mean - 4.302652729749464 * std::sqrt(variance / 3.0)) < 1e-6);
    // In cross-validation training sets overlap, and bars are wider (Nadeau and Bengio 2003).
    ExperimentRecord folds = experiment;
    for (RunRecord& run : folds.runs)
        run.trained_with["folds"] = "3";
    const auto widened = comparedPoints(shownRuns(folds), metric_of(&EpochRecord::val_loss),
                                        CountedEpoch::last, ErrorBar::Error);
    QVERIFY(std::abs(widened[1].high - mean - std::sqrt((1.0 / 3.0 + 0.5) * variance)) < 1e-12);
    // Hidden repeats do not count, and one alone has no bar.
    const auto few =
        comparedPoints(shownRuns(experiment, {true, false, false, false}),
                       metric_of(&EpochRecord::val_accuracy), CountedEpoch::best, ErrorBar::Deviation);
    QCOMPARE(few[0].values.size(), std::size_t(1));
    QVERIFY(std::isnan(few[0].low));
    QVERIFY((teacherLines(shownRuns(experiment), metric_of(&EpochRecord::val_accuracy)) ==
             std::vector<TeacherLine>{{83.2, {}}}));
}

void CompareTest::emptyPageSaysSo() {
    ComparePanel panel;
    panel.show();
    const auto says = [&] {
        const auto labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("Nothing to compare yet"));
        });
    };
    QVERIFY(says());
    const ExperimentRecord experiment = sampleExperiment(2, 3);
    panel.setRuns(shownRuns(experiment));
    QVERIFY(!says());
    panel.setRuns({});
    QVERIFY(says());
}

void CompareTest::choicesChangeThePage() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    experiment.runs[0].epochs[5].val_accuracy = 0.99;
    ComparePanel panel;
    panel.resize(900, 320);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* plot = panel.findChild<ComparePlot*>();
    const double best = plot->points()[0].mean;
    auto* which = panel.findChild<QComboBox*>(QStringLiteral("compareEpoch"));
    which->setFocus();
    QTest::keyClick(which, Qt::Key_Down);
    QVERIFY(plot->points()[0].mean < best);
    auto* metric = panel.findChild<QComboBox*>(QStringLiteral("compareMetric"));
    metric->setFocus();
    QTest::keyClick(metric, Qt::Key_Down);
    double sum = 0.0;
    for (std::size_t run = 0; run < 3; ++run) {
        sum += experiment.runs[run].epochs.back().cross_entropy;
    }
    QVERIFY(std::abs(plot->points()[0].mean - sum / 3.0) < 1e-12);
}

void CompareTest::differencesArePaired() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    ComparePanel panel;
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* table = panel.findChild<QTableWidget*>(QStringLiteral("pairedTable"));
    auto* reference = panel.findChild<QComboBox*>(QStringLiteral("compareReference"));
    QCOMPARE(reference->currentText(), QStringLiteral("1"));
    QCOMPARE(table->rowCount(), 2);
    const auto rows = paired_differences(experiment.runs, {1.0}, CountedEpoch::best);
    const double mean = 100.0 * rows[0].differences[&EpochRecord::val_accuracy].difference.mean;
    QCOMPARE(table->item(0, 1)->text(), (mean > 0.0 ? QStringLiteral("+") : QString()) + numberText(mean, 2));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("3"));
    reference->setFocus();
    QTest::keyClick(reference, Qt::Key_Home);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("0.5"));
    // The choice stays when epochs come in.
    panel.setRuns(shownRuns(experiment));
    QCOMPARE(reference->currentText(), QStringLiteral("0"));
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("α\tMean difference\t")));
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 3);
}

void CompareTest::onlyWhatASearchHasChosenIsCompared() {
    // Every point has been tried once, with other learning rates for α 1; α 0.5 and α 1 went on.
    ExperimentRecord experiment = sampleExperiment(4, 6);
    for (RunRecord& run : experiment.runs) {
        run.search = run.spec.repeat == 1;
        run.spec.settings["lr"] = run.spec.alpha == 1.0 && !run.search ? "0.1" : "0.01";
    }
    std::erase_if(experiment.runs, [](const RunRecord& run) { return run.spec.alpha == 0.0 && !run.search; });
    ExperimentRecord searching = experiment;
    std::erase_if(searching.runs, [](const RunRecord& run) { return !run.search; });
    ComparePanel panel;
    panel.setRuns(shownRuns(searching));
    panel.show();
    auto* table = panel.findChild<QTableWidget*>(QStringLiteral("pairedTable"));
    auto* reference = panel.findChild<QComboBox*>(QStringLiteral("compareReference"));
    QCOMPARE(reference->count(), 0);
    QCOMPARE(table->rowCount(), 0);
    panel.setRuns(shownRuns(experiment));
    QStringList texts;
    for (int i = 0; i < reference->count(); ++i) {
        texts << reference->itemText(i);
    }
    QCOMPARE(texts, (QStringList{"0.5", "1", "0.5, Learning rate 0.01", "1, Learning rate 0.1"}));
    QCOMPARE(reference->currentText(), QStringLiteral("1, Learning rate 0.1"));
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("0.5, Learning rate 0.01"));
    const auto* verdict = panel.findChild<QLabel*>(QStringLiteral("verdict"));
    QCOMPARE(verdict->text(),
             QString::fromStdString(sentence(*usual_verdict(experiment.runs), [](const Point& point) {
                                        return pointText(point).toStdString();
                                    }).str()));
    QVERIFY2(verdict->toolTip().contains(QStringLiteral("(seeds 2, 3, 4)")) &&
                 verdict->toolTip().contains(QStringLiteral("chosen by a search over 3")),
             qPrintable(verdict->toolTip()));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("3"));
}

void CompareTest::theVerdictStandsFirst() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    ComparePanel panel;
    panel.resize(900, 320);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* verdict = panel.findChild<QLabel*>(QStringLiteral("verdict"));
    const auto expected = verdict_of(experiment.runs, {1.0}, CountedEpoch::last);
    QVERIFY(expected.outcome != Outcome::none);
    QVERIFY(verdict->isVisible());
    QCOMPARE(verdict->text(), QString::fromStdString(sentence(expected).str()));
    QCOMPARE(verdict->toolTip().count(QLatin1Char('\n')), 2); // two points, and how they were compared
    QVERIFY(verdict->y() < panel.findChild<QComboBox*>(QStringLiteral("compareMetric"))->y());
    // Repeats that were added after a look are said here as everywhere.
    ExperimentRecord looked = experiment;
    for (RunRecord& run : looked.runs)
        run.repeats_planned = 3;
    looked.runs.back().repeats_planned = 4;
    panel.setRuns(shownRuns(looked));
    QVERIFY2(verdict->toolTip().contains(QStringLiteral("Repeats were added after a first result")),
             qPrintable(verdict->toolTip()));
    // What is hidden counts all the same; what is not there cannot.
    ShownRuns hidden = shownRuns(experiment);
    hidden.runs[0].visible = false;
    panel.setRuns(hidden);
    QCOMPARE(verdict->text(), QString::fromStdString(sentence(expected).str()));
    std::erase_if(experiment.runs, [](const RunRecord& run) { return run.spec.repeat > 2; });
    panel.setRuns(shownRuns(experiment));
    QVERIFY(verdict->text().startsWith(QStringLiteral("No verdict yet: it takes at least 3 repeats")));
    std::erase_if(experiment.runs, [](const RunRecord& run) { return run.spec.alpha != 1.0; });
    panel.setRuns(shownRuns(experiment));
    QVERIFY(!verdict->isVisible());
}

void CompareTest::resultsStandBesideTheVerdict() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    ComparePanel panel;
    panel.resize(900, 320);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* tabs = panel.findChild<QTabWidget*>();
    auto* table = panel.findChild<QTableWidget*>(QStringLiteral("resultsTable"));
    QVERIFY(!table->isVisible());
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
    QVERIFY(table->isVisible());
    const auto titles = [table] {
        QStringList texts;
        for (int column = 0; column < table->columnCount(); ++column) {
            texts.append(table->horizontalHeaderItem(column)->text());
        }
        return texts;
    };
    // A folder of an earlier version says nothing of costs.
    const QStringList measured{QStringLiteral("α"), QStringLiteral("Last accuracy"),
                               QStringLiteral("Best accuracy"), QStringLiteral("Agreement")};
    QCOMPARE(titles(), measured);
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->item(3, 0)->text(), QStringLiteral("Teacher"));
    QCOMPARE(table->item(3, 1)->text(), QStringLiteral("83.2 %"));
    for (RunRecord& run : experiment.runs) {
        run.cost = {269462, 1108369, {0.00214, 32, 2, "cpu"}, 463894};
    }
    panel.setRuns(shownRuns(experiment));
    QCOMPARE(titles(), measured + QStringList({QStringLiteral("Parameters"), QStringLiteral("File size"),
                                               QStringLiteral("Latency")}));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("269.5 k"));
    QCOMPARE(table->item(0, 4)->toolTip(), QStringLiteral("269462"));
    QCOMPARE(table->item(0, 5)->text(), QStringLiteral("1.11 MB"));
    QCOMPARE(table->item(0, 6)->text(), QStringLiteral("2.14 ms"));
    QCOMPARE(table->item(3, 4)->text(), QStringLiteral("463.9 k"));
    // What is selected stays so while runs are trained.
    table->selectRow(1);
    panel.setRuns(shownRuns(experiment));
    QVERIFY(table->item(1, 0)->isSelected());
    QCOMPARE(table->horizontalHeaderItem(6)->toolTip(),
             QStringLiteral("Latency: one image of 32 pixels at a time on CPU, threads: 2."));
}

void CompareTest::placesFollowValues() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    ComparePanel panel;
    panel.resize(1000, 400);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* plot = panel.findChild<ComparePlot*>();
    const auto& points = plot->points();
    for (std::size_t i = 1; i < points.size(); ++i) {
        QVERIFY(plot->placeOf(points[i]).x() > plot->placeOf(points[i - 1]).x());
        QCOMPARE(plot->placeOf(points[i]).y() < plot->placeOf(points[i - 1]).y(),
                 points[i].mean > points[i - 1].mean);
    }
    const QImage image = plot->grab().toImage();
    for (const ComparedPoint& point : points) {
        // The frame around the mean, and the base inside it.
        const QColor frame = image.pixelColor((plot->placeOf(point) - QPointF(4.0, 0.0)).toPoint());
        QVERIFY(frame != plot->palette().color(QPalette::Base));
    }
}

void CompareTest::runsMayGoOrComeUnseen() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    const double best = comparedPoints(shownRuns(experiment), metric_of(&EpochRecord::val_accuracy),
                                       CountedEpoch::best, ErrorBar::Deviation)[0]
                            .mean;
    const double last = comparedPoints(shownRuns(experiment), metric_of(&EpochRecord::val_accuracy),
                                       CountedEpoch::last, ErrorBar::Deviation)[0]
                            .mean;
    ComparePanel panel;
    panel.setRuns(shownRuns(experiment));
    auto* plot = panel.findChild<ComparePlot*>();
    // Nothing is drawn for nobody, but all is there at the first look.
    QVERIFY(plot->points().empty());
    panel.show();
    QCOMPARE(plot->points().size(), std::size_t(3));
    QCOMPARE(plot->points()[0].mean, best);
    // A choice after the records are gone.
    experiment = {};
    auto* which = panel.findChild<QComboBox*>(QStringLiteral("compareEpoch"));
    which->setFocus();
    QTest::keyClick(which, Qt::Key_Down);
    QCOMPARE(plot->points()[0].mean, last);
}

void CompareTest::pageIsWhatIsShown() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    ComparePanel panel;
    QVERIFY(panel.figures().empty());
    panel.setRuns(shownRuns(experiment));
    auto* metric = panel.findChild<QComboBox*>(QStringLiteral("compareMetric"));
    metric->setCurrentIndex(1);
    const auto figures = panel.figures();
    QCOMPARE(figures.size(), std::size_t(1));
    QCOMPARE(figures[0].fileName, QStringLiteral("alpha-cross-entropy"));
    PictureOptions options;
    options.format = PictureFormat::Svg;
    const QString texts = textsOf(figureFile(figures[0], options));
    QVERIFY2(texts.contains(QStringLiteral("Validation cross entropy by α, best epochs – sample")),
             qPrintable(texts));
    for (const char* text :
         {"0 N = 3", "0.5 N = 3", "1 N = 3", "Validation cross entropy", "mean ± std", "one repeat"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
    }
    // The same values at the same places, as far as one frame is like the other.
    const ComparePicture picture(shownRuns(experiment),
                                 {&metric_of(&EpochRecord::cross_entropy), CountedEpoch::best, {}}, false);
    const auto* plot = panel.findChild<ComparePlot*>();
    QCOMPARE(picture.points().size(), plot->points().size());
    for (std::size_t i = 0; i < picture.points().size(); ++i) {
        QCOMPARE(picture.points()[i].mean, plot->points()[i].mean);
        QCOMPARE(picture.placeOf(picture.points()[i], plot->rect()), plot->placeOf(plot->points()[i]));
    }
    QTemporaryDir folder;
    options.format = PictureFormat::Pdf;
    QCOMPARE(exportFigure(figures[0], options, folder.path()),
             folder.filePath(QStringLiteral("alpha-cross-entropy.pdf")));
    QVERIFY(figureFile(figures[0], options).startsWith("%PDF-"));
}

void CompareTest::pageSaysWhatItsSignsMean() {
    const ExperimentRecord one = sampleExperiment(2, 4);
    ExperimentRecord two = sampleExperiment(2, 4);
    two.folder = "/nowhere/<other>";
    ShownRuns shown = shownRuns(one);
    shown.experiments.append(shownRuns(two).experiments);
    for (const RunRecord& run : two.runs) {
        shown.runs.push_back({&run, 1, true, {}});
    }
    const Figure figure = compareFigure(
        shown, {&metric_of(&EpochRecord::val_accuracy), CountedEpoch::last, ErrorBar::Interval});
    PictureOptions options;
    options.format = PictureFormat::Svg;
    const QString texts = textsOf(figureFile(figure, options));
    for (const char* text : {"sample: α 0.5", "<other>: α 1", "mean and 95 % interval", "N = 2, 2",
                             "Validation accuracy (%) by α, last epochs – sample, <other>"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(text)), qPrintable(texts));
    }
    options.style = {false, false};
    const QString bare = textsOf(figureFile(figure, options));
    QVERIFY(!bare.contains(QStringLiteral("one repeat")));
    QVERIFY(!bare.contains(QStringLiteral("<other>: α 0")));
    QVERIFY(!bare.contains(QStringLiteral("last epochs")));
    QVERIFY(bare.contains(QStringLiteral("N = 2, 2")));
}

void CompareTest::reportHasTheChartsThatShowSomething() {
    ExperimentRecord experiment = sampleExperiment(2, 4);
    const auto names = [&] {
        QStringList list;
        for (const Figure& figure : reportFigures(experiment)) {
            list.append(figure.fileName);
        }
        return list.join(QLatin1Char(' '));
    };
    QCOMPARE(names(), QStringLiteral("loss accuracy logit-difference alpha-accuracy alpha-logit-difference"));
    const ReportChart chart = reportChart(reportFigures(experiment).front());
    QVERIFY(!chart.title.empty());
    QVERIFY(QString::fromStdString(chart.svg).contains(QStringLiteral("<svg")));
    // A teacher's own training: one α, and nobody to differ from.
    experiment.runs.resize(2);
    for (RunRecord& run : experiment.runs) {
        for (EpochRecord& epoch : run.epochs) {
            epoch.logit_difference = EpochRecord::none;
        }
    }
    QCOMPARE(names(), QStringLiteral("loss accuracy"));
    experiment.runs.clear();
    QCOMPARE(names(), QString());
}

namespace {

/// α 0.5 with kl at two temperatures and with mse, and α 1 for all: three repeats each.
ExperimentRecord gridExperiment() {
    ExperimentRecord experiment = sampleExperiment(3, 4);
    std::erase_if(experiment.runs, [](const RunRecord& run) { return run.spec.alpha == 0.0; });
    const std::vector<RunRecord> once = experiment.runs;
    experiment.runs.clear();
    const auto add = [&](double alpha, const AxisValues& settings, double gain) {
        for (RunRecord run : once) {
            if (run.spec.alpha != alpha) {
                continue;
            }
            run.spec.settings = settings;
            run.name = run_name(run.spec);
            for (EpochRecord& epoch : run.epochs) {
                epoch.val_accuracy += gain;
            }
            experiment.runs.push_back(run);
        }
    };
    add(0.5, {{"loss", "kl"}, {"temperature", "2"}}, 0.01);
    add(0.5, {{"loss", "kl"}, {"temperature", "20"}}, 0.05);
    add(0.5, {{"loss", "mse"}}, 0.02);
    add(1.0, {}, 0.0);
    return experiment;
}

void choose(const QWidget& panel, const char* name, const QString& text) {
    auto* box = panel.findChild<QComboBox*>(QLatin1String(name));
    const int index = box->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setCurrentIndex(index);
}

} // namespace

void CompareTest::anyAxisStandsAlongTheChart() {
    const ExperimentRecord experiment = gridExperiment();
    ComparePanel panel;
    panel.resize(1000, 400);
    panel.show();
    auto* axis = panel.findChild<QComboBox*>(QStringLiteral("compareAxis"));
    const ExperimentRecord simple = sampleExperiment(2, 3);
    panel.setRuns(shownRuns(simple));
    QVERIFY(!axis->isVisible()); // α is the only one
    panel.setRuns(shownRuns(experiment));
    QVERIFY(axis->isVisible());
    QCOMPARE(axis->count(), 3);
    choose(panel, "compareAxis", QStringLiteral("Temperature"));
    const auto* plot = panel.findChild<ComparePlot*>();
    QCOMPARE(plot->points().size(), std::size_t(4));
    const auto placeOf = [&](const AxisValues& settings) {
        const auto& points = plot->points();
        const auto found = std::find_if(points.begin(), points.end(), [&](const ComparedPoint& point) {
            return point.group.point.settings == settings;
        });
        return plot->placeOf(*found);
    };
    QVERIFY(placeOf({{"loss", "kl"}, {"temperature", "2"}}).x() <
            placeOf({{"loss", "kl"}, {"temperature", "20"}}).x());
    // What has no temperature is a line across, with its name.
    PictureOptions options;
    options.format = PictureFormat::Svg;
    const auto figures = panel.figures();
    QCOMPARE(figures.front().fileName, QStringLiteral("temperature-accuracy"));
    const QString texts = textsOf(figureFile(figures.front(), options));
    for (const char* text : {"α 0.5, Distillation loss mse:", "α 1, no distillation:",
                             "Temperature (logarithmic)", "Validation accuracy (%) by Temperature"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(text)), qPrintable(texts));
    }
    const QString verdict = panel.findChild<QLabel*>(QStringLiteral("verdict"))->toolTip();
    QVERIFY2(verdict.contains(QStringLiteral("α 0.5, Distillation loss kl, Temperature 2 ")),
             qPrintable(verdict));
    // The choice stays when epochs come in.
    panel.setRuns(shownRuns(experiment));
    QCOMPARE(axis->currentText(), QStringLiteral("Temperature"));
    auto* table = panel.findChild<QTableWidget*>(QStringLiteral("pairedTable"));
    QCOMPARE(table->rowCount(), 3);
    choose(panel, "compareReference", QStringLiteral("0.5, Distillation loss kl, Temperature 2"));
    QCOMPARE(table->rowCount(), 3); // each with that one point
    QCOMPARE(table->item(2, 0)->text(), QStringLiteral("1"));
}

void CompareTest::axesAreLinearOrLogarithmicOrWords() {
    const auto pointsWith = [](const std::vector<std::string>& values) {
        std::vector<Point> points{{1.0, {}}};
        for (const std::string& value : values) {
            points.push_back({0.5, {{"temperature", value}}});
        }
        return points;
    };
    const CompareAxis linear("temperature", pointsWith({"4", "2", "3"}));
    QCOMPARE(linear.values().size(), std::size_t(3));
    QCOMPARE(linear.values()[1].text, std::string("3"));
    QCOMPARE(linear.values()[1].place, 0.5);
    QCOMPARE(linear.title(), QStringLiteral("Temperature"));
    QVERIFY(!linear.indexOf({1.0, {}}));
    const CompareAxis logarithmic("temperature", pointsWith({"1", "10", "100"}));
    QVERIFY(std::abs(logarithmic.values()[1].place - 0.5) < 1e-12);
    const CompareAxis words("temperature", pointsWith({"cold", "hot"}));
    QCOMPARE(words.values()[0].place, 0.25);
    const CompareAxis alone("temperature", pointsWith({"4"}));
    QCOMPARE(alone.values()[0].place, 0.5);
    const CompareAxis alpha(alphaAxis, {{0.25, {}}, {0.75, {}}});
    QCOMPARE(alpha.values()[0].place, 0.25); // α runs from 0 to 1
}

void CompareTest::twoAxesMakeAHeatMap() {
    const ExperimentRecord experiment = gridExperiment();
    ComparePanel panel;
    panel.resize(1000, 400);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    choose(panel, "compareAxis", QStringLiteral("Temperature"));
    choose(panel, "compareRows", QStringLiteral("Heat map with α"));
    choose(panel, "compareBar", QStringLiteral("95 % interval"));
    const auto* plot = panel.findChild<ComparePlot*>();
    QVERIFY(plot->heat());
    const HeatPicture& heat = *plot->heat();
    QCOMPARE(heat.rows(), std::size_t(2));
    QCOMPARE(heat.columns(), std::size_t(3)); // 2, 20 and none
    const auto cell = heat.pointsAt(0, 1);
    QCOMPARE(cell.size(), std::size_t(1));
    QCOMPARE(heat.textAt(0, 1), QStringLiteral("%1\n%2 – %3\nN = 3")
                                    .arg(numberText(cell.front()->mean, 2), numberText(cell.front()->low, 2),
                                         numberText(cell.front()->high, 2)));
    QVERIFY(heat.textAt(1, 0).isEmpty());
    QVERIFY(heat.cellAt(QPointF(plot->rect().center()), plot->rect()).has_value());
    QVERIFY(!heat.cellAt(QPointF(0.0, 0.0), plot->rect()).has_value());
    // What a third axis parts is not pooled.
    choose(panel, "compareAxis", QStringLiteral("α"));
    choose(panel, "compareRows", QStringLiteral("Heat map with Distillation loss"));
    const auto both = plot->heat()->pointsAt(0, 0);
    QCOMPARE(both.size(), std::size_t(2));
    const QString first = QStringLiteral("Temperature 2: ") + numberText(both[0]->mean, 2);
    const QString second = QStringLiteral("Temperature 20: ") + numberText(both[1]->mean, 2);
    QCOMPARE(plot->heat()->textAt(0, 0), first + QLatin1Char('\n') + second);
    PictureOptions options;
    options.format = PictureFormat::Svg;
    const auto figures = panel.figures();
    QCOMPARE(figures.front().fileName, QStringLiteral("alpha-loss-accuracy"));
    const QString texts = textsOf(figureFile(figures.front(), options));
    QVERIFY2(texts.contains(first) && texts.contains(second), qPrintable(texts));
    // Where there is no room for both, their number stands there.
    options.size = {400, 110};
    QVERIFY(textsOf(figureFile(figures.front(), options)).contains(QStringLiteral("2 points")));
}

void CompareTest::seriesAreNamedAboveTheValues() {
    const ExperimentRecord experiment = gridExperiment();
    ComparePanel panel;
    panel.setRuns(shownRuns(experiment));
    panel.show();
    // Along α, too: what stands side by side there differs in its settings.
    PictureOptions options;
    options.format = PictureFormat::Svg;
    const QString texts = textsOf(figureFile(panel.figures().front(), options));
    for (const char* name :
         {"Distillation loss kl, Temperature 2", "Distillation loss mse", "No distillation"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(name)), qPrintable(texts));
    }
    const CompareChoice choice{metrics_by(&Metric::compared).front(), CountedEpoch::best,
                               ErrorBar::Deviation};
    const ComparePicture picture(shownRuns(experiment), choice, false);
    const QRectF frame(0.0, 0.0, 500.0, 400.0);
    double highest = frame.bottom();
    for (const ComparedPoint& point : picture.points()) {
        highest = std::min(highest, picture.placeOf(point, frame).y());
    }
    QVERIFY(highest > 4 * 15.0); // below the names of four series
    // What has no value on the axis is a line across it, and in no series.
    ExperimentRecord cold = experiment;
    for (RunRecord& run : cold.runs) {
        run.spec.alpha = run.spec.alpha == 1.0 ? 0.25 : run.spec.alpha;
        run.spec.settings =
            run.spec.alpha == 0.5 ? run.spec.settings : AxisValues{{"loss", "kl"}, {"temperature", "2"}};
    }
    CompareChoice along = choice;
    along.axis = "temperature";
    const Figure figure = compareFigure(shownRuns(cold), along);
    const QString series = textsOf(figureFile(figure, options));
    QVERIFY2(series.contains(QStringLiteral("α 0.5, Distillation loss kl")), qPrintable(series));
    QVERIFY2(series.contains(QStringLiteral("α 0.25, Distillation loss kl")), qPrintable(series));
    const QString line = QStringLiteral("Distillation loss mse: ");
    QVERIFY2(series.count(line) == 1, qPrintable(series));
    const QString names = series.mid(series.indexOf(line) + line.size()); // written after it
    QVERIFY2(names.contains(QStringLiteral("Distillation loss kl")), qPrintable(series));
    QVERIFY2(!names.contains(QStringLiteral("Distillation loss mse")), qPrintable(series));
    // Of several experiments the series are theirs.
    const ExperimentRecord one = sampleExperiment(2, 3);
    ShownRuns two = shownRuns(one);
    two.experiments = {QStringLiteral("first"), QStringLiteral("second")};
    const std::vector<ShownRun> again = two.runs;
    for (ShownRun run : again) {
        run.experiment = 1;
        two.runs.push_back(run);
    }
    panel.setRuns(two);
    const auto* paired = panel.findChild<QTableWidget*>(QStringLiteral("pairedTable"));
    QCOMPARE(paired->rowCount(), 4); // each experiment within itself
    QCOMPARE(paired->item(0, 0)->text(), QStringLiteral("first: 0"));
    QCOMPARE(paired->item(2, 0)->text(), QStringLiteral("second: 0"));
    const auto* results = panel.findChild<QTableWidget*>(QStringLiteral("resultsTable"));
    QCOMPARE(results->rowCount(), 8); // three points and the teacher of each
    QCOMPARE(results->item(7, 0)->text(), QStringLiteral("second: Teacher"));
    const QString both = textsOf(figureFile(panel.figures().front(), options));
    QVERIFY2(both.contains(QStringLiteral("second: α 1, no distillation:")), qPrintable(both));
    QVERIFY2(both.contains(QStringLiteral("second")) && !both.contains(QStringLiteral(">No distillation")),
             qPrintable(both));
}

void CompareTest::lineOfChoicesGivesWay() {
    const ExperimentRecord experiment = gridExperiment();
    ComparePanel panel;
    panel.setRuns(shownRuns(experiment));
    panel.resize(570, 400); // between two docks on a screen of 1366
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QCOMPARE(panel.width(), 570);
    for (const QComboBox* box : panel.findChildren<QComboBox*>()) {
        QVERIFY(box->isHidden() || box->geometry().right() < panel.width());
    }
}

void CompareTest::coloursAndPatternsTellAxesApart() {
    ExperimentRecord experiment = gridExperiment();
    const auto colourOf = [&](const RunPalette& palette, std::size_t run) {
        return palette.groupColour({0, experiment.runs[run].spec.point()});
    };
    const auto patternOf = [&](const RunPalette& palette, std::size_t run) {
        return palette.lineStyle({0, experiment.runs[run].spec.point()});
    };
    const RunPalette palette(shownRuns(experiment), false);
    QCOMPARE(colourOf(palette, 0), colourOf(palette, 3)); // one α
    QVERIFY(colourOf(palette, 0) != colourOf(palette, 9));
    QVERIFY(patternOf(palette, 0) != patternOf(palette, 3));
    QCOMPARE(patternOf(palette, 9), Qt::SolidLine);
    // Of one α every point has a colour of its own.
    experiment.runs.resize(9);
    const RunPalette alone(shownRuns(experiment), false);
    QVERIFY(colourOf(alone, 0) != colourOf(alone, 3));
    QCOMPARE(patternOf(alone, 3), Qt::SolidLine);
}

void CompareTest::whatIsUndecidedOffersRepeats() {
    ExperimentRecord experiment = sampleExperiment(4, 3);
    std::erase_if(experiment.runs, [](const RunRecord& run) { return run.spec.alpha == 0.0; });
    const auto set = [&](double alpha, const std::vector<double>& accuracies) {
        for (RunRecord& run : experiment.runs) {
            if (run.spec.alpha == alpha) {
                run.epochs.back().val_accuracy = accuracies.at(static_cast<std::size_t>(run.spec.repeat - 1));
            }
        }
    };
    set(1.0, {0.80, 0.81, 0.79, 0.80});
    set(0.5, {0.81, 0.80, 0.82, 0.80});
    ComparePanel panel;
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("addRepeats"));
    const auto verdict = usual_verdict(experiment.runs);
    QVERIFY(verdict && verdict->outcome == Outcome::undecided && verdict->points[0].more);
    QVERIFY(button->isVisible());
    QVERIFY(!button->isEnabled()); // until runs can be added, and it says why
    QVERIFY(!button->toolTip().isEmpty());
    panel.setExtensible(true);
    QVERIFY(button->isEnabled());
    QSignalSpy asked(&panel, &ComparePanel::moreRepeatsRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), qsizetype{1});
    QCOMPARE(asked.first().at(0).toInt(), static_cast<int>(verdict->points[0].more->repeats));
    set(0.5, {0.85, 0.86, 0.85, 0.85}); // better, and nothing is left to settle
    panel.setRuns(shownRuns(experiment));
    QVERIFY(!button->isVisible());
}

QTEST_MAIN(CompareTest)
#include "compare_test.moc"
