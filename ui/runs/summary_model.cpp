#include "ui/runs/summary_model.h"

#include "ui/base/metric_text.h"
#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/session/experiment_store.h"

#include <QFont>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace retort::ui {

namespace {

constexpr int exactDigits = 6;

/// In two lines of about the same length.
QString twoLines(QString text) {
    const qsizetype middle = text.size() / 2;
    qsizetype best = -1;
    for (qsizetype space = text.indexOf(QLatin1Char(' ')); space >= 0;
         space = text.indexOf(QLatin1Char(' '), space + 1)) {
        if (best < 0 || std::abs(space - middle) < std::abs(best - middle)) {
            best = space;
        }
    }
    if (best >= 0) {
        text[best] = QLatin1Char('\n');
    }
    return text;
}

QString headerOf(const SummaryColumn& column) {
    if (column.part == &PointSummary::all) {
        return twoLines(withUnit(*column.metric, column.metric->short_label));
    }
    const QString text = withUnit(*column.metric, column.metric->brief);
    return column.part == &PointSummary::last ? SummaryModel::tr("Last epoch:\n%1").arg(text)
                                              : SummaryModel::tr("Best epoch:\n%1").arg(text);
}

} // namespace

SummaryModel::SummaryModel(ExperimentStore& store, QObject* parent)
    : QAbstractTableModel(parent)
    , store_(store) {
    connect(&store_, &ExperimentStore::wasReset, this, &SummaryModel::update);
    connect(&store_, &ExperimentStore::epochsChanged, this, &SummaryModel::update);
    connect(&store_, &ExperimentStore::annotationsChanged, this, &SummaryModel::update); // runs are hidden
    update();
}

const SummaryColumn& SummaryModel::metricColumn(int column) const {
    return columns_[static_cast<std::size_t>(column - FirstMetric)];
}

QString SummaryModel::text(const PointSummary& row, int column, bool exact) const {
    switch (column) {
    case Alpha:
        return pointText(row.point);
    case Runs:
        return QString::number(row.repeats);
    case Unfinished:
        return QString::number(row.unfinished);
    case Epochs:
        return QString::number(row.epochs);
    default:
        const SummaryColumn& shown = metricColumn(column);
        return statisticText(shown.of(row), exact ? exactDigits : shown.metric->decimals,
                             shown.metric->scale());
    }
}

/// What nobody will finish leaves nothing unfinished.
std::vector<PointSummary> SummaryModel::summaryOfWanted() const {
    if (store_.wantedCount() == store_.runCount()) {
        return summarize(store_.record().runs); // without a copy, at every epoch
    }
    std::vector<RunRecord> runs;
    for (int row = 0; row < store_.runCount(); ++row) {
        if (store_.isWanted(row)) {
            runs.push_back(store_.run(row));
        }
    }
    return summarize(runs);
}

void SummaryModel::update() {
    std::vector<PointSummary> fresh = summaryOfWanted();
    if (fresh.size() != summary_.size()) {
        beginResetModel();
        summary_ = std::move(fresh);
        endResetModel();
    } else if (!fresh.empty()) {
        summary_ = std::move(fresh);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
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
    return parent.isValid() ? 0 : FirstMetric + static_cast<int>(columns_.size());
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
    const PointSummary& row = summary_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) {
        return index.column() >= FirstMetric ? QVariant(text(row, index.column(), true)) : QVariant();
    }
    if (role == Qt::FontRole && isBest(index.row(), index.column())) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return role == Qt::DisplayRole ? text(row, index.column(), false) : QVariant();
}

/// Of several points the one with the best mean of a metric that is better high or low.
bool SummaryModel::isBest(int row, int column) const {
    if (column < FirstMetric || rowCount() < 2) {
        return false;
    }
    const SummaryColumn& shown = metricColumn(column);
    const double own = shown.of(summary_[static_cast<std::size_t>(row)]).mean;
    return shown.metric->better != Better::neither && std::isfinite(own) &&
           std::none_of(summary_.begin(), summary_.end(), [&](const PointSummary& other) {
               const double mean = shown.of(other).mean;
               return shown.metric->better == Better::higher ? mean > own : mean < own;
           });
}

QVariant SummaryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount() ||
        (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        if (section < FirstMetric) {
            return section == Unfinished
                       ? tr("Runs that are not done; they are left out of the other columns")
                       : QVariant();
        }
        return metricColumn(section).part == &PointSummary::all
                   ? tr("Mean ± sample standard deviation over all trained epochs of all repeats")
                   : tr("Mean ± sample standard deviation over repeats");
    }
    switch (section) {
    case Experiment:
        return tr("Experiment");
    case Alpha:
        return tr("α");
    case Runs:
        return tr("Runs");
    case Unfinished:
        return tr("Unfinished");
    case Epochs:
        return tr("Epochs");
    default:
        return headerOf(metricColumn(section));
    }
}

} // namespace retort::ui
