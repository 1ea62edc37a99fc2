// Teachers of every kind on the command line: logits by path, TorchScript programs, weights for other
// classes.
#include "tests/cli/support.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace retort::test;

class CliTeachersTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void logitsTeach();
    void logitsAsSafetensors();
    void programsOnlyWhenAskedFor();
    void programsOfAFolderAreAskedFor();
    void programsEvaluate();
    void programsEndWithTheirStarter();
    void teachesOnFromOtherClasses();
    void mapsClasses();
    void refusals_data();
    void refusals();

  private:
    [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QStringList filledIn(const char* arguments) const;
    [[nodiscard]] Result run(const char* arguments) const { return cli(filledIn(arguments)); }

    QTemporaryDir folder_;
};

namespace {

QJsonObject objectOf(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// The processes that `process` started itself.
QStringList childrenOf(qint64 process) {
    const auto file = QStringLiteral("/proc/%1/task/%1/children").arg(process);
    return QString::fromLatin1(contentOf(file)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

template <typename Condition>
bool comesTrue(const Condition& condition) {
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < patience) {
        QTest::qSleep(20);
    }
    return condition();
}

} // namespace

/// Words of `arguments`, with @name standing for a path in the test's folder, and %name for a golden file.
QStringList CliTeachersTest::filledIn(const char* arguments) const {
    auto list = words(arguments);
    for (auto& word : list) {
        if (word.startsWith(QLatin1Char('@'))) {
            word = at(word.mid(1));
        } else if (word.startsWith(QLatin1Char('%'))) {
            word = QStringLiteral(RETORT_REFERENCE_DIR) + QStringLiteral("/torchscript/") + word.mid(1);
        }
    }
    return list;
}

/// The sample set, a teacher of it, and a set of three of its classes.
void CliTeachersTest::initTestCase() {
    QVERIFY(folder_.isValid());
    const auto sample = run("sample @data --train-per-class 3 --val-per-class 2");
    QVERIFY2(sample.code == 0, qPrintable(sample.err));
    const auto teach =
        run("teach --data-dir @data --out @teacher --arch resnet20 --num-epochs 1 --batch-size 8 "
            "--device cpu --threads 1");
    QVERIFY2(teach.code == 0, qPrintable(teach.err));
    auto classes = QDir(at(QStringLiteral("data/train"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    classes.sort();
    QVERIFY(classes.size() > 3);
    const auto parts = {QStringLiteral("train"), QStringLiteral("val")};
    for (const auto& part : parts) {
        for (int i = 0; i < 3; ++i) {
            const auto from = at(QStringLiteral("data/%1/%2").arg(part, classes.at(i)));
            const auto to = at(QStringLiteral("three/%1/%2").arg(part, QChar(u'a' + i)));
            QVERIFY(QDir().mkpath(to));
            for (const auto& image : QDir(from).entryList(QDir::Files)) {
                QVERIFY(QFile::copy(from + QLatin1Char('/') + image, to + QLatin1Char('/') + image));
            }
        }
    }
}

void CliTeachersTest::logitsTeach() {
    const auto written =
        run("evaluate --data-dir @data --model-file @teacher/teacher.pth --split all --logits "
            "@logits.csv --device cpu --threads 1 --json");
    QVERIFY2(written.code == 0, qPrintable(written.err));
    const auto lines =
        QString::fromUtf8(contentOf(at(QStringLiteral("logits.csv")))).split(QLatin1Char('\n'));
    QVERIFY(lines.first().startsWith(QLatin1String("path,")));
    QCOMPARE(lines.size() - 2, objectOf(written.out).value(QLatin1String("count")).toInt());
    QVERIFY(lines.at(1).startsWith(QLatin1String("train/")));
    QVERIFY(lines.at(lines.size() - 2).startsWith(QLatin1String("val/")));

    const auto piped =
        run("evaluate --data-dir @data --model-file @teacher/teacher.pth --split all --logits - "
            "--device cpu --threads 1");
    QVERIFY2(piped.code == 0, qPrintable(piped.err));
    QCOMPARE(piped.out.toUtf8(), contentOf(at(QStringLiteral("logits.csv"))));
    QVERIFY2(piped.err.contains(QLatin1String("accuracy")), qPrintable(piped.err)); // elsewhere then

    const auto distill =
        run("distill --data-dir @data --teacher-file @logits.csv --out @by-logits --student "
            "resnet20 --alpha 0 --n-exp 1 --num-epochs 1 --batch-size 8 --device cpu --threads 1");
    QVERIFY2(distill.code == 0, qPrintable(distill.err));
    QVERIFY2(distill.err.contains(QLatin1String("--augment none")), qPrintable(distill.err));
    QVERIFY2(distill.err.contains(QLatin1String("by name")), qPrintable(distill.err));
}

void CliTeachersTest::logitsAsSafetensors() {
    const auto written = run("evaluate --data-dir @data --model-file @teacher/teacher.pth --logits "
                             "@val.safetensors --device cpu --threads 1 --json");
    QVERIFY2(written.code == 0, qPrintable(written.err));
    const auto read = run("evaluate --data-dir @data --model-file @val.safetensors --teacher-file "
                          "@teacher/teacher.pth --image-size 32 --device cpu --threads 1 --json");
    QVERIFY2(read.code == 0, qPrintable(read.err));
    const auto found = objectOf(read.out);
    QCOMPARE(found.value(QLatin1String("architecture")).toString(), QStringLiteral("logits"));
    QCOMPARE(found.value(QLatin1String("agreement")).toDouble(), 1.0);
    QCOMPARE(found.value(QLatin1String("accuracy")), objectOf(written.out).value(QLatin1String("accuracy")));
}

void CliTeachersTest::programsOnlyWhenAskedFor() {
    const auto unasked =
        run("distill --data-dir @three --teacher-file %scripted.pt --out @new --student resnet20");
    QCOMPARE(unasked.code, 1);
    QVERIFY2(unasked.err.contains(QLatin1String("--teacher-format torchscript")), qPrintable(unasked.err));
    QVERIFY(QFile::copy(filledIn("%scripted.pt").first(), at(QStringLiteral("program.pt"))));
    const auto asked =
        run("distill --data-dir @three --teacher-file @program.pt --teacher-format torchscript "
            "--out @by-program --student resnet20 --image-size 32 --alpha 0 --n-exp 2 --lanes 2 "
            "--num-epochs 1 --batch-size 4 --device cpu --threads 1");
    QVERIFY2(asked.code == 0, qPrintable(asked.err));
    QVERIFY2(asked.err.contains(QLatin1String("sorted order: a, b, c")), qPrintable(asked.err));
}

/// A folder that somebody else made may name a program; it runs where this user has chosen it, and not
/// otherwise.
void CliTeachersTest::programsOfAFolderAreAskedFor() {
    const auto trusted = qEnvironmentVariable("XDG_STATE_HOME") + QStringLiteral("/retort/trusted-programs");
    QFile::remove(trusted);
    const auto resume = "distill --resume --out @by-program";
    const auto refused = run(resume);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QLatin1String("--teacher-format torchscript")), qPrintable(refused.err));
    QVERIFY(!QFile::exists(trusted));
    const auto chosen = run("distill --resume --out @by-program --teacher-format torchscript");
    QVERIFY2(chosen.code == 0, qPrintable(chosen.err));
    QVERIFY(QFile::exists(trusted));
    const auto known = run(resume);
    QVERIFY2(known.code == 0, qPrintable(known.err));
    // What was written since is another program, whatever its time says.
    const auto content = contentOf(at(QStringLiteral("program.pt")));
    QFile file(at(QStringLiteral("program.pt")));
    const auto time = QFileInfo(file).lastModified();
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    QVERIFY(file.flush() && file.setFileTime(time, QFileDevice::FileModificationTime));
    file.close();
    const auto rewritten = run(resume);
    QCOMPARE(rewritten.code, 1);
    QVERIFY2(rewritten.err.contains(QLatin1String("--teacher-format torchscript")),
             qPrintable(rewritten.err));
}

void CliTeachersTest::programsEvaluate() {
    const auto result =
        run("evaluate --data-dir @three --model-file %traced.pt --model-format torchscript "
            "--teacher-file %scripted.pt --teacher-format torchscript --image-size 32 --device cpu "
            "--json");
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const auto found = objectOf(result.out);
    QCOMPARE(found.value(QLatin1String("architecture")).toString(), QStringLiteral("TorchScript"));
    QCOMPARE(found.value(QLatin1String("agreement")).toDouble(), 1.0);
}

void CliTeachersTest::programsEndWithTheirStarter() {
    QProcess process;
    process.start(QStringLiteral(RETORT_CLI),
                  filledIn("evaluate --data-dir @three --model-file %endless.pt --model-format torchscript"));
    QVERIFY(process.waitForStarted(patience));
    if (!QFile::exists(QStringLiteral("/proc/self/task"))) {
        process.kill();
        QVERIFY(process.waitForFinished(patience));
        QSKIP("there is no /proc to look at processes in");
    }
    QStringList children;
    QVERIFY(comesTrue([&] { return !(children = childrenOf(process.processId())).isEmpty(); }));
    const auto probe = QStringLiteral("/proc/") + children.first();
    // It binds itself after it has said that it ends with its parent.
    QVERIFY(comesTrue([&] {
        return contentOf(probe + QStringLiteral("/limits")).simplified().contains("Max cpu time 120 120");
    }));
    process.kill();
    QVERIFY(process.waitForFinished(patience));
    QVERIFY(comesTrue([&] {
        return !QFile::exists(probe) || contentOf(probe + QStringLiteral("/status")).contains("State:\tZ");
    }));
}

void CliTeachersTest::teachesOnFromOtherClasses() {
    const auto refused =
        run("distill --data-dir @three --teacher-file @teacher/teacher.pth --out @new --student "
            "resnet20");
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QLatin1String("with a new head")), qPrintable(refused.err));
    const auto taught = run("teach --data-dir @three --from @teacher/teacher.pth --out @on --num-epochs 1 "
                            "--batch-size 4 --device cpu --threads 1");
    QVERIFY2(taught.code == 0, qPrintable(taught.err));
    QVERIFY2(taught.err.contains(QLatin1String("resnet20")), qPrintable(taught.err));
    QVERIFY2(taught.err.contains(QLatin1String("a new one is trained")), qPrintable(taught.err));
    const auto inspected = objectOf(run("inspect @on/teacher.pth --json").out);
    QCOMPARE(inspected.value(QLatin1String("architecture")).toString(), QStringLiteral("resnet20"));
    QCOMPARE(inspected.value(QLatin1String("classes")).toInt(), 3);
    QVERIFY(contentOf(at(QStringLiteral("on/classes.json"))).contains("\"b\""));
}

void CliTeachersTest::mapsClasses() {
    QFile map(at(QStringLiteral("map.json")));
    QVERIFY(map.open(QIODevice::WriteOnly));
    map.write(R"({"a": 0, "b": 1, "c": 2})");
    map.close();
    const auto result =
        run("evaluate --data-dir @three --model-file @teacher/teacher.pth --class-map @map.json "
            "--arch resnet20 --teacher-file @teacher/teacher.pth --teacher-class-map @map.json "
            "--device cpu --json");
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains(QLatin1String("according to map.json")), qPrintable(result.err));
    QCOMPARE(objectOf(result.out).value(QLatin1String("agreement")).toDouble(), 1.0);
}

