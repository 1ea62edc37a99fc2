// A live chart.
#pragma once

#include "ui/charts/curves/metric_plot.h"

#include <QWidget>

class QLabel;

namespace retort::ui {

class ChartView;

/// One quantity over the epochs of all runs, in the colours of the widget's palette. Its curves are computed
/// and drawn beside the window's thread; until they are there, what was shown before stays.
class MetricChart : public QWidget {
    Q_OBJECT

  public:
    explicit MetricChart(Quantity quantity, QWidget* parent = nullptr);

    /// Shows what `request` asks for, but for its zoom along y and its ticks, which are the chart's own.
    void show(const ChartRequest& request);
    /// The part of the y axis that is looked at closely; all of it where there is none.
    void setZoomY(const std::optional<ZoomRange>& zoom);

    /// What is shown, or about to be.
    [[nodiscard]] const ChartRequest& request() const { return request_; }
    [[nodiscard]] MetricPlot& plot() { return *plot_; }
    [[nodiscard]] ChartView& view() { return *view_; }
    /// Whether what was asked for is still to come.
    [[nodiscard]] bool isBusy() const { return maker_.isBusy(); }

    using QWidget::show;

  Q_SIGNALS:
    /// What is shown is another now.
    void shown();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void applyPalette();
    void ask();
    void take(const ChartPicture& picture);

    MetricPlot* plot_; ///< owned by view_
    ChartView* view_;
    QLabel* empty_;
    PictureMaker maker_;
    ChartRequest request_;
    bool asked_ = false;
};

} // namespace retort::ui
