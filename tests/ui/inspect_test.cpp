// Inspect through its widgets: answers made up for the corner cases, and those of a run that is trained here.
#include "core/experiment/record/folder.h"
#include "core/experiment/run/runner.h"
#include "core/inspect/predict.h"
#include "tests/ui/small_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/base/number_text.h"
#include "ui/base/translate.h"
#include "ui/inspect/calibration_page.h"
#include "ui/inspect/classes_page.h"
#include "ui/inspect/confusion_model.h"
#include "ui/inspect/data_page.h"
#include "ui/inspect/findings_model.h"
#include "ui/inspect/gallery_model.h"
#include "ui/inspect/input_preview_page.h"
#include "ui/inspect/inspect_panel.h"
#include "ui/inspect/picture_list_model.h"
#include "ui/inspect/predictions_page.h"
#include "ui/inspect/probability_bars.h"
#include "ui/inspect/student_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QColor>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

using namespace retort;
using namespace retort::ui;

class InspectTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theGalleryFollowsRankingAndClass();
    void theSliderSoftensBothAnswers();
    void logitsThatAreNoNumbersAreSaidToBe();
    void aConfusionCountsAndCompares();
    void confidenceIsComparedWithAccuracy();
    void aHundredClassesFit();
    void noImagesAreNoFault();
    void aTrainedRunIsEvaluated();
    void aRunThatTrainsOnIsEvaluatedAgain();
    void aLateResultIsDropped();
    void aDataSetIsLookedThrough();
    void aClassShowsSomeOfItsImages();
    void theNetworkSeesWhatSetupSays();
    void whatIsSeenFollowsTheSettings();
    void aStudentCardShowsRatios();
    void aStudentIsMeasured();
};

namespace {

std::shared_ptr<RunPredictions> madeUp() {
    auto predictions = std::make_shared<RunPredictions>();
    predictions->run = "alpha-0.5_rep-1";
    predictions->classes = {"ants", "bees", "wasps"}; // none of the last in the validation set
    predictions->paths = {"/gone/0.png", "/gone/1.png", "/gone/2.png"};
    predictions->labels = {0, 0, 1};
    predictions->student = {2, 1, 0, /**/ 0, 3, 0, /**/ 0, 4, 0};
    predictions->teacher = {4, 1, 0, /**/ 1, 0, 0, /**/ 0, 1, 0};
    return predictions;
}

SeenSettings settingsOf(const QString& folder) {
    SeenSettings settings;
    settings.data_dir = folder.toStdString();
    settings.image_size = 32;
    settings.num_epochs = 9;
    return settings;
}

QImage pictureAt(const QTableWidget& table, int row, int column) {
    return table.item(row, column)->data(Qt::DecorationRole).value<QImage>();
}

QStringList captions(const PredictionsPage& page) {
    const auto* model = page.findChild<GalleryModel*>();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->data(model->index(row), Qt::DisplayRole).toString();
    return texts;
}

} // namespace

void InspectTest::theGalleryFollowsRankingAndClass() {
    PredictionsPage page;
    const QAbstractItemModelTester tester(page.findChild<GalleryModel*>());
    page.setPredictions(madeUp());
    page.show();
    const QStringList all{QStringLiteral("ants"), QStringLiteral("ants\n→ bees"), QStringLiteral("bees")};
    QCOMPARE(captions(page), all);
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("ranking1")), Qt::LeftButton);
    QCOMPARE(captions(page).first(), QStringLiteral("ants\n→ bees"));
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("ranking2")), Qt::LeftButton);
    QCOMPARE(captions(page), QStringList{QStringLiteral("ants\n→ bees")});
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("ranking0")), Qt::LeftButton);
    auto* classes = page.findChild<QComboBox*>(QStringLiteral("classes"));
    QTest::keyClick(classes, Qt::Key_Down);
    QTest::keyClick(classes, Qt::Key_Down);
    QCOMPARE(captions(page), QStringList{QStringLiteral("bees")});
    QTest::keyClick(classes, Qt::Key_Down);
    QVERIFY(captions(page).isEmpty());
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("facts"))->text().contains(QStringLiteral("No image")));

    auto alone = madeUp();
    alone->teacher.clear();
    page.setPredictions(alone);
    QVERIFY(!page.findChild<QToolButton*>(QStringLiteral("ranking1"))->isEnabled());
    QVERIFY(std::isnan(page.findChild<ProbabilityBars*>()->lines().at(0).teacher));
}

