// How training images look, and which of them count how much, on the command line.
#include "tests/cli/support.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace retort::test;

class CliImagesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void trains();
    void makesAxes();
    void isSeenAsItWasTrained();
    void refuses_data();
    void refuses();

  private:
    [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QStringList distill(const QString& out, const QString& more) const;
    [[nodiscard]] QStringList metricsOf(const QString& out, const QString& run) const;

    QTemporaryDir folder_;
};

QStringList CliImagesTest::distill(const QString& out, const QString& more) const {
    return QStringList{QStringLiteral("distill"),
                       QStringLiteral("--data-dir"),
                       at(QStringLiteral("data")),
                       QStringLiteral("--teacher-file"),
                       at(QStringLiteral("teacher/teacher.pth")),
                       QStringLiteral("--out"),
                       at(out),
                       QStringLiteral("--cache-dir"),
                       at(out + QStringLiteral("-cache"))} +
           words("--student resnet20 --n-exp 1 --num-epochs 2 --batch-size 8 --device cpu --lanes 1 "
                 "--threads 1") +
           more.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A run's metrics.csv without the last column, the seconds.
QStringList CliImagesTest::metricsOf(const QString& out, const QString& run) const {
    QStringList lines;
    const auto file = at(out) + QStringLiteral("/runs/") + run + QStringLiteral("/metrics.csv");
    for (const auto& line : QString::fromUtf8(contentOf(file)).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        lines << line.left(line.lastIndexOf(QLatin1Char(',')));
    }
    return lines;
}

void CliImagesTest::initTestCase() {
    QVERIFY(folder_.isValid());
    const auto problem = makeSampleAndTeacher(folder_.path());
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto plain = cli(distill(QStringLiteral("plain"), QStringLiteral("--alpha 0.5")));
    QVERIFY2(plain.code == 0, qPrintable(plain.err));
}

/// At once, and an epoch at a time: the same numbers.
void CliImagesTest::trains() {
    const auto flags = QStringLiteral("--cutmix 1 --mixup 0.2 --rand-augment 9 --rand_augment_ops 1 "
                                      "--random-erasing 0.5 --sampler balanced --interpolation bicubic");
    const auto out = QStringLiteral("all");
    const auto once = cli(distill(out, QStringLiteral("--alpha 0.5 ") + flags));
    QVERIFY2(once.code == 0, qPrintable(once.err));
    const auto run = QStringLiteral("alpha-0.5_rep-1");
    const auto lines = metricsOf(out, run);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines != metricsOf(QStringLiteral("plain"), run));

    const auto shorter = out + QStringLiteral("-shorter");
    auto arguments = distill(shorter, QStringLiteral("--alpha 0.5 --views 2 ") + flags);
    arguments.replace(arguments.indexOf(QStringLiteral("--num-epochs")) + 1, QStringLiteral("1"));
    const auto first = cli(arguments);
    QVERIFY2(first.code == 0, qPrintable(first.err));
    const auto rest = cli(QStringList{QStringLiteral("distill"), QStringLiteral("--out"), at(shorter)} +
                          words("--resume --num-epochs 2"));
    QVERIFY2(rest.code == 0, qPrintable(rest.err));
    QCOMPARE(metricsOf(shorter, run), lines);
}

