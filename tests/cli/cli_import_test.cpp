// retort-cli import: from another program's results to an experiment that is summarised.
#include "tests/cli/support.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace retort::test;

class CliImportTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aTableBecomesRuns();
    void whatIsSaidWinsOverTheGuess();
    void alphaIsFoundInNamesUnlessItIsSaid();
    void repeatIsFoundInNamesUnlessItIsSaid();
    void alphaThatContradictsAColumnIsRefused();
    void severalSourcesBecomeRepeats();
    void lookWritesNothing();
    void addingOverwritesNothing();
    void aHyphenIsStandardOutput();
    void wrongUseIsToldWithTheWayOut_data();
    void wrongUseIsToldWithTheWayOut();
    void filesThatAreNoResultsAreRefused_data();
    void filesThatAreNoResultsAreRefused();

  private:
    QString path(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    QString write(const char* name, const QByteArray& content) const {
        QFile file(path(name));
        QDir().mkpath(QFileInfo(file).path());
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }
    static QJsonArray summaryOf(const QString& folder) {
        const Result result = cli({QStringLiteral("summarize"), folder, QStringLiteral("--json")});
        return QJsonDocument::fromJson(result.out.toUtf8())[QStringLiteral("alphas")].toArray();
    }

    QTemporaryDir folder_;
};

void CliImportTest::aTableBecomesRuns() {
    const auto file =
        write("all.csv", "alpha,repeat,epoch,train_loss,val_loss,val_acc\n"
                         "0,1,0,,2,10\n0,1,1,1.5,1,50\n1,1,0,,3,10\n1,1,1,2,2,30\n1,2,1,2,4,70\n");
    const Result result = cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("all")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out, path("all") + QStringLiteral(": 3 runs, 2 epochs\n"));
    QVERIFY2(result.err.contains(QStringLiteral("val_acc → val_accuracy (percent)\n")),
             qPrintable(result.err));
    QVERIFY2(result.err.contains(QStringLiteral("\nα (weight of the hard labels): 0, 1\n"
                                                "α 0: 1 run (rep 1 all.csv)\n"
                                                "α 1: 2 runs (rep 1 all.csv, rep 2 all.csv)\n")),
             qPrintable(result.err));
    const QJsonArray alphas = summaryOf(path("all"));
    QCOMPARE(alphas.size(), 2);
    QCOMPARE(alphas[0][QStringLiteral("val_accuracy")][QStringLiteral("mean")].toDouble(), 0.5);
    QCOMPARE(alphas[1][QStringLiteral("repeats")].toInt(), 2);
    QCOMPARE(alphas[1][QStringLiteral("val_loss")][QStringLiteral("mean")].toDouble(), 3.0);
    const auto run = QJsonDocument::fromJson(contentOf(path("all/runs/alpha-1_rep-2/run.json"))).object();
    QCOMPARE(run[QStringLiteral("status")].toString(), QStringLiteral("done"));
    QCOMPARE(run[QStringLiteral("imported_from")].toString(), file);
}

void CliImportTest::whatIsSaidWinsOverTheGuess() {
    const auto file = write("odd.csv", "epoch;e=mc;loss;right\n0;0,5;3;0,4\n");
    const Result result =
        cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("odd"), QStringLiteral("--alpha"),
             QStringLiteral("0.25"), QStringLiteral("--repeat"), QStringLiteral("3"), QStringLiteral("--map"),
             QStringLiteral("e=mc=train_loss"), QStringLiteral("--map"), QStringLiteral("loss=val_loss"),
             QStringLiteral("--map"), QStringLiteral("right=val_accuracy"), QStringLiteral("--accuracy"),
             QStringLiteral("percent")});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(contentOf(path("odd/runs/alpha-0.25_rep-3/metrics.csv")).split('\n').value(1),
             QByteArray("1,0.5,nan,3,0.004,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan"));
}

