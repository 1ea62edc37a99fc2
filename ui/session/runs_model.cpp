#include "ui/session/runs_model.h"

#include "ui/icons.h"
#include "ui/number_text.h"
#include "ui/session/experiment_store.h"

#include <QCoreApplication>

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

bool isNumber(int column) {
    switch (column) {
    case RunsModel::Repeat:
    case RunsModel::BestAccuracy:
    case RunsModel::LastAccuracy:
    case RunsModel::LogitDifference:
        return true;
    default:
        return false;
    }
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

QString notesText(const RunRecord& run) {
    if (!run.error.empty()) {
        return QString::fromStdString(run.error);
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
    if (palette == palette_ && experiment == experiment_ && title == title_) {
        return;
    }
    palette_ = palette;
    experiment_ = experiment;
    title_ = title;
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
        Q_EMIT dataChanged(index(rows.first(), 0), index(rows.last(), ColumnCount - 1));
    }
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : store_.runCount();
}

int RunsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
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
        return column == Notes ? text(row, column) : QVariant();
    case SortRole:
        return sortKey(row, column);
    case ProgressRole:
        return column == Progress ? QVariant(store_.shareDone(row)) : QVariant();
    case Qt::CheckStateRole:
        return column == Alpha ? QVariant(store_.isVisible(row) ? Qt::Checked : Qt::Unchecked) : QVariant();
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
    case Notes:
        return notesText(run);
    default:
        return {};
    }
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
    default:
        return text(row, column);
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Alpha ||
        role != Qt::CheckStateRole) {
        return false;
    }
    store_.setVisible(index.row(), value.toInt() == Qt::Checked);
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Alpha:
        return tip ? tr("Weight of the hard-label term. The box shows or hides the run's curves.") : tr("α");
    case Experiment:
        return tip ? tr("The experiment's folder") : tr("Experiment");
    case Repeat:
        return tip ? tr("Repeats of one α differ in their seed") : tr("Repeat");
    case Status:
        return tr("Status");
    case Progress:
        return tip ? tr("Epochs trained, of those asked for") : tr("Progress");
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
    case Notes:
        return tip ? tr("Device, whether the run ended before its last epoch, or why it failed")
                   : tr("Notes");
    default:
        return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Alpha ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace retort::ui
