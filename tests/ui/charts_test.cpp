// Curves, ranges and exported pictures.
#include "core/engine/message.h"
#include "tests/ui/sample_experiment.h"
#include "ui/charts/axis_range.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/decimate.h"
#include "ui/charts/metric_plot.h"
#include "ui/number_text.h"

#include <QFile>
#include <QGraphicsScene>
#include <QImage>
#include <QLabel>
#include <QLineSeries>
#include <QPen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

#include <random>
#include <set>

using namespace retort;
using namespace retort::ui;
using test::sampleExperiment;

namespace {

/// A plot in a scene, as in the window.
struct Fixture {
    explicit Fixture(Quantity quantity) : plot(new MetricPlot(quantity)) {
        scene.addItem(plot);
        plot->resize(600, 400);
    }

    // The first series is the reference line; curves follow run by run.
    [[nodiscard]] QLineSeries* line(int index) const {
        return qobject_cast<QLineSeries*>(plot->series().at(index + 1));
    }

    QGraphicsScene scene;
    MetricPlot* plot;
};

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
    void everyRunHasACurve();
    void missingValuesAreLeftOut();
    void wildStartDoesNotFlattenTheRest();
    void teacherIsALineAcross();
    void coloursStayWhenRunsAreHidden();
    void growingChangesOnlyWhatGrew();
    void singlePointIsSeen();
    void longHistoryIsThinned();
    void pointUnderTheMouseIsFound();
    void legendShowsAndHides();
    void emptyPanelSaysSo();
    void exportWritesPictures();
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
    QCOMPARE(epochRange(25, 6).step, 5.0);
    QCOMPARE(epochRange(3, 6).step, 1.0);
    QCOMPARE(epochRange(0, 6).maximum, 1.0);
}

void ChartsTest::everyRunHasACurve() {
    const ExperimentRecord experiment = sampleExperiment(4, 25);
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(experiment);
    QCOMPARE(accuracy.plot->series().size(), 1 + 12);
    QCOMPARE(accuracy.line(5)->count(), 26);
    QCOMPARE(accuracy.line(5)->at(0).x(), 0.0);
    QCOMPARE(accuracy.line(5)->at(25).y(), 100.0 * experiment.runs[5].epochs[25].val_accuracy);
    QCOMPARE(accuracy.plot->epochs().maximum, 25.0);

    Fixture loss(Quantity::Loss);
    loss.plot->setExperiment(experiment);
    QCOMPARE(loss.plot->series().size(), 1 + 24);
    QCOMPARE(loss.line(0)->pen().style(), Qt::SolidLine);
    QCOMPARE(loss.line(1)->pen().style(), Qt::DashLine);
    QCOMPARE(loss.line(1)->pen().color(), loss.line(0)->pen().color());

    loss.plot->setExperiment(sampleExperiment(1, 2));
    QCOMPARE(loss.plot->series().size(), 1 + 6);
}

void ChartsTest::missingValuesAreLeftOut() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    experiment.runs[0].epochs[3].val_loss = EpochRecord::none;
    Fixture loss(Quantity::Loss);
    loss.plot->setExperiment(experiment);
    QCOMPARE(loss.line(0)->count(), 5);
    // Epoch 0 has no training loss.
    QCOMPARE(loss.line(1)->count(), 5);
    QCOMPARE(loss.line(1)->at(0).x(), 1.0);
}

void ChartsTest::wildStartDoesNotFlattenTheRest() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    Fixture loss(Quantity::Loss);
    loss.plot->setExperiment(experiment);
    const AxisRange before = loss.plot->values();
    QVERIFY(before.maximum >= experiment.runs[0].epochs[0].val_loss);
    experiment.runs[0].epochs[0].val_loss = 1000.0;
    loss.plot->setExperiment(experiment);
    QVERIFY2(loss.plot->values().maximum < 100.0, qPrintable(QString::number(loss.plot->values().maximum)));
    QCOMPARE(loss.line(0)->at(0).y(), 1000.0);
    // A wild epoch that was trained is a result.
    experiment.runs[0].epochs[2].val_loss = 2000.0;
    loss.plot->setExperiment(experiment);
    QVERIFY(loss.plot->values().maximum >= 2000.0);
}

void ChartsTest::teacherIsALineAcross() {
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(sampleExperiment(2, 10));
    const auto* teacher = qobject_cast<QLineSeries*>(accuracy.plot->series().first());
    QCOMPARE(teacher->points(), (QList<QPointF>{{0.0, 83.2}, {10.0, 83.2}}));
    QCOMPARE(teacher->pen().style(), Qt::DashLine);
    QVERIFY(accuracy.plot->values().maximum >= 83.2);
}

void ChartsTest::coloursStayWhenRunsAreHidden() {
    const ExperimentRecord experiment = sampleExperiment(2, 5);
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(experiment);
    QList<QColor> before;
    for (int i = 0; i < 6; ++i) {
        before.append(accuracy.line(i)->pen().color());
    }
    QCOMPARE(std::set<QRgb>({before[0].rgb(), before[1].rgb(), before[2].rgb(), before[3].rgb(),
                             before[4].rgb(), before[5].rgb()})
                 .size(),
             std::size_t(6));
    accuracy.plot->setExperiment(experiment, {false, false, true, true, true, false});
    for (int i = 0; i < 6; ++i) {
        QCOMPARE(accuracy.line(i)->pen().color(), before[i]);
        QCOMPARE(accuracy.line(i)->isVisible(), i >= 2 && i < 5);
    }
}

