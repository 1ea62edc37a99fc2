// The preflight in Setup: what it says, where it leads, and what it keeps from being started.
#include "tests/ui/small_experiment.h"
#include "ui/setup/field_row.h"
#include "ui/setup/preflight_card.h"
#include "ui/setup/setup_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace retort;
using namespace retort::ui;
using retort::test::SmallExperiment;

namespace {

constexpr int patience = 60000; // ms

PreflightFinding finding(Severity severity, const char* parameter, const char* what) {
    return {severity, "an-id", parameter, {what, {}}, {"do %1", {ParameterReference{parameter}}}};
}

QString headlineOf(const QWidget& widget) {
    return widget.findChild<QLabel*>(QStringLiteral("headline"))->text();
}

QListWidget* findingsOf(const QWidget& widget) {
    return widget.findChild<QListWidget*>(QStringLiteral("findings"));
}

PreflightCard* cardOf(const SetupPanel& panel) {
    return panel.findChild<PreflightCard*>();
}

QPushButton* startOf(const SetupPanel& panel) {
    return panel.findChild<QPushButton*>(QStringLiteral("start"));
}

QLineEdit* lineOf(const SetupPanel& panel, const char* parameter) {
    return panel.findChild<FieldRow*>(QString::fromUtf8(parameter))->findChild<QLineEdit*>();
}

bool isThrough(const SetupPanel& panel) {
    return cardOf(panel)->isVisible() && !headlineOf(panel).contains(QStringLiteral("checking"));
}

/// The row of a finding about `parameter`; -1 where there is none.
int rowAbout(const QListWidget* list, const char* parameter) {
    int row = list->count() - 1;
    while (row >= 0 && list->item(row)->data(Qt::UserRole).toString() != QString::fromUtf8(parameter))
        --row;
    return row;
}

void click(QListWidget* list, int row) {
    list->scrollToItem(list->item(row));
    const QRect place = list->visualItemRect(list->item(row));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, place.center());
}

} // namespace

class PreflightCardTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saysWhatWasFound();
    void keepsThePlaceInTheList();
    void leadsToTheField();
    void isThereWithoutFindings();
    void warningsKeepNothing();
    void errorsKeepStart();
    void isAwayWhileSomethingIsWrong();
};

void PreflightCardTest::saysWhatWasFound() {
    PreflightCard card;
    card.showReport({}, true);
    QCOMPARE(headlineOf(card), QStringLiteral("Preflight: checking…"));
    card.showReport({}, false);
    QCOMPARE(headlineOf(card), QStringLiteral("Preflight: looks good"));
    QVERIFY(findingsOf(card)->isHidden());
    PreflightReport report;
    report.findings = {finding(Severity::error, "batch-size", "too small"),
                       finding(Severity::warning, "student", "too large")};
    report.not_checked = {{"something", {}}};
    report.asked_images = 500;
    report.teachers = {{"/some/teacher.pth", "resnet56", 1, 0.8125, {}}};
    card.showReport(report, true);
    QCOMPARE(headlineOf(card), QStringLiteral("Preflight: 1 error, 1 warning, checking…"));
    card.showReport(report, false);
    QCOMPARE(headlineOf(card), QStringLiteral("Preflight: 1 error, 1 warning"));
    QCOMPARE(card.accessibleDescription(), headlineOf(card));
    QCOMPARE(findingsOf(card)->count(), 2);
    QCOMPARE(findingsOf(card)->item(0)->text(), QStringLiteral("Too small\n→ do “Batch size”"));
    QVERIFY(findingsOf(card)->item(0)->toolTip().contains(QStringLiteral("Batch size")));
    QVERIFY(findingsOf(card)
                ->item(0)
                ->data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("Error: ")));
    const QString details = card.findChild<QLabel*>(QStringLiteral("headline"))->toolTip();
    QVERIFY2(details.contains(QStringLiteral("teacher.pth: 81.2 % of 500")) ||
                 details.contains(QStringLiteral("teacher.pth: 81.3 % of 500")),
             qPrintable(details));
    QVERIFY(details.contains(QStringLiteral("Not checked: something")));
}

