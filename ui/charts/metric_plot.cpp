#include "ui/charts/metric_plot.h"

#include "ui/charts/decimate.h"

#include <QGraphicsEllipseItem>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPen>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

namespace {

QColor blend(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(static_cast<float>(a.redF() + share * (b.redF() - a.redF())),
                            static_cast<float>(a.greenF() + share * (b.greenF() - a.greenF())),
                            static_cast<float>(a.blueF() + share * (b.blueF() - a.blueF())));
}

void setAxis(QValueAxis* axis, const AxisRange& range) {
    // Ticks counted from one end to the other do not miss the last one by a rounding error, as anchored ones
    // do.
    const double steps = (range.maximum - range.minimum) / range.step;
    const bool isEven = std::abs(steps - std::round(steps)) < 1e-6;
    axis->setTickType(isEven ? QValueAxis::TicksFixed : QValueAxis::TicksDynamic);
    axis->setTickCount(static_cast<int>(std::lround(steps)) + 1);
    axis->setTickAnchor(range.minimum);
    axis->setTickInterval(range.step);
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(range.decimals));
    axis->setRange(range.minimum, range.maximum);
}

/// The lowest and the highest of values.
struct Extent {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const { return lowest > highest; }
    void add(const QList<QPointF>& points, double fromEpoch) {
        for (const QPointF& point : points) {
            if (point.x() >= fromEpoch) {
                lowest = std::min(lowest, point.y());
                highest = std::max(highest, point.y());
            }
        }
    }
};

// An untrained student can be worse by orders of magnitude, and would flatten all that follows. Its curve
// then comes in from above the chart.
Extent shownExtent(const Extent& all, const Extent& trained) {
    constexpr double tooFar = 3.0;
    const bool outOfProportion =
        !trained.isEmpty() && trained.highest > 0.0 && all.highest > tooFar * trained.highest;
    return outOfProportion ? trained : all;
}

} // namespace

MetricPlot::MetricPlot(Quantity quantity, QGraphicsItem* parent)
    : QChart(parent)
    , info_(quantityInfo(quantity))
    , epochAxis_(new QValueAxis(this))
    , valueAxis_(new QValueAxis(this))
    , mark_(new QGraphicsEllipseItem(-4.0, -4.0, 8.0, 8.0, this)) {
    legend()->hide();
    setAnimationOptions(QChart::NoAnimation);
    setBackgroundRoundness(0.0);
    setMargins(QMargins(4, 4, 10, 4));
    epochAxis_->setTitleText(tr("Epoch"));
    valueAxis_->setTitleText(info_.axisTitle);
    for (QValueAxis* axis : {epochAxis_, valueAxis_}) {
        axis->setMinorTickCount(0);
    }
    addAxis(epochAxis_, Qt::AlignBottom);
    addAxis(valueAxis_, Qt::AlignLeft);
    layout()->setContentsMargins(0.0, 0.0, 0.0, 0.0);
    setCaption(info_.hint);
    // A font equal to the default one would be taken for none, and replaced by the bold one of Qt's chart
    // theme.
    QFont font;
    font.setPointSizeF(0.95 * font.pointSizeF());
    setTextFont(font);
    reference_.series = newSeries();
    mark_->setZValue(100.0);
    mark_->hide();
    setAxis(epochAxis_, epochs_);
    setAxis(valueAxis_, values_);
    showAxes(false);
    setColours(QPalette());
}

void MetricPlot::setCaption(const QString& caption) {
    const QString title = QStringLiteral("<b>%1</b>").arg(info_.title.toHtmlEscaped());
    setTitle(caption.isEmpty() ? title : QStringLiteral("%1 – %2").arg(title, caption.toHtmlEscaped()));
}

void MetricPlot::setTextFont(const QFont& font) {
    setTitleFont(font);
    for (QValueAxis* axis : {epochAxis_, valueAxis_}) {
        axis->setTitleFont(font);
        axis->setLabelsFont(font);
    }
}

QLineSeries* MetricPlot::newSeries() {
    auto* series = new QLineSeries(this);
    addSeries(series);
    series->attachAxis(epochAxis_);
    series->attachAxis(valueAxis_);
    return series;
}

void MetricPlot::setLineCount(std::size_t count) {
    while (lines_.size() > count) {
        removeSeries(lines_.back().series);
        delete lines_.back().series;
        lines_.pop_back();
    }
    while (lines_.size() < count) {
        lines_.emplace_back().series = newSeries();
    }
}

QList<QPointF> MetricPlot::pointsOf(const RunRecord& run, const QuantityCurve& curve) const {
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(run.epochs.size()));
    for (const EpochRecord& epoch : run.epochs) {
        // Qt Charts draws a line through NaN, to nowhere.
        if (const double value = epoch.*curve.value; std::isfinite(value)) {
            points.append({static_cast<double>(epoch.epoch), info_.scale * value});
        }
    }
    return points;
}

void MetricPlot::setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible) {
    const std::size_t curves = info_.curves.size();
    setLineCount(experiment.runs.size() * curves);
    lastEpoch_ = 1.0;
    for (std::size_t i = 0; i < experiment.runs.size(); ++i) {
        const RunRecord& run = experiment.runs[i];
        const double last = run.last() != nullptr ? run.last()->epoch : 0;
        lastEpoch_ = std::max({lastEpoch_, last, static_cast<double>(run.num_epochs)});
        for (std::size_t curve = 0; curve < curves; ++curve) {
            Line& line = lines_[i * curves + curve];
            line.run = run.spec;
            line.curve = curve;
            line.visible = i >= visible.size() || visible[i];
            line.points = pointsOf(run, info_.curves[curve]);
        }
    }
    setReference(experiment.runs);
    colours_ = RunPalette(experiment, isDark(palette_));
    style();
    showAxes(!hasNoValues());
    setRanges();
    draw();
}

