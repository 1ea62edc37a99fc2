#include "ui/charts/compare/results_table.h"

#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/base/translate.h"

#include <QHeaderView>
#include <QLocale>

#include <cmath>

namespace retort::ui {

namespace {

/// "0.27 M" for 272 474, as networks are spoken of.
QString parametersText(double count) {
    constexpr double thousand = 1e3;
    constexpr double million = 1e6;
    return count >= million    ? ResultsTable::tr("%1 M").arg(numberText(count / million, 2))
           : count >= thousand ? ResultsTable::tr("%1 k").arg(numberText(count / thousand, 1))
                               : numberText(count, 0);
}

QString resultText(const ResultColumn& column, const PointResult& result) {
    const Statistic value = column.of(result);
    if (!std::isfinite(value.mean)) {
        return noValue();
    }
    switch (column.unit) {
    case ResultUnit::share:
        return ResultsTable::tr("%1 %").arg(statisticText(value, 1, 100.0));
    case ResultUnit::count:
        return parametersText(value.mean);
    case ResultUnit::bytes:
        return QLocale().formattedDataSize(static_cast<qint64>(value.mean), 2, QLocale::DataSizeSIFormat);
    case ResultUnit::seconds:
        break;
    }
    return ResultsTable::tr("%1 ms").arg(numberText(1e3 * value.mean, 2));
}

/// Of a value that the cell rounds.
QString exactText(const ResultColumn& column, const PointResult& result) {
    const bool isWhole = column.unit == ResultUnit::count || column.unit == ResultUnit::bytes;
    const Statistic value = column.of(result);
    return isWhole && std::isfinite(value.mean) ? QLocale().toString(static_cast<qlonglong>(value.mean))
                                                : QString();
}

} // namespace

ResultsTable::ResultsTable(QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("resultsTable"));
    setAccessibleName(tr("Results and cost of each point"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setShowGrid(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
}

void ResultsTable::showRow(int row, const QString& name, const PointResult& result,
                           const std::vector<const ResultColumn*>& columns) {
    setItem(row, 0, new QTableWidgetItem(name));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto* item = new QTableWidgetItem(resultText(*columns[i], result));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(exactText(*columns[i], result));
        setItem(row, static_cast<int>(i) + 1, item);
    }
}

void ResultsTable::showResults(const std::vector<NamedResult>& named) {
    std::vector<PointResult> results;
    for (const NamedResult& one : named) {
        results.push_back(one.result);
    }
    const std::vector<const ResultColumn*> columns = known_columns(results);
    const QString note = translated(latency_note(results));
    // Rows stay, so that a selection does while runs are trained.
    setRowCount(columns.empty() ? 0 : static_cast<int>(named.size()));
    setColumnCount(static_cast<int>(columns.size()) + 1);
    setHorizontalHeaderItem(0, new QTableWidgetItem(tr("α")));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto* title = new QTableWidgetItem(translated({columns[i]->title, {}}));
        const QString help = translated({columns[i]->help, {}});
        title->setToolTip(columns[i]->unit == ResultUnit::seconds ? note : help);
        setHorizontalHeaderItem(static_cast<int>(i) + 1, title);
    }
    for (int row = 0; row < rowCount(); ++row) {
        const NamedResult& one = named[static_cast<std::size_t>(row)];
        showRow(row, one.name, one.result, columns);
    }
    setToolTip(note);
    resizeColumnsToContents();
}

} // namespace retort::ui