void CliTeachersTest::refusals_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* arguments, int code, const char* said) {
        QTest::newRow(name) << QString::fromUtf8(arguments) << code << QString::fromUtf8(said);
    };
    row("unknown format",
        "distill --data-dir @data --teacher-file @logits.csv --out @new --teacher-format onnx", 2,
        "must be one of auto, torchscript, logits, not “onnx”");
    row("unknown architecture of the teacher",
        "distill --data-dir @data --teacher-file @logits.csv --out @new --teacher-arch resnet19", 2,
        "resnet19");
    row("unknown format of a model", "evaluate --data-dir @data --model-file @logits.csv --model-format onnx",
        2, "onnx");
    row("no class map there",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --out @new --class-map @nowhere.csv", 1,
        "nowhere.csv");
    row("a class map that says too little",
        "evaluate --data-dir @data --model-file @teacher/teacher.pth --class-map @map.json", 1,
        "does not map");
    row("logits into another kind of file",
        "evaluate --data-dir @data --model-file @teacher/teacher.pth --logits @new.txt", 1,
        ".csv or .safetensors");
    row("logits into a folder that is not there",
        "evaluate --data-dir @data --model-file @teacher/teacher.pth --device cpu --logits @nowhere/new.csv",
        1, "nowhere");
    row("weights as logits",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --teacher-format logits --student "
        "resnet20 "
        "--out @new",
        1, "teacher.pth");
    row("weights as a program",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --teacher-format torchscript --student "
        "resnet20 --out @new",
        1, "is not a TorchScript file");
    row("another architecture than said",
        "evaluate --data-dir @data --model-file @teacher/teacher.pth --arch resnet32", 1, "resnet32");
    row("going on from what is no file", "teach --data-dir @data --from @nowhere.pth --out @new", 1,
        "nowhere.pth");
    row("going on as another architecture",
        "teach --data-dir @data --from @teacher/teacher.pth --arch resnet32 --out @new", 1, "teacher.pth");
}

void CliTeachersTest::refusals() {
    QFETCH(const QString, arguments);
    QFETCH(const int, code);
    QFETCH(const QString, said);
    const auto before = everythingBelow(folder_.path());
    const auto result = run(arguments.toUtf8().constData());
    QVERIFY2(result.code == code, qPrintable(QStringLiteral("%1: %2").arg(result.code).arg(result.err)));
    QVERIFY2(result.err.contains(said), qPrintable(result.err));
    QCOMPARE(everythingBelow(folder_.path()), before);
}

QTEST_GUILESS_MAIN(CliTeachersTest)
#include "cli_teachers_test.moc"
