#include "ui/charts/curves/metric_plot.h"

#include "ui/charts/curves/curve_layer.h"

#include <QGraphicsEllipseItem>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QLineSeries>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

QColor blend(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(static_cast<float>(a.redF() + share * (b.redF() - a.redF())),
                            static_cast<float>(a.greenF() + share * (b.greenF() - a.greenF())),
                            static_cast<float>(a.blueF() + share * (b.blueF() - a.blueF())));
}

} // namespace

MetricPlot::MetricPlot(Quantity quantity, QGraphicsItem* parent)
    : QChart(parent)
    , quantity_(quantity)
    , info_(quantityInfo(quantity))
    , xAxis_(new QCategoryAxis(this))
    , yAxis_(new QCategoryAxis(this))
    , anchor_(new QLineSeries(this))
    , layer_(new CurveLayer(this))
    , mark_(new QGraphicsEllipseItem(-4.0, -4.0, 8.0, 8.0, this))
    , crosshair_(new QGraphicsLineItem(this))
    , data_(std::make_shared<ChartData>()) {
    legend()->hide();
    setAnimationOptions(QChart::NoAnimation);
    setBackgroundRoundness(0.0);
    setMargins(QMargins(4, 4, 10, 4));
    yAxis_->setTitleText(info_.axisTitle);
    addSeries(anchor_);
    for (QCategoryAxis* axis : {xAxis_, yAxis_}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        addAxis(axis, axis == xAxis_ ? Qt::AlignBottom : Qt::AlignLeft);
        anchor_->attachAxis(axis);
    }
    layout()->setContentsMargins(0.0, 0.0, 0.0, 0.0);
    updateTitle();
    // A font equal to the default one would be taken for none, and replaced by the bold one of Qt's chart
    // theme.
    QFont font;
    font.setPointSizeF(0.95 * font.pointSizeF());
    setTextFont(font);
    layer_->setZValue(50.0);
    crosshair_->setZValue(60.0);
    crosshair_->hide();
    mark_->setZValue(100.0);
    mark_->hide();
    connect(this, &QChart::plotAreaChanged, this, [this](const QRectF& area) {
        layer_->setArea(area);
        placeCrosshair();
        mark({});
    });
    showAxes(false);
    setColours(QPalette());
}

void MetricPlot::setCaption(const QString& caption) {
    caption_ = caption;
    updateTitle();
}

void MetricPlot::updateTitle() {
    QString caption = caption_;
    if (data_->undrawable > 0) {
        caption = tr("%n value(s) ≤ 0 not shown on the log axis", nullptr, data_->undrawable);
    }
    const QString title = QStringLiteral("<b>%1</b>").arg(info_.title.toHtmlEscaped());
    const QString whole =
        caption.isEmpty() ? title : QStringLiteral("%1 – %2").arg(title, caption.toHtmlEscaped());
    if (whole != this->title()) {
        setTitle(whole);
    }
}

/// On a small screen the room is for curves and numbers: the chart's title says what they are.
void MetricPlot::resizeEvent(QGraphicsSceneResizeEvent* event) {
    constexpr double leastHeight = 170.0;
    constexpr double leastWidth = 230.0;
    const bool isHigh = size().height() >= leastHeight;
    xAxis_->setTitleVisible(isHigh);
    yAxis_->setTitleVisible(isHigh && size().width() >= leastWidth);
    QChart::resizeEvent(event);
}

void MetricPlot::setTextFont(const QFont& font) {
    setTitleFont(font);
    for (QCategoryAxis* axis : {xAxis_, yAxis_}) {
        axis->setTitleFont(font);
        axis->setLabelsFont(font);
    }
}

void MetricPlot::setAxis(QCategoryAxis* axis, const ChartAxis& shown) {
    for (const QString& label : axis->categoriesLabels()) {
        axis->remove(label);
    }
    axis->setStartValue(shown.minimum - (shown.maximum - shown.minimum));
    for (const ChartAxis::Tick& tick : shown.ticks) {
        axis->append(tick.text, tick.position);
    }
    axis->setRange(shown.minimum, shown.maximum);
}

void MetricPlot::showAxes(bool shown) {
    // Numbers along the axes of a chart without values would be made up.
    for (QCategoryAxis* axis : {xAxis_, yAxis_}) {
        if (axis->isVisible() != shown) {
            axis->setVisible(shown);
        }
    }
}

