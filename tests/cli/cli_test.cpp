// retort-cli as people and scripts use it: the program itself is run, and only what it says, writes and
// returns is looked at.
#include "tests/cli/support.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <initializer_list>
#include <unistd.h>

using namespace retort::test;

namespace {

QJsonObject objectOf(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QJsonObject specOf(const QString& experiment) {
    auto spec = QJsonDocument::fromJson(contentOf(experiment + QStringLiteral("/experiment.json")))
                    .object()
                    .value(QLatin1String("spec"))
                    .toObject();
    spec.remove(QStringLiteral("out"));
    return spec;
}

bool hasKeys(const QJsonObject& object, std::initializer_list<const char*> keys) {
    for (const auto* key : keys) {
        if (!object.contains(QLatin1String(key))) {
            qWarning("the key %s is missing", key);
            return false;
        }
    }
    return true;
}

/// metrics.csv without its last column, the seconds.
QStringList resultsOf(const QString& runFolder) {
    QStringList lines;
    const auto text = QString::fromUtf8(contentOf(runFolder + QStringLiteral("/metrics.csv")));
    for (const auto& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        lines << line.left(line.lastIndexOf(QLatin1Char(',')));
    }
    return lines;
}

} // namespace

class CliTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void version();
    void help_data();
    void help();
    void onlyFailuresAreNamed();
    void seedSpellings();
    void defaults();
    void presets();
    void conventions();
    void distillSaysResultsOnStdout();
    void verdict();
    void summarizeAsJson();
    void summarizeToSixDecimals();
    void summarizeAsMarkdown();
    void summarizeAsLatexAndCsv();
    void summarizeSeveral();
    void summarizePaired();
    void summarizeGoesOnPastAWrongFolder();
    void exportCsv();
    void exportLongCsv();
    void exportCharts();
    void exportReport();
    void evaluate();
    void evaluateWithTeacher();
    void inspect();
    void weightsByName();
    void convert_data();
    void convert();
    void convertGoesHomeAgain();
    void interruptAndResume();
    void terminate();
    void stopsEarly();
    void searches();
    void interruptWhileReading();
    void lettingThreadsSleep_data();
    void lettingThreadsSleep();

  private:
    [[nodiscard]] QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    /// A distillation on the sample set: everything but the output folder and what a test adds.
    [[nodiscard]] QStringList distill(const char* out, const char* more = "") const;

    QTemporaryDir folder_;
    Result distilled_;
};

QStringList CliTest::distill(const char* out, const char* more) const {
    QStringList arguments{
        QStringLiteral("distill"), QStringLiteral("--data-dir"), at("data"), QStringLiteral("--teacher-file"),
        at("teacher/teacher.pth"), QStringLiteral("--out"),      at(out)};
    return arguments + words("--student resnet20 --device cpu --lanes 1 --threads 1") + words(more);
}

/// The whole way once: sample, teach, distill. The tests look at what it left.
void CliTest::initTestCase() {
    QVERIFY(folder_.isValid());
    const auto sample = cli({QStringLiteral("sample"), at("data"), QStringLiteral("--train-per-class"),
                             QStringLiteral("4"), QStringLiteral("--val-per-class"), QStringLiteral("2")});
    QVERIFY2(sample.code == 0, qPrintable(sample.err));
    QCOMPARE(sample.out, at("data") + QLatin1Char('\n'));
    QCOMPARE(sample.err, QString());

    const auto teach = cli(QStringList{QStringLiteral("teach"), QStringLiteral("--data-dir"), at("data"),
                                       QStringLiteral("--out"), at("teacher")} +
                           words("--arch resnet20 --num-epochs 1 --batch-size 8 --device cpu --threads 1"));
    QVERIFY2(teach.code == 0, qPrintable(teach.err));
    QVERIFY(teach.out.startsWith(at("teacher/teacher.pth")));
    QCOMPARE(teach.out.count(QLatin1Char('\n')), 1);
    QVERIFY(QFile::exists(at("teacher/teacher.pth")));

    distilled_ = cli(distill("experiment", "--alpha 0,0.5,1 --n-exp 2 --num-epochs 2 --batch-size 8"));
    QVERIFY2(distilled_.code == 0, qPrintable(distilled_.err));
}

void CliTest::version() {
    const auto result = cli({QStringLiteral("--version")});
    QCOMPARE(result.code, 0);
    static const QRegularExpression form(QStringLiteral("^retort-cli \\d+\\.\\d+\\.\\d+ .*\\n$"));
    QVERIFY2(form.match(result.out).hasMatch(), qPrintable(result.out));
}

void CliTest::help_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("mentioned");
    QTest::newRow("retort-cli")
        << QString()
        << words("sample teach distill preflight evaluate inspect fetch convert conventions summarize "
                 "export import cache");
    QTest::newRow("sample") << QStringLiteral("sample") << words("DIR");
    QTest::newRow("teach") << QStringLiteral("teach")
                           << words("--data-dir --arch --out --num-epochs --resume");
    QTest::newRow("distill") << QStringLiteral("distill")
                             << words("--data-dir --teacher-file --alpha --n-exp "
                                      "--num-epochs --batch-size --lr --momentum --lr-step-size "
                                      "--lr-gamma --out --student "
                                      "--student-init --freeze-backbone --loss --temperature --weight-decay "
                                      "--seed --image-size --normalize --device --lanes --threads --resume "
                                      "--download teacher imagenet mse: kl:");
    QTest::newRow("preflight") << QStringLiteral("preflight")
                               << words("--data-dir --teacher-file --student --batch-size --json");
    QTest::newRow("evaluate") << QStringLiteral("evaluate")
                              << words("--data-dir --model-file --split --json");
    QTest::newRow("inspect") << QStringLiteral("inspect") << words("FILE --json --download");
    QTest::newRow("fetch") << QStringLiteral("fetch") << words("ARCH --weights resnet18 vit_b_16");
    QTest::newRow("summarize") << QStringLiteral("summarize")
                               << words("DIR --json --markdown --latex --csv --paired");
    QTest::newRow("export") << QStringLiteral("export") << words("DIR --csv --csv-long --charts --report");
    QTest::newRow("convert") << QStringLiteral("convert")
                             << words("MODEL OUT --format --epoch --data-dir --image-size --normalize --arch "
                                      "--json");
}

