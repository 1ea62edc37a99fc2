#include "ui/charts/charts_panel.h"

#include "ui/charts/metric_chart.h"
#include "ui/charts/run_legend.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace retort::ui {

ChartsPanel::ChartsPanel(QWidget* parent) : QWidget(parent), legend_(new RunLegend(this)) {
    auto* row = new QSplitter(Qt::Horizontal, this);
    row->setChildrenCollapsible(false);
    row->setHandleWidth(4);
    for (const Quantity quantity : quantities) {
        auto* chart = new MetricChart(quantity, row);
        row->addWidget(chart);
        charts_.push_back(chart);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(row, 1);
    layout->addWidget(legend_);
    connect(legend_, &RunLegend::alphaToggled, this, &ChartsPanel::alphaToggled);
}

void ChartsPanel::setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible) {
    for (MetricChart* chart : charts_) {
        chart->setExperiment(experiment, visible);
    }
    legend_->setExperiment(experiment, visible);
}

} // namespace retort::ui
