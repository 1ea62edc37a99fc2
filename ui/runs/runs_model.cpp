#include "ui/runs/runs_model.h"

#include "ui/base/icons.h"
#include "ui/base/metric_text.h"
#include "ui/base/number_text.h"
#include "ui/base/parameter_text.h"
#include "ui/base/point_text.h"
#include "ui/base/translate.h"
#include "ui/session/experiment_store.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

namespace {

QString bestText(const RunRecord& run) {
    const EpochRecord* best = best_epoch(run.epochs);
    return best != nullptr
               ? RunsModel::tr("%1 (epoch %2)").arg(percentText(best->val_accuracy)).arg(best->epoch)
               : noValue();
}

double bestAccuracy(const RunRecord& run) {
    const EpochRecord* best = best_epoch(run.epochs);
    return best != nullptr ? best->val_accuracy : EpochRecord::none;
}

double lastValue(const RunRecord& run, double EpochRecord::*value) {
    return run.last() != nullptr ? run.last()->*value : EpochRecord::none;
}

double secondsOf(const RunRecord& run) {
    double seconds = 0.0;
    for (const EpochRecord& epoch : run.epochs) {
        seconds += std::isfinite(epoch.seconds) ? epoch.seconds : 0.0;
    }
    return run.epochs.empty() ? EpochRecord::none : seconds;
}

const RunColumnEntry& entryOf(int column) {
    return runColumns()[static_cast<std::size_t>(column)];
}

const Metric& accuracy() {
    return metric_of(&EpochRecord::val_accuracy);
}

bool isNumber(RunColumn column) {
    switch (column) {
    case RunColumn::Repeat:
    case RunColumn::BestAccuracy:
    case RunColumn::BestDelta:
    case RunColumn::Metric:
    case RunColumn::MetricDelta:
    case RunColumn::Seconds:
    case RunColumn::Seed:
        return true;
    default:
        return false;
    }
}

bool isEditable(RunColumn column) {
    return column == RunColumn::Title || column == RunColumn::Tags || column == RunColumn::Notes;
}

QString metricHeader(const RunColumnEntry& column, bool tip) {
    const RunColumnTexts& texts = column.metric->run_column;
    const char* text = column.kind == RunColumn::Metric ? (tip ? texts.help : texts.header)
                                                        : (tip ? texts.delta_help : texts.delta);
    return text == nullptr ? QString() : translated({text, {}});
}

QString titleText(const std::string& name, const RunAnnotation& annotation) {
    return QString::fromStdString(annotation.title.empty() ? name : annotation.title);
}

QVariant statusIcon(RunStatus status, bool paused) {
    if (status == RunStatus::failed) {
        return lineIcon(QStringLiteral("error"));
    }
    if (status == RunStatus::running && paused) {
        return lineIcon(QStringLiteral("pause"));
    }
    return status == RunStatus::running ? QVariant(lineIcon(QStringLiteral("start"))) : QVariant();
}

QString detailsText(const RunRecord& run) {
    if (!run.error.empty()) {
        return QString::fromStdString(run.error);
    }
    if (!run.imported_from.empty()) {
        return RunsModel::tr("imported from %1").arg(QString::fromStdString(run.imported_from));
    }
    const QString device = QString::fromStdString(run.device);
    return run.stopped_early ? RunsModel::tr("stopped early, %1").arg(device) : device;
}

} // namespace

QString foreignSettings(const RunSpec& run) {
    QStringList texts;
    for (const auto& [name, value] : run.settings) {
        if (find_parameter(name) == nullptr) {
            texts.append(settingText(name, value));
        }
    }
    return texts.join(QStringLiteral(", "));
}

QString statusText(RunStatus status) {
    switch (status) {
    case RunStatus::queued:
        return RunsModel::tr("Queued");
    case RunStatus::running:
        return RunsModel::tr("Running");
    case RunStatus::done:
        return RunsModel::tr("Done");
    case RunStatus::stopped:
        return RunsModel::tr("Stopped");
    case RunStatus::failed:
        return RunsModel::tr("Failed");
    case RunStatus::dropped:
        return RunsModel::tr("Dropped");
    }
    return {};
}