void CliTest::help() {
    QFETCH(const QString, command);
    QFETCH(const QStringList, mentioned);
    auto arguments = command.isEmpty() ? QStringList() : QStringList{command};
    const auto result = cli(arguments << QStringLiteral("--help"));
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    for (const auto& word : mentioned) {
        QVERIFY2(result.out.contains(word), qPrintable(word + QStringLiteral(" is not in\n") + result.out));
    }
}

void CliTest::onlyFailuresAreNamed() {
    QVERIFY2(!distilled_.err.contains(QLatin1String("retort-cli:")), qPrintable(distilled_.err));
}

void CliTest::seedSpellings() {
    const QStringList common = words("--alpha 1 --lr 0.02 --momentum 0.8 --student resnet20 --device cpu "
                                     "--threads 1");
    const auto kebab =
        cli(QStringList{QStringLiteral("distill"), QStringLiteral("--data-dir"), at("data"),
                        QStringLiteral("--teacher-file"), at("teacher/teacher.pth"), QStringLiteral("--out"),
                        at("kebab")} +
            words("--n-exp 1 --num-epochs 1 --batch-size 16 --lr-step-size 3 --lr-gamma 0.25") + common);
    QVERIFY2(kebab.code == 0, qPrintable(kebab.err));
    const auto seed =
        cli(QStringList{QStringLiteral("distill"), QStringLiteral("--data_dir"), at("data"),
                        QStringLiteral("--teacher_file"), at("teacher/teacher.pth"), QStringLiteral("--out"),
                        at("seed")} +
            words("--n_exp 1 --num_epochs 1 --batch_size 16 --s_lr_step_size 3 --s_rl_gamma 0.25") + common);
    QVERIFY2(seed.code == 0, qPrintable(seed.err));
    const auto spec = specOf(at("kebab"));
    QCOMPARE(specOf(at("seed")), spec);
    QCOMPARE(spec.value(QLatin1String("n_exp")).toInt(), 1);
    QCOMPARE(spec.value(QLatin1String("num_epochs")).toInt(), 1);
    QCOMPARE(spec.value(QLatin1String("batch_size")).toInt(), 16);
    QCOMPARE(spec.value(QLatin1String("lr_step_size")).toInt(), 3);
    QCOMPARE(spec.value(QLatin1String("lr_gamma")).toDouble(), 0.25);
    QCOMPARE(spec.value(QLatin1String("data_dir")).toString(), at("data"));
    QCOMPARE(seed.out, kebab.out);
}

/// What nobody asked for is as documented.
void CliTest::defaults() {
    const auto spec = specOf(at("experiment"));
    QCOMPARE(spec.value(QLatin1String("lr")).toDouble(), 0.001);
    QCOMPARE(spec.value(QLatin1String("momentum")).toDouble(), 0.9);
    QCOMPARE(spec.value(QLatin1String("lr_step_size")).toInt(), 7);
    QCOMPARE(spec.value(QLatin1String("lr_gamma")).toDouble(), 0.1);
    QCOMPARE(spec.value(QLatin1String("loss")).toString(), QStringLiteral("mse"));
    QCOMPARE(spec.value(QLatin1String("student_init")).toString(), QStringLiteral("random"));
    QCOMPARE(spec.value(QLatin1String("image_size")).toInt(), 32);
    QCOMPARE(spec.value(QLatin1String("freeze_backbone")), QJsonValue(false));
}

/// What the line gives counts more than the preset, wherever it stands.
void CliTest::presets() {
    const auto result =
        cli(distill("preset", "--temperature 2 --preset hinton-kl --n-exp 1 --num-epochs 1 --batch-size 8"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const auto json = QString::fromUtf8(contentOf(at("preset/experiment.json")));
    QVERIFY(json.contains(QLatin1String("\"temperature\": 2")));
    QVERIFY(json.contains(QLatin1String("\"loss\": \"kl\"")));
    QVERIFY(QFileInfo::exists(at("preset/runs/alpha-0.1_rep-1/run.json")));
    const auto unknown = cli(distill("preset-unknown", "--preset somebody"));
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains(QLatin1String("patient-teacher")), qPrintable(unknown.err));
}

void CliTest::conventions() {
    const auto text = cli({QStringLiteral("conventions")});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains(QLatin1String("RepDistiller")));
    const auto json =
        QJsonDocument::fromJson(cli({QStringLiteral("conventions"), QStringLiteral("--json")}).out.toUtf8());
    QVERIFY(json.isArray());
    QCOMPARE(json.array().at(0).toObject().value(QStringLiteral("factor")).toString(), QStringLiteral("1"));
}

void CliTest::distillSaysResultsOnStdout() {
    QVERIFY(distilled_.err.contains(QLatin1String("alpha-0.5_rep-2  epoch 2/2")));
    QVERIFY(!distilled_.out.contains(QLatin1String("epoch 2/2")));
    // Head and a row per α, then the verdict; where one asks later, it comes first.
    const auto verdict =
        QStringLiteral("No verdict yet: it takes at least 3 repeats of α 1 and of another α that "
                       "are done, with the same seeds.\n");
    QVERIFY2(distilled_.out.endsWith(verdict), qPrintable(distilled_.out));
    QCOMPARE(distilled_.out.count(QLatin1Char('\n')), 6);
    const auto summary = cli({QStringLiteral("summarize"), at("experiment")});
    QCOMPARE(summary.code, 0);
    QCOMPARE(summary.err, QString());
    const auto table = distilled_.out.chopped(verdict.size() + 1);
    QCOMPARE(summary.out, verdict + QLatin1Char('\n') + table);
}

