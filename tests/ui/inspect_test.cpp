// Inspect through its widgets: answers made up for the corner cases, and those of a run that is trained here.
#include "core/experiment/folder.h"
#include "core/experiment/runner.h"
#include "tests/ui/small_experiment.h"
#include "ui/action_registry.h"
#include "ui/inspect/answer_bars.h"
#include "ui/inspect/answers_page.h"
#include "ui/inspect/confusion_model.h"
#include "ui/inspect/data_page.h"
#include "ui/inspect/findings_model.h"
#include "ui/inspect/gallery_model.h"
#include "ui/inspect/inspect_panel.h"
#include "ui/inspect/student_page.h"
#include "ui/number_text.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>
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
    void aHundredClassesFit();
    void noImagesAreNoFault();
    void aTrainedRunIsEvaluated();
    void aLateResultIsDropped();
    void aDataSetIsLookedThrough();
    void aStudentCardShowsRatios();
    void aStudentIsMeasured();
};

namespace {

std::shared_ptr<RunAnswers> madeUp() {
    auto answers = std::make_shared<RunAnswers>();
    answers->run = "alpha-0.5_rep-1";
    answers->classes = {"ants", "bees", "wasps"}; // none of the last in the validation set
    answers->paths = {"/gone/0.png", "/gone/1.png", "/gone/2.png"};
    answers->labels = {0, 0, 1};
    answers->student = {2, 1, 0, /**/ 0, 3, 0, /**/ 0, 4, 0};
    answers->teacher = {4, 1, 0, /**/ 1, 0, 0, /**/ 0, 1, 0};
    return answers;
}

QStringList captions(const AnswersPage& page) {
    const auto* model = page.findChild<GalleryModel*>();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->data(model->index(row), Qt::DisplayRole).toString();
    return texts;
}

} // namespace

void InspectTest::theGalleryFollowsRankingAndClass() {
    AnswersPage page;
    const QAbstractItemModelTester tester(page.findChild<GalleryModel*>());
    page.setAnswers(madeUp());
    page.show();
    const QStringList all{QStringLiteral("ants"), QStringLiteral("ants → bees"), QStringLiteral("bees")};
    QCOMPARE(captions(page), all);
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("ranking1")), Qt::LeftButton);
    QCOMPARE(captions(page).first(), QStringLiteral("ants → bees"));
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("ranking2")), Qt::LeftButton);
    QCOMPARE(captions(page), QStringList{QStringLiteral("ants → bees")});
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
    page.setAnswers(alone);
    QVERIFY(!page.findChild<QToolButton*>(QStringLiteral("ranking1"))->isEnabled());
    QVERIFY(std::isnan(page.findChild<AnswerBars*>()->lines().at(0).teacher));
}

void InspectTest::theSliderSoftensBothAnswers() {
    AnswersPage page;
    page.setAnswers(madeUp());
    page.show();
    auto* slider = page.findChild<QSlider*>(QStringLiteral("temperature"));
    const auto* bars = page.findChild<AnswerBars*>();
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
    auto answers = madeUp();
    answers->student[0] = std::numeric_limits<float>::quiet_NaN();
    AnswersPage page;
    page.setAnswers(answers);
    page.show();
    QVERIFY(captions(page).first().startsWith(QStringLiteral("ants → ")));
    QVERIFY(std::isnan(page.findChild<AnswerBars*>()->lines().at(0).student));
    QVERIFY(!page.grab().isNull());
}

