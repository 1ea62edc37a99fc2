// What retort-cli does where nobody reads what it says, or where it cannot be written, and how it says it.
#include "tests/cli/support.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace retort::test;

namespace {

/// Opens descriptor 4 as a pipe that nobody reads.
constexpr auto deafPipe = "rm -f deaf; mkfifo deaf; exec 3<>deaf 4>deaf 3>&-; ";

/// Runs a shell's `script`, in which $cli is the program.
Result shell(const QString& script) {
    QProcess process;
    process.start(
        QStringLiteral("sh"),
        {QStringLiteral("-c"), QStringLiteral("cli=%1; ").arg(QStringLiteral(RETORT_CLI)) + script});
    return finish(process);
}

} // namespace

class CliOutputTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void helpFitsEightyColumns_data();
    void helpFitsEightyColumns();
    void usageIsSaidPlainly_data();
    void usageIsSaidPlainly();
    void resultsThatCannotBeWrittenAreAFailure_data();
    void resultsThatCannotBeWrittenAreAFailure();
    void trainingNeedsNobodyToListen_data();
    void trainingNeedsNobodyToListen();
    void hangUpIsAStop();
    void hangUpIsIgnoredWhereItWasBefore();
    void theSeedDocumentsCommandRuns();
    void resumeNeedsNothingButTheFolder();

  private:
    void start(QProcess& process, const char* how, const char* out) const {
        process.start(QStringLiteral("sh"),
                      {QStringLiteral("-c"), QStringLiteral("cli=%1; ").arg(QStringLiteral(RETORT_CLI)) +
                                                 QLatin1String(how) + distill(out, 10000)});
    }
    [[nodiscard]] QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QString distill(const char* out, int epochs = 1) const {
        return QStringLiteral(
                   "$cli distill --data-dir %1 --teacher-file %2 --out %3 --student resnet20 --device "
                   "cpu --lanes 1 --threads 1 --alpha 0,1 --n-exp 1 --batch-size 8 --num-epochs %4 ")
            .arg(at("data"), at("teacher/teacher.pth"), at(out), QString::number(epochs));
    }
    QTemporaryDir folder_;
};

void CliOutputTest::initTestCase() {
    QVERIFY(folder_.isValid());
    const auto problem = makeSampleAndTeacher(folder_.path());
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto made = shell(distill("experiment"));
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void CliOutputTest::helpFitsEightyColumns_data() {
    QTest::addColumn<QString>("command");
    for (const auto& command : words("sample teach distill preflight evaluate inspect fetch convert "
                                     "conventions summarize export import "
                                     "cache")) {
        QTest::newRow(qPrintable(command)) << command;
    }
    QTest::newRow("retort-cli") << QString();
    QTest::newRow("cache list") << QStringLiteral("cache list");
    QTest::newRow("cache prune") << QStringLiteral("cache prune");
}

void CliOutputTest::helpFitsEightyColumns() {
    QFETCH(const QString, command);
    const auto help = cli(words(qPrintable(command)) << QStringLiteral("--help"));
    QCOMPARE(help.code, 0);
    QCOMPARE(help.out.count(QLatin1String("\nOptions:")), 1);
    for (const auto& line : help.out.split(QLatin1Char('\n'))) {
        QVERIFY2(line.size() <= 80, qPrintable(line));
        QVERIFY2(!line.contains(QLatin1String("--n_exp")) && !line.contains(QLatin1String("--data_dir")),
                 qPrintable(line));
    }
}

void CliOutputTest::usageIsSaidPlainly_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* arguments, const char* said) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(said);
    };
    row("", "a command is required\nSee retort-cli --help.\n");
    row("--bogus", "unknown option --bogus\nSee retort-cli --help.\n");
    row("distil", "unknown command “distil”\nSee retort-cli --help.\n");
    row("distill --bogus 1", "unknown option --bogus\nSee retort-cli distill --help.\n");
    row("distill spare", "unexpected argument “spare”\nSee retort-cli distill --help.\n");
    row("distill --lr", "--lr needs a value\nSee retort-cli distill --help.\n");
    row("distill --lr x", "--lr: must be a number, not “x”\nSee retort-cli distill --help.\n");
    row("summarize", "DIR is required\nSee retort-cli summarize --help.\n");
    row("summarize x --json --csv",
        "--json and --csv cannot be combined\nSee retort-cli summarize --help.\n");
    row("evaluate --split", "--split needs a value\nSee retort-cli evaluate --help.\n");
    row("cache", "a command is required\nSee retort-cli cache --help.\n");
    row("cache lst", "unknown command “lst”\nSee retort-cli cache --help.\n");
    row("cache list --bogus", "unknown option --bogus\nSee retort-cli cache list --help.\n");
}