void CliImagesTest::makesAxes() {
    const auto out = QStringLiteral("axes");
    const auto result = cli(distill(
        out, QStringLiteral("--alpha 0,1 --cutmix 0,1 --class-weights none,balanced --sampler balanced")));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QStringList runs = QDir(at(out) + QStringLiteral("/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    runs.sort();
    const QStringList expected{QStringLiteral("alpha-0_cutmix-0_rep-1"),
                               QStringLiteral("alpha-0_cutmix-1_rep-1"),
                               QStringLiteral("alpha-1_class-weights-balanced_cutmix-0_rep-1"),
                               QStringLiteral("alpha-1_class-weights-balanced_cutmix-1_rep-1"),
                               QStringLiteral("alpha-1_class-weights-none_cutmix-0_rep-1"),
                               QStringLiteral("alpha-1_class-weights-none_cutmix-1_rep-1")};
    QCOMPARE(runs, expected);
    const QDir banks(at(out) + QStringLiteral("-cache/teacher-logits"));
    QCOMPARE(banks.entryList({QStringLiteral("*.bank")}, QDir::Files).size(), 2);
}

/// Wherever its weights are taken to, a student says how its images were resized.
void CliImagesTest::isSeenAsItWasTrained() {
    const auto trained = cli(distill(
        QStringLiteral("cubic"), QStringLiteral("--alpha 1 --image-size 24 --resize-side 30 --interpolation "
                                                "bicubic")));
    QVERIFY2(trained.code == 0, qPrintable(trained.err));
    const auto weights = at(QStringLiteral("cubic/runs/alpha-1_rep-1/last.pth"));
    const auto alone = at(QStringLiteral("alone.pth"));
    QVERIFY(QFile::copy(weights, alone));
    const auto converted = at(QStringLiteral("converted.safetensors"));
    const auto conversion = cli({QStringLiteral("convert"), weights, converted});
    QVERIFY2(conversion.code == 0, qPrintable(conversion.err));
    const auto evaluated = [&](const QString& file, const char* more = "") {
        const auto result =
            cli(QStringList{QStringLiteral("evaluate"), QStringLiteral("--data-dir"),
                            at(QStringLiteral("data")), QStringLiteral("--model-file"), file} +
                words("--device cpu --threads 1 --json") + words(more));
        return QJsonDocument::fromJson(result.out.toUtf8()).object();
    };
    const auto expected = evaluated(weights);
    QCOMPARE(expected.value(QLatin1String("resize_side")).toInt(), 30);
    QCOMPARE(expected.value(QLatin1String("interpolation")).toString(), QStringLiteral("bicubic"));
    for (const auto& file : {alone, converted}) {
        QCOMPARE(evaluated(file), expected);
    }
    const auto other = evaluated(alone, "--interpolation bilinear --resize-side 24");
    QCOMPARE(other.value(QLatin1String("resize_side")).toInt(), 24);
    QVERIFY(other.value(QLatin1String("loss")) != expected.value(QLatin1String("loss")));
    const auto described = cli({QStringLiteral("inspect"), alone, QStringLiteral("--json")});
    const auto model = QJsonDocument::fromJson(described.out.toUtf8()).object();
    QCOMPARE(model.value(QLatin1String("resize_side")).toInt(), 30);
    QCOMPARE(model.value(QLatin1String("interpolation")).toString(), QStringLiteral("bicubic"));
    // As a teacher, it is told of what is different.
    auto asTeacher = distill(QStringLiteral("taught-by-cubic"), QStringLiteral("--alpha 0 --image-size 24"));
    asTeacher.replace(asTeacher.indexOf(QStringLiteral("--teacher-file")) + 1, alone);
    const auto taught = cli(asTeacher);
    QVERIFY2(taught.code == 0, qPrintable(taught.err));
    QVERIFY2(
        taught.err.contains(QLatin1String("was trained with --interpolation bicubic, but sees its images "
                                          "with --interpolation bilinear here")),
        qPrintable(taught.err));
    QVERIFY2(taught.err.contains(QLatin1String("was trained with --resize-side 30, but sees its images with "
                                               "--resize-side 24 here")),
             qPrintable(taught.err));
}

void CliImagesTest::refuses_data() {
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* flags, const char* says) {
        QTest::newRow(flags) << QString::fromLatin1(flags) << QString::fromLatin1(says);
    };
    row("--cutmix -1", "must be from 0 to 100, not -1");
    row("--rand-augment 31", "must be from 0 to 30, not 31");
    row("--random-erasing 1.5", "must be from 0 to 1, not 1.5");
    row("--sampler weighted", "must be one of shuffle, balanced");
    row("--class-weights equal", "must be one of none, balanced");
    row("--image-size 64 --resize-side 32", "must be 0 or at least the image size, 64, not 32");
}

void CliImagesTest::refuses() {
    QFETCH(QString, flags);
    QFETCH(QString, says);
    const auto result = cli(distill(QStringLiteral("refused"), flags));
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(says), qPrintable(result.err));
    QVERIFY(!QFile::exists(at(QStringLiteral("refused"))));
}

QTEST_GUILESS_MAIN(CliImagesTest)
#include "cli_images_test.moc"
