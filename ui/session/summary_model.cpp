#include "ui/session/summary_model.h"

#include "ui/number_text.h"
#include "ui/session/experiment_store.h"

#include <utility>

namespace retort::ui {

namespace {

QString accuracyText(const Statistic& statistic) {
    return statisticText(statistic, 1, 100.0);
}

QString text(const AlphaSummary& row, int column) {
    switch (column) {
    case SummaryModel::Alpha:
        return alphaText(row.alpha);
    case SummaryModel::Runs:
        return QString::number(row.repeats);
    case SummaryModel::Epochs:
        return QString::number(row.epochs);
    case SummaryModel::Loss:
        return statisticText(row.all.val_loss, 3);
    case SummaryModel::Accuracy:
        return accuracyText(row.all.val_accuracy);
    case SummaryModel::TeacherAccuracy:
        return accuracyText(row.all.teacher_val_accuracy);
    case SummaryModel::LogitDifference:
        return statisticText(row.all.logit_difference, 3);
    case SummaryModel::Agreement:
        return accuracyText(row.all.agreement);
    case SummaryModel::LastAccuracy:
        return accuracyText(row.last.val_accuracy);
    case SummaryModel::LastDifference:
        return statisticText(row.last.logit_difference, 3);
    case SummaryModel::BestAccuracy:
        return accuracyText(row.best.val_accuracy);
    case SummaryModel::BestDifference:
        return statisticText(row.best.logit_difference, 3);
    default:
        return {};
    }
}

} // namespace

SummaryModel::SummaryModel(ExperimentStore& store, QObject* parent)
    : QAbstractTableModel(parent)
    , store_(store) {
    connect(&store_, &ExperimentStore::wasReset, this, &SummaryModel::update);
    connect(&store_, &ExperimentStore::epochsChanged, this, &SummaryModel::update);
    update();
}

void SummaryModel::update() {
    std::vector<AlphaSummary> fresh = summarize(store_.record().runs);
    if (fresh.size() != summary_.size()) {
        beginResetModel();
        summary_ = std::move(fresh);
        endResetModel();
    } else if (!fresh.empty()) {
        summary_ = std::move(fresh);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void SummaryModel::setTitle(const QString& title) {
    if (title == title_) {
        return;
    }
    title_ = title;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, Experiment), index(rowCount() - 1, Experiment));
    }
}

int SummaryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(summary_.size());
}

int SummaryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant SummaryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    }
    if (index.column() == Experiment) {
        return role == Qt::DisplayRole ? QVariant(title_) : QVariant();
    }
    return role == Qt::DisplayRole ? text(summary_[static_cast<std::size_t>(index.row())], index.column())
                                   : QVariant();
}

QVariant SummaryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        if (section >= LastAccuracy) {
            return tr("Mean ± sample standard deviation over repeats");
        }
        return section >= Loss ? tr("Mean ± sample standard deviation over all trained epochs of all repeats")
                               : QVariant();
    }
    switch (section) {
    case Experiment:
        return tr("Experiment");
    case Alpha:
        return tr("α");
    case Runs:
        return tr("Runs");
    case Epochs:
        return tr("Epochs");
    case Loss:
        return tr("Loss");
    case Accuracy:
        return tr("Accuracy\n(%)");
    case TeacherAccuracy:
        return tr("Teacher\naccuracy (%)");
    case LogitDifference:
        return tr("Logit\ndifference");
    case Agreement:
        return tr("Agreement\n(%)");
    case LastAccuracy:
        return tr("Last epoch:\naccuracy (%)");
    case LastDifference:
        return tr("Last epoch:\nlogit diff.");
    case BestAccuracy:
        return tr("Best epoch:\naccuracy (%)");
    case BestDifference:
        return tr("Best epoch:\nlogit diff.");
    default:
        return {};
    }
}

} // namespace retort::ui
