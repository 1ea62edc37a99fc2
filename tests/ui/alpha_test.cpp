// The page that compares α.
#include "core/experiment/results/verdict.h"
#include "tests/ui/sample_experiment.h"
#include "ui/base/number_text.h"
#include "ui/charts/compare/alpha_figure.h"
#include "ui/charts/compare/alpha_panel.h"
#include "ui/charts/compare/alpha_plot.h"
#include "ui/charts/figures/chart_export.h"
#include "ui/charts/report_charts.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
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

class AlphaTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void pointsAreMeansOfRepeats();
    void emptyPageSaysSo();
    void choicesChangeThePage();
    void differencesArePaired();
    void theVerdictStandsFirst();
    void placesFollowValues();
    void runsMayGoOrComeUnseen();
    void pageIsWhatIsShown();
    void pageSaysWhatItsSignsMean();
    void reportHasTheChartsThatShowSomething();
};

void AlphaTest::pointsAreMeansOfRepeats() {
    ExperimentRecord experiment = sampleExperiment(4, 6);
    experiment.runs[7].epochs.clear();
    const auto points = alphaPoints(shownRuns(experiment), metric_of(&EpochRecord::val_loss),
                                    CountedEpoch::last, ErrorBar::Deviation);
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points[1].values.size(), std::size_t(3));
    const auto loss = [&](std::size_t run) { return experiment.runs[run].epochs[6].val_loss; };
    const double mean = (loss(4) + loss(5) + loss(6)) / 3.0;
    QCOMPARE(points[1].mean, mean);
    const double variance =
        (std::pow(loss(4) - mean, 2) + std::pow(loss(5) - mean, 2) + std::pow(loss(6) - mean, 2)) / 2.0;
    QVERIFY(std::abs(points[1].high - mean - std::sqrt(variance)) < 1e-12);
    const auto error = alphaPoints(shownRuns(experiment), metric_of(&EpochRecord::val_loss),
                                   CountedEpoch::last, ErrorBar::Error);
    QVERIFY(std::abs(error[1].high - mean - std::sqrt(variance / 3.0)) < 1e-12);
    const auto interval = alphaPoints(shownRuns(experiment), metric_of(&EpochRecord::val_loss),
                                      CountedEpoch::last, ErrorBar::Interval);
    QVERIFY(std::abs(interval[1].high - mean - 4.302652729749464 * std::sqrt(variance / 3.0)) < 1e-6);
    // Hidden repeats do not count, and one alone has no bar.
    const auto few =
        alphaPoints(shownRuns(experiment, {true, false, false, false}), metric_of(&EpochRecord::val_accuracy),
                    CountedEpoch::best, ErrorBar::Deviation);
    QCOMPARE(few[0].values.size(), std::size_t(1));
    QVERIFY(std::isnan(few[0].low));
    QCOMPARE(teacherValue(shownRuns(experiment), metric_of(&EpochRecord::val_accuracy)), 83.2);
}

void AlphaTest::emptyPageSaysSo() {
    AlphaPanel panel;
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

void AlphaTest::choicesChangeThePage() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    experiment.runs[0].epochs[5].val_accuracy = 0.99;
    AlphaPanel panel;
    panel.resize(900, 320);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* plot = panel.findChild<AlphaPlot*>();
    const double best = plot->points()[0].mean;
    auto* which = panel.findChild<QComboBox*>(QStringLiteral("alphaEpoch"));
    which->setFocus();
    QTest::keyClick(which, Qt::Key_Down);
    QVERIFY(plot->points()[0].mean < best);
    auto* metric = panel.findChild<QComboBox*>(QStringLiteral("alphaMetric"));
    metric->setFocus();
    QTest::keyClick(metric, Qt::Key_Down);
    double sum = 0.0;
    for (std::size_t run = 0; run < 3; ++run) {
        sum += experiment.runs[run].epochs.back().cross_entropy;
    }
    QVERIFY(std::abs(plot->points()[0].mean - sum / 3.0) < 1e-12);
}

void AlphaTest::differencesArePaired() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    AlphaPanel panel;
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* table = panel.findChild<QTableWidget*>(QStringLiteral("pairedTable"));
    auto* reference = panel.findChild<QComboBox*>(QStringLiteral("alphaReference"));
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

