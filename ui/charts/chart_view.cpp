#include "ui/charts/chart_view.h"

#include "ui/charts/metric_plot.h"
#include "ui/number_text.h"

#include <QMouseEvent>
#include <QToolTip>

namespace retort::ui {

namespace {

constexpr double reach = 20.0; // pixels

QString tipText(const PlotHit& hit, int decimals) {
    return ChartView::tr("%1\nepoch %2\n%3: %4")
        .arg(runText(hit.run))
        .arg(hit.epoch)
        .arg(hit.curve, numberText(hit.value, decimals));
}

} // namespace

ChartView::ChartView(MetricPlot* plot, QWidget* parent) : QChartView(plot, parent), plot_(plot) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    const auto hit = plot_->nearest(mapToScene(event->pos()), reach);
    plot_->mark(hit);
    if (hit) {
        QToolTip::showText(event->globalPosition().toPoint(), tipText(*hit, plot_->info().decimals), this);
    } else {
        QToolTip::hideText();
    }
    QChartView::mouseMoveEvent(event);
}

void ChartView::leaveEvent(QEvent* event) {
    plot_->mark({});
    QChartView::leaveEvent(event);
}

} // namespace retort::ui
