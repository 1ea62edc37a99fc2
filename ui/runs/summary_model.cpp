#include "ui/runs/summary_model.h"

#include "ui/base/number_text.h"
#include "ui/session/experiment_store.h"

#include <utility>

namespace retort::ui {

namespace {

constexpr int exactDigits = 6;

QString accuracyText(const Statistic& statistic, bool exact) {
    return statisticText(statistic, exact ? exactDigits : 1, 100.0);
}

QString valueText(const Statistic& statistic, bool exact) {
    return statisticText(statistic, exact ? exactDigits : 3);
}

QString text(const AlphaSummary& row, int column, bool exact) {
    switch (column) {
    case SummaryModel::Alpha:
        return alphaText(row.alpha);
    case SummaryModel::Runs:
        return QString::number(row.repeats);
    case SummaryModel::Epochs:
        return QString::number(row.epochs);
    case SummaryModel::Loss:
        return valueText(row.all.val_loss, exact);
    case SummaryModel::Accuracy:
        return accuracyText(row.all.val_accuracy, exact);
    case SummaryModel::TeacherAccuracy:
        return accuracyText(row.all.teacher_val_accuracy, exact);
    case SummaryModel::LogitDifference:
        return valueText(row.all.logit_difference, exact);
    case SummaryModel::Agreement:
        return accuracyText(row.all.agreement, exact);
    case SummaryModel::LastAccuracy:
        return accuracyText(row.last.val_accuracy, exact);
    case SummaryModel::LastDifference:
        return valueText(row.last.logit_difference, exact);
    case SummaryModel::BestAccuracy:
        return accuracyText(row.best.val_accuracy, exact);
    case SummaryModel::BestDifference:
        return valueText(row.best.logit_difference, exact);
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
    const AlphaSummary& row = summary_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) {
        return index.column() >= Loss ? QVariant(text(row, index.column(), true)) : QVariant();
    }
    return role == Qt::DisplayRole ? text(row, index.column(), false) : QVariant();
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
