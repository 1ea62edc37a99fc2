// retort-cli preflight: what it says, its JSON and its exit codes; and that distill looks first, too.
#include "tests/cli/support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace retort::test;

class CliPreflightTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void text();
    void json();
    void jsonWithoutFindingsButOne();
    void exitCodes_data();
    void exitCodes();
    void writesNothing();
    void distillLooksFirst();
    void distillIsKeptFromErrors();

  private:
    [[nodiscard]] QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] Result run(const char* command, const char* more) const {
        return cli(QStringList{QString::fromUtf8(command), QStringLiteral("--data-dir"), at("data"),
                               QStringLiteral("--teacher-file"), at("teacher/teacher.pth")} +
                   words("--device cpu --lanes 1 --threads 1 --n-exp 1 --num-epochs 1") + words(more));
    }
    [[nodiscard]] QJsonObject document(const char* more) const {
        return QJsonDocument::fromJson(run("preflight", more).out.toUtf8()).object();
    }

    QTemporaryDir folder_;
};

namespace {

QStringList idsIn(const QJsonObject& document) {
    QStringList ids;
    for (const auto& finding : document.value(QLatin1String("findings")).toArray()) {
        ids << finding.toObject().value(QLatin1String("id")).toString();
    }
    return ids;
}

} // namespace

void CliPreflightTest::initTestCase() {
    QVERIFY(folder_.isValid());
    const auto problem = makeSampleAndTeacher(folder_.path());
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CliPreflightTest::text() {
    const auto result = run("preflight", "--student resnet20 --normalize half");
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const auto lines = result.out.split(QLatin1Char('\n'));
    QVERIFY2(
        result.out.contains(QStringLiteral("warning: an accuracy on the 12 validation images is only known "
                                           "to ± 28.3 points (95 %) [tiny-validation-set]\n    validate ")),
        qPrintable(result.out));
    QVERIFY2(
        result.out.contains(QLatin1String(" was trained with --normalize imagenet, but sees its images with "
                                          "--normalize half here [teacher-trained-otherwise]\n"
                                          "    set --normalize imagenet\n")),
        qPrintable(result.out));
    QVERIFY(result.out.contains(
        QLatin1String("data: 6 classes, 24 training, 12 validation and 0 test images\n")));
    QVERIFY(result.out.contains(QLatin1String("teacher: ")));
    QVERIFY(lines.at(lines.size() - 2).startsWith(QLatin1String("0 errors, ")));
}

void CliPreflightTest::json() {
    const auto found = document("--batch-size 1 --student resnet18 --json");
    QCOMPARE(found.value(QLatin1String("errors")).toInt(), 1);
    const auto findings = found.value(QLatin1String("findings")).toArray();
    QCOMPARE(found.value(QLatin1String("warnings")).toInt(), findings.size() - 1);
    const auto first = findings.at(0).toObject();
    QCOMPARE(first.value(QLatin1String("severity")).toString(), QStringLiteral("error"));
    QCOMPARE(first.value(QLatin1String("id")).toString(), QStringLiteral("batch-of-one"));
    QCOMPARE(first.value(QLatin1String("parameter")).toString(), QStringLiteral("batch-size"));
    QVERIFY(first.value(QLatin1String("what")).toString().startsWith(QLatin1String("resnet18 cannot")));
    QVERIFY(first.value(QLatin1String("advice")).toString().startsWith(QLatin1String("set --batch-size 2")));
    QCOMPARE(found.value(QLatin1String("classes")).toInt(), 6);
    QCOMPARE(found.value(QLatin1String("val_images")).toInt(), 12);
    QCOMPARE(found.value(QLatin1String("asked_images")).toInt(), 12);
    const auto teacher = found.value(QLatin1String("teachers")).toArray().at(0).toObject();
    QCOMPARE(teacher.value(QLatin1String("name")).toString(), QStringLiteral("resnet20"));
    QVERIFY(teacher.value(QLatin1String("accuracy")).isDouble());
    const auto ways = teacher.value(QLatin1String("otherwise")).toArray();
    QCOMPARE(ways.size(), 5);
    QCOMPARE(ways.at(0).toObject().value(QLatin1String("parameter")).toString(), QStringLiteral("normalize"));
    QCOMPARE(ways.at(0).toObject().value(QLatin1String("value")).toString(), QStringLiteral("cifar10"));
    QVERIFY(ways.at(0).toObject().value(QLatin1String("accuracy")).isDouble());
}

void CliPreflightTest::jsonWithoutFindingsButOne() {
    const auto found = document("--student resnet20 --alpha 1 --json");
    QCOMPARE(idsIn(found), QStringList{QStringLiteral("tiny-validation-set")});
    QCOMPARE(found.value(QLatin1String("asked_images")).toInt(), 0); // nobody needs the teacher
}

void CliPreflightTest::exitCodes_data() {
    QTest::addColumn<QString>("more");
    QTest::addColumn<int>("code");
    QTest::newRow("warnings") << QStringLiteral("--student resnet20") << 0;
    QTest::newRow("an error") << QStringLiteral("--batch-size 1 --student resnet18") << 1;
    QTest::newRow("a file that is not there") << QStringLiteral("--class-map nothing.csv") << 1;
    QTest::newRow("a value out of range") << QStringLiteral("--lr -1") << 2;
    QTest::newRow("a value that is none") << QStringLiteral("--lr x") << 2;
    QTest::newRow("a flag that is none") << QStringLiteral("--bogus") << 2;
}

void CliPreflightTest::exitCodes() {
    QFETCH(const QString, more);
    QFETCH(const int, code);
    const auto result = run("preflight", qPrintable(more));
    QVERIFY2(result.code == code, qPrintable(result.out + result.err));
}

void CliPreflightTest::writesNothing() {
    const auto before = everythingBelow(folder_.path());
    const auto places =
        QStringLiteral("--student resnet20 --out %1 --cache-dir %2").arg(at("new"), at("cache"));
    QCOMPARE(run("preflight", qPrintable(places)).code, 0);
    QCOMPARE(everythingBelow(folder_.path()), before);
}

void CliPreflightTest::distillLooksFirst() {
    const auto result = run("distill", qPrintable(QStringLiteral("--student resnet20 --out ") + at("done")));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const auto small =
        result.err.indexOf(QStringLiteral("12 validation images is only known to ± 28.3 points"));
    const auto trained = result.err.indexOf(QLatin1String("epoch 1/1"));
    QVERIFY2(small >= 0 && small < trained, qPrintable(result.err));
    // What training says by itself is said once.
    const auto unlike = run(
        "distill", qPrintable(QStringLiteral("--student resnet20 --normalize half --out ") + at("unlike")));
    QVERIFY2(unlike.code == 0, qPrintable(unlike.err));
    QVERIFY2(unlike.err.count(QLatin1String("was trained with --normalize imagenet")) == 1,
             qPrintable(unlike.err));
}

void CliPreflightTest::distillIsKeptFromErrors() {
    const auto before = everythingBelow(folder_.path());
    const auto result =
        run("distill", qPrintable(QStringLiteral("--batch-size 1 --student resnet18 --out ") + at("not")));
    QCOMPARE(result.code, 1);
    QVERIFY2(
        result.err.contains(QLatin1String("retort-cli: resnet18 cannot be trained on one image at a time")),
        qPrintable(result.err));
    QCOMPARE(everythingBelow(folder_.path()), before);
}

QTEST_GUILESS_MAIN(CliPreflightTest)
#include "cli_preflight_test.moc"