void CliTest::verdict() {
    const QString folder = at("judged");
    for (int repeat = 1; repeat <= 4; ++repeat) {
        for (const auto& [alpha, accuracy] : {std::pair("0.5", 0.8 + 0.01 * repeat), {"1", 0.7}}) {
            const auto run =
                folder + QStringLiteral("/runs/alpha-%1_rep-%2").arg(QLatin1String(alpha)).arg(repeat);
            QVERIFY(QDir().mkpath(run));
            QFile json(run + QStringLiteral("/run.json"));
            QVERIFY(json.open(QIODevice::WriteOnly));
            json.write(QStringLiteral(R"({"alpha": %1, "repeat": %2, "status": "done"})")
                           .arg(QLatin1String(alpha))
                           .arg(repeat)
                           .toUtf8());
            QFile metrics(run + QStringLiteral("/metrics.csv"));
            QVERIFY(metrics.open(QIODevice::WriteOnly));
            metrics.write("epoch,val_loss,val_accuracy\n1,1," + QByteArray::number(accuracy) + "\n");
        }
    }
    const QStringList asked{QStringLiteral("summarize"), folder, QStringLiteral("--verdict")};
    const auto better = cli(asked + QStringList{QStringLiteral("--exit-code")});
    QCOMPARE(better.code, 0);
    QVERIFY2(better.out.startsWith(
                 QStringLiteral("Distillation helped: α 0.5 is better than α 1 by 12.5 points (")),
             qPrintable(better.out));
    QVERIFY(better.out.contains(QStringLiteral("t interval of 95 %")));
    const auto json = objectOf(cli(asked + QStringList{QStringLiteral("--json")}).out);
    QCOMPARE(json.value(QLatin1String("outcome")).toString(), QStringLiteral("better"));
    const auto whole = objectOf(cli({QStringLiteral("summarize"), folder, QStringLiteral("--json")}).out);
    QCOMPARE(whole.value(QLatin1String("verdict")).toObject(), [&] {
        auto verdict = json;
        verdict.remove(QStringLiteral("folder"));
        return verdict;
    }());
    // Two repeats are too few; one α has nothing to be compared with.
    const auto none = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--verdict"),
                           QStringLiteral("--exit-code")});
    QCOMPARE(none.code, 10);
    const auto table = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--verdict"),
                            QStringLiteral("--latex")});
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.contains(QStringLiteral("\n$\\alpha$ 1 & ")));
    const auto alone = cli({QStringLiteral("summarize"), at("teacher"), QStringLiteral("--verdict")});
    QCOMPARE(alone.code, 1);
    QVERIFY2(alone.err.contains(QStringLiteral("has runs of one point at most")), qPrintable(alone.err));
    QCOMPARE(cli({QStringLiteral("summarize"), folder, QStringLiteral("--exit-code")}).code, 2);
    QCOMPARE(cli(asked + QStringList{QStringLiteral("--csv")}).code, 2);
}

void CliTest::summarizeAsJson() {
    const auto result = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--json")});
    QCOMPARE(result.code, 0);
    const auto alphas = objectOf(result.out).value(QLatin1String("alphas")).toArray();
    QCOMPARE(alphas.size(), 3);
    const QList<double> expected{0.0, 0.5, 1.0};
    for (qsizetype i = 0; i < alphas.size(); ++i) {
        const auto row = alphas.at(i).toObject();
        QVERIFY(hasKeys(row, {"alpha", "repeats", "epochs", "val_loss", "val_accuracy",
                              "teacher_val_accuracy", "logit_difference", "last", "best"}));
        QCOMPARE(row.value(QLatin1String("alpha")).toDouble(), expected.at(i));
        QCOMPARE(row.value(QLatin1String("repeats")).toInt(), 2);
        QCOMPARE(row.value(QLatin1String("epochs")).toInt(), 4);
        for (const auto* part : {"last", "best"}) {
            QVERIFY(hasKeys(row.value(QLatin1String(part)).toObject(), {"val_loss", "val_accuracy"}));
        }
        const auto loss = row.value(QLatin1String("val_loss")).toObject();
        QVERIFY(loss.value(QLatin1String("mean")).toDouble() > 0.0);
        QVERIFY(loss.value(QLatin1String("std")).isDouble());
    }
}

// The table of the script that Retort grew from: over all epochs and repeats of an α, by hand.
void CliTest::summarizeToSixDecimals() {
    const QMap<double, QList<QList<double>>> losses{
        {0.0, {{0.7, 0.4, 0.3125}, {0.6, 0.35, 0.3}}},
        {0.5, {{1.25, 1.125, 0.875}, {1.0625, 0.9, 0.8}, {1.5, 1.1, 0.7}}}};
    const QTemporaryDir folder;
    for (auto alpha = losses.begin(); alpha != losses.end(); ++alpha) {
        for (qsizetype repeat = 0; repeat < alpha->size(); ++repeat) {
            const QString run =
                QStringLiteral("%1/runs/%2-%3").arg(folder.path()).arg(alpha.key()).arg(repeat + 1);
            QVERIFY(QDir().mkpath(run));
            QFile json(run + QStringLiteral("/run.json"));
            QVERIFY(json.open(QIODevice::WriteOnly));
            json.write(QStringLiteral(R"({"alpha":%1,"repeat":%2,"status":"done"})")
                           .arg(alpha.key())
                           .arg(repeat + 1)
                           .toUtf8());
            QFile csv(run + QStringLiteral("/metrics.csv"));
            QVERIFY(csv.open(QIODevice::WriteOnly));
            // Epoch 0 was not trained and does not count.
            csv.write("epoch,val_loss,val_accuracy\n0,9,0.01\n");
            for (qsizetype epoch = 0; epoch < alpha->at(repeat).size(); ++epoch) {
                const double loss = alpha->at(repeat).at(epoch);
                csv.write(
                    QStringLiteral("%1,%2,%3\n").arg(epoch + 1).arg(loss).arg(1.0 / (1.0 + loss)).toUtf8());
            }
        }
    }
    const auto result = cli({QStringLiteral("summarize"), folder.path(), QStringLiteral("--json")});
    QCOMPARE(result.code, 0);
    const auto alphas = objectOf(result.out).value(QLatin1String("alphas")).toArray();
    QCOMPARE(alphas.size(), losses.size());
    for (const auto& entry : alphas) {
        const auto row = entry.toObject();
        const auto& repeats = losses.value(row.value(QLatin1String("alpha")).toDouble());
        QList<double> all;
        for (const QList<double>& repeat : repeats) {
            all.append(repeat);
        }
        double sum = 0.0;
        for (const double loss : all) {
            sum += loss;
        }
        const double mean = sum / static_cast<double>(all.size());
        double squares = 0.0;
        for (const double loss : all) {
            squares += (loss - mean) * (loss - mean);
        }
        const double std = std::sqrt(squares / static_cast<double>(all.size() - 1));
        const auto measured = row.value(QLatin1String("val_loss")).toObject();
        const auto six = [](double value) { return QString::number(value, 'f', 6); };
        QCOMPARE(six(measured.value(QLatin1String("mean")).toDouble()), six(mean));
        QCOMPARE(six(measured.value(QLatin1String("std")).toDouble()), six(std));
        QCOMPARE(row.value(QLatin1String("epochs")).toInt(), static_cast<int>(all.size()));
        QCOMPARE(row.value(QLatin1String("repeats")).toInt(), static_cast<int>(repeats.size()));
    }
}

