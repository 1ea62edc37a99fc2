// Teacher logits on the command line: kept for later experiments, and none the worse for a kill at any
// moment.
#include "tests/cli/support.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace retort::test;

class CliBankTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void asksOnce();
    void listsAndPrunes();
    void survivesKills();
    void refusesValues_data();
    void refusesValues();

  private:
    [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QStringList distill(const QString& out, const QString& cache, const char* more = "") const;
    [[nodiscard]] QString bankIn(const QString& cache) const;
    [[nodiscard]] QStringList resultsOf(const QString& out) const;

    QTemporaryDir folder_;
};

QStringList CliBankTest::distill(const QString& out, const QString& cache, const char* more) const {
    return QStringList{QStringLiteral("distill"),
                       QStringLiteral("--data-dir"),
                       at(QStringLiteral("data")),
                       QStringLiteral("--teacher-file"),
                       at(QStringLiteral("teacher/teacher.pth")),
                       QStringLiteral("--out"),
                       at(out),
                       QStringLiteral("--cache-dir"),
                       at(cache)} +
           words("--student resnet20 --alpha 0 --n-exp 2 --num-epochs 3 --batch-size 64 --device cpu "
                 "--threads 1") +
           words(more);
}

/// The only file of teacher logits in a cache folder, or nothing.
QString CliBankTest::bankIn(const QString& cache) const {
    const QDir folder(at(cache) + QStringLiteral("/teacher-logits"));
    const auto files = folder.entryInfoList({QStringLiteral("*.bank")}, QDir::Files);
    return files.size() == 1 ? files.first().filePath() : QString();
}

/// metrics.csv of both runs without the last column, the seconds.
QStringList CliBankTest::resultsOf(const QString& out) const {
    QStringList lines;
    for (const auto* run : {"alpha-0_rep-1", "alpha-0_rep-2"}) {
        const auto file = at(out) + QStringLiteral("/runs/%1/metrics.csv").arg(QLatin1String(run));
        for (const auto& line : QString::fromUtf8(contentOf(file)).split(QLatin1Char('\n'))) {
            lines << line.left(line.lastIndexOf(QLatin1Char(',')));
        }
    }
    return lines;
}

void CliBankTest::initTestCase() {
    QVERIFY(folder_.isValid());
    // Several blocks of images.
    const auto problem = makeSampleAndTeacher(folder_.path(), "--train-per-class 24 --val-per-class 2", "64");
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto straight = cli(distill(QStringLiteral("straight"), QStringLiteral("cache")));
    QVERIFY2(straight.code == 0, qPrintable(straight.err));
    QVERIFY2(straight.err.contains(QLatin1String("3 views; 0 of")), qPrintable(straight.err));
}

void CliBankTest::asksOnce() {
    const auto again = cli(distill(QStringLiteral("again"), QStringLiteral("cache")));
    QVERIFY2(again.code == 0, qPrintable(again.err));
    QVERIFY2(again.err.contains(QLatin1String("computed for 0 training views")), qPrintable(again.err));
    QCOMPARE(resultsOf(QStringLiteral("again")), resultsOf(QStringLiteral("straight")));
    const auto off = cli(distill(QStringLiteral("off"), QStringLiteral("no-cache"), "--bank off"));
    QVERIFY2(off.code == 0, qPrintable(off.err));
    QVERIFY(!QFile::exists(at(QStringLiteral("no-cache"))));
}