void CliImportTest::alphaIsFoundInNamesUnlessItIsSaid() {
    const auto file = write(
        "chart.csv", "Step,kd_alpha0_5 - val_acc,kd_alpha0_5 - val_acc__MIN,kd_alpha0_5 - val_acc__MAX\n"
                     "1,0.25,0.25,0.25\n");
    const Result named = cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("named")});
    QCOMPARE(named.code, 0);
    QVERIFY2(named.err.contains(QStringLiteral("alpha → alpha\n")), qPrintable(named.err));
    QVERIFY2(named.err.contains(
                 QStringLiteral("val_acc → val_accuracy (fraction)\nα (weight of the hard labels): 0.5\n")),
             qPrintable(named.err));
    const Result said = cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("told"),
                             QStringLiteral("--alpha"), QStringLiteral("0.25")});
    QCOMPARE(said.code, 0);
    QVERIFY2(said.err.contains(QStringLiteral("says another α than 0.25")), qPrintable(said.err));
    QVERIFY2(said.err.contains(QStringLiteral("alpha → –\n")), qPrintable(said.err));
    QVERIFY2(said.err.contains(QStringLiteral("α (weight of the hard labels): 0.25\n")),
             qPrintable(said.err));
    QVERIFY(QFileInfo::exists(path("told/runs/alpha-0.25_rep-1/metrics.csv")));
    const Result same = cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("same"),
                             QStringLiteral("--alpha"), QStringLiteral("0.5")});
    QCOMPARE(same.code, 0);
    QVERIFY2(!same.err.contains(QStringLiteral("another α")), qPrintable(same.err));
}

void CliImportTest::repeatIsFoundInNamesUnlessItIsSaid() {
    const auto file = write("versions.csv",
                            "Step,version_3 - val_loss,version_3 - val_loss__MIN,version_3 - val_loss__MAX\n"
                            "1,2,2,2\n");
    QStringList command{QStringLiteral("import"),  file,
                        QStringLiteral("--alpha"), QStringLiteral("1"),
                        QStringLiteral("--out"),   path("versions")};
    QCOMPARE(cli(command).code, 0);
    QVERIFY(QFileInfo::exists(path("versions/runs/alpha-1_rep-3/metrics.csv")));
    command << QStringLiteral("--add") << QStringLiteral("--repeat") << QStringLiteral("2");
    QCOMPARE(cli(command).code, 0);
    QVERIFY(QFileInfo::exists(path("versions/runs/alpha-1_rep-2/metrics.csv")));
}

void CliImportTest::alphaThatContradictsAColumnIsRefused() {
    const auto file = write("weights.csv", "epoch,val_loss,weight,alpha\n1,2,0.5,0.5\n1,2,0.5,1\n");
    QStringList command{QStringLiteral("import"),  file,
                        QStringLiteral("--alpha"), QStringLiteral("0.5"),
                        QStringLiteral("--out"),   path("contradicted")};
    const Result refused = cli(command);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(QStringLiteral("the column “alpha” has α 1")), qPrintable(refused.err));
    QVERIFY(!QFileInfo::exists(path("contradicted")));
    // Both ways out that it tells, and a column that says the same.
    QCOMPARE(cli(command + QStringList{QStringLiteral("--map"), QStringLiteral("alpha=")}).code, 0);
    command.last() = path("agreed");
    QCOMPARE(cli(command + QStringList{QStringLiteral("--map"), QStringLiteral("weight=alpha")}).code, 0);
    QCOMPARE(cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("omitted")}).code, 0);
}

