// The three live charts, side by side, and their legend.
#pragma once

#include "core/experiment/records.h"

#include <QWidget>

#include <vector>

namespace retort::ui {

class MetricChart;
class RunLegend;

class ChartsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ChartsPanel(QWidget* parent = nullptr);

    /// `visible` says for each run whether its curves are drawn.
    void setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible);

  Q_SIGNALS:
    /// The curves of an α were asked for, or asked away, in the legend.
    void alphaToggled(double alpha, bool visible);

  private:
    std::vector<MetricChart*> charts_;
    RunLegend* legend_;
};

} // namespace retort::ui
