#include "ui/charts/values_model.h"

#include "ui/base/number_text.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

// The largest index of `values` (ascending) that is not above `x`; −1 where all are.
template <class List, class Project>
qsizetype lastUpTo(const List& values, double x, Project project) {
    const auto after =
        std::upper_bound(values.begin(), values.end(), x,
                         [&](double place, const auto& value) { return place < project(value); });
    return after - values.begin() - 1;
}

constexpr double halfEpoch = 0.5;

} // namespace

qsizetype pointAt(const Curve& curve, double x, bool isEpoch) {
    const qsizetype point =
        lastUpTo(curve.points, isEpoch ? x + halfEpoch : x, [](const QPointF& p) { return p.x(); });
    return point >= 0 && isEpoch && std::abs(curve.points[point].x() - x) > halfEpoch ? -1 : point;
}

double valueAt(const EpochColumns& run, double EpochRecord::*metric, double x, double secondsPerUnit) {
    const qsizetype epoch =
        secondsPerUnit > 0.0
            ? lastUpTo(run.seconds, x * secondsPerUnit, [](double seconds) { return seconds; })
            : lastUpTo(run.epochs, x + halfEpoch, [](int number) { return static_cast<double>(number); });
    if (epoch < 0 || (secondsPerUnit <= 0.0 && std::abs(run.epochs[epoch] - x) > halfEpoch)) {
        return EpochRecord::none;
    }
    return run.of(metric)[epoch];
}

ValuesModel::Row& ValuesModel::rowOf(std::vector<Row>& rows, const Curve& curve, const ShownRuns& runs) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
        return row.run == curve.run && row.group == curve.group;
    });
    if (found != rows.end()) {
        return *found;
    }
    Row row;
    row.run = curve.run;
    row.group = curve.group;
    row.colour = curve.colour;
    const bool isRun = curve.run >= 0 && curve.run < static_cast<int>(runs.runs.size());
    row.title = isRun ? runTitle(runs, runs.runs[static_cast<std::size_t>(curve.run)])
                      : groupTitle(runs, curve.group);
    rows.push_back(std::move(row));
    return rows.back();
}

void ValuesModel::show(const std::vector<ChartColumn>& charts, const ShownRuns& runs,
                       const EpochColumns* baseline, std::optional<double> x) {
    std::vector<Column> columns;
    std::vector<Row> rows;
    for (const ChartColumn& chart : charts) {
        const QuantityInfo info = quantityInfo(chart.quantity);
        for (std::size_t split = 0; split < info.curves.size(); ++split) {
            const bool isDrawn =
                std::any_of(chart.data->curves.begin(), chart.data->curves.end(),
                            [&](const Curve& curve) { return curve.quantityCurve == split; });
            if (!isDrawn) {
                continue;
            }
            columns.push_back({info.curves[split].name, info.decimals, false});
            const std::size_t column = columns.size() - 1;
            if (baseline != nullptr) {
                columns.push_back({tr("Δ %1").arg(info.curves[split].name), info.decimals, true});
            }
            const double base = baseline == nullptr || !x
                                    ? EpochRecord::none
                                    : info.scale * valueAt(*baseline, info.curves[split].value, *x,
                                                           chart.data->secondsPerUnit);
            for (const Curve& curve : chart.data->curves) {
                if (curve.faint || curve.quantityCurve != split) {
                    continue;
                }
                Row& row = rowOf(rows, curve, runs);
                row.values.resize(columns.size(), EpochRecord::none);
                const qsizetype point = x ? pointAt(curve, *x, chart.data->secondsPerUnit <= 0.0) : -1;
                row.values[column] = point < 0 ? EpochRecord::none : curve.points[point].y();
                if (baseline != nullptr && isComparableWithBaseline(runs, curve.group)) {
                    row.values[column + 1] = row.values[column] - base;
                }
            }
        }
    }
    for (Row& row : rows) {
        row.values.resize(columns.size(), EpochRecord::none);
    }
    const bool sameRows =
        std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return a.run == b.run && a.group == b.group; });
    if (!sameRows || columns != columns_) {
        beginResetModel();
        columns_ = std::move(columns);
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    rows_ = std::move(rows);
    if (!rows_.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int ValuesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ValuesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(columns_.size());
}

QVariant ValuesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        if (role == Qt::DecorationRole) {
            return row.colour;
        }
        return role == Qt::DisplayRole ? QVariant(row.title)
               : role == SortRole      ? QVariant(index.row())
                                       : QVariant();
    }
    const auto place = static_cast<std::size_t>(index.column()) - 1;
    const double value = row.values[place];
    const Column& column = columns_[place];
    switch (role) {
    case Qt::DisplayRole:
        return column.difference && value > 0.0 ? QLatin1Char('+') + numberText(value, column.decimals)
                                                : numberText(value, column.decimals);
    case SortRole:
        // NaN has no place in an order: it comes last where the greatest come first.
        return std::isnan(value) ? -std::numeric_limits<double>::max() : value;
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (section == 0) {
        return tr("Curve");
    }
    return section <= static_cast<int>(columns_.size())
               ? QVariant(columns_[static_cast<std::size_t>(section) - 1].title)
               : QVariant();
}

} // namespace retort::ui