void InspectTest::theSliderSoftensBothAnswers() {
    PredictionsPage page;
    page.setPredictions(madeUp());
    page.show();
    auto* slider = page.findChild<QSlider*>(QStringLiteral("temperature"));
    const auto* bars = page.findChild<ProbabilityBars*>();
    slider->setValue(2);
    QCOMPARE(page.temperature(), 1.0);
    QCOMPARE(bars->lines().size(), std::size_t{3});
    const double sum = std::exp(4.0) + std::exp(1.0) + 1.0;
    QVERIFY(bars->lines()[0].isTruth);
    QCOMPARE(bars->lines()[0].teacher, std::exp(4.0) / sum);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(page.temperature(), 20.0);
    QVERIFY(bars->lines()[0].teacher < 0.4);
    // The next image by keyboard.
    auto* gallery = page.findChild<QListView*>(QStringLiteral("gallery"));
    QTest::keyClick(gallery, Qt::Key_Right);
    QCOMPARE(gallery->currentIndex().row(), 1);
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("facts"))->text().contains(QStringLiteral("1.png")));
}

void InspectTest::logitsThatAreNoNumbersAreSaidToBe() {
    auto predictions = madeUp();
    predictions->student[0] = std::numeric_limits<float>::quiet_NaN();
    PredictionsPage page;
    page.setPredictions(predictions);
    page.show();
    QVERIFY(captions(page).first().startsWith(QStringLiteral("ants\n→ ")));
    QVERIFY(std::isnan(page.findChild<ProbabilityBars*>()->lines().at(0).student));
    QVERIFY(!page.grab().isNull());
}

void InspectTest::aConfusionCountsAndCompares() {
    ConfusionPage page;
    const QAbstractItemModelTester tester(page.model());
    const auto own = madeUp();
    const auto other = madeUp();
    other->student = other->teacher;
    page.setPredictions(own, {{QStringLiteral("α 1, repeat 1"), other}, {QStringLiteral("own"), own}});
    page.resize(420, 400);
    page.show();
    const auto* model = page.model();
    const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, 1), QStringLiteral("1"));
    QCOMPARE(cell(0, 3), QLocale().toString(50.0, 'f', 1) + QStringLiteral(" %"));
    auto* what = page.findChild<QComboBox*>(QStringLiteral("confusionOf"));
    QCOMPARE(what->count(), 4);
    QTest::keyClick(what, Qt::Key_Down);
    QCOMPARE(cell(0, 0), QStringLiteral("2"));
    QTest::keyClick(what, Qt::Key_Down);
    QCOMPARE(cell(0, 0), QStringLiteral("-1"));
    QCOMPARE(cell(0, 1), QStringLiteral("1"));
    const auto tint = [&](int row, int column) {
        return model->index(row, column).data(Qt::BackgroundRole).value<QColor>().rgb();
    };
    QCOMPARE(tint(0, 0), tint(0, 1)); // fewer right and more wrong are both worse
    QTest::keyClick(what, Qt::Key_Down);
    QCOMPARE(cell(0, 1), QStringLiteral("1"));
    what->setCurrentIndex(0);
    page.copy();
    QVERIFY(QApplication::clipboard()->text().startsWith(
        QStringLiteral("\tants\tbees\twasps\taccuracy\nants\t1\t1\t0\t0.5\n")));

    PredictionFilter chosen;
    connect(&page, &ConfusionPage::chosen, this, [&](const PredictionFilter& filter) { chosen = filter; });
    auto* table = page.findChild<QTableView*>(QStringLiteral("confusion"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(model->index(0, 1)).center());
    QCOMPARE(chosen.truth.value_or(-1), 0);
    QCOMPARE(chosen.predicted.value_or(-1), 1);
}