void MetricPlot::setPicture(const ChartPicture& picture) {
    const std::shared_ptr<const ChartData> before = data_;
    data_ = picture.data;
    showAxes(!data_->empty);
    if (data_->x != before->x) {
        setAxis(xAxis_, data_->x);
    }
    if (data_->y != before->y) {
        setAxis(yAxis_, data_->y);
    }
    const QString title = data_->secondsPerUnit == 0.0    ? tr("Epoch")
                          : data_->secondsPerUnit == 1.0  ? tr("Time (s)")
                          : data_->secondsPerUnit == 60.0 ? tr("Time (min)")
                                                          : tr("Time (h)");
    if (xAxis_->titleText() != title) {
        xAxis_->setTitleText(title);
    }
    updateTitle();
    layer_->setPicture(picture, colours());
    mark({});
    placeCrosshair();
}

CurveColours MetricPlot::colours() const {
    return {palette_.color(QPalette::Text), palette_.color(QPalette::Base)};
}

void MetricPlot::setColours(const QPalette& palette) {
    palette_ = palette;
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    setBackgroundBrush(base);
    setBackgroundPen(Qt::NoPen);
    setTitleBrush(text);
    for (QCategoryAxis* axis : {xAxis_, yAxis_}) {
        axis->setLabelsColor(blend(text, base, 0.15));
        axis->setTitleBrush(text);
        axis->setGridLineColor(blend(text, base, 0.85));
        axis->setLinePenColor(blend(text, base, 0.5));
    }
    mark_->setPen(QPen(text, 1.5));
    crosshair_->setPen(QPen(blend(text, base, 0.4), 1.0, Qt::DotLine));
}

QPointF MetricPlot::placeOf(const QPointF& value) const {
    return mapToScene(placeIn(plotArea(), *data_, value));
}

QPointF MetricPlot::valueAt(const QPointF& scenePosition) const {
    const QRectF area = plotArea();
    const QPointF here = mapFromScene(scenePosition);
    const double along = (here.x() - area.left()) / area.width();
    const double up = (area.bottom() - here.y()) / area.height();
    return {data_->x.value(data_->x.minimum + along * (data_->x.maximum - data_->x.minimum)),
            data_->y.value(data_->y.minimum + up * (data_->y.maximum - data_->y.minimum))};
}

bool MetricPlot::isInPlot(const QPointF& scenePosition) const {
    return plotArea().contains(mapFromScene(scenePosition));
}

std::optional<PlotHit> MetricPlot::nearest(const QPointF& scenePosition, double within) const {
    std::optional<PlotHit> best;
    double bestDistance = within;
    const QPointF here = mapFromScene(scenePosition);
    const double from = valueAt(scenePosition - QPointF(within, 0.0)).x();
    const double to = valueAt(scenePosition + QPointF(within, 0.0)).x();
    const auto isLeft = [](const QPointF& point, double x) { return point.x() < x; };
    for (const Curve& curve : data_->curves) {
        if (curve.faint) {
            continue;
        }
        auto point = std::lower_bound(curve.points.begin(), curve.points.end(), from, isLeft);
        for (; point != curve.points.end() && point->x() <= to; ++point) {
            const QPointF place = placeIn(plotArea(), *data_, *point);
            const double distance = std::hypot(place.x() - here.x(), place.y() - here.y());
            if (distance <= bestDistance) {
                bestDistance = distance;
                best = PlotHit{curve, point - curve.points.begin(), mapToScene(place)};
            }
        }
    }
    return best;
}

void MetricPlot::mark(const std::optional<PlotHit>& hit) {
    mark_->setVisible(hit.has_value());
    if (hit) {
        mark_->setPos(mapFromScene(hit->position));
        mark_->setBrush(hit->curve.colour);
    }
}

void MetricPlot::setEmphasis(const std::optional<std::pair<int, RunGroup>>& run) {
    layer_->setEmphasis(run);
}

void MetricPlot::setCrosshair(std::optional<double> x) {
    crosshairX_ = x;
    placeCrosshair();
}

void MetricPlot::placeCrosshair() {
    const bool shown = crosshairX_ && !data_->empty && data_->x.holds(*crosshairX_);
    const double position = shown ? data_->x.position(*crosshairX_) : 0.0;
    crosshair_->setVisible(shown && position >= data_->x.minimum && position <= data_->x.maximum);
    if (crosshair_->isVisible()) {
        const QRectF area = plotArea();
        const double x = placeIn(area, *data_, {*crosshairX_, data_->y.value(data_->y.minimum)}).x();
        crosshair_->setLine(x, area.top(), x, area.bottom());
    }
}

} // namespace retort::ui
