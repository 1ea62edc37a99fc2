#include "ui/charts/metric_chart.h"

#include "ui/charts/chart_view.h"
#include "ui/charts/metric_plot.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace retort::ui {

MetricChart::MetricChart(Quantity quantity, QWidget* parent)
    : QWidget(parent)
    , plot_(new MetricPlot(quantity))
    , view_(new ChartView(plot_, this))
    , empty_(new QLabel(this)) {
    setObjectName(plot_->info().fileName);
    setAccessibleName(tr("Chart: %1").arg(plot_->info().title));
    view_->setAccessibleName(accessibleName());
    empty_->setText(tr("Nothing measured yet.\nStart a training, or open an experiment folder."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(16, 0, 16, 0);
    empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view_, 0, 0);
    layout->addWidget(empty_, 0, 0);
    applyPalette();
}

void MetricChart::applyPalette() {
    plot_->setColours(palette());
    view_->setBackgroundBrush(palette().color(QPalette::Base));
}

void MetricChart::setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible) {
    plot_->setExperiment(experiment, visible);
    empty_->setVisible(plot_->hasNoValues());
}

void MetricChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
    }
    QWidget::changeEvent(event);
}

} // namespace retort::ui
