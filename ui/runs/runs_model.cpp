#include "ui/runs/runs_model.h"

#include "core/experiment/spec/parameters.h"
#include "ui/base/icons.h"
#include "ui/base/number_text.h"
#include "ui/base/translate.h"
#include "ui/session/experiment_store.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

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

const Parameter& parameterOf(int column) {
    return parameters()[static_cast<std::size_t>(column - RunsModel::FirstParameter)];
}

bool isNumber(int column) {
    switch (column) {
    case RunsModel::Repeat:
    case RunsModel::BestAccuracy:
    case RunsModel::BestDelta:
    case RunsModel::LastAccuracy:
    case RunsModel::LastDelta:
    case RunsModel::LogitDifference:
    case RunsModel::DifferenceDelta:
    case RunsModel::Agreement:
    case RunsModel::Seconds:
    case RunsModel::Seed:
        return true;
    default:
        return false;
    }
}

bool isEditable(int column) {
    return column == RunsModel::Title || column == RunsModel::Tags || column == RunsModel::Notes;
}

QString pointsText(double difference) {
    return std::isfinite(difference) ? RunsModel::tr("%1 pp").arg(signedText(100.0 * difference, 1))
                                     : noValue();
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
        baseline = {shown.runs[static_cast<std::size_t>(shown.baseline)].experiment == experiment,
                    bestAccuracy(base), lastValue(base, &EpochRecord::val_accuracy),
                    lastValue(base, &EpochRecord::logit_difference)};
    }
    if (palette == palette_ && experiment == experiment_ && title == title_ && baseline == baseline_) {
        return;
    }
    palette_ = palette;
    experiment_ = experiment;
    title_ = title;
    baseline_ = baseline;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, Alpha), index(rowCount() - 1, Experiment));
    }
}

void RunsModel::setDark(bool dark) {
    if (dark == dark_) {
        return;
    }
    dark_ = dark;
    palette_.setDark(dark);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, Alpha), index(rowCount() - 1, Alpha), {Qt::DecorationRole});
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
    return parent.isValid() ? 0 : FirstParameter + static_cast<int>(parameters().size());
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Title || column == Tags || column == Notes || column == Details ? text(row, column)
                                                                                         : QVariant();
    case Qt::EditRole:
        return column == Title ? QVariant(QString::fromStdString(store_.annotation(row).title))
                               : text(row, column);
    case Qt::ForegroundRole:
        return isHidden(row) ? QVariant(QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text))
                             : QVariant();
    case HiddenRole:
        return isHidden(row) && store_.run(row).status != RunStatus::running;
    case SortRole:
        return sortKey(row, column);
    case ProgressRole:
        return column == Progress ? QVariant(store_.shareDone(row)) : QVariant();
    case Qt::CheckStateRole:
        return column == Alpha
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

QVariant RunsModel::decoration(int row, int column) const {
    if (column == Alpha) {
        return palette_.runColour(store_.run(row).spec, experiment_);
    }
    if (column == Title && isBaseline(row)) {
        return lineIcon(QStringLiteral("baseline"));
    }
    return column == Status ? statusIcon(store_.run(row).status, store_.isPaused() || store_.isRunPaused(row))
                            : QVariant();
}

QVariant RunsModel::text(int row, int column) const {
    const RunRecord& run = store_.run(row);
    switch (column) {
    case Alpha:
        return alphaText(run.spec.alpha);
    case Experiment:
        return title_;
    case Repeat:
        return QString::number(run.spec.repeat);
    case Status:
        return run.status == RunStatus::running && (store_.isPaused() || store_.isRunPaused(row))
                   ? tr("Paused")
                   : statusText(run.status);
    case Progress:
        return progressText(row);
    case BestAccuracy:
        return bestText(run);
    case LastAccuracy:
        return percentText(lastValue(run, &EpochRecord::val_accuracy));
    case LogitDifference:
        return numberText(lastValue(run, &EpochRecord::logit_difference), 3);
    case TimeLeft:
        return durationText(store_.secondsLeft(row).value_or(EpochRecord::none));
    case BestDelta:
    case LastDelta:
        return pointsText(delta(row, column));
    case DifferenceDelta:
        return signedText(delta(row, column), 3);
    case Agreement:
        return percentText(lastValue(run, &EpochRecord::agreement));
    case Seconds:
        return numberText(secondsOf(run), 1);
    case Seed:
        return QLocale::c().toString(static_cast<qulonglong>(run.spec.seed));
    case Title:
        return titleText(run.name, store_.annotation(row));
    case Tags:
        return QString::fromStdString(join_tags(store_.annotation(row).tags));
    case Notes:
        return QString::fromStdString(store_.annotation(row).notes);
    case Details:
        return detailsText(run);
    default:
        return parameterText(column);
    }
}

QString RunsModel::parameterText(int column) const {
    const auto& spec = store_.record().spec;
    return spec ? QString::fromStdString(value_text(*spec, parameterOf(column))) : noValue();
}

