#include "ui/runs/runs_filter.h"

#include "core/experiment/record/records.h"
#include "core/experiment/spec/parameters.h"
#include "ui/runs/runs_model.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace retort::ui {

namespace {

struct Key {
    const char* name;
    RunColumn column;
};

constexpr std::array<Key, 9> keys{{{"alpha", RunColumn::Alpha},
                                   {"repeat", RunColumn::Repeat},
                                   {"status", RunColumn::Status},
                                   {"name", RunColumn::Title},
                                   {"tag", RunColumn::Tags},
                                   {"notes", RunColumn::Notes},
                                   {"details", RunColumn::Details},
                                   {"settings", RunColumn::Settings},
                                   {"experiment", RunColumn::Experiment}}};

/// The column of the parameter that `name` is the flag of; −1 where it is none.
int parameterColumn(const QString& name) {
    const Parameter* parameter = find_parameter(name.toStdString());
    return parameter == nullptr
               ? -1
               : columnOf(RunColumn::Parameter) + static_cast<int>(parameter - parameters().data());
}

bool equalsNumber(const QModelIndex& cell, const QString& value) {
    bool isNumber = false;
    // A decimal comma is what some people's tables show.
    const double number = QString(value).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    return isNumber && cell.data(RunsModel::SortRole).toDouble() == number;
}

bool beginsStatus(const QModelIndex& cell, const QString& value) {
    const std::string_view name = to_string(static_cast<RunStatus>(cell.data(RunsModel::SortRole).toInt()));
    const QString english = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    return english.startsWith(value, Qt::CaseInsensitive) ||
           cell.data().toString().startsWith(value, Qt::CaseInsensitive);
}

bool matchesColumn(const QModelIndex& cell, const QString& value) {
    // While the value is still to be typed, all rows stay.
    if (value.isEmpty()) {
        return true;
    }
    switch (runColumns()[static_cast<std::size_t>(cell.column())].kind) {
    case RunColumn::Alpha:
    case RunColumn::Repeat:
        return equalsNumber(cell, value);
    case RunColumn::Status:
        return beginsStatus(cell, value);
    case RunColumn::Parameter:
        return cell.data().toString().compare(value, Qt::CaseInsensitive) == 0;
    default:
        return cell.data().toString().contains(value, Qt::CaseInsensitive);
    }
}

} // namespace

RunsFilter::RunsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(RunsModel::SortRole);
}

void RunsFilter::setFilter(const QString& text) {
    words_ = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunsFilter::setShowsHidden(bool shows) {
    showsHidden_ = shows;
    invalidateFilter();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    if (!showsHidden_ && sourceModel()->index(row, 0).data(RunsModel::HiddenRole).toBool()) {
        return false;
    }
    return std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return matches(row, word); });
}

bool RunsFilter::matches(int row, const QString& word) const {
    for (const Key& key : keys) {
        const QString start = QLatin1String(key.name) + QLatin1Char(':');
        if (word.startsWith(start, Qt::CaseInsensitive)) {
            return matchesColumn(sourceModel()->index(row, columnOf(key.column)), word.mid(start.size()));
        }
    }
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    if (const int column = colon > 0 ? parameterColumn(word.left(colon)) : -1; column >= 0) {
        return matchesColumn(sourceModel()->index(row, column), word.mid(colon + 1));
    }
    // A setting of results from elsewhere stands in its column as "optimizer adam".
    return anyCellContains(row, word) ||
           (colon > 0 && anyCellContains(row, QString(word).replace(colon, 1, QLatin1Char(' '))));
}

bool RunsFilter::anyCellContains(int row, const QString& word) const {
    for (int column = 0; column < columnOf(RunColumn::Parameter); ++column) {
        if (sourceModel()->index(row, column).data().toString().contains(word, Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

} // namespace retort::ui