void CliImportTest::severalSourcesBecomeRepeats() {
    const auto first = write("one.csv", "epoch,val_loss\n1,2\n");
    // The record that every event file begins with, and "loss/val" of 0.5 at step 3.
    write(
        "tb/events.out.tfevents.1.host",
        QByteArray::fromHex("1800000000000000a37f4b2209000000000000f03f1a0d627261696e2e4576656e743a3286bf577a"
                            "1e00000000000000d9dc123209000000000000f03f10032a110a0f0a086c6f73732f76616c15"
                            "0000003f4ccff1e1"));
    const Result result = cli({QStringLiteral("import"), first, path("tb"), QStringLiteral("--out"),
                               path("both"), QStringLiteral("--alpha"), QStringLiteral("1")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out, path("both") + QStringLiteral(": 2 runs, 1 epoch\n"));
    // Each calls the validation loss and the epoch by a name of its own.
    QCOMPARE(contentOf(path("both/runs/alpha-1_rep-1/metrics.csv")).split('\n').value(1),
             QByteArray("1,nan,nan,2,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan"));
    QCOMPARE(contentOf(path("both/runs/alpha-1_rep-2/metrics.csv")).split('\n').value(1),
             QByteArray("3,nan,nan,0.5,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan"));
}

void CliImportTest::lookWritesNothing() {
    const auto file = write("look.csv", "epoch,val_loss,notes\n0,2,hello\n1,1,x\n");
    const QStringList before = everythingBelow(folder_.path());
    const Result result = cli({QStringLiteral("import"), file, QStringLiteral("--look")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out,
             QStringLiteral("3 columns, 2 rows\nepoch=epoch  0\nval_loss=val_loss  2\nnotes=  hello\n"));
    QCOMPARE(everythingBelow(folder_.path()), before);
}

void CliImportTest::addingOverwritesNothing() {
    const auto file = write("add.csv", "epoch,val_loss\n0,2\n");
    QStringList command{QStringLiteral("import"),  file,
                        QStringLiteral("--alpha"), QStringLiteral("0"),
                        QStringLiteral("--out"),   path("added")};
    QCOMPARE(cli(command).code, 0);
    const QStringList before = everythingBelow(path("added"));
    const Result refused = cli(command);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("already contains an experiment")), qPrintable(refused.err));
    const Result twice = cli(command + QStringList{QStringLiteral("--add")});
    QCOMPARE(twice.code, 1);
    QVERIFY2(twice.err.contains(QStringLiteral("already has a run alpha-0_rep-1")), qPrintable(twice.err));
    QCOMPARE(everythingBelow(path("added")), before);
    const Result added =
        cli(command + QStringList{QStringLiteral("--add"), QStringLiteral("--repeat"), QStringLiteral("2")});
    QCOMPARE(added.code, 0);
    QVERIFY(QFileInfo::exists(path("added/runs/alpha-0_rep-2/metrics.csv")));
}

void CliImportTest::aHyphenIsStandardOutput() {
    const auto file = write("piped.csv", "epoch,val_loss\n0,2\n");
    QCOMPARE(cli({QStringLiteral("import"), file, QStringLiteral("--alpha"), QStringLiteral("1"),
                  QStringLiteral("--out"), path("piped")})
                 .code,
             0);
    const QStringList before = everythingBelow(folder_.path());
    for (const auto& out : {QStringLiteral("-"), QStringLiteral("/dev/stdout")}) {
        const Result result = cli({QStringLiteral("export"), path("piped"), QStringLiteral("--csv"), out});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.out.count(QLatin1Char('\n')), 2); // header and epoch, and nothing else
        QCOMPARE(result.err, out + QLatin1Char('\n'));
    }
    QCOMPARE(everythingBelow(folder_.path()), before);
}

void CliImportTest::wrongUseIsToldWithTheWayOut_data() {
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("part");
    QTest::newRow("no source") << "--out x"
                               << "SOURCE";
    QTest::newRow("no folder") << "FILE"
                               << "--out";
    QTest::newRow("alpha") << "FILE --out x --alpha 2"
                           << "--alpha";
    QTest::newRow("no sign") << "FILE --out x --map loss"
                             << "COLUMN=METRIC";
    QTest::newRow("no such metric") << "FILE --out x --map loss=speed"
                                    << "train_loss";
}

void CliImportTest::wrongUseIsToldWithTheWayOut() {
    QFETCH(QString, flags);
    QFETCH(QString, part);
    const auto file = write("use.csv", "epoch,val_loss\n0,2\n");
    const Result result = cli(QStringList{QStringLiteral("import")} +
                              flags.replace(QStringLiteral("FILE"), file).split(QLatin1Char(' ')));
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(part), qPrintable(result.err));
}

void CliImportTest::filesThatAreNoResultsAreRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << QByteArray("") << "is empty";
    QTest::newRow("no epoch") << QByteArray("alpha,val_loss\n1,2\n") << "no column gives the epoch";
    QTest::newRow("bad number") << QByteArray("epoch,val_loss,alpha\n1,low,0\n") << "line 2, column val_loss";
}

void CliImportTest::filesThatAreNoResultsAreRefused() {
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    const auto file = write("refused.csv", content);
    const Result result = cli({QStringLiteral("import"), file, QStringLiteral("--out"), path("refused")});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains(part), qPrintable(result.err));
    // What was taken for what is said before it is refused.
    QCOMPARE(result.err.contains(QStringLiteral("val_loss → val_loss\n")), !content.isEmpty());
    QVERIFY(!QFileInfo::exists(path("refused")));
}

QTEST_GUILESS_MAIN(CliImportTest)
#include "cli_import_test.moc"