void CliOutputTest::usageIsSaidPlainly() {
    QFETCH(const QString, arguments);
    QFETCH(const QString, said);
    const auto result = cli(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(result.code, 2);
    QCOMPARE(result.err, QStringLiteral("retort-cli: ") + said);
}

void CliOutputTest::resultsThatCannotBeWrittenAreAFailure_data() {
    QTest::addColumn<QString>("command");
    QTest::newRow("version") << QStringLiteral("--version");
    QTest::newRow("help") << QStringLiteral("--help");
    QTest::newRow("summarize") << QStringLiteral("summarize ") + at("experiment");
    QTest::newRow("inspect") << QStringLiteral("inspect ") + at("teacher/teacher.pth");
    QTest::newRow("evaluate") << QStringLiteral("evaluate --data-dir %1 --model-file %2")
                                     .arg(at("data"), at("teacher/teacher.pth"));
    QTest::newRow("distill") << distill("experiment").remove(QStringLiteral("$cli ")) +
                                    QStringLiteral("--resume");
}

void CliOutputTest::resultsThatCannotBeWrittenAreAFailure() {
    QFETCH(const QString, command);
    const auto full = shell(QStringLiteral("$cli %1 >/dev/full").arg(command));
    QCOMPARE(full.code, 1);
    QVERIFY2(full.err.contains(QLatin1String("could not be written to standard output")),
             qPrintable(full.err));
    const auto deaf = shell(QStringLiteral("cd %1; ").arg(folder_.path()) + QLatin1String(deafPipe) +
                            QStringLiteral("$cli %1 >&4 4>&-").arg(command));
    QCOMPARE(deaf.code, 1);
    QVERIFY2(deaf.err.contains(QLatin1String("could not be written to standard output")),
             qPrintable(deaf.err));
    QCOMPARE(shell(QStringLiteral("$cli %1 >&-").arg(command)).code, 1);
    QCOMPARE(shell(QStringLiteral("$cli %1 <&- >&- 2>&-").arg(command)).code, 1);
}

void CliOutputTest::trainingNeedsNobodyToListen_data() {
    QTest::addColumn<QString>("redirection");
    QTest::newRow("stderr is closed") << QStringLiteral("2>&-");
    QTest::newRow("stderr is full") << QStringLiteral("2>/dev/full");
    QTest::newRow("nobody reads stderr") << QStringLiteral("2>&4 4>&-");
    QTest::newRow("stdin and stderr are closed") << QStringLiteral("<&- 2>&-");
}

void CliOutputTest::trainingNeedsNobodyToListen() {
    QFETCH(const QString, redirection);
    const QString out = QStringLiteral("silent-") + QString::number(qHash(redirection));
    const auto result = shell(QStringLiteral("cd %1; ").arg(folder_.path()) + QLatin1String(deafPipe) +
                              distill(qPrintable(out)) + redirection);
    QCOMPARE(result.code, 0);
    QVERIFY(result.out.startsWith(QStringLiteral("α  runs"))); // the summary, and nothing meant for stderr
    QVERIFY(!result.out.contains(QLatin1String("epoch 1/")));
    for (const auto* run : {"alpha-0_rep-1", "alpha-1_rep-1"}) {
        const auto json = QJsonDocument::fromJson(contentOf(at(
            qPrintable(out + QStringLiteral("/runs/") + QLatin1String(run) + QStringLiteral("/run.json")))));
        QCOMPARE(json[QLatin1String("status")].toString(), QStringLiteral("done"));
    }
}

void CliOutputTest::hangUpIsAStop() {
    QProcess process;
    useUsualSignals(process);
    start(process, "exec ", "hung-up");
    QVERIFY(hasSaid(process, "epoch 1/"));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGHUP), 0);
    const auto result = finish(process);
    QCOMPARE(result.code, 128 + SIGHUP);
    QVERIFY(QFile::exists(at("hung-up/runs/alpha-0_rep-1/resume.pt")));
    const auto json = QJsonDocument::fromJson(contentOf(at("hung-up/runs/alpha-0_rep-1/run.json")));
    QCOMPARE(json[QLatin1String("status")].toString(), QStringLiteral("stopped"));
}

/// As under nohup.
void CliOutputTest::hangUpIsIgnoredWhereItWasBefore() {
    QProcess process;
    useUsualSignals(process);
    start(process, "trap '' HUP; exec ", "left-alone");
    QVERIFY(hasSaid(process, "epoch 1/"));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGHUP), 0);
    QVERIFY(hasSaid(process, "epoch "));
    QVERIFY(hasSaid(process, "epoch "));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGTERM), 0);
    QCOMPARE(finish(process).code, 128 + SIGTERM);
}

/// `--s_rl_gamma 0` included: after epoch 7 nothing is learned, and that is said.
void CliOutputTest::theSeedDocumentsCommandRuns() {
    const auto seed = cli(QStringList{QStringLiteral("distill"), QStringLiteral("--data_dir"), at("data"),
                                      QStringLiteral("--teacher_file"), at("teacher/teacher.pth"),
                                      QStringLiteral("--out"), at("seed")} +
                          words("--student resnet20 --device cpu --n_exp 1 --num_epochs 8 --batch_size 16 "
                                "--s_lr 0.001 --momentum "
                                "0.9 --s_lr_step_size 7 --s_rl_gamma 0 --alpha 1"));
    QVERIFY2(seed.code == 0, qPrintable(seed.err));
    QVERIFY2(seed.err.contains(QLatin1String("the learning rate is 0 after epoch 7")), qPrintable(seed.err));
}

void CliOutputTest::resumeNeedsNothingButTheFolder() {
    const auto again = shell(QStringLiteral("$cli distill --resume --out ") + at("experiment"));
    QVERIFY2(again.code == 0, qPrintable(again.err));
    QCOMPARE(QDir(at("experiment/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
    const auto longer = shell(QStringLiteral("$cli distill --resume --num-epochs 2 --alpha 0,0.5,1 --out ") +
                              at("experiment"));
    QVERIFY2(longer.code == 0, qPrintable(longer.err));
    QCOMPARE(QDir(at("experiment/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 3);
    const auto less = shell(QStringLiteral("$cli distill --resume --alpha 0 --out ") + at("experiment"));
    QCOMPARE(less.code, 1);
    QVERIFY2(less.err.contains(QLatin1String("planned with --alpha 0,0.5,1")), qPrintable(less.err));
    const auto none = shell(QStringLiteral("$cli distill --resume --out ") + at("nowhere"));
    QCOMPARE(none.code, 1);
    QVERIFY2(none.err.contains(QLatin1String("there is no experiment to resume in")), qPrintable(none.err));
}

QTEST_GUILESS_MAIN(CliOutputTest)
#include "cli_output_test.moc"