void InspectTest::confidenceIsComparedWithAccuracy() {
    CalibrationPage page;
    page.resize(520, 420);
    page.setPredictions(madeUp());
    page.show();
    const auto* student = page.findChild<ReliabilityDiagram*>(QStringLiteral("studentReliability"));
    const auto* teacher = page.findChild<ReliabilityDiagram*>(QStringLiteral("teacherReliability"));
    // Right with 0.665 and 0.965, wrong with 0.909.
    QCOMPARE(student->bins().at(9).count, std::int64_t{1}); // above 9/15
    QCOMPARE(student->bins().at(9).accuracy, 1.0);
    QCOMPARE(student->bins().at(13).accuracy, 0.0);
    const double first = std::exp(2.0) / (std::exp(2.0) + std::exp(1.0) + 1.0);
    const double second = std::exp(3.0) / (std::exp(3.0) + 2.0);
    const double third = std::exp(4.0) / (std::exp(4.0) + 2.0);
    const double error = ((1.0 - first) + second + (1.0 - third)) / 3.0;
    QVERIFY2(student->title().contains(QLocale().toString(100.0 * error, 'f', 1)),
             qPrintable(student->title()));
    QVERIFY(teacher->isVisible());
    const auto* classes = page.findChild<QTableWidget*>(QStringLiteral("classAccuracies"));
    QCOMPARE(classes->rowCount(), 3);
    QCOMPARE(classes->item(0, 1)->text(), QStringLiteral("2"));
    QCOMPARE(classes->item(0, 2)->text(), QLocale().toString(50.0, 'f', 1) + QStringLiteral(" %"));
    QVERIFY(!page.grab().isNull());
    const auto alone = madeUp();
    alone->teacher.clear();
    page.setPredictions(alone);
    QVERIFY(!teacher->isVisible());
    page.setPredictions(nullptr);
    QCOMPARE(classes->rowCount(), 0);
}

void InspectTest::aHundredClassesFit() {
    auto predictions = std::make_shared<RunPredictions>();
    for (int c = 0; c < 100; ++c) {
        predictions->classes.push_back("class " + std::to_string(c));
        predictions->paths.emplace_back("/gone/" + std::to_string(c));
        predictions->labels.push_back(c);
        for (int k = 0; k < 100; ++k)
            predictions->student.push_back(k == c ? 1.0F : 0.0F);
    }
    ConfusionPage page;
    page.setPredictions(predictions, {});
    page.show();
    QCOMPARE(page.model()->columnCount(), 101);
    QCOMPARE(page.model()->index(99, 99).data().toInt(), 1);
    PredictionsPage gallery;
    gallery.setPredictions(predictions);
    QCOMPARE(gallery.findChild<ProbabilityBars*>()->lines().size(), std::size_t{ProbabilityBars::mostLines});
    QVERIFY(!page.grab().isNull());
}

void InspectTest::noImagesAreNoFault() {
    auto predictions = std::make_shared<RunPredictions>();
    predictions->classes = {"a", "b"};
    ConfusionPage page;
    page.setPredictions(predictions, {});
    QCOMPARE(page.model()->index(0, 0).data().toInt(), 0);
    PredictionsPage gallery;
    gallery.setPredictions(predictions);
    QVERIFY(captions(gallery).isEmpty());
}