void CliTest::summarizeAsMarkdown() {
    const auto result = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--markdown")});
    QCOMPARE(result.code, 0);
    const auto lines = result.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    const auto columns = lines.first().count(QLatin1Char('|'));
    for (const auto& line : lines) {
        QVERIFY(line.startsWith(QLatin1Char('|')));
        QCOMPARE(line.count(QLatin1Char('|')), columns);
    }
    QVERIFY(lines.at(1).startsWith(QLatin1String("|---")));
    QVERIFY(lines.at(3).startsWith(QStringLiteral("| 0.5 | 2 | 0 | 4 | ")));
}

void CliTest::summarizeAsLatexAndCsv() {
    const auto latex = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--latex")});
    QCOMPARE(latex.code, 0);
    QVERIFY(latex.out.startsWith(QStringLiteral("\\begin{tabular}{rrr")));
    QVERIFY(latex.out.contains(QStringLiteral("\n0.5 & 2 & 0 & 4 & $")));
    const auto differences = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--latex"),
                                  QStringLiteral("--paired"), QStringLiteral("1")});
    QVERIFY(differences.out.contains(QStringLiteral("$\\alpha - 1$ (best epochs) &")));
    const auto csv =
        cli({QStringLiteral("summarize"), at("experiment"), at("teacher"), QStringLiteral("--csv")});
    QCOMPARE(csv.code, 0);
    const auto lines = csv.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + 3 + 1);
    QVERIFY(lines.first().startsWith(
        QStringLiteral("experiment,alpha,runs,unfinished,epochs,val_loss,val_loss_std,val_loss_n,")));
    QVERIFY(lines.at(2).startsWith(at("experiment") + QStringLiteral(",0.5,2,0,4,")));
    QVERIFY(lines.at(4).startsWith(at("teacher") + QStringLiteral(",1,1,0,1,")));
    const auto pairs = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--csv"),
                            QStringLiteral("--paired"), QStringLiteral("1")});
    QVERIFY(pairs.out.startsWith(QStringLiteral("alpha,reference,val_accuracy,val_accuracy_std,")));
    QVERIFY(pairs.out.contains(QStringLiteral("\n0.5,1,")));
}

void CliTest::summarizeSeveral() {
    const auto result =
        cli({QStringLiteral("summarize"), at("experiment"), at("teacher"), QStringLiteral("--json")});
    QCOMPARE(result.code, 0);
    const auto experiments = objectOf(result.out).value(QLatin1String("experiments")).toArray();
    QCOMPARE(experiments.size(), 2);
    QCOMPARE(experiments.at(1).toObject().value(QLatin1String("folder")).toString(), at("teacher"));
    const auto taught = experiments.at(1).toObject().value(QLatin1String("alphas")).toArray();
    QCOMPARE(taught.size(), 1);
    // There was no teacher to differ from, and one epoch has no deviation.
    const auto row = taught.first().toObject();
    QVERIFY(row.value(QLatin1String("logit_difference")).toObject().value(QLatin1String("mean")).isNull());
    QVERIFY(row.value(QLatin1String("val_loss")).toObject().value(QLatin1String("std")).isNull());
}

void CliTest::summarizePaired() {
    const auto plain = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--json")});
    const auto alphas = objectOf(plain.out).value(QLatin1String("alphas")).toArray();
    const auto best = [&](qsizetype alpha) {
        return alphas.at(alpha).toObject().value(QLatin1String("best")).toObject();
    };
    const auto mean = [](const QJsonObject& part) {
        return part.value(QLatin1String("val_accuracy")).toObject().value(QLatin1String("mean")).toDouble();
    };
    const auto result = cli({QStringLiteral("summarize"), at("experiment"), QStringLiteral("--paired"),
                             QStringLiteral("1"), QStringLiteral("--json")});
    QCOMPARE(result.code, 0);
    const auto differences = objectOf(result.out).value(QLatin1String("differences")).toArray();
    QCOMPARE(differences.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        const auto row = differences.at(i).toObject();
        const auto accuracy = row.value(QLatin1String("val_accuracy")).toObject();
        QCOMPARE(accuracy.value(QLatin1String("count")).toInt(), 2);
        QVERIFY(std::abs(mean(row) - (mean(best(i)) - mean(best(2)))) < 1e-12);
        QVERIFY(accuracy.value(QLatin1String("low")).toDouble() <= mean(row));
    }
    // Two folders make one document, and a folder with nothing to compare is said and hides no other.
    const auto both = cli({QStringLiteral("summarize"), at("experiment"), at("experiment"),
                           QStringLiteral("--paired"), QStringLiteral("0"), QStringLiteral("--json")});
    QCOMPARE(objectOf(both.out).value(QLatin1String("experiments")).toArray().size(), 2);
    const auto one = cli({QStringLiteral("summarize"), at("teacher"), at("experiment"),
                          QStringLiteral("--paired"), QStringLiteral("0.5"), QStringLiteral("--markdown")});
    QCOMPARE(one.code, 1);
    QVERIFY2(one.err.contains(QStringLiteral("α 0.5")), qPrintable(one.err));
    QVERIFY2(one.out.startsWith(QStringLiteral("| α − 0.5 (best epochs) |")), qPrintable(one.out));
}
void CliTest::summarizeGoesOnPastAWrongFolder() {
    const auto result = cli({QStringLiteral("summarize"), at("nowhere"), at("experiment")});
    QCOMPARE(result.code, 1);
    QVERIFY(result.err.startsWith(QLatin1String("retort-cli: ")));
    QVERIFY2(result.out.contains(QStringLiteral("No verdict yet")), qPrintable(result.out));
    QVERIFY2(result.out.contains(distilled_.out.section(QLatin1Char('\n'), 0, 3)), qPrintable(result.out));
}

