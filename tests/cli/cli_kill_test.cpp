// A process that is killed without warning: the experiment goes on from its last whole epoch, and ends as one
// that nothing happened to, to the bit.
#include "tests/cli/support.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace retort::test;

namespace {

/// metrics.csv without its last column, the seconds.
QStringList resultsOf(const QString& runFolder) {
    QStringList lines;
    const auto text = QString::fromUtf8(contentOf(runFolder + QStringLiteral("/metrics.csv")));
    for (const auto& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines << line.left(line.lastIndexOf(QLatin1Char(',')));
    return lines;
}

QString statusOf(const QString& runFolder) {
    const auto run = QJsonDocument::fromJson(contentOf(runFolder + QStringLiteral("/run.json"))).object();
    return run.value(QLatin1String("status")).toString();
}

/// Waits until `happened`; false when the process ended before.
template <typename Condition>
bool waitFor(QProcess& process, const Condition& happened) {
    QElapsedTimer timer;
    timer.start();
    while (!happened() && timer.elapsed() < patience) {
        if (process.state() == QProcess::NotRunning)
            return happened();
        process.waitForReadyRead(1);
    }
    return happened();
}

} // namespace

class CliKillTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void goesOnAsIfNothingHadHappened_data();
    void goesOnAsIfNothingHadHappened();
    void aSearchGoesOnToTheSameChoice();

  private:
    [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QStringList distill(const QString& out, const QString& more) const;
    void killOnce(const QStringList& arguments, const QString& run, int epoch, bool afterwards) const;
    static void killAt(const QStringList& arguments, const QByteArray& word);

    QTemporaryDir folder_;
};

QStringList CliKillTest::distill(const QString& out, const QString& more) const {
    return QStringList{QStringLiteral("distill"),
                       QStringLiteral("--data-dir"),
                       at("data"),
                       QStringLiteral("--teacher-file"),
                       at("teacher/teacher.pth"),
                       QStringLiteral("--out"),
                       at(out)} +
           words("--student resnet20 --device cpu --threads 1 --alpha 0.5 --n-exp 1 --num-epochs 7 "
                 "--batch-size 4") +
           more.split(QLatin1Char(' '));
}

void CliKillTest::initTestCase() {
    QVERIFY(folder_.isValid());
    const auto problem = makeSampleAndTeacher(folder_.path());
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CliKillTest::goesOnAsIfNothingHadHappened_data() {
    QTest::addColumn<QString>("options");
    QTest::newRow("sgd") << QStringLiteral("--momentum 0.9 --nesterov --weight-decay 0.001 --lr-step-size 2");
    QTest::newRow("adamw") << QStringLiteral("--optimizer adamw --weight-decay 0.01 --schedule cosine "
                                             "--warmup-epochs 2 --ema-decay 0.9 --clip-grad-norm 1");
}

/// Kills the process right after an epoch, while its files are being written; or in the middle of the next
/// one, whose steps have begun by the time that the last checkpoint is there.
void CliKillTest::killOnce(const QStringList& arguments, const QString& run, int epoch,
                           bool afterwards) const {
    QProcess process;
    process.start(QStringLiteral(RETORT_CLI), arguments);
    const auto csv = run + QStringLiteral("/metrics.csv");
    const auto line = QStringLiteral("\n%1,").arg(epoch).toUtf8();
    QByteArray said;
    const auto happened = [&] {
        said += process.readAllStandardError();
        return afterwards ? contentOf(csv).contains(line)
                          : said.contains(QStringLiteral("epoch %1/7").arg(epoch).toUtf8());
    };
    QVERIFY2(waitFor(process, happened), said.constData());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

void CliKillTest::goesOnAsIfNothingHadHappened() {
    QFETCH(const QString, options);
    const auto name = QString::fromUtf8(QTest::currentDataTag());
    const auto straightOut = name + QStringLiteral("-straight");
    const auto straight = cli(distill(straightOut, options));
    QVERIFY2(straight.code == 0, qPrintable(straight.err));

    const auto killedOut = name + QStringLiteral("-killed");
    const auto run = QStringLiteral("/runs/alpha-0.5_rep-1");
    auto arguments = distill(killedOut, options);
    killOnce(arguments, at(killedOut) + run, 0, /*afterwards=*/false);
    arguments << QStringLiteral("--resume");
    killOnce(arguments, at(killedOut) + run, 1, /*afterwards=*/true);
    killOnce(arguments, at(killedOut) + run, 3, /*afterwards=*/false);
    const auto resumed = cli(arguments);
    QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
    QVERIFY2(resumed.err.contains(QLatin1String("continues after epoch")), qPrintable(resumed.err));

    const auto results = resultsOf(at(straightOut) + run);
    QCOMPARE(results.size(), 9); // a header and epochs 0 to 7
    QCOMPARE(resultsOf(at(killedOut) + run), results);
    QCOMPARE(resumed.out, straight.out);
    for (const auto* file : {"/last.pth", "/best.pth"}) {
        const auto wanted = contentOf(at(straightOut) + run + QLatin1String(file));
        QVERIFY(!wanted.isEmpty());
        QVERIFY2(contentOf(at(killedOut) + run + QLatin1String(file)) == wanted, file);
    }
}

/// Kills the process once it has said `word`.
void CliKillTest::killAt(const QStringList& arguments, const QByteArray& word) {
    QProcess process;
    process.start(QStringLiteral(RETORT_CLI), arguments);
    QVERIFY2(hasSaid(process, word), word.constData());
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

/// Three learning rates, in rounds of 2 and 4 of 7 epochs: killed in each of them, and in the final run.
void CliKillTest::aSearchGoesOnToTheSameChoice() {
    const auto options = QStringLiteral("--lr 0.01,0.02,0.05 --search halving --search-factor 2");
    const auto straight = cli(distill(QStringLiteral("search-straight"), options));
    QVERIFY2(straight.code == 0, qPrintable(straight.err));
    auto arguments = distill(QStringLiteral("search-killed"), options);
    killAt(arguments, "rep-1  epoch 1/2");
    arguments << QStringLiteral("--resume");
    killAt(arguments, "rep-1  epoch 3/4");
    killAt(arguments, "rep-2  epoch 2/7");
    const auto resumed = cli(arguments);
    QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
    QCOMPARE(resumed.out, straight.out);
    const auto runs =
        QDir(at(QStringLiteral("search-straight/runs"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(runs.size(), 4);
    QCOMPARE(QDir(at(QStringLiteral("search-killed/runs"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
             runs);
    for (const auto& run : runs) {
        const auto killed = at(QStringLiteral("search-killed/runs/")) + run;
        const auto whole = at(QStringLiteral("search-straight/runs/")) + run;
        QCOMPARE(resultsOf(killed), resultsOf(whole));
        QCOMPARE(statusOf(killed), statusOf(whole));
        QVERIFY2(contentOf(killed + QLatin1String("/last.pth")) ==
                     contentOf(whole + QLatin1String("/last.pth")),
                 qPrintable(run));
    }
}

QTEST_GUILESS_MAIN(CliKillTest)
#include "cli_kill_test.moc"