void InspectTest::aConfusionCountsAndCompares() {
    ConfusionPage page;
    const QAbstractItemModelTester tester(page.model());
    const auto own = madeUp();
    const auto other = madeUp();
    other->student = other->teacher;
    page.setAnswers(own, {{QStringLiteral("α 1, repeat 1"), other}, {QStringLiteral("own"), own}});
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
    QTest::keyClick(what, Qt::Key_Down);
    QCOMPARE(cell(0, 1), QStringLiteral("1"));
    what->setCurrentIndex(0);
    page.copy();
    QVERIFY(QApplication::clipboard()->text().startsWith(
        QStringLiteral("\tants\tbees\twasps\taccuracy\nants\t1\t1\t0\t0.5\n")));

    AnswerFilter chosen;
    connect(&page, &ConfusionPage::chosen, this, [&](const AnswerFilter& filter) { chosen = filter; });
    auto* table = page.findChild<QTableView*>(QStringLiteral("confusion"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(model->index(0, 1)).center());
    QCOMPARE(chosen.truth.value_or(-1), 0);
    QCOMPARE(chosen.predicted.value_or(-1), 1);
}

void InspectTest::aHundredClassesFit() {
    auto answers = std::make_shared<RunAnswers>();
    for (int c = 0; c < 100; ++c) {
        answers->classes.push_back("class " + std::to_string(c));
        answers->paths.emplace_back("/gone/" + std::to_string(c));
        answers->labels.push_back(c);
        for (int k = 0; k < 100; ++k)
            answers->student.push_back(k == c ? 1.0F : 0.0F);
    }
    ConfusionPage page;
    page.setAnswers(answers, {});
    page.show();
    QCOMPARE(page.model()->columnCount(), 101);
    QCOMPARE(page.model()->index(99, 99).data().toInt(), 1);
    AnswersPage gallery;
    gallery.setAnswers(answers);
    QCOMPARE(gallery.findChild<AnswerBars*>()->lines().size(), std::size_t{AnswerBars::mostLines});
    QVERIFY(!page.grab().isNull());
}

void InspectTest::noImagesAreNoFault() {
    auto answers = std::make_shared<RunAnswers>();
    answers->classes = {"a", "b"};
    ConfusionPage page;
    page.setAnswers(answers, {});
    QCOMPARE(page.model()->index(0, 0).data().toInt(), 0);
    AnswersPage gallery;
    gallery.setAnswers(answers);
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
    const auto* page = panel.findChild<AnswersPage*>();
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
    QCOMPARE(panel.findChild<QTabWidget*>()->currentIndex(), static_cast<int>(InspectPanel::Answers));
    QCOMPARE(captions(*page).size(), static_cast<qsizetype>(table->model()->index(0, 0).data().toInt()));
    // Another experiment with runs of the same names has answers of its own, and none yet.
    panel.setExperiment(QStringLiteral("/elsewhere"), record.runs);
    QCOMPARE(captions(*page).size(), qsizetype(0));
    QCOMPARE(table->model()->rowCount(), 0);
    const auto hints = panel.findChildren<QLabel*>(QStringLiteral("inspectEmpty"));
    QVERIFY(std::any_of(hints.begin(), hints.end(),
                        [&](const QLabel* hint) { return hint->isVisibleTo(&panel); }));
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
    StudentCard card;
    card.image_size = 32;
    card.threads = 2;
    card.student = {"resnet20", 100, 1000, 500, 0.002, 0.04, 0.6};
    card.teacher = ModelCard{"resnet32", 250, 4000, 1500, 0.004, 0.06, 0.8};
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

    QDir train(small.data() + QStringLiteral("/train"));
    train.cd(train.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
    const QString first = train.filePath(train.entryList(QDir::Files).first());
    QVERIFY(QFile::copy(first, train.filePath(QStringLiteral("zz-again.png"))));
    panel.setDataFolder(small.data());
    QSignalSpy looked(page, &DataPage::looked);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    const auto* findings = page->findChild<FindingsModel*>();
    QCOMPARE(findings->rowCount(), 1);
    QCOMPARE(findings->path(0), train.filePath(QStringLiteral("zz-again.png")));
    auto* counts = page->findChild<QTableWidget*>(QStringLiteral("dataCounts"));
    QCOMPARE(counts->item(0, 1)->text(), QStringLiteral("5"));
    QCOMPARE(counts->item(0, 2)->text(), QStringLiteral("2"));
    QTRY_VERIFY(!counts->item(0, 1)->icon().isNull());
    QTRY_VERIFY(!counts->item(0, 2)->icon().isNull());

    panel.setDataFolder(QStringLiteral("/nowhere"));
    QCOMPARE(findings->rowCount(), 0);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(state->text().contains(QStringLiteral("/nowhere")));
}

QTEST_MAIN(InspectTest)
#include "inspect_test.moc"