void ChartsTest::growingChangesOnlyWhatGrew() {
    ExperimentRecord experiment = sampleExperiment(1, 5);
    const EpochRecord last = experiment.runs[1].epochs.back();
    experiment.runs[1].epochs.pop_back();
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(experiment);
    QSignalSpy first(accuracy.line(0), &QLineSeries::pointsReplaced);
    QSignalSpy second(accuracy.line(1), &QLineSeries::pointsReplaced);
    const AxisRange range = accuracy.plot->epochs();
    experiment.runs[1].epochs.push_back(last);
    accuracy.plot->setExperiment(experiment);
    QCOMPARE(first.count(), 0);
    QCOMPARE(second.count(), 1);
    QCOMPARE(accuracy.plot->epochs(), range);
}

void ChartsTest::singlePointIsSeen() {
    ExperimentRecord experiment = sampleExperiment(1, 1);
    experiment.runs[0].epochs.pop_back();
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(experiment);
    QVERIFY(accuracy.line(0)->pointsVisible());
    QVERIFY(!accuracy.line(1)->pointsVisible());
}

void ChartsTest::longHistoryIsThinned() {
    ExperimentRecord experiment = sampleExperiment(1, 5000);
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(experiment);
    QVERIFY(accuracy.line(0)->count() < 1300);
    QVERIFY(accuracy.line(0)->count() > 600);
    QElapsedTimer timer;
    timer.start();
    experiment.runs[0].epochs.pop_back();
    accuracy.plot->setExperiment(experiment);
    qInfo("updating 3 runs of 5000 epochs: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 200);
}

void ChartsTest::pointUnderTheMouseIsFound() {
    const ExperimentRecord experiment = sampleExperiment(2, 10);
    Fixture accuracy(Quantity::Accuracy);
    accuracy.plot->setExperiment(experiment);
    const QPointF place =
        accuracy.plot->mapToScene(accuracy.plot->mapToPosition(accuracy.line(3)->at(7), accuracy.line(3)));
    const auto hit = accuracy.plot->nearest(place + QPointF(1.0, -1.0), 20.0);
    QVERIFY(hit);
    QCOMPARE(hit->run, experiment.runs[3].spec);
    QCOMPARE(hit->epoch, 7);
    QCOMPARE(hit->value, 100.0 * experiment.runs[3].epochs[7].val_accuracy);
    QVERIFY(!accuracy.plot->nearest(place + QPointF(0.0, -5000.0), 20.0));
    accuracy.plot->setExperiment(experiment, {true, true, true, false, true, true});
    const auto other = accuracy.plot->nearest(place, 20.0);
    QVERIFY(!other || other->run != experiment.runs[3].spec);
}

void ChartsTest::legendShowsAndHides() {
    ChartsPanel panel;
    const ExperimentRecord experiment = sampleExperiment(4, 5);
    panel.setExperiment(experiment, std::vector<bool>(12, true));
    const auto buttons = panel.findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 3);
    QSignalSpy toggled(&panel, &ChartsPanel::alphaToggled);
    buttons[1]->click();
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled.first().at(0).toDouble(), 0.5);
    QCOMPARE(toggled.first().at(1).toBool(), false);
    panel.setExperiment(experiment, std::vector<bool>(12, true));
    QCOMPARE(panel.findChildren<QToolButton*>(), buttons);
    QVERIFY(buttons[1]->isChecked());
}

void ChartsTest::emptyPanelSaysSo() {
    ChartsPanel panel;
    panel.resize(900, 300);
    panel.show();
    const auto visibleHints = [&] {
        int count = 0;
        for (const QLabel* label : panel.findChildren<QLabel*>()) {
            count +=
                label->isVisible() && label->text().contains(QStringLiteral("Nothing measured yet")) ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(visibleHints(), 3);
    panel.setExperiment({}, {});
    QCOMPARE(visibleHints(), 3);
    panel.setExperiment(sampleExperiment(1, 2), {});
    QCOMPARE(visibleHints(), 0);
}

void ChartsTest::exportWritesPictures() {
    const QTemporaryDir folder;
    const ExperimentRecord experiment = sampleExperiment(4, 25);
    QElapsedTimer timer;
    timer.start();
    const QStringList files = exportCharts(experiment, folder.filePath(QStringLiteral("new/charts")));
    qInfo("three charts as PNG and SVG: %lld ms", timer.elapsed());
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
    QVERIFY(textOf(folder.filePath(QStringLiteral("new/charts/accuracy.svg")))
                .contains(QStringLiteral("Validation accuracy (%)")));
    QVERIFY(textOf(folder.filePath(QStringLiteral("new/charts/accuracy.svg")))
                .contains(QStringLiteral("Teacher")));
    QVERIFY(textOf(folder.filePath(QStringLiteral("new/charts/logit-difference.svg")))
                .contains(QStringLiteral("Mean |student − teacher|")));
}

void ChartsTest::exportOfManyRunsStaysReadable() {
    const QTemporaryDir folder;
    exportCharts(sampleExperiment(30, 2), folder.path());
    const QString text = textOf(folder.filePath(QStringLiteral("loss.svg")));
    QVERIFY(text.contains(QStringLiteral("α 0.5")));
    QVERIFY(!text.contains(QStringLiteral("repeat 17")));
}

void ChartsTest::exportSaysWhyItCannot() {
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(QStringLiteral("file")), "in the way");
    QVERIFY_EXCEPTION_THROWN(
        exportCharts(sampleExperiment(1, 1), folder.filePath(QStringLiteral("file/charts"))), Error);
    QVERIFY_EXCEPTION_THROWN(exportCharts({}, folder.path()), Error);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("loss.png"))));
}

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
