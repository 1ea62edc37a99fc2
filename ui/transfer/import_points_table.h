// What an import takes for repeats of one another.
#pragma once

#include "core/experiment/import/import_points.h"

#include <QTableWidget>

namespace retort::ui {

/// A row for each point: what it is, how many runs it has, and which. Runs of the same repeat are paired by
/// the verdict.
class ImportPointsTable : public QTableWidget {
    Q_OBJECT

  public:
    explicit ImportPointsTable(QWidget* parent = nullptr);

    void show(const std::vector<ImportedPoint>& points);
    using QWidget::show;
};

} // namespace retort::ui
