#include "tests/ui/sample_experiment.h"

#include "core/engine/training/metric_lookup.h"
#include "core/files/tables/metrics_csv.h"
#include "ui/runs/summary_model.h"

#include <QDir>
#include <QFile>

#include <cmath>
#include <stdexcept>

namespace retort::test {

namespace {

EpochRecord sampleEpoch(const RunSpec& run, int epoch) {
    const double trained = 1.0 - std::exp(-epoch / 6.0);
    const double wobble =
        0.01 * std::sin(1.7 * epoch + 2.3 * static_cast<double>(run.repeat) + 5.0 * run.alpha);
    EpochRecord record;
    record.epoch = epoch;
    if (epoch > 0) {
        record.train_loss = 2.3 - 1.9 * trained + wobble;
        record.train_accuracy = 0.1 + 0.8 * trained + wobble;
    }
    record.val_loss = 2.3 - 1.6 * trained + 0.2 * run.alpha + 2.0 * wobble;
    record.val_accuracy = 0.1 + (0.68 - 0.05 * run.alpha) * trained + wobble;
    record.cross_entropy = 2.3 - 1.7 * trained + 2.0 * wobble;
    record.teacher_val_accuracy = 0.832;
    record.logit_difference = 3.0 - (2.0 - 1.2 * run.alpha) * trained + wobble;
    record.agreement = 0.1 + (0.7 - 0.1 * run.alpha) * trained;
    record.kl_to_teacher = 0.5 * record.logit_difference;
    record.learning_rate = 0.001 * std::pow(0.1, epoch / 7);
    record.seconds = 2.0;
    return record;
}

RunRecord sampleRun(double alpha, int repeat, int epochs) {
    RunRecord run;
    run.spec = {alpha, repeat, static_cast<std::uint64_t>(repeat)};
    run.name = run_name(run.spec);
    run.status = RunStatus::done;
    run.device = "cpu";
    run.num_epochs = epochs;
    for (int epoch = 0; epoch <= epochs; ++epoch) {
        run.epochs.push_back(sampleEpoch(run.spec, epoch));
    }
    return run;
}

QString runFolder(const RunRecord& run, const QString& folder) {
    const QString path = folder + QStringLiteral("/runs/") + QString::fromStdString(run.name);
    if (!QDir().mkpath(path)) {
        throw std::runtime_error("cannot create " + path.toStdString());
    }
    return path;
}

QByteArray line(const EpochRecord& epoch) {
    QByteArray text = QByteArray::number(epoch.epoch);
    for (const Metric& metric : metrics()) {
        if (is_on_test(metric)) {
            continue;
        }
        const double value = epoch.*metric.value;
        text += ',' + (std::isnan(value) ? QByteArray("nan") : QByteArray::number(value, 'g', 9));
    }
    return text + '\n';
}

} // namespace

ExperimentRecord sampleExperiment(int repeats, int epochs) {
    ExperimentRecord experiment;
    experiment.folder = "/nowhere/sample";
    for (const double alpha : {0.0, 0.5, 1.0}) {
        for (int repeat = 1; repeat <= repeats; ++repeat) {
            experiment.runs.push_back(sampleRun(alpha, repeat, epochs));
        }
    }
    return experiment;
}

void writeFile(const QString& path, const QByteArray& content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        throw std::runtime_error("cannot write " + path.toStdString());
    }
}

void writeRunFile(const RunRecord& run, const QString& folder) {
    const QString text =
        QStringLiteral(R"({"alpha": %1, "repeat": %2, "seed": %3, "status": "%4", "num_epochs": %5})")
            .arg(run.spec.alpha)
            .arg(run.spec.repeat)
            .arg(run.spec.seed.value())
            .arg(QString::fromUtf8(to_string(run.status).data()))
            .arg(run.num_epochs);
    writeFile(runFolder(run, folder) + QStringLiteral("/run.json"), text.toUtf8());
}

void appendEpoch(const RunRecord& run, const EpochRecord& epoch, const QString& folder) {
    QFile file(runFolder(run, folder) + QStringLiteral("/metrics.csv"));
    if (!file.open(QIODevice::Append)) {
        throw std::runtime_error("cannot append to " + file.fileName().toStdString());
    }
    file.write((file.size() == 0 ? QByteArray::fromStdString(metrics_header()) : QByteArray()) + line(epoch));
}

int summaryColumn(double EpochRecord::*value, MetricStatistics PointSummary::*part) {
    int place = ui::SummaryModel::FirstMetric;
    for (const SummaryColumn& column : summary_columns()) {
        if (column.metric->value == value && column.part == part) {
            break;
        }
        ++place;
    }
    return place;
}

void writeExperiment(const ExperimentRecord& experiment, const QString& folder) {
    for (const RunRecord& run : experiment.runs) {
        writeRunFile(run, folder);
        for (const EpochRecord& epoch : run.epochs) {
            appendEpoch(run, epoch, folder);
        }
    }
}

} // namespace retort::test
