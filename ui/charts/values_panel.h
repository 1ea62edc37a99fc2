// The table beside the charts: all values under the crosshair.
#pragma once

#include "ui/charts/values_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace retort::ui {

/// Sortable by its header; Ctrl+C copies what is selected, or all of it, with tabs between the cells.
class ValuesPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ValuesPanel(QWidget* parent = nullptr);

    void show(const std::vector<ChartColumn>& charts, const ShownRuns& runs, const EpochColumns* baseline,
              std::optional<double> x, bool pinned);
    using QWidget::show;

    /// The table as text: a header, and a line per row in the order shown.
    [[nodiscard]] QString text(bool onlySelected) const;

    [[nodiscard]] QSize sizeHint() const override { return {300, 200}; }

  private:
    void copy();

    QLabel* place_;
    QTableView* table_;
    ValuesModel* values_;
};

} // namespace retort::ui
