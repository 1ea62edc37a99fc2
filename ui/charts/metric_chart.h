// A live chart.
#pragma once

#include "core/experiment/records.h"
#include "ui/charts/quantity.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace retort::ui {

class ChartView;
class MetricPlot;

/// One quantity over the epochs of all runs, in the colours of the widget's palette. Says which point is
/// under the mouse, and that there is nothing to see yet where that is so.
class MetricChart : public QWidget {
    Q_OBJECT

  public:
    explicit MetricChart(Quantity quantity, QWidget* parent = nullptr);

    /// See MetricPlot::setExperiment.
    void setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void applyPalette();

    MetricPlot* plot_; ///< owned by view_
    ChartView* view_;
    QLabel* empty_;
};

} // namespace retort::ui
