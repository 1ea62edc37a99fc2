#include "ui/charts/metric_chart.h"

#include "ui/charts/chart_view.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace retort::ui {

MetricChart::MetricChart(Quantity quantity, QWidget* parent)
    : QWidget(parent)
    , plot_(new MetricPlot(quantity))
    , view_(new ChartView(plot_, this))
    , empty_(new QLabel(this)) {
    setObjectName(plot_->info().fileName);
    setAccessibleName(tr("Chart: %1").arg(plot_->info().title));
    view_->setAccessibleName(accessibleName());
    view_->setMinimumSize(120, 90); // less than Qt Charts would have: the window has to fit small screens
    empty_->setText(tr("No measurements yet.\nStart training or open an experiment folder."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(16, 0, 16, 0);
    empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view_, 0, 0);
    layout->addWidget(empty_, 0, 0);
    connect(&maker_, &PictureMaker::drawn, this, &MetricChart::take);
    connect(plot_, &QChart::plotAreaChanged, this, &MetricChart::ask);
    applyPalette();
}

void MetricChart::applyPalette() {
    plot_->setColours(palette());
    view_->setBackgroundBrush(palette().color(QPalette::Base));
    ask();
}

void MetricChart::show(const ChartRequest& request) {
    const auto zoom = request_.zoomY;
    request_ = request;
    request_.quantity = plot_->quantity();
    request_.zoomY = zoom;
    asked_ = true;
    ask();
}

void MetricChart::setZoomY(const std::optional<ZoomRange>& zoom) {
    if (request_.zoomY != zoom) {
        request_.zoomY = zoom;
        ask();
    }
}

void MetricChart::ask() {
    if (!asked_) {
        return;
    }
    constexpr double tickWidth = 55.0;
    constexpr double tickHeight = 32.0;
    const QSizeF area = plot_->plotArea().size();
    request_.ticksX = std::clamp(static_cast<int>(area.width() / tickWidth), 2, 12);
    request_.ticksY = std::clamp(static_cast<int>(area.height() / tickHeight), 2, 10);
    maker_.ask({request_, area, devicePixelRatioF(), plot_->colours()});
}

void MetricChart::take(const ChartPicture& picture) {
    plot_->setPicture(picture);
    empty_->setVisible(picture.data->empty);
    Q_EMIT shown();
}

void MetricChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
    }
    QWidget::changeEvent(event);
}

} // namespace retort::ui