void CliTest::exportCsv() {
    const auto result =
        cli({QStringLiteral("export"), at("experiment"), QStringLiteral("--csv"), at("all.csv")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    QCOMPARE(result.out, at("all.csv") + QLatin1Char('\n'));
    const auto lines =
        QString::fromUtf8(contentOf(at("all.csv"))).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + 6 * 3);
    QCOMPARE(lines.first(),
             QStringLiteral("run,alpha,repeat,seed,status,epoch,train_loss,train_accuracy,val_loss,"
                            "val_accuracy,val_top5,val_macro_accuracy,val_ece,cross_entropy,"
                            "teacher_val_accuracy,teacher_val_top5,teacher_val_macro_accuracy,"
                            "teacher_val_ece,logit_difference,agreement,kl_to_teacher,learning_rate,"
                            "seconds"));
    QVERIFY(lines.at(1).startsWith(QLatin1String("alpha-0_rep-1,0,1,0,done,0,nan,nan,")));
    QVERIFY(lines.last().startsWith(QLatin1String("alpha-1_rep-2,1,2,1,done,2,")));
    for (const auto& line : lines) {
        QCOMPARE(line.count(QLatin1Char(',')), 22);
    }
}

void CliTest::exportLongCsv() {
    const auto result =
        cli({QStringLiteral("export"), at("experiment"), QStringLiteral("--csv-long"), at("long.csv")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out, at("long.csv") + QLatin1Char('\n'));
    const auto lines =
        QString::fromUtf8(contentOf(at("long.csv"))).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    // Epoch 0 has no training values.
    QCOMPARE(lines.size(), 1 + 6 * (15 + 2 * 17));
    QCOMPARE(lines.first(), QStringLiteral("run,alpha,repeat,seed,status,epoch,split,metric,value"));
    QVERIFY(lines.at(1).startsWith(QLatin1String("alpha-0_rep-1,0,1,0,done,0,val,loss,")));
    QVERIFY(lines.last().startsWith(QLatin1String("alpha-1_rep-2,1,2,1,done,2,run,seconds,")));
}

void CliTest::exportCharts() {
    const auto result =
        cli({QStringLiteral("export"), at("experiment"), QStringLiteral("--charts"), at("charts")});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const auto files = result.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(files.size(), 6);
    for (const auto* name : {"loss", "accuracy", "logit-difference"}) {
        const auto base = at("charts/") + QString::fromLatin1(name);
        QVERIFY(files.contains(base + QStringLiteral(".png")));
        QVERIFY(files.contains(base + QStringLiteral(".svg")));
        QVERIFY(contentOf(base + QStringLiteral(".png")).startsWith("\x89PNG\r\n"));
        QVERIFY(contentOf(base + QStringLiteral(".png")).size() > 5000);
        QVERIFY(contentOf(base + QStringLiteral(".svg")).contains("<svg"));
    }
}

void CliTest::exportReport() {
    const auto result = cli({QStringLiteral("export"), at("experiment"), QStringLiteral("--report"),
                             at("report.html"), QStringLiteral("--charts"), at("report-charts")});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(result.out.endsWith(at("report.html") + QLatin1Char('\n')));
    const auto html = QString::fromUtf8(contentOf(at("report.html")));
    QVERIFY(html.startsWith(QStringLiteral("<!DOCTYPE html>")));
    QVERIFY(html.endsWith(QStringLiteral("</html>\n")));
    // Three over epochs, two by α; every drawing has ids of its own.
    QCOMPARE(html.count(QStringLiteral("<svg ")), 5);
    QCOMPARE(html.count(QStringLiteral("</svg>")), 5);
    QVERIFY(!html.contains(QStringLiteral("<script")));
    QVERIFY(
        !html.contains(QRegularExpression(QStringLiteral("(src|href)=[\"'](?!#)|url\\((?!#)|https?://"))));
    QSet<QString> ids;
    auto id = QRegularExpression(QStringLiteral(" id=[\"']([^\"']*)")).globalMatch(html);
    while (id.hasNext()) {
        const auto name = id.next().captured(1);
        QVERIFY2(!ids.contains(name), qPrintable(name));
        ids.insert(name);
    }
    // Facts of data and teacher were recorded when it was trained.
    for (const auto* text : {"6 / 6", "alpha-0.5_rep-2", "<code>--batch-size</code>", "resnet20", "Qt 6."}) {
        QVERIFY2(html.contains(QString::fromUtf8(text)), text);
    }
    QVERIFY(contentOf(at("experiment/experiment.json")).contains("\"train_counts\": ["));
}

void CliTest::evaluate() {
    const auto json =
        cli(QStringList{QStringLiteral("evaluate"), QStringLiteral("--data-dir"), at("data"),
                        QStringLiteral("--model-file"), at("experiment/runs/alpha-0_rep-1/last.pth")} +
            words("--device cpu --threads 1 --json"));
    QVERIFY2(json.code == 0, qPrintable(json.err));
    const auto found = objectOf(json.out);
    QVERIFY(hasKeys(found, {"accuracy", "loss", "count"}));
    QVERIFY(!found.contains(QLatin1String("agreement")));
    // The run's own last line says the same accuracy.
    const auto line = resultsOf(at("experiment/runs/alpha-0_rep-1")).last().split(QLatin1Char(','));
    QCOMPARE(line.at(0), QStringLiteral("2"));
    QCOMPARE(found.value(QLatin1String("accuracy")).toDouble(), line.at(4).toDouble());
    const auto classes = QDir(at("data/val")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    QCOMPARE(found.value(QLatin1String("count")).toInt(), 2 * static_cast<int>(classes));

    const auto text = cli(QStringList{QStringLiteral("evaluate"), QStringLiteral("--data_dir"), at("data"),
                                      QStringLiteral("--model_file"), at("teacher/teacher.pth"),
                                      QStringLiteral("--split"), QStringLiteral("train")});
    QVERIFY2(text.code == 0, qPrintable(text.err));
    QCOMPARE(text.out.count(QLatin1Char('\n')), 1);
    QVERIFY(text.out.contains(QStringLiteral("%1 images of 32×32 pixels, imagenet").arg(4 * classes)));

    // A folder that is called test, beside val or in its place.
    QVERIFY(QFile::link(at("data/val"), at("data/test")));
    const auto named = cli({QStringLiteral("evaluate"), QStringLiteral("--data-dir"), at("data"),
                            QStringLiteral("--model-file"), at("teacher/teacher.pth"),
                            QStringLiteral("--split"), QStringLiteral("test")});
    QVERIFY(QFile::remove(at("data/test")));
    QVERIFY2(named.code == 0, qPrintable(named.err));
    QVERIFY(named.out.contains(QStringLiteral("  test  ")));
}

void CliTest::evaluateWithTeacher() {
    const auto result = cli(QStringList{QStringLiteral("evaluate"), QStringLiteral("--data-dir"), at("data"),
                                        QStringLiteral("--model-file"), at("teacher/teacher.pth"),
                                        QStringLiteral("--teacher-file"), at("teacher/teacher.pth"),
                                        QStringLiteral("--json")});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(objectOf(result.out).value(QLatin1String("agreement")).toDouble(), 1.0);
}

void CliTest::inspect() {
    const auto result = cli({QStringLiteral("inspect"), at("teacher/teacher.pth"), QStringLiteral("--json")});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    const auto found = objectOf(result.out);
    const auto classes = QDir(at("data/val")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    QCOMPARE(found.value(QLatin1String("format")).toString(), QStringLiteral("PyTorch zip"));
    QCOMPARE(found.value(QLatin1String("architecture")).toString(), QStringLiteral("resnet20"));
    QCOMPARE(found.value(QLatin1String("classes")).toInt(), static_cast<int>(classes));
    // 269 722 are published for ten classes; each class is 64 weights and a bias.
    QCOMPARE(found.value(QLatin1String("parameters")).toInt(),
             269722 - 65 * (10 - static_cast<int>(classes)));
    QCOMPARE(found.value(QLatin1String("family")).toString(), QStringLiteral("cifar-resnet"));
    QCOMPARE(found.value(QLatin1String("dtype")).toString(), QStringLiteral("float32"));
    QCOMPARE(found.value(QLatin1String("normalize")).toString(), QStringLiteral("imagenet"));
    // The experiment beside it says so.
    QCOMPARE(found.value(QLatin1String("normalize_is_guess")), QJsonValue(false));
    QCOMPARE(found.value(QLatin1String("file_size")).toInteger(),
             QFileInfo(at("teacher/teacher.pth")).size());
    QVERIFY(found.value(QLatin1String("other_architectures")).toArray().isEmpty());
    const auto text = cli({QStringLiteral("inspect"), at("teacher/teacher.pth")});
    QVERIFY(text.out.contains(QLatin1String("resnet20")));
    QVERIFY(text.out.contains(QLatin1String("imagenet")));
    const auto named = cli({QStringLiteral("inspect"), at("teacher/teacher.pth"), QStringLiteral("--arch"),
                            QStringLiteral("resnet20")});
    QCOMPARE(named.out, text.out);
    const auto other = cli({QStringLiteral("inspect"), at("teacher/teacher.pth"), QStringLiteral("--arch"),
                            QStringLiteral("resnet32")});
    QCOMPARE(other.code, 1);
    QVERIFY2(other.err.contains(QLatin1String("do not match resnet32")), qPrintable(other.err));
}

/// Weights in PyTorch's cache serve by name, once their hash has been verified.
void CliTest::weightsByName() {
    const auto teach = cli(QStringList{QStringLiteral("teach"), QStringLiteral("--data-dir"), at("data"),
                                       QStringLiteral("--out"), at("resnet18")} +
                           words("--arch resnet18 --image-size 32 --num-epochs 1 --device cpu --threads 1"));
    QVERIFY2(teach.code == 0, qPrintable(teach.err));
    qputenv("TORCH_HOME", at("torch").toUtf8());
    const auto weights = contentOf(at("resnet18/teacher.pth"));
    const auto digits = QCryptographicHash::hash(weights, QCryptographicHash::Sha256).toHex().left(8);
    const auto cached =
        at("torch/hub/checkpoints/resnet18-") + QString::fromLatin1(digits) + QStringLiteral(".pth");
    QVERIFY(QDir().mkpath(at("torch/hub/checkpoints")));
    QVERIFY(QFile::copy(at("resnet18/teacher.pth"), cached));

    const auto fetch = cli(words("fetch resnet18"));
    QVERIFY2(fetch.code == 0, qPrintable(fetch.err));
    QCOMPARE(fetch.out, cached + QLatin1Char('\n'));
    const auto inspected = cli(words("inspect imagenet:resnet18 --json --download"));
    QVERIFY2(inspected.code == 0, qPrintable(inspected.err));
    QCOMPARE(objectOf(inspected.out).value(QLatin1String("architecture")).toString(),
             QStringLiteral("resnet18"));

    const auto named =
        cli(QStringList{QStringLiteral("distill"), QStringLiteral("--data-dir"), at("data"),
                        QStringLiteral("--out"), at("named")} +
            words("--teacher-file imagenet:resnet18 --student resnet18 --student-init imagenet "
                  "--alpha 0 --n-exp 1 --num-epochs 1 --image-size 32 --device cpu --threads 1"));
    QVERIFY2(named.code == 0, qPrintable(named.err));
    QVERIFY2(named.err.contains(QStringLiteral("imagenet:resnet18: using ") + cached), qPrintable(named.err));
    QVERIFY2(named.err.contains(QStringLiteral("imagenet: using ") + cached), qPrintable(named.err));
    // Names travel; paths would not.
    const auto spec = specOf(at("named"));
    QCOMPARE(spec.value(QLatin1String("teacher_file")).toString(), QStringLiteral("imagenet:resnet18"));
    QCOMPARE(spec.value(QLatin1String("student_init")).toString(), QStringLiteral("imagenet"));
    // Student and teacher began alike.
    QVERIFY(resultsOf(at("named/runs/alpha-0_rep-1")).at(1).split(QLatin1Char(',')).at(13).toDouble() == 0.0);

    // A teacher begun with them is of their architecture.
    const auto taught = cli(QStringList{QStringLiteral("teach"), QStringLiteral("--data-dir"), at("data"),
                                        QStringLiteral("--out"), at("taught")} +
                            words("--from imagenet:resnet18 --image-size 32 --num-epochs 1 --device cpu "
                                  "--threads 1"));
    QVERIFY2(taught.code == 0, qPrintable(taught.err));
    QVERIFY2(taught.err.contains(QStringLiteral("imagenet:resnet18: using ") + cached),
             qPrintable(taught.err));
    QCOMPARE(specOf(at("taught")).value(QLatin1String("student")).toString(), QStringLiteral("resnet18"));

    QFile damaged(cached);
    QVERIFY(damaged.open(QIODevice::Append) && damaged.write("x") == 1);
    damaged.close();
    for (const auto* command : {"fetch resnet18", "inspect imagenet:resnet18"}) {
        const auto refused = cli(words(command));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.startsWith(QStringLiteral("retort-cli: ") + cached +
                                        QStringLiteral(" is damaged or incomplete")),
                 qPrintable(refused.err));
    }
    qunsetenv("TORCH_HOME");
}

void CliTest::convert_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("pth") << QStringLiteral("student.pth") << QStringLiteral("pth");
    QTest::newRow("safetensors") << QStringLiteral("student.safetensors") << QStringLiteral("safetensors");
    QTest::newRow("torchscript") << QStringLiteral("student.ts") << QStringLiteral("torchscript");
    QTest::newRow("onnx") << QStringLiteral("student.onnx") << QStringLiteral("onnx");
}

/// A run leaves in every format: by suffix, and by name under another suffix.
void CliTest::convert() {
    QFETCH(const QString, file);
    QFETCH(const QString, format);
    const auto run = at("experiment/runs/alpha-0.5_rep-1");
    const auto target = folder_.filePath(file);
    const auto text = cli({QStringLiteral("convert"), run, target});
    QVERIFY2(text.code == 0, qPrintable(text.err));
    QVERIFY2(text.out.startsWith(target + QStringLiteral("  ") + format), qPrintable(text.out));
    QVERIFY2(text.out.contains(QLatin1String("on 8 images of ") + at("data")), qPrintable(text.out));
    QCOMPARE(text.err, QString());

    const auto other = folder_.filePath(QStringLiteral("other.pt"));
    const auto json = cli({QStringLiteral("convert"), run + QStringLiteral("/last.pth"), other,
                           QStringLiteral("--format"), format, QStringLiteral("--json")});
    QVERIFY2(json.code == 0, qPrintable(json.err));
    const auto document = objectOf(json.out);
    QCOMPARE(document.value(QLatin1String("format")).toString(), format);
    QCOMPARE(document.value(QLatin1String("architecture")).toString(), QStringLiteral("resnet20"));
    QCOMPARE(document.value(QLatin1String("classes")).toInt(), 6);
    QCOMPARE(document.value(QLatin1String("image_size")).toInt(), 32);
    QCOMPARE(document.value(QLatin1String("images")).toInt(), 8);
    QCOMPARE(document.value(QLatin1String("images_from")).toString(), at("data"));
    QCOMPARE(document.value(QLatin1String("bytes")).toInt(), QFileInfo(other).size());
    QVERIFY(document.value(QLatin1String("max_difference")).isDouble());
}

/// What left comes back with the accuracy that it had.
void CliTest::convertGoesHomeAgain() {
    const auto accuracy = [this](const QString& model) {
        const auto result = cli({QStringLiteral("evaluate"), QStringLiteral("--data-dir"), at("data"),
                                 QStringLiteral("--model-file"), model, QStringLiteral("--json")});
        return objectOf(result.out).value(QLatin1String("loss"));
    };
    const auto run = at("experiment/runs/alpha-1_rep-2");
    const auto before = accuracy(run + QStringLiteral("/best.pth"));
    QVERIFY(before.isDouble());
    for (const auto* name : {"home.pth", "home.safetensors"}) {
        const auto result = cli({QStringLiteral("convert"), run, at(name)});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QCOMPARE(accuracy(at(name)), before);
    }
    const auto drawn = cli({QStringLiteral("convert"), at("teacher/teacher.pth"), at("teacher.onnx")});
    QVERIFY2(drawn.code == 0, qPrintable(drawn.err));
    QVERIFY2(drawn.out.contains(QStringLiteral("on 8 images of ") + at("data")), qPrintable(drawn.out));
    QVERIFY(QFile::copy(at("teacher/teacher.pth"), at("alone.pth")));
    const auto alone = cli({QStringLiteral("convert"), at("alone.pth"), at("alone.onnx")});
    QVERIFY2(alone.out.contains(QLatin1String("on 8 sample images")), qPrintable(alone.out + alone.err));
}

void CliTest::interruptAndResume() {
    const char* const more = "--alpha 0,1 --n-exp 1 --num-epochs 8 --batch-size 4 --lr-step-size 3";
    QProcess process;
    useUsualSignals(process);
    process.start(QStringLiteral(RETORT_CLI), distill("interrupted", more));
    QVERIFY(hasSaid(process, "alpha-0_rep-1  epoch 1/8"));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    const auto stopped = finish(process);
    QCOMPARE(stopped.code, 130);
    QVERIFY2(stopped.err.contains(QLatin1String("stopped")), qPrintable(stopped.err));
    QVERIFY(QFile::exists(at("interrupted/runs/alpha-0_rep-1/resume.pt")));
    QVERIFY(QFile::exists(at("interrupted/runs/alpha-0_rep-1/last.pth")));
    QVERIFY(resultsOf(at("interrupted/runs/alpha-0_rep-1")).size() < 10);

    auto arguments = distill("interrupted", more);
    const auto resumed = cli(arguments << QStringLiteral("--resume"));
    QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
    QVERIFY2(resumed.err.contains(QLatin1String("continues after epoch")), qPrintable(resumed.err));
    const auto straight = cli(distill("straight", more));
    QCOMPARE(straight.code, 0);
    for (const auto* run : {"runs/alpha-0_rep-1", "runs/alpha-1_rep-1"}) {
        const auto results = resultsOf(at("interrupted/") + QLatin1String(run));
        QCOMPARE(results.size(), 10);
        QCOMPARE(results, resultsOf(at("straight/") + QLatin1String(run)));
    }
    QCOMPARE(resumed.out, straight.out);
}

void CliTest::terminate() {
    QProcess process;
    useUsualSignals(process);
    process.start(QStringLiteral(RETORT_CLI), distill("terminated", "--alpha 1 --n-exp 1 --num-epochs 1000"));
    QVERIFY(hasSaid(process, "epoch 1/1000"));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGTERM), 0);
    const auto stopped = finish(process);
    QCOMPARE(stopped.code, 143);
    QVERIFY(QFile::exists(at("terminated/runs/alpha-1_rep-1/resume.pt")));
    const auto summary = cli({QStringLiteral("summarize"), at("terminated"), QStringLiteral("--json")});
    QCOMPARE(summary.code, 0);
    QCOMPARE(objectOf(summary.out).value(QLatin1String("alphas")).toArray().size(), 1);
}