void MetricPlot::setReference(const std::vector<RunRecord>& runs) {
    reference_.points.clear();
    if (info_.reference == nullptr) {
        return;
    }
    for (const RunRecord& run : runs) {
        for (const EpochRecord& epoch : run.epochs) {
            if (const double value = epoch.*info_.reference; std::isfinite(value)) {
                reference_.points = {{0.0, info_.scale * value}, {lastEpoch_, info_.scale * value}};
                return;
            }
        }
    }
}

bool MetricPlot::hasNoValues() const {
    return std::all_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.points.isEmpty(); });
}

void MetricPlot::showAxes(bool shown) {
    for (QValueAxis* axis : {epochAxis_, valueAxis_}) {
        axis->setVisible(shown);
    }
}

void MetricPlot::setRanges() {
    Extent all;
    Extent trained;
    const bool someVisible =
        std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.visible; });
    for (const Line& line : lines_) {
        if (line.visible || !someVisible) {
            all.add(line.points, 0.0);
            trained.add(line.points, 1.0);
        }
    }
    all.add(reference_.points, 0.0);
    const Extent shown = shownExtent(all, trained);
    const AxisRange values = shown.isEmpty() ? AxisRange{} : niceRange(shown.lowest, shown.highest, 6);
    const AxisRange epochs = epochRange(lastEpoch_, 6);
    if (values != values_) {
        values_ = values;
        setAxis(valueAxis_, values_);
    }
    if (epochs != epochs_) {
        epochs_ = epochs;
        setAxis(epochAxis_, epochs_);
    }
}

int MetricPlot::columns() const {
    return std::max(1, static_cast<int>(plotArea().width()));
}

void MetricPlot::drawLine(Line& line, const QList<QPointF>& points) {
    if (line.drawn != points) {
        line.drawn = points;
        line.series->replace(points);
        // A line through one point is not seen: before the first trained epoch there is only epoch 0.
        line.series->setPointsVisible(points.size() == 1);
    }
    if (line.series->isVisible() != line.visible) {
        line.series->setVisible(line.visible);
    }
}

void MetricPlot::draw() {
    mark({});
    for (Line& line : lines_) {
        drawLine(line, decimate(line.points, epochs_.minimum, epochs_.maximum, columns()));
    }
    drawLine(reference_, reference_.points);
}

void MetricPlot::style() {
    const auto setPen = [](QLineSeries* series, const QPen& pen) {
        if (series->pen() != pen) {
            series->setPen(pen);
        }
    };
    for (const Line& line : lines_) {
        const QColor colour = colours_.runColour(line.run);
        setPen(line.series, line.curve == 0 ? QPen(colour, 1.8) : QPen(colour, 1.0, Qt::DashLine));
    }
    setPen(reference_.series, QPen(palette_.color(QPalette::Text), 1.4, Qt::DashLine));
}

void MetricPlot::setColours(const QPalette& palette) {
    palette_ = palette;
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    setBackgroundBrush(base);
    setBackgroundPen(Qt::NoPen);
    setTitleBrush(text);
    for (QValueAxis* axis : {epochAxis_, valueAxis_}) {
        axis->setLabelsColor(blend(text, base, 0.15));
        axis->setTitleBrush(text);
        axis->setGridLineColor(blend(text, base, 0.85));
        axis->setLinePenColor(blend(text, base, 0.5));
    }
    mark_->setPen(QPen(text, 1.5));
    colours_.setDark(isDark(palette));
    style();
}

QPointF MetricPlot::placeOf(const QPointF& point) const {
    const QRectF area = plotArea();
    return {area.left() + area.width() * (point.x() - epochs_.minimum) / (epochs_.maximum - epochs_.minimum),
            area.bottom() -
                area.height() * (point.y() - values_.minimum) / (values_.maximum - values_.minimum)};
}

std::optional<PlotHit> MetricPlot::nearest(const QPointF& scenePosition, double within) const {
    std::optional<PlotHit> best;
    double bestDistance = within;
    const QPointF here = mapFromScene(scenePosition);
    const double perPixel = (epochs_.maximum - epochs_.minimum) / columns();
    const double epoch = epochs_.minimum + perPixel * (here.x() - plotArea().left());
    for (const Line& line : lines_) {
        const auto isLeft = [](const QPointF& point, double x) { return point.x() < x; };
        auto point =
            std::lower_bound(line.points.begin(), line.points.end(), epoch - perPixel * within, isLeft);
        for (; line.visible && point != line.points.end() && point->x() <= epoch + perPixel * within;
             ++point) {
            const QPointF place = placeOf(*point);
            const double distance = std::hypot(place.x() - here.x(), place.y() - here.y());
            if (distance <= bestDistance) {
                bestDistance = distance;
                best = PlotHit{line.run, info_.curves[line.curve].name,
                               static_cast<int>(std::lround(point->x())), point->y(), mapToScene(place)};
            }
        }
    }
    return best;
}

void MetricPlot::mark(const std::optional<PlotHit>& hit) {
    mark_->setVisible(hit.has_value());
    if (hit) {
        mark_->setPos(mapFromScene(hit->position));
        mark_->setBrush(colours_.runColour(hit->run));
    }
}

void MetricPlot::resizeEvent(QGraphicsSceneResizeEvent* event) {
    QChart::resizeEvent(event);
    draw();
}

} // namespace retort::ui