void AlphaTest::theVerdictStandsFirst() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    AlphaPanel panel;
    panel.resize(900, 320);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* verdict = panel.findChild<QLabel*>(QStringLiteral("verdict"));
    const auto expected = verdict_of(experiment.runs, {1.0}, CountedEpoch::last);
    QVERIFY(expected.outcome != Outcome::none);
    QVERIFY(verdict->isVisible());
    QCOMPARE(verdict->text(), QString::fromStdString(sentence(expected).str()));
    QCOMPARE(verdict->toolTip().count(QLatin1Char('\n')), 2); // two points, and how they were compared
    QVERIFY(verdict->y() < panel.findChild<QComboBox*>(QStringLiteral("alphaMetric"))->y());
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

void AlphaTest::placesFollowValues() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    AlphaPanel panel;
    panel.resize(1000, 400);
    panel.setRuns(shownRuns(experiment));
    panel.show();
    auto* plot = panel.findChild<AlphaPlot*>();
    const auto& points = plot->points();
    for (std::size_t i = 1; i < points.size(); ++i) {
        QVERIFY(plot->placeOf(points[i]).x() > plot->placeOf(points[i - 1]).x());
        QCOMPARE(plot->placeOf(points[i]).y() < plot->placeOf(points[i - 1]).y(),
                 points[i].mean > points[i - 1].mean);
    }
    const QImage image = plot->grab().toImage();
    for (const AlphaPoint& point : points) {
        // The frame around the mean, and the base inside it.
        const QColor frame = image.pixelColor((plot->placeOf(point) - QPointF(4.0, 0.0)).toPoint());
        QVERIFY(frame != plot->palette().color(QPalette::Base));
    }
}

void AlphaTest::runsMayGoOrComeUnseen() {
    ExperimentRecord experiment = sampleExperiment(3, 8);
    const double best = alphaPoints(shownRuns(experiment), metric_of(&EpochRecord::val_accuracy),
                                    CountedEpoch::best, ErrorBar::Deviation)[0]
                            .mean;
    const double last = alphaPoints(shownRuns(experiment), metric_of(&EpochRecord::val_accuracy),
                                    CountedEpoch::last, ErrorBar::Deviation)[0]
                            .mean;
    AlphaPanel panel;
    panel.setRuns(shownRuns(experiment));
    auto* plot = panel.findChild<AlphaPlot*>();
    // Nothing is drawn for nobody, but all is there at the first look.
    QVERIFY(plot->points().empty());
    panel.show();
    QCOMPARE(plot->points().size(), std::size_t(3));
    QCOMPARE(plot->points()[0].mean, best);
    // A choice after the records are gone.
    experiment = {};
    auto* which = panel.findChild<QComboBox*>(QStringLiteral("alphaEpoch"));
    which->setFocus();
    QTest::keyClick(which, Qt::Key_Down);
    QCOMPARE(plot->points()[0].mean, last);
}

void AlphaTest::pageIsWhatIsShown() {
    const ExperimentRecord experiment = sampleExperiment(3, 8);
    AlphaPanel panel;
    QVERIFY(panel.figures().empty());
    panel.setRuns(shownRuns(experiment));
    auto* metric = panel.findChild<QComboBox*>(QStringLiteral("alphaMetric"));
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
    const AlphaPicture picture(shownRuns(experiment),
                               {&metric_of(&EpochRecord::cross_entropy), CountedEpoch::best, {}}, false);
    const auto* plot = panel.findChild<AlphaPlot*>();
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

void AlphaTest::pageSaysWhatItsSignsMean() {
    const ExperimentRecord one = sampleExperiment(2, 4);
    ExperimentRecord two = sampleExperiment(2, 4);
    two.folder = "/nowhere/<other>";
    ShownRuns shown = shownRuns(one);
    shown.experiments.append(shownRuns(two).experiments);
    for (const RunRecord& run : two.runs) {
        shown.runs.push_back({&run, 1, true, {}});
    }
    const Figure figure =
        alphaFigure(shown, {&metric_of(&EpochRecord::val_accuracy), CountedEpoch::last, ErrorBar::Interval});
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
    QVERIFY(!bare.contains(QStringLiteral("<other>: α 1")));
    QVERIFY(!bare.contains(QStringLiteral("last epochs")));
    QVERIFY(bare.contains(QStringLiteral("N = 2, 2")));
}

void AlphaTest::reportHasTheChartsThatShowSomething() {
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

QTEST_MAIN(AlphaTest)
#include "alpha_test.moc"