void CliTest::searches() {
    const char* flags = "--alpha 0,0.5,1 --search halving --search-factor 2 --n-exp 3 --num-epochs 2 "
                        "--batch-size 8";
    const auto run = cli(distill("searched", flags));
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QVERIFY2(run.err.contains(QStringLiteral("Search: α < 1: 2 → 1 points (2 × 1 epochs); α = 1: one point, "
                                             "nothing to search; then 2 × 3 runs of 2 epochs. Epochs in all: "
                                             "14, instead of 18 for the whole grid")),
             qPrintable(run.err));
    QCOMPARE(run.err.count(QStringLiteral("_rep-1  dropped\n")), 1);
    QCOMPARE(run.err.count(QStringLiteral("_rep-1  done\n")), 1);
    QVERIFY2(run.out.contains(QStringLiteral("chosen by a search over 2: successive halving")),
             qPrintable(run.out));
    QVERIFY2(run.out.contains(QStringLiteral("(seeds 1, 2, 3)")), qPrintable(run.out));
    const auto found = cli({QStringLiteral("summarize"), at("searched"), QStringLiteral("--json")});
    QVERIFY2(found.code == 0, qPrintable(found.err));
    const auto points = objectOf(found.out).value(QLatin1String("alphas")).toArray();
    QCOMPARE(points.size(), 2);
    for (const auto& point : points) {
        QCOMPARE(point.toObject().value(QLatin1String("repeats")).toInt(), 3);
        QCOMPARE(point.toObject().value(QLatin1String("unfinished")).toInt(), 0);
    }
    // The search is no part of what is pooled, and is marked where all runs are listed.
    const auto listed =
        cli({QStringLiteral("export"), at("searched"), QStringLiteral("--csv"), QStringLiteral("-")});
    QVERIFY(listed.out.startsWith(QStringLiteral("run,alpha,repeat,seed,status,search,epoch,")));
    QCOMPARE(listed.out.count(QRegularExpression(QStringLiteral("_rep-1,[^\n]*,dropped,1,"))), 2);
    QCOMPARE(listed.out.count(QStringLiteral(",done,0,")), 6 * 3);
    const auto again = cli(distill("searched", "--resume"));
    QVERIFY2(again.code == 0, qPrintable(again.err));
    QVERIFY2(!again.err.contains(QStringLiteral(" epoch ")), qPrintable(again.err));
    QCOMPARE(again.out, run.out);
    const auto refused = cli(distill("searched", "--resume --search grid"));
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(QStringLiteral("was started with --search halving, not grid")),
             qPrintable(refused.err));
    const auto further = cli(distill("searched", "--resume --alpha 0,0.25,0.5,1"));
    QCOMPARE(further.code, 1);
    QVERIFY2(further.err.contains(QStringLiteral("has already chosen between its points")),
             qPrintable(further.err));
    const auto wrong = cli(distill("wrong-search", "--search halving --search-factor 1"));
    QCOMPARE(wrong.code, 2);
}