void InspectTest::aTrainedRunIsEvaluated() {
    const test::SmallExperiment small;
    const auto spec = small.spec();
    RunObserver observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    const auto record = read_experiment(spec.out);

    InspectPanel panel;
    panel.show();
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("inspectEvaluate"));
    QVERIFY(!button->isEnabled());
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("inspectEmpty"))
                ->text()
                .contains(QStringLiteral("Open an experiment")));
    panel.setExperiment(QString::fromStdString(spec.out), record.runs);
    panel.setCurrentRun(QStringLiteral("alpha-1_rep-1"));
    QCOMPARE(panel.findChild<QComboBox*>(QStringLiteral("inspectRun"))->currentIndex(), 1);
    QSignalSpy ended(&panel, &InspectPanel::evaluated);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(ended.wait(60'000));
    const auto* page = panel.findChild<PredictionsPage*>();
    QCOMPARE(captions(*page).size(), static_cast<qsizetype>(2 * 6));
    const auto* gallery = panel.findChild<GalleryModel*>();
    QTRY_VERIFY(!gallery->data(gallery->index(0), Qt::DecorationRole).isNull());

    ActionRegistry registry;
    bool revealed = false;
    panel.addActions(registry, [&] { revealed = true; });
    registry.find(QStringLiteral("inspect.confusion"))->trigger();
    QVERIFY(revealed);
    QCOMPARE(panel.findChild<QTabWidget*>()->currentIndex(), static_cast<int>(InspectPanel::Confusions));
    // A cell leads to its images.
    auto* table = panel.findChild<QTableView*>(QStringLiteral("confusion"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    QCOMPARE(panel.findChild<QTabWidget*>()->currentIndex(), static_cast<int>(InspectPanel::Predictions));
    QCOMPARE(captions(*page).size(), static_cast<qsizetype>(table->model()->index(0, 0).data().toInt()));
    // Another experiment with runs of the same names has answers of its own, and none yet.
    panel.setExperiment(QStringLiteral("/elsewhere"), record.runs);
    QCOMPARE(captions(*page).size(), qsizetype(0));
    QCOMPARE(table->model()->rowCount(), 0);
    const auto hints = panel.findChildren<QLabel*>(QStringLiteral("inspectEmpty"));
    QVERIFY(std::any_of(hints.begin(), hints.end(),
                        [&](const QLabel* hint) { return hint->isVisibleTo(&panel); }));
}

void InspectTest::aRunThatTrainsOnIsEvaluatedAgain() {
    const test::SmallExperiment small;
    const auto spec = small.spec();
    RunObserver observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    const auto record = read_experiment(spec.out);
    const auto folder = QString::fromStdString(spec.out);
    InspectPanel panel;
    panel.show();
    panel.setExperiment(folder, record.runs);
    const QString run = panel.findChild<QComboBox*>(QStringLiteral("inspectRun"))->currentData().toString();
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("inspectEvaluate"));
    const auto remark = [&] {
        for (const auto* label : panel.findChildren<QLabel*>(QStringLiteral("inspectRemark"))) {
            if (label->isVisible())
                return label->text();
        }
        return QString();
    };
    QSignalSpy ended(&panel, &InspectPanel::evaluated);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(ended.wait(60'000));
    auto* student = panel.findChild<StudentPage*>();
    StudentCost card;
    card.weights = weights_now(spec.out, run.toStdString()).value();
    student->setCard(card);
    panel.setExperiment(folder, record.runs);
    QTest::qWait(200);
    QVERIFY(remark().isEmpty());
    QCOMPARE(button->text(), QStringLiteral("Evaluate"));

    // Another epoch leaves other weights: an equal file of a later time will do.
    const auto file = toPath(folder) / "runs" / run.toStdString() / "best.pth";
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(7));
    panel.setExperiment(folder, record.runs);
    QTRY_VERIFY(!remark().isEmpty());
    QVERIFY(remark().contains(QStringLiteral("newer weights")));
    QCOMPARE(button->text(), QStringLiteral("Evaluate again"));
    panel.showTab(InspectPanel::Student);
    QVERIFY(student->findChild<QLabel*>(QStringLiteral("studentStale"))->isVisible());
    QVERIFY(remark().isEmpty());
    panel.showTab(InspectPanel::Predictions);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(ended.wait(60'000));
    QTRY_VERIFY(remark().isEmpty());
    QCOMPARE(button->text(), QStringLiteral("Evaluate"));
}

void InspectTest::aLateResultIsDropped() {
    InspectPanel panel;
    RunRecord run;
    run.name = "alpha-0_rep-1";
    run.epochs.resize(2);
    panel.setExperiment(QStringLiteral("/nowhere"), {run});
    QSignalSpy ended(&panel, &InspectPanel::evaluated);
    panel.evaluate();
    panel.evaluate(); // cancels
    QVERIFY(!ended.wait(200));
    panel.evaluate();
    QVERIFY(ended.wait(10'000));
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("inspectEmpty"))
                ->text()
                .contains(QStringLiteral("experiment.json")));
}

void InspectTest::aStudentCardShowsRatios() {
    StudentCost card;
    card.image_size = 32;
    card.threads = 2;
    card.student = {"resnet20", 100, 1000, 500, 0.002, 0.04, 0.6};
    card.teacher = ModelCost{"resnet32", 250, 4000, 1500, 0.004, 0.06, 0.8};
    StudentPage page;
    page.setCard(card);
    const auto* table = page.findChild<QTableWidget*>(QStringLiteral("studentCard"));
    const auto cell = [&](int row, int column) { return table->item(row, column)->text(); };
    const QString times = QStringLiteral(" ×");
    QCOMPARE(cell(1, 3), numberText(2.5, 2) + times);
    QCOMPARE(cell(2, 3), numberText(4.0, 2) + times);
    QCOMPARE(cell(3, 3), numberText(3.0, 2) + times);
    QCOMPARE(cell(4, 3), numberText(2.0, 2) + times);
    QCOMPARE(cell(5, 3), numberText(1.5, 2) + times);
    QCOMPARE(cell(6, 3), percentText(0.75));
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("studentMarkdown")), Qt::LeftButton);
    const auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines[1], QStringLiteral("|---|---:|---:|---:|"));
    QVERIFY(lines[2].contains(QStringLiteral("| resnet20 | resnet32 |")));
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("studentCopy")), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("resnet20\tresnet32")));
    card.teacher->parameters = 0; // not known
    page.setCard(card);
    QCOMPARE(cell(1, 2), noValue());
    QCOMPARE(cell(1, 3), noValue());
    card.teacher.reset();
    page.setCard(card);
    QCOMPARE(cell(1, 2), noValue());
    QCOMPARE(cell(1, 3), noValue());
}