double RunsModel::delta(int row, int column) const {
    const RunRecord& run = store_.run(row);
    switch (column) {
    case BestDelta:
        return bestAccuracy(run) - baseline_.best;
    case LastDelta:
        return lastValue(run, &EpochRecord::val_accuracy) - baseline_.last;
    default:
        return lastValue(run, &EpochRecord::logit_difference) - baseline_.difference;
    }
}

bool RunsModel::Baseline::operator==(const Baseline& other) const {
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return isHere == other.isHere && same(best, other.best) && same(last, other.last) &&
           same(difference, other.difference);
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

QVariant RunsModel::sortKey(int row, int column) const {
    const RunRecord& run = store_.run(row);
    switch (column) {
    case Alpha:
        return run.spec.alpha;
    case Repeat:
        return QVariant::fromValue<qlonglong>(run.spec.repeat);
    case Status:
        return static_cast<int>(run.status);
    case Progress:
        return store_.shareDone(row);
    case BestAccuracy:
        return bestAccuracy(run);
    case LastAccuracy:
        return lastValue(run, &EpochRecord::val_accuracy);
    case LogitDifference:
        return lastValue(run, &EpochRecord::logit_difference);
    case TimeLeft:
        return store_.secondsLeft(row).value_or(std::numeric_limits<double>::infinity());
    case BestDelta:
    case LastDelta:
    case DifferenceDelta:
        return delta(row, column);
    case Agreement:
        return lastValue(run, &EpochRecord::agreement);
    case Seconds:
        return secondsOf(run);
    case Seed:
        return QVariant::fromValue<qulonglong>(run.spec.seed);
    default:
        return text(row, column);
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const int row = index.row();
    if (index.column() == Alpha && role == Qt::CheckStateRole && !isHidden(row)) {
        store_.setVisible(row, value.toInt() == Qt::Checked);
        return true;
    }
    if (!isEditable(index.column()) || role != Qt::EditRole) {
        return false;
    }
    RunAnnotation annotation = store_.annotation(row);
    const std::string text = value.toString().trimmed().toStdString();
    if (index.column() == Tags) {
        annotation.tags = parse_tags(text);
    } else {
        (index.column() == Title ? annotation.title : annotation.notes) = text;
    }
    if (annotation == store_.annotation(row)) {
        return false;
    }
    Q_EMIT annotated(row, annotation);
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Alpha:
        return tip ? tr("Weight of the hard-label term. The checkbox shows or hides the run's curves.")
                   : tr("α");
    case Experiment:
        return tip ? tr("The experiment's folder") : tr("Experiment");
    case Repeat:
        return tip ? tr("Repeats of an α differ only in their seed") : tr("Repeat");
    case Status:
        return tr("Status");
    case Progress:
        return tip ? tr("Epochs trained out of those planned") : tr("Progress");
    case BestAccuracy:
        return tip ? tr("Highest top-1 accuracy on the validation set, and its epoch") : tr("Best accuracy");
    case LastAccuracy:
        return tip ? tr("Top-1 accuracy on the validation set after the latest epoch") : tr("Last accuracy");
    case LogitDifference:
        return tip ? tr("Mean |student − teacher| over all validation samples and classes, after the latest "
                        "epoch")
                   : tr("Logit difference");
    case TimeLeft:
        return tip ? tr("Estimated from the latest epochs") : tr("Time left");
    case BestDelta:
        return tip ? tr("Best accuracy compared with the baseline run, in percentage points") : tr("Δ best");
    case LastDelta:
        return tip ? tr("Last accuracy compared with the baseline run, in percentage points") : tr("Δ last");
    case DifferenceDelta:
        return tip ? tr("Logit difference compared with the baseline run") : tr("Δ logit difference");
    case Agreement:
        return tip ? tr("Share of validation samples for which student and teacher predict the same class, "
                        "after the latest epoch")
                   : tr("Agreement");
    case Seconds:
        return tip ? tr("Time for all epochs in seconds, including evaluation") : tr("Seconds");
    case Seed:
        return tip ? tr("Shared by all α of a repeat") : tr("Seed");
    case Title:
        return tip ? tr("The run's folder, or the name you gave it") : tr("Name");
    case Tags:
        return tip ? tr("Your tags, separated by commas") : tr("Tags");
    case Notes:
        return tip ? tr("Your notes about the run") : tr("Notes");
    case Details:
        return tip ? tr("Device, whether the run ended before its last epoch, why it failed, or where it was "
                        "imported from")
                   : tr("Details");
    default:
        return translated(tip ? Message{parameterOf(section).help, {}}
                              : Message{parameterOf(section).label, {}});
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Alpha && !isHidden(index.row())) {
        flags |= Qt::ItemIsUserCheckable;
    }
    if (index.isValid() && isEditable(index.column())) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

} // namespace retort::ui