void CliTest::stopsEarly() {
    const auto result =
        cli(distill("early-stop", "--alpha 1 --n-exp 1 --num-epochs 40 --early-stop-metric val_loss "
                                  "--early-stop-patience 2 --early-stop-min-delta 1000"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains(QLatin1String("alpha-1_rep-1  done early, after epoch 3\n")),
             qPrintable(result.err));
    QCOMPARE(resultsOf(at("early-stop/runs/alpha-1_rep-1")).size(), 5);
    const auto run = objectOf(QString::fromUtf8(contentOf(at("early-stop/runs/alpha-1_rep-1/run.json"))));
    QCOMPARE(run.value(QLatin1String("stopped_early")), QJsonValue(true));
    QCOMPARE(run.value(QLatin1String("status")), QJsonValue(QStringLiteral("done")));
}

/// A signal before anything was trained leaves no folder behind.
void CliTest::interruptWhileReading() {
    QVERIFY2(cli({QStringLiteral("sample"), at("many"), QStringLiteral("--train-per-class"),
                  QStringLiteral("4"), QStringLiteral("--val-per-class"), QStringLiteral("400")})
                     .code == 0,
             "no sample set");
    QProcess process;
    useUsualSignals(process);
    auto arguments = distill("early", "--alpha 1 --n-exp 1 --num-epochs 1");
    arguments.replace(arguments.indexOf(at("data")), at("many"));
    process.start(QStringLiteral(RETORT_CLI), arguments);
    QVERIFY(hasSaid(process, "validation images")); // now the teacher is asked about all of them
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QCOMPARE(finish(process).code, 130);
    QVERIFY(!QFile::exists(at("early")));
}

void CliTest::lettingThreadsSleep_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("sets");
    QTest::newRow("nobody says how threads wait") << QString() << QString() << true;
    QTest::newRow("a policy is set") << QStringLiteral("OMP_WAIT_POLICY") << QStringLiteral("passive")
                                     << false;
    QTest::newRow("a count is set") << QStringLiteral("GOMP_SPINCOUNT") << QStringLiteral("7") << false;
}

