// The live charts, side by side, with what they show above them and their legend below.
#pragma once

#include "ui/charts/curves/chart_history.h"
#include "ui/charts/figures/chart_figure.h"
#include "ui/charts/values_model.h"

#include <QWidget>

#include <set>
#include <vector>

class QAction;
class QSplitter;

namespace retort::ui {

class ActionRegistry;
class MetricChart;
class OptionsBar;
class RunLegend;
class ValuesPanel;
struct PlotHit;

/// The charts share their x axis: zoom and crosshair are those of all of them.
class ChartsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ChartsPanel(QWidget* parent = nullptr);

    /// Shows `shown`, whose records must live until the next call; read again at each call.
    void setRuns(const ShownRuns& shown);

    /// Runs of those that are shown, as indices, before which all others stand back; none: all are alike.
    void setSelected(const std::set<int>& runs);

    /// The run whose curves stand out for a moment, as an index; −1: none do.
    void setHovered(int run);

    [[nodiscard]] const ChartOptions& options() const;
    void setOptions(const ChartOptions& options);

    /// Zooming, crosshair and the table of values.
    void addActions(ActionRegistry& registry);

    /// The visible charts as they are shown, to be drawn elsewhere.
    [[nodiscard]] std::vector<ChartFigure> figures() const;

    void resetZoom();

  Q_SIGNALS:
    /// The curves of a group were asked for, or asked away, in the legend.
    void groupToggled(const retort::ui::RunGroup& group, bool visible);
    void optionsChanged(const retort::ui::ChartOptions& options);
    /// The mouse is over a curve of a run that is shown, as an index; −1: over none.
    void runHovered(int run);
    /// The curve of a run that is shown, as an index, was clicked at; with Ctrl, beside those before.
    void runClicked(int run, bool extends);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void connectChart(MetricChart* chart);
    void showCharts();
    [[nodiscard]] bool isShown(MetricChart* chart) const;
    /// Puts the charts that are shown into rows.
    void arrange();
    void maximise(Quantity quantity);
    void showMenu(MetricChart* chart, const QPoint& global);
    void copyPicture(const MetricChart& chart) const;
    void copyData(MetricChart& chart) const;
    [[nodiscard]] QString curveName(const Curve& curve, const QuantityInfo& info) const;
    /// Takes over what a person chose.
    void change(const ChartOptions& options);
    void zoomX(const ZoomRange& range);
    void fixAxes(bool fixed);
    void showFixed();
    void setCrosshair(std::optional<double> x);
    void pin(double x);
    void free();
    void showValues();
    [[nodiscard]] std::optional<double> snapped(double x) const;
    [[nodiscard]] QString tipText(const PlotHit& hit, Quantity quantity) const;
    [[nodiscard]] const EpochColumns* baseline() const;

    OptionsBar* bar_;
    QSplitter* across_; ///< rows of charts, and the values
    QSplitter* rows_;
    std::vector<std::vector<MetricChart*>> arranged_;
    std::optional<Quantity> maximised_;
    std::vector<MetricChart*> charts_; ///< of all quantities, shown or not
    ValuesPanel* values_;
    RunLegend* legend_;
    QAction* fix_ = nullptr;
    ShownRuns shown_;
    std::set<int> selected_;
    ChartHistory history_;
    RunPalette colours_;
    std::optional<ZoomRange> zoomX_;
    std::optional<double> crosshair_;
    bool pinned_ = false;
};

} // namespace retort::ui