void InspectTest::aStudentIsMeasured() {
    const test::SmallExperiment small;
    const auto spec = small.spec();
    RunObserver observer;
    run_experiment(spec, ResumeMode::fresh, observer, {});
    InspectPanel panel;
    panel.show();
    auto* page = panel.findChild<StudentPage*>();
    auto* button = page->findChild<QPushButton*>(QStringLiteral("studentMeasure"));
    QVERIFY(!button->isEnabled());
    panel.setExperiment(QString::fromStdString(spec.out), read_experiment(spec.out).runs);
    panel.showTab(InspectPanel::Student);
    QVERIFY(button->isEnabled());
    panel.setTraining(true);
    QVERIFY(page->findChild<QLabel*>(QStringLiteral("studentDisturbed"))->isVisible());
    QSignalSpy ended(page, &StudentPage::measured);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton); // cancels
    QVERIFY(!ended.wait(300));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(ended.wait(60'000));
    QCOMPARE(page->findChild<QTableWidget*>(QStringLiteral("studentCard"))->rowCount(), 7);
    page->setRun(QStringLiteral("/nowhere"), QStringLiteral("alpha-0_rep-1"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(ended.wait(60'000));
    QVERIFY(page->findChild<QLabel*>(QStringLiteral("studentEmpty"))
                ->text()
                .contains(QStringLiteral("/nowhere")));
}

void InspectTest::aDataSetIsLookedThrough() {
    const test::SmallExperiment small;
    InspectPanel panel;
    panel.show();
    panel.showTab(InspectPanel::Data);
    auto* page = panel.findChild<DataPage*>();
    const QAbstractItemModelTester tester(page->findChild<FindingsModel*>());
    auto* button = page->findChild<QPushButton*>(QStringLiteral("dataLook"));
    auto* state = page->findChild<QLabel*>(QStringLiteral("dataState"));
    QVERIFY(!button->isEnabled());
    QVERIFY(state->text().contains(QStringLiteral("Setup")));
    QVERIFY(
        page->findChild<QLabel*>(QStringLiteral("classesState"))->text().contains(QStringLiteral("Setup")));

    QDir train(small.data() + QStringLiteral("/train"));
    train.cd(train.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
    const QString first = train.filePath(train.entryList(QDir::Files).first());
    QVERIFY(QFile::copy(first, train.filePath(QStringLiteral("zz-again.png"))));
    panel.setData(settingsOf(small.data()));
    QTest::mouseClick(page->findChild<QToolButton*>(QStringLiteral("dataPart2")), Qt::LeftButton);
    QSignalSpy looked(page, &DataPage::looked);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    const auto* findings = page->findChild<FindingsModel*>();
    QCOMPARE(findings->rowCount(), 1);
    QCOMPARE(findings->path(0), train.filePath(QStringLiteral("zz-again.png")));
    QCOMPARE(findings->like(0), first);
    QTRY_VERIFY(!page->findChild<QLabel*>(QStringLiteral("dataPicture0"))->pixmap().isNull());
    QTRY_VERIFY(!page->findChild<QLabel*>(QStringLiteral("dataPicture1"))->pixmap().isNull());
    QVERIFY(page->findChild<QLabel*>(QStringLiteral("dataPicture1"))->isVisible());
    auto* counts = page->findChild<QTableWidget*>(QStringLiteral("dataCounts"));
    QCOMPARE(counts->item(0, 1)->text(), QStringLiteral("5"));
    QCOMPARE(counts->item(0, 2)->text(), QStringLiteral("2"));
    QTRY_VERIFY(!counts->item(0, 1)->icon().isNull());
    QTRY_VERIFY(!counts->item(0, 2)->icon().isNull());

    panel.setData(settingsOf(QStringLiteral("/nowhere")));
    QCOMPARE(findings->rowCount(), 0);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(state->text().contains(QStringLiteral("/nowhere")));
}

void InspectTest::aClassShowsSomeOfItsImages() {
    const test::SmallExperiment small(30, 3);
    ClassesPage page;
    auto* model = page.findChild<PictureListModel*>();
    const QAbstractItemModelTester tester(model);
    page.resize(400, 600);
    page.show();
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("classesState"))->isVisible());
    QSignalSpy listed(&page, &ClassesPage::listed);
    page.setFolder(small.data());
    QVERIFY(listed.wait(20'000));
    QVERIFY(!page.findChild<QLabel*>(QStringLiteral("classesState"))->isVisible());
    auto* shown = page.findChild<QLabel*>(QStringLiteral("classesShown"));
    auto* more = page.findChild<QPushButton*>(QStringLiteral("classesMore"));
    QCOMPARE(model->rowCount(), 12);
    QVERIFY(shown->text().endsWith(QStringLiteral("train: 12 of 30")));
    QStringList before;
    for (int row = 0; row < model->rowCount(); ++row)
        before << model->path(row);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(model->rowCount(), 24);
    QStringList after;
    for (int row = 0; row < model->rowCount(); ++row)
        after << model->path(row);
    for (const QString& path : before)
        QVERIFY(after.contains(path));
    QCOMPARE(QSet<QString>(after.begin(), after.end()).size(), qsizetype(24));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(model->rowCount(), 30);
    QVERIFY(!more->isEnabled());

    // Another class and split, by keyboard.
    auto* counts = page.findChild<QTableWidget*>(QStringLiteral("dataCounts"));
    counts->setFocus();
    QTest::keyClick(counts, Qt::Key_Right);
    QTest::keyClick(counts, Qt::Key_Down);
    QCOMPARE(model->rowCount(), 3);
    QVERIFY(shown->text().startsWith(counts->item(1, 0)->text()));
    QVERIFY(model->path(0).contains(QStringLiteral("/val/") + counts->item(1, 0)->text()));
    QVERIFY(model->data(model->index(0), Qt::ToolTipRole)
                .toString()
                .endsWith(QFileInfo(model->path(0)).fileName()));
    QTRY_VERIFY(!model->data(model->index(2), Qt::DecorationRole).isNull());
    auto* gallery = page.findChild<QListView*>(QStringLiteral("classesGallery"));
    gallery->setCurrentIndex(model->index(1));
    gallery->actions().at(1)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QDir::toNativeSeparators(model->path(1)));

    page.setFolder(QStringLiteral("/nowhere"));
    QVERIFY(listed.wait(20'000));
    QCOMPARE(model->rowCount(), 0);
    QVERIFY(
        page.findChild<QLabel*>(QStringLiteral("classesState"))->text().contains(QStringLiteral("/nowhere")));
}

void InspectTest::theNetworkSeesWhatSetupSays() {
    const test::SmallExperiment small;
    const auto settings = settingsOf(small.data());
    InputPreviewPage page;
    page.resize(420, 600);
    page.show();
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("seenState"))->text().contains(QStringLiteral("Setup")));
    QSignalSpy shown(&page, &InputPreviewPage::shown);
    page.setSettings(settings);
    QVERIFY(shown.wait(20'000));
    auto* table = page.findChild<QTableWidget*>(QStringLiteral("seenTable"));
    QCOMPARE(table->rowCount(), 4); // all there are
    QCOMPARE(table->columnCount(), 5);
    QCOMPARE(table->horizontalHeaderItem(4)->text(), QStringLiteral("Epoch 4"));
    const auto data = list_seen(settings.data_dir);
    InputChoice choice;
    choice.count = InputPreviewPage::images;
    const auto check = [&](int column, std::size_t epoch) {
        const auto expected = seen_images(data, settings, choice, {});
        for (int row = 0; row < table->rowCount(); ++row) {
            const auto& image = expected[static_cast<std::size_t>(row)];
            const auto picture = picture_of(image.seen[epoch].values, 32, settings.normalize);
            const QImage wanted(picture.pixels.data(), 32, 32, 96, QImage::Format_RGB888);
            QCOMPARE(pictureAt(*table, row, column), wanted);
        }
    };
    check(1, 0);
    check(4, 3);
    const auto caption = page.findChild<QLabel*>(QStringLiteral("seenCaption"));
    QVERIFY(caption->text().startsWith(
        QStringLiteral("32 × 32, ImageNet normalisation, random crop after padding, flip")));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("seenRange"))->text().contains(numberText(-2.118, 3)));
    QVERIFY(!page.grab().isNull());

    // Later epochs, as far as there are; another class; validation.
    page.findChild<QSpinBox*>(QStringLiteral("seenEpoch"))->setValue(8);
    QVERIFY(shown.wait(20'000));
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(table->horizontalHeaderItem(2)->text(), QStringLiteral("Epoch 9"));
    choice.epochs = {8, 9};
    check(2, 1);
    auto* classes = page.findChild<QComboBox*>(QStringLiteral("seenClass"));
    QTest::keyClick(classes, Qt::Key_Down);
    QVERIFY(shown.wait(20'000));
    choice.label = 1;
    check(1, 0);
    QTest::keyClick(page.findChild<QComboBox*>(QStringLiteral("seenSplit")), Qt::Key_Down);
    QVERIFY(shown.wait(20'000));
    choice.training = false;
    QCOMPARE(table->rowCount(), 2);
    check(1, 0);
    QVERIFY(caption->text().contains(QStringLiteral("centre crop")));
    QVERIFY(caption->text().contains(QStringLiteral("shorter side resized to ")));
}

void InspectTest::whatIsSeenFollowsTheSettings() {
    const test::SmallExperiment small(8, 2);
    auto settings = settingsOf(small.data());
    InputPreviewPage page;
    QSignalSpy shown(&page, &InputPreviewPage::shown);
    page.setSettings(settings); // nobody looks
    QVERIFY(!shown.wait(600));
    page.show();
    QVERIFY(shown.wait(20'000));
    auto* table = page.findChild<QTableWidget*>(QStringLiteral("seenTable"));
    const QImage first = pictureAt(*table, 0, 1);
    const QString path = table->item(0, 0)->toolTip();
    // Each of several changes in a row counts, and only the last is answered.
    settings.seed = 5;
    page.setSettings(settings);
    settings.image_size = 48;
    settings.augment = "none";
    settings.normalize = "half";
    page.setSettings(settings);
    QVERIFY(shown.wait(20'000));
    QCOMPARE(shown.count(), 2);
    QCOMPARE(pictureAt(*table, 0, 1).width(), 48);
    QCOMPARE(pictureAt(*table, 0, 1), pictureAt(*table, 0, 2));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("seenCaption"))
                ->text()
                .contains(QStringLiteral("no augmentation")));
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("seenOthers")), Qt::LeftButton);
    QVERIFY(shown.wait(20'000));
    QVERIFY(table->item(0, 0)->toolTip() != path);
    QCOMPARE(table->item(2, 0)->toolTip(), path); // counted round

    // Mixed with one another, an image is another one in every view.
    settings.mixup = 1.0;
    settings.views = 2;
    page.setSettings(settings);
    QVERIFY(shown.wait(20'000));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("seenCaption"))
                ->text()
                .endsWith(QStringLiteral("mixed with one another (mixup 1); 2 views per image")));
    QVERIFY(pictureAt(*table, 0, 1) != pictureAt(*table, 0, 2));

    // Whatever else is done with them is said, too.
    settings.cutmix = 0.5;
    settings.rand_augment = 9;
    settings.random_erasing = 0.25;
    settings.interpolation = "bicubic";
    page.setSettings(settings);
    QVERIFY(shown.wait(20'000));
    const QString told = page.findChild<QLabel*>(QStringLiteral("seenCaption"))->text();
    QVERIFY2(told.endsWith(QStringLiteral(
                 "; resized bicubically; RandAugment (operations: 2, magnitude: 9); a part erased with "
                 "probability 0.25; mixed with one another (mixup 1); boxes of one another pasted in (CutMix "
                 "0.5); one or the other for each view; 2 views per image")),
             qPrintable(told));

    settings.augment = "sepia";
    page.setSettings(settings);
    QVERIFY(shown.wait(20'000));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("seenState"))->text().contains(QStringLiteral("sepia")));
    QVERIFY(!table->isVisible());
    QVERIFY(!first.isNull());
}

QTEST_MAIN(InspectTest)
#include "inspect_test.moc"