RunsModel::RunsModel(ExperimentStore& store, QObject* parent) : QAbstractTableModel(parent), store_(store) {
    connect(&store_, &ExperimentStore::aboutToReset, this, [this] { beginResetModel(); });
    connect(&store_, &ExperimentStore::wasReset, this, [this] {
        updatePalette();
        endResetModel();
    });
    connect(&store_, &ExperimentStore::runsChanged, this, &RunsModel::announceRows);
    updatePalette();
}

void RunsModel::updatePalette() {
    // Others' colours depend on what stands before them: setPlace() follows.
    if (experiment_ == 0) {
        palette_ = RunPalette(store_.record(), dark_);
    }
}

void RunsModel::setPlace(const ShownRuns& shown, int experiment) {
    const RunPalette palette(shown, dark_);
    const QString title = shown.experiments.value(experiment);
    Baseline baseline;
    if (shown.baseline >= 0) {
        const RunRecord& base = *shown.runs.at(static_cast<std::size_t>(shown.baseline)).record;
        baseline.isHere = shown.runs[static_cast<std::size_t>(shown.baseline)].experiment == experiment;
        baseline.data = dataOf(base);
        baseline.best = bestAccuracy(base);
        for (const Metric& metric : metrics()) {
            baseline.last[metric] = lastValue(base, metric.value);
        }
    }
    if (palette == palette_ && experiment == experiment_ && title == title_ && baseline == baseline_) {
        return;
    }
    palette_ = palette;
    experiment_ = experiment;
    title_ = title;
    baseline_ = baseline;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnOf(RunColumn::Experiment)));
    }
}

void RunsModel::setDark(bool dark) {
    if (dark == dark_) {
        return;
    }
    dark_ = dark;
    palette_.setDark(dark);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, columnOf(RunColumn::Alpha)),
                           index(rowCount() - 1, columnOf(RunColumn::Alpha)), {Qt::DecorationRole});
    }
}

void RunsModel::announceRows(const QList<int>& rows) {
    if (!rows.isEmpty()) {
        Q_EMIT dataChanged(index(rows.first(), 0), index(rows.last(), columnCount() - 1));
    }
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : store_.runCount();
}

int RunsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runColumns().size());
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int row = index.row();
    const RunColumnEntry& entry = entryOf(index.column());
    const RunColumn column = entry.kind;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, entry);
    case Qt::ToolTipRole:
        return column == RunColumn::Title || column == RunColumn::Tags || column == RunColumn::Notes ||
                       column == RunColumn::Details || column == RunColumn::Settings
                   ? text(row, entry)
                   : QVariant();
    case Qt::EditRole:
        return column == RunColumn::Title ? QVariant(QString::fromStdString(store_.annotation(row).title))
                                          : text(row, entry);
    case Qt::ForegroundRole:
        return isHidden(row) ? QVariant(QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text))
                             : QVariant();
    case HiddenRole:
        return isHidden(row) && store_.run(row).status != RunStatus::running;
    case SortRole:
        return sortKey(row, entry);
    case ProgressRole:
        return column == RunColumn::Progress ? QVariant(store_.shareDone(row)) : QVariant();
    case Qt::CheckStateRole:
        return column == RunColumn::Alpha
                   ? QVariant(store_.isVisible(row) && !isHidden(row) ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    case Qt::DecorationRole:
        return decoration(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant RunsModel::decoration(int row, RunColumn column) const {
    if (column == RunColumn::Alpha) {
        return palette_.runColour(store_.run(row).spec, experiment_);
    }
    if (column == RunColumn::Title && isBaseline(row)) {
        return lineIcon(QStringLiteral("baseline"));
    }
    return column == RunColumn::Status
               ? statusIcon(store_.run(row).status, store_.isPaused() || store_.isRunPaused(row))
               : QVariant();
}

QVariant RunsModel::text(int row, const RunColumnEntry& column) const {
    const RunRecord& run = store_.run(row);
    switch (column.kind) {
    case RunColumn::Alpha:
        return alphaText(run.spec.alpha);
    case RunColumn::Experiment:
        return title_;
    case RunColumn::Repeat:
        return run.search ? tr("%1 (search)").arg(run.spec.repeat) : QString::number(run.spec.repeat);
    case RunColumn::Status:
        return run.status == RunStatus::running && (store_.isPaused() || store_.isRunPaused(row))
                   ? tr("Paused")
                   : statusText(run.status);
    case RunColumn::Progress:
        return progressText(row);
    case RunColumn::BestAccuracy:
        return bestText(run);
    case RunColumn::Metric:
        return metricText(*column.metric, lastValue(run, column.metric->value));
    case RunColumn::TimeLeft:
        return durationText(store_.secondsLeft(row).value_or(EpochRecord::none));
    case RunColumn::BestDelta:
        return metricDeltaText(accuracy(), bestDelta(row));
    case RunColumn::MetricDelta:
        return metricDeltaText(*column.metric, delta(row, *column.metric));
    case RunColumn::Seconds:
        return numberText(secondsOf(run), 1);
    case RunColumn::Seed:
        return QString::fromStdString(seed_text(run.spec));
    case RunColumn::Title:
        return titleText(run.name, store_.annotation(row));
    case RunColumn::Tags:
        return QString::fromStdString(join_tags(store_.annotation(row).tags));
    case RunColumn::Notes:
        return QString::fromStdString(store_.annotation(row).notes);
    case RunColumn::Details:
        return detailsText(run);
    case RunColumn::Settings:
        return foreignSettings(run.spec);
    case RunColumn::Parameter:
        return parameterText(run.spec, *column.parameter);
    }
    return {};
}

QString RunsModel::parameterText(const RunSpec& run, const Parameter& parameter) const {
    if (const auto own = run.settings.find(parameter.name); own != run.settings.end()) {
        return QString::fromStdString(own->second);
    }
    const auto& spec = store_.record().spec;
    const bool isAxis = spec && values_of(*spec, parameter).size() > 1; // and has no meaning for this run
    return spec && !isAxis ? QString::fromStdString(value_text(*spec, parameter)) : noValue();
}

/// A baseline of other images is not subtracted.
bool RunsModel::isComparable(int row) const {
    return haveSameData(dataOf(store_.run(row)), baseline_.data);
}

double RunsModel::bestDelta(int row) const {
    return isComparable(row) ? bestAccuracy(store_.run(row)) - baseline_.best : EpochRecord::none;
}

double RunsModel::delta(int row, const Metric& metric) const {
    return isComparable(row) ? lastValue(store_.run(row), metric.value) - baseline_.last[metric]
                             : EpochRecord::none;
}

bool RunsModel::Baseline::operator==(const Baseline& other) const {
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    const auto rows = metrics();
    return isHere == other.isHere && data == other.data && same(best, other.best) &&
           std::all_of(rows.begin(), rows.end(),
                       [&](const Metric& metric) { return same(last[metric], other.last[metric]); });
}

bool RunsModel::isHidden(int row) const {
    return store_.annotation(row).hidden;
}

bool RunsModel::isBaseline(int row) const {
    return baseline_.isHere && store_.run(row).name == store_.record().annotations.baseline;
}

QString RunsModel::progressText(int row) const {
    const RunRecord& run = store_.run(row);
    const int epoch = run.last() != nullptr ? run.last()->epoch : 0;
    return run.num_epochs > 0 ? tr("%1 of %2").arg(epoch).arg(run.num_epochs) : QString::number(epoch);
}

QVariant RunsModel::sortKey(int row, const RunColumnEntry& column) const {
    const RunRecord& run = store_.run(row);
    switch (column.kind) {
    case RunColumn::Alpha:
        return run.spec.alpha;
    case RunColumn::Repeat:
        return QVariant::fromValue<qlonglong>(run.spec.repeat);
    case RunColumn::Status:
        return static_cast<int>(run.status);
    case RunColumn::Progress:
        return store_.shareDone(row);
    case RunColumn::BestAccuracy:
        return bestAccuracy(run);
    case RunColumn::Metric:
        return lastValue(run, column.metric->value);
    case RunColumn::TimeLeft:
        return store_.secondsLeft(row).value_or(std::numeric_limits<double>::infinity());
    case RunColumn::BestDelta:
        return bestDelta(row);
    case RunColumn::MetricDelta:
        return delta(row, *column.metric);
    case RunColumn::Seconds:
        return secondsOf(run);
    case RunColumn::Seed:
        return run.spec.seed ? QVariant::fromValue<qulonglong>(*run.spec.seed) : QVariant();
    default:
        return text(row, column);
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const int row = index.row();
    const RunColumn column = entryOf(index.column()).kind;
    if (column == RunColumn::Alpha && role == Qt::CheckStateRole && !isHidden(row)) {
        store_.setVisible(row, value.toInt() == Qt::Checked);
        return true;
    }
    if (!isEditable(column) || role != Qt::EditRole) {
        return false;
    }
    RunAnnotation annotation = store_.annotation(row);
    const std::string text = value.toString().trimmed().toStdString();
    if (column == RunColumn::Tags) {
        annotation.tags = parse_tags(text);
    } else {
        (column == RunColumn::Title ? annotation.title : annotation.notes) = text;
    }
    if (annotation == store_.annotation(row)) {
        return false;
    }
    Q_EMIT annotated(row, annotation);
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount() ||
        (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const bool tip = role == Qt::ToolTipRole;
    const RunColumnEntry& column = entryOf(section);
    switch (column.kind) {
    case RunColumn::Alpha:
        return tip ? tr("Weight of the hard-label term. The checkbox shows or hides the run's curves.")
                   : tr("α");
    case RunColumn::Experiment:
        return tip ? tr("The experiment's folder") : tr("Experiment");
    case RunColumn::Repeat:
        return tip ? tr("Repeats of an α differ only in their seed. Those of a search choose between points "
                        "and count in no mean.")
                   : tr("Repeat");
    case RunColumn::Status:
        return tr("Status");
    case RunColumn::Progress:
        return tip ? tr("Epochs trained out of those planned") : tr("Progress");
    case RunColumn::BestAccuracy:
        return tip ? tr("Highest top-1 accuracy on the validation set, and its epoch") : tr("Best accuracy");
    case RunColumn::Metric:
    case RunColumn::MetricDelta:
        return metricHeader(column, tip);
    case RunColumn::TimeLeft:
        return tip ? tr("Estimated from the latest epochs") : tr("Time left");
    case RunColumn::BestDelta:
        return tip ? tr("Best accuracy compared with the baseline run, in percentage points") : tr("Δ best");
    case RunColumn::Seconds:
        return tip ? tr("Time for all epochs in seconds, including evaluation") : tr("Seconds");
    case RunColumn::Seed:
        return tip ? tr("Shared by all α of a repeat") : tr("Seed");
    case RunColumn::Title:
        return tip ? tr("The run's folder, or the name you gave it") : tr("Name");
    case RunColumn::Tags:
        return tip ? tr("Your tags, separated by commas") : tr("Tags");
    case RunColumn::Notes:
        return tip ? tr("Your notes about the run") : tr("Notes");
    case RunColumn::Details:
        return tip ? tr("Device, whether the run ended before its last epoch, why it failed, or where it was "
                        "imported from")
                   : tr("Details");
    case RunColumn::Settings:
        return tip ? tr("What imported runs were trained with, as their files say it") : tr("Settings");
    case RunColumn::Parameter:
        return tip ? helpText(*column.parameter) : labelText(*column.parameter);
    }
    return {};
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) {
        return flags;
    }
    const RunColumn column = entryOf(index.column()).kind;
    if (column == RunColumn::Alpha && !isHidden(index.row())) {
        flags |= Qt::ItemIsUserCheckable;
    }
    if (isEditable(column)) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

} // namespace retort::ui
