// What came out at each point, and at what cost, as a table.
#pragma once

#include "core/experiment/results/verdict.h"

#include <QTableWidget>

namespace retort::ui {

/// A point or a teacher, and what it is called.
struct NamedResult {
    QString name;
    PointResult result;
};

/// A row for each, with the columns of result_columns() that have a value.
class ResultsTable : public QTableWidget {
    Q_OBJECT

  public:
    explicit ResultsTable(QWidget* parent = nullptr);

    void showResults(const std::vector<NamedResult>& results);

  private:
    void showRow(int row, const QString& name, const PointResult& result,
                 const std::vector<const ResultColumn*>& columns);
};

} // namespace retort::ui