void CliBankTest::listsAndPrunes() {
    const auto cache = at(QStringLiteral("listed-cache"));
    const auto command = [&](const char* part, const char* more = "") {
        return cli(
            QStringList{QStringLiteral("cache"), QLatin1String(part), QStringLiteral("--cache-dir"), cache} +
            words(more));
    };
    const auto none = command("list");
    QCOMPARE(none.code, 0);
    QVERIFY2(none.out.contains(QLatin1String("0 files, 0 MB of")), qPrintable(none.out));
    QVERIFY(QDir().mkpath(cache + QStringLiteral("/teacher-logits")));
    const auto bank = bankIn(QStringLiteral("cache"));
    const auto copy = cache + QStringLiteral("/teacher-logits/") + QFileInfo(bank).fileName();
    QVERIFY(QFile::copy(bank, copy));

    const auto list = QJsonDocument::fromJson(command("list", "--json").out.toUtf8()).object();
    const auto file = list[QStringLiteral("files")].toArray().at(0).toObject();
    QCOMPARE(file[QStringLiteral("file")].toString(), copy);
    QCOMPARE(file[QStringLiteral("bytes")].toInteger(), QFileInfo(bank).size());
    QVERIFY(file[QStringLiteral("images")].toInt() > 0);
    QCOMPARE(file[QStringLiteral("in_use")].toBool(), false);
    QVERIFY(list[QStringLiteral("quota_bytes")].toDouble() > 0);
    QVERIFY(command("list").out.startsWith(QFileInfo(bank).fileName()));

    QVERIFY(command("prune").out.contains(QLatin1String("0 files deleted")));
    QVERIFY(QFile::exists(copy));
    const auto pruned =
        QJsonDocument::fromJson(command("prune", "--keep-mib 0 --json").out.toUtf8()).object();
    QCOMPARE(pruned[QStringLiteral("removed")].toArray().size(), 1);
    QCOMPARE(pruned[QStringLiteral("bytes")].toInteger(), 0);
    QVERIFY(!QFile::exists(copy));
    QCOMPARE(cli({QStringLiteral("cache")}).code, 2);
    QCOMPARE(command("prune", "--keep-mib -2").code, 2);
}

/// Each kill comes when the file has grown some bytes further, in whatever the program is at then.
void CliBankTest::survivesKills() {
    const QString cache = QStringLiteral("killed-cache");
    const auto whole = QFileInfo(bankIn(QStringLiteral("cache"))).size();
    QVERIFY(whole > 0);
    QStringList arguments = distill(QStringLiteral("killed"), cache);
    for (int kill = 1; kill <= 4; ++kill) {
        QProcess process;
        process.start(QStringLiteral(RETORT_CLI), arguments);
        QElapsedTimer timer;
        timer.start();
        while (QFileInfo(bankIn(cache)).size() < kill * whole / 6 &&
               process.state() != QProcess::NotRunning && timer.elapsed() < patience) {
            process.waitForFinished(1);
        }
        process.kill(); // SIGKILL
        process.waitForFinished(patience);
        QVERIFY(QFileInfo(bankIn(cache)).size() >= kill * whole / 6);
        if (QFile::exists(at(QStringLiteral("killed/experiment.json"))) && kill == 1)
            arguments << QStringLiteral("--resume");
    }
    const auto resumed = cli(arguments);
    QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
    QCOMPARE(resultsOf(QStringLiteral("killed")), resultsOf(QStringLiteral("straight")));
    QCOMPARE(QFileInfo(bankIn(cache)).size(), whole);
}

void CliBankTest::refusesValues_data() {
    QTest::addColumn<QString>("more");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("views") << QStringLiteral("--views -2") << 2
                           << QStringLiteral("--views: must be from -1 to 100000, not -2");
    QTest::newRow("bank") << QStringLiteral("--bank tape") << 2
                          << QStringLiteral("must be one of disk, memory, off, not “tape”");
    QTest::newRow("bank-mib") << QStringLiteral("--bank-mib -1") << 2 << QStringLiteral("--bank-mib");
    QTest::newRow("bank-disk-mib") << QStringLiteral("--bank-disk-mib -2") << 2
                                   << QStringLiteral("--bank-disk-mib");
    QTest::newRow("cache-dir") << QStringLiteral("--cache-dir /dev/null/here") << 1
                               << QStringLiteral("--cache-dir: /dev/null is not a folder");
}

void CliBankTest::refusesValues() {
    QFETCH(const QString, more);
    QFETCH(const int, code);
    QFETCH(const QString, said);
    auto arguments = distill(QStringLiteral("refused"), QStringLiteral("cache"));
    if (more.startsWith(QLatin1String("--cache-dir"))) {
        arguments.removeAt(arguments.indexOf(QStringLiteral("--cache-dir")) + 1);
        arguments.removeAll(QStringLiteral("--cache-dir"));
    }
    const auto result = cli(arguments + more.split(QLatin1Char(' ')));
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(said), qPrintable(result.err));
    QVERIFY(!QFile::exists(at(QStringLiteral("refused"))));
}

QTEST_GUILESS_MAIN(CliBankTest)
#include "cli_bank_test.moc"