void PreflightCardTest::keepsThePlaceInTheList() {
    PreflightCard card;
    PreflightReport report;
    report.findings = {finding(Severity::warning, "batch-size", "one"),
                       finding(Severity::warning, "student", "two")};
    card.showReport(report, true);
    findingsOf(card)->setCurrentRow(1);
    card.showReport(report, false);
    QCOMPARE(findingsOf(card)->currentRow(), 1);
}

void PreflightCardTest::leadsToTheField() {
    PreflightCard card;
    PreflightReport report;
    report.findings = {finding(Severity::warning, "batch-size", "one"),
                       finding(Severity::warning, "student", "two")};
    card.showReport(report, false);
    card.show();
    QSignalSpy chosen(&card, &PreflightCard::fieldChosen);
    click(findingsOf(card), 1);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), QStringLiteral("student"));
    findingsOf(card)->setFocus();
    findingsOf(card)->setCurrentRow(0);
    QTest::keyClick(findingsOf(card), Qt::Key_Return);
    QCOMPARE(chosen.last().at(0).toString(), QStringLiteral("batch-size"));
}

void PreflightCardTest::isThereWithoutFindings() {
    const SmallExperiment small(4, 65); // so many that an accuracy says something
    auto spec = small.spec();
    spec.alphas = {1.0}; // the teacher knows nothing, and nobody needs it
    SetupPanel panel;
    panel.show();
    QVERIFY(!cardOf(panel)->isVisible());
    panel.setSpec(spec);
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(panel), patience);
    QCOMPARE(headlineOf(panel), QStringLiteral("Preflight: looks good"));
    QVERIFY(panel.canStart());
}

void PreflightCardTest::warningsKeepNothing() {
    const SmallExperiment small;
    SetupPanel panel;
    panel.resize(360, 700);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.setSpec(small.spec());
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(panel), patience);
    auto* list = findingsOf(panel);
    QVERIFY(list->count() > 0);
    const int row = rowAbout(list, "data-dir");
    QVERIFY(row >= 0);
    QVERIFY(list->item(row)->text().contains(QStringLiteral("validation images")));
    QVERIFY(panel.canStart());
    QVERIFY(startOf(panel)->isEnabled());
    lineOf(panel, "out")->setFocus();
    click(list, row);
    QTRY_VERIFY(lineOf(panel, "data-dir")->hasFocus());
}

void PreflightCardTest::errorsKeepStart() {
    const SmallExperiment small;
    auto spec = small.spec();
    spec.student = "resnet18";
    spec.batch_size = 1;
    SetupPanel panel;
    panel.show();
    panel.setSpec(spec);
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(panel), patience);
    QVERIFY(headlineOf(panel).startsWith(QStringLiteral("Preflight: 1 error")));
    QVERIFY(findingsOf(panel)->item(0)->text().startsWith(QStringLiteral("resnet18 cannot")));
    QVERIFY(!panel.canStart());
    QVERIFY(!startOf(panel)->isEnabled());
    QVERIFY2(startOf(panel)->toolTip().contains(QStringLiteral("resnet18 cannot be trained on one image")),
             qPrintable(startOf(panel)->toolTip()));
    QVERIFY(panel.findChild<FieldRow*>(QStringLiteral("batch-size"))
                ->problem()
                .contains(QStringLiteral("one image")));
    spec.batch_size = 2;
    panel.setSpec(spec);
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(panel), patience);
    QVERIFY(panel.canStart());
}

void PreflightCardTest::isAwayWhileSomethingIsWrong() {
    const SmallExperiment small;
    auto spec = small.spec();
    SetupPanel panel;
    panel.show();
    panel.setSpec(spec);
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(panel), patience);
    spec.teacher_file = "/nowhere.pth";
    panel.setSpec(spec);
    QVERIFY(!cardOf(panel)->isVisible());
    spec = small.spec();
    spec.out.clear(); // that can be looked at all the same
    panel.setSpec(spec);
    QTRY_VERIFY_WITH_TIMEOUT(isThrough(panel), patience);
    panel.setRunning(true);
    QVERIFY(!cardOf(panel)->isVisible());
}

QTEST_MAIN(PreflightCardTest)
#include "preflight_card_test.moc"
