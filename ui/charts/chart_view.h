// The viewport of a live chart.
#pragma once

#include <QChartView>

namespace retort::ui {

class MetricPlot;

/// Shows a plot, and beside the mouse the value of the point nearest to it.
class ChartView : public QChartView {
    Q_OBJECT

  public:
    /// Takes ownership of `plot`.
    explicit ChartView(MetricPlot* plot, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 120}; }

  protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    MetricPlot* plot_;
};

} // namespace retort::ui
