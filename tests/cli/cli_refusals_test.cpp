// What retort-cli refuses: one clear line, the right exit code, and nothing half-written.
#include "tests/cli/support.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace retort::test;

namespace {

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class CliRefusalsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void refusals_data();
    void refusals();

  private:
    [[nodiscard]] QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QStringList filledIn(const QString& arguments) const;

    QTemporaryDir folder_;
    QTemporaryDir cache_; ///< PyTorch's, and empty
};

/// A data set, and a teacher whose folder is an experiment as well.
void CliRefusalsTest::initTestCase() {
    QVERIFY(folder_.isValid() && cache_.isValid());
    qputenv("TORCH_HOME", cache_.path().toUtf8());
    qputenv("RETORT_WEIGHTS_URL", "http://127.0.0.1:1/"); // where nobody listens
    qputenv("no_proxy", "127.0.0.1");
    const auto sample = cli(filledIn(QStringLiteral("sample @data --train-per-class 2 --val-per-class 1")));
    QVERIFY2(sample.code == 0, qPrintable(sample.err));
    const auto teach = cli(filledIn(QStringLiteral(
        "teach --data-dir @data --out @teacher --arch resnet20 --num-epochs 1 --device cpu --threads 1")));
    QVERIFY2(teach.code == 0, qPrintable(teach.err));
}

/// Words of `arguments`, with @name standing for a path in the test's folder.
QStringList CliRefusalsTest::filledIn(const QString& arguments) const {
    auto list = arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (auto& word : list) {
        if (word.startsWith(QLatin1Char('@'))) {
            word = folder_.filePath(word.mid(1));
        }
    }
    return list;
}