/// The program starts itself anew with the setting that OpenMP reads; its process stays the same one.
void CliTest::lettingThreadsSleep() {
#ifndef __linux__
    QSKIP("there is no /proc to see it in");
#endif
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const bool, sets);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("OMP_WAIT_POLICY"));
    environment.remove(QStringLiteral("GOMP_SPINCOUNT"));
    if (!name.isEmpty())
        environment.insert(name, value);
    QTemporaryDir out;
    QProcess process;
    process.setProcessEnvironment(environment);
    auto arguments = distill("sleeping", "--alpha 1 --n-exp 1 --num-epochs 1000");
    arguments.replace(arguments.indexOf(at("sleeping")), out.path());
    process.start(QStringLiteral(RETORT_CLI), arguments);
    QVERIFY(hasSaid(process, "epoch 1/1000"));
    const auto proc = QStringLiteral("/proc/%1/").arg(process.processId());
    QFile variables(proc + QStringLiteral("environ"));
    QVERIFY(variables.open(QIODevice::ReadOnly));
    const auto all = variables.readAll().split('\0');
    QCOMPARE(all.contains("GOMP_SPINCOUNT=1000"), sets);
    if (!name.isEmpty())
        QVERIFY(all.contains((name + QLatin1Char('=') + value).toUtf8()));
    QFile command(proc + QStringLiteral("comm"));
    QVERIFY(command.open(QIODevice::ReadOnly));
    QCOMPARE(command.readAll().trimmed(), QByteArray("retort-cli"));
    process.terminate();
    QCOMPARE(finish(process).code, 143);
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