void CliRefusalsTest::refusals_data() {
    // Files to be refused. Rows name them as @name.
    const auto teacher = contentOf(at("teacher/teacher.pth"));
    write(at("text.pth"), "these are no weights\n");
    write(at("torn.pth"), teacher.left(teacher.size() / 2));
    write(at("empty.pth"), QByteArray());
    for (const auto* folder : {"two/train/a", "two/train/b", "two/val/a", "two/val/b"}) {
        QDir().mkpath(at(folder));
        const auto pictures = QDir(
            at("data/train/") + QDir(at("data/train")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
        QFile::copy(pictures.filePath(pictures.entryList(QDir::Files).first()),
                    at(folder) + QStringLiteral("/1.png"));
    }

    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* arguments, int code, const char* said) {
        QTest::newRow(name) << QString::fromUtf8(arguments) << code << QString::fromUtf8(said);
    };
    const QByteArray good = "distill --data-dir @data --teacher-file @teacher/teacher.pth --out @new ";
    const auto usage = [&](const char* name, const char* more, const char* said) {
        row(name, (good + more).constData(), 2, said);
    };
    row("no command", "", 2, "a command is required");
    row("unknown command", "distil", 2, "unknown command “distil”");
    row("unknown flag of the program", "--frobnicate", 2, "");
    usage("unknown flag", "--frobnicate 3", "--frobnicate");
    usage("no value", "--lr", "--lr");
    usage("no number", "--num-epochs ten", "must be a whole number, not “ten”");
    usage("alpha above 1", "--alpha 0,1.5", "--alpha: must be from 0 to 1, not 1.5");
    usage("alpha below 0", "--alpha -0.5", "--alpha: must be from 0 to 1, not -0.5");
    usage("alpha below 0, with =", "--alpha=-0.5", "--alpha: must be from 0 to 1, not -0.5");
    usage("alpha twice", "--alpha 0.5,0.5", "--alpha: contains 0.5 twice");
    usage("alpha is no number", "--alpha 0,nan", "must be a number, not “nan”");
    usage("zero batch size", "--batch-size 0", "--batch-size: must be from 1 to 65536, not 0");
    usage("unknown student", "--student resnet19", "not “resnet19”");
    usage("unknown loss", "--loss l1", "not “l1”");
    usage("more repeats than can be planned", "--n-exp 2000000000", "--n-exp: must be from 1 to 1000");
    usage("unknown device", "--device gpu", "unknown device “gpu”");
    row("zero epochs",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --out @new --num-epochs 0", 2,
        "--num-epochs: must be from 1 to 100000, not 0");
    row("zero epochs of teaching", "teach --data-dir @data --arch resnet20 --out @new --num-epochs 0", 2,
        "--num-epochs: must be from 1 to 100000, not 0");
    row("unknown architecture", "teach --data-dir @data --arch resnet19 --out @new", 2, "resnet19");
    row("no data folder", "distill --teacher-file @teacher/teacher.pth --out @new", 2,
        "--data-dir: a folder is required");
    row("no teacher", "distill --data-dir @data --out @new", 2, "--teacher-file: a file is required");
    row("no output", "distill --data-dir @data --teacher-file @teacher/teacher.pth", 2,
        "--out: a folder is required");
    row("nothing to export", "export @teacher", 2, "--csv");
    row("a file that does not say its format", "convert @teacher/teacher.pth @new.pt", 2,
        "does not determine the format");
    row("unknown format", "convert @teacher/teacher.pth @new.onnx --format caffe", 2, "caffe");
    row("unknown epoch", "convert @teacher @new.onnx --epoch first", 2, "first");
    row("nothing to convert to", "convert @teacher/teacher.pth", 2, "OUT");
    row("JSON and Markdown at once", "summarize @teacher --json --markdown", 2, "--json");
    row("LaTeX and CSV at once", "summarize @teacher --latex --csv", 2, "--latex");
    row("nothing to inspect", "inspect", 2, "FILE");
    row("unknown device to evaluate on",
        "evaluate --data-dir @data --model-file @teacher/teacher.pth --device gpu", 2,
        "--device: unknown device “gpu”");
    row("unknown split", "evaluate --data-dir @data --model-file @teacher/teacher.pth --split dev", 2, "dev");

    const auto failure = [&](const char* name, const char* teacherFile, const char* said) {
        const QByteArray arguments = "distill --data-dir @data --student resnet20 --n-exp 1 --num-epochs 1 "
                                     "--device cpu --out @new --teacher-file ";
        row(name, (arguments + teacherFile).constData(), 1, said);
    };
    failure("missing teacher", "@nowhere.pth", "nowhere.pth does not exist");
    failure("text file as teacher", "@text.pth", "text.pth");
    failure("truncated teacher", "@torn.pth", "torn.pth");
    failure("empty teacher", "@empty.pth", "empty.pth");
    failure("folder as teacher", "@data", "is not a file");
    row("teacher with another class count",
        "distill --data-dir @two --teacher-file @teacher/teacher.pth --student resnet20 --device cpu "
        "--out @new",
        1, "the data set");
    row("missing data folder", "distill --data-dir @nowhere --teacher-file @teacher/teacher.pth --out @new",
        1, "does not exist");
    row("missing data folder of teaching", "teach --data-dir @nowhere --arch resnet20 --out @new", 1,
        "does not exist");
    row("one split of the data",
        "distill --data-dir @data/train --teacher-file @teacher/teacher.pth --student resnet20 --out @new", 1,
        "Choose that folder");
    row("text file as initial weights",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet20 --student-init "
        "@text.pth --device cpu --out @new",
        1, "text.pth");
    const QByteArray resnet18 =
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet18 --out @new ";
    const auto start = [&](const char* name, const char* init, const char* said) {
        row(name, (resnet18 + "--student-init " + init).constData(), 1, said);
    };
    start("ImageNet weights that are not there", "imagenet", "/resnet18-f37072fd.pth; or add --download");
    start("ImageNet weights of another student", "imagenet:resnet34",
          "these weights are for resnet34, but the student is resnet18");
    start("ImageNet weights that nobody can fetch", "imagenet --download",
          "http://127.0.0.1:1/resnet18-f37072fd.pth could not be downloaded");
    start("layers of a teacher of another family", "teacher", "can start from this teacher: resnet20");
    failure(
        "ImageNet weights that there are not", "@teacher/teacher.pth --student-init imagenet",
        "--student-init: there are no ImageNet weights for “resnet20”; they exist for resnet18, resnet34");
    failure("an ImageNet teacher that is not there", "imagenet:resnet50",
            "--teacher-file: the ImageNet weights for resnet50 are missing; download "
            "http://127.0.0.1:1/resnet50-0676ba61.pth and save it as ");
    row("layers of no teacher", "teach --data-dir @data --arch resnet20 --student-init teacher --out @new", 1,
        "without a teacher");
    row("ImageNet weights to evaluate", "evaluate --data-dir @data --model-file imagenet:resnet50", 1,
        "/resnet50-0676ba61.pth; or add --download");
    row("ImageNet weights to inspect", "inspect imagenet-v2:resnet50", 1,
        "/resnet50-11ad3fa6.pth; or add --download");
    row("unknown ImageNet weights to inspect", "inspect imagenet:resnet19", 1,
        "there are no ImageNet weights for “resnet19”");
    row("fetching from nowhere", "fetch resnet18", 1, "could not be downloaded");
    row("fetching nothing", "fetch", 2, "ARCH");
    row("fetching what there is not", "fetch resnet19", 2, "resnet19");
    row("output under a file",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet20 --out @text.pth/new",
        1, "text.pth is not a folder");
    row("output is a file",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet20 --out @text.pth", 1,
        "text.pth is not a folder");
    row("output that nobody can write",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet20 --device cpu --out "
        "/proc/retort-experiment",
        1, "/proc");
    row("output is not empty",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet20 --out @teacher", 1,
        "is not empty");
    row("resuming what was never begun",
        "distill --data-dir @data --teacher-file @teacher/teacher.pth --student resnet20 --device cpu --out "
        "@new --resume",
        1, "there is no experiment to resume in");
    row("a sample over other files", "sample @data", 1, "data");
    row("a sample under a file", "sample @text.pth/new", 1, "text.pth");
    row("summary of nothing", "summarize @nowhere", 1, "nowhere is not a folder");
    row("summary of no experiment", "summarize @data", 1, "is not an experiment");
    row("export of nothing", "export @nowhere --csv @new.csv", 1, "nowhere is not a folder");
    row("CSV under a file", "export @teacher --csv @text.pth/new.csv", 1, "text.pth");
    row("long CSV under a file", "export @teacher --csv-long @text.pth/new.csv", 1, "text.pth");
    row("report under a file", "export @teacher --report @text.pth/new.html", 1, "text.pth");
    row("charts under a file", "export @teacher --charts @text.pth/new", 1, "text.pth");
    row("a whole experiment to convert", "convert @teacher @new.onnx", 1, "is a whole experiment");
    row("no model to convert", "convert @text.pth @new.onnx", 1, "text.pth");
    row("model of another architecture", "convert @teacher/teacher.pth @new.onnx --arch resnet32", 1,
        "the weights do not match resnet32");
    row("model of other classes than the images", "convert @teacher/teacher.pth @new.pth --data-dir @two", 1,
        "the data set");
    row("student under a file", "convert @teacher/teacher.pth @text.pth/new.ts", 1, "cannot be written");
    row("student over a folder", "convert @teacher/teacher.pth @data --format onnx", 1, "cannot be written");
    row("no file to inspect", "inspect @nowhere.pth", 1, "nowhere.pth");
    row("no model to inspect", "inspect @text.pth", 1, "text.pth");
    row("torn model to inspect", "inspect @torn.pth", 1, "torn.pth");
    row("no model to evaluate", "evaluate --data-dir @data --model-file @text.pth", 1, "text.pth");
    row("no data to evaluate on", "evaluate --data-dir @nowhere --model-file @teacher/teacher.pth", 1,
        "nowhere");
    row("model of other classes", "evaluate --data-dir @two --model-file @teacher/teacher.pth", 1,
        "the data set");
}

void CliRefusalsTest::refusals() {
    QFETCH(const QString, arguments);
    QFETCH(const int, code);
    QFETCH(const QString, said);
    const auto before = everythingBelow(folder_.path());
    const auto result = cli(filledIn(arguments));
    QVERIFY2(result.code == code, qPrintable(QStringLiteral("%1: %2").arg(result.code).arg(result.err)));
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.contains(said), qPrintable(result.err));
    QVERIFY2(code != 2 || result.err.startsWith("retort-cli: "), qPrintable(result.err));
    if (code == 1) {
        // What stands before the last line is notices, such as how many images were found.
        const auto lines = result.err.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.last().startsWith(QLatin1String("retort-cli: ")), qPrintable(result.err));
        QCOMPARE(result.err.count(QLatin1String("retort-cli: ")), 1);
        QVERIFY2(lines.last().contains(said), qPrintable(result.err));
    }
    QCOMPARE(everythingBelow(folder_.path()), before);
}

QTEST_GUILESS_MAIN(CliRefusalsTest)
#include "cli_refusals_test.moc"
