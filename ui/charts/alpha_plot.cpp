#include "ui/charts/alpha_plot.h"

#include "ui/charts/chart_axis.h"
#include "ui/number_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

constexpr double left = 62.0;
constexpr double right = 18.0;
constexpr double top = 14.0;
constexpr double bottom = 60.0;
constexpr double reach = 14.0; // pixels
constexpr double beside = 7.0; // from one repeat's dot to the next
constexpr double apart = 10.0; // from the mean to the first dot

} // namespace

AlphaPlot::AlphaPlot(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("alphaPlot"));
    setAccessibleName(tr("Chart: a metric against α"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void AlphaPlot::show(std::vector<AlphaPoint> points, const AlphaMetricInfo& info, double teacher,
                     double plain, const RunPalette& colours) {
    points_ = std::move(points);
    info_ = info;
    teacher_ = teacher;
    plain_ = plain;
    colours_ = colours;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    const auto add = [&](double value) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    };
    for (const AlphaPoint& point : points_) {
        for (const double value : point.values) {
            add(value);
        }
        add(point.low);
        add(point.high);
    }
    add(teacher_);
    add(plain_);
    const ChartAxis axis = lowest <= highest ? chartAxis(lowest, highest, false, 6, false) : ChartAxis();
    low_ = axis.minimum;
    high_ = axis.maximum;
    update();
}

QRectF AlphaPlot::area() const {
    return QRectF(rect()).adjusted(left, top, -right, -bottom);
}

double AlphaPlot::xOf(double alpha) const {
    // Room for the dots of α 0 and 1.
    const double inset = std::min(60.0, 0.08 * area().width());
    return area().left() + inset + (area().width() - 2.0 * inset) * alpha;
}

double AlphaPlot::yOf(double value) const {
    return area().bottom() - area().height() * (value - low_) / (high_ - low_);
}

QPointF AlphaPlot::placeOf(const AlphaPoint& point) const {
    // Groups of several experiments at the same α stand side by side.
    return {xOf(point.group.alpha) + 12.0 * point.group.experiment, yOf(point.mean)};
}

void AlphaPlot::paintAxes(QPainter& painter) const {
    const QColor text = palette().color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.15F);
    const QRectF box = area();
    const ChartAxis y =
        chartAxis(low_, high_, false, std::max(2, static_cast<int>(box.height() / 36.0)), true);
    for (const ChartAxis::Tick& tick : y.ticks) {
        const double place = yOf(tick.position);
        painter.setPen(faint);
        painter.drawLine(QPointF(box.left(), place), QPointF(box.right(), place));
        painter.setPen(text);
        painter.drawText(QRectF(18.0, place - 10.0, left - 24.0, 20.0), Qt::AlignRight | Qt::AlignVCenter,
                         tick.text);
    }
    std::vector<double> alphas;
    for (const AlphaPoint& point : points_) {
        alphas.push_back(point.group.alpha);
    }
    std::sort(alphas.begin(), alphas.end()); // of several experiments
    alphas.erase(std::unique(alphas.begin(), alphas.end()), alphas.end());
    double free = box.left() - 100.0;
    for (const double alpha : alphas) {
        const double place = xOf(alpha);
        painter.setPen(faint);
        painter.drawLine(QPointF(place, box.top()), QPointF(place, box.bottom()));
        painter.setPen(text);
        const QString label = alphaText(alpha);
        const QString count = countText(alpha);
        const double width = std::max(painter.fontMetrics().horizontalAdvance(label),
                                      painter.fontMetrics().horizontalAdvance(count));
        if (place - width / 2.0 > free) {
            painter.drawText(QRectF(place - 60.0, box.bottom() + 4.0, 120.0, 18.0), Qt::AlignCenter, label);
            painter.drawText(QRectF(place - 60.0, box.bottom() + 20.0, 120.0, 18.0), Qt::AlignCenter, count);
            free = place + width / 2.0 + 4.0;
        }
    }
    painter.drawText(QRectF(box.left(), box.bottom() + 38.0, box.width(), 18.0), Qt::AlignCenter,
                     tr("α (1: labels alone, 0: teacher alone)"));
    painter.save();
    painter.translate(14.0, box.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-box.height() / 2.0, -10.0, box.height(), 20.0), Qt::AlignCenter, info_.title);
    painter.restore();
}

QString AlphaPlot::countText(double alpha) const {
    QStringList counts; // of every experiment
    for (const AlphaPoint& point : points_) {
        if (point.group.alpha == alpha) {
            counts.append(QString::number(point.values.size()));
        }
    }
    return tr("N = %1").arg(counts.join(QStringLiteral(", ")));
}

void AlphaPlot::paintReference(QPainter& painter, double value, const QString& name,
                               Qt::PenStyle style) const {
    if (!std::isfinite(value)) {
        return;
    }
    const double place = yOf(value);
    painter.setPen(QPen(palette().color(QPalette::Text), 1.2, style));
    painter.drawLine(QPointF(area().left(), place), QPointF(area().right(), place));
    // Beside the points of the smallest α, not across them.
    const double start = xOf(0.0) + 24.0;
    painter.drawText(QRectF(start, place - 18.0, area().right() - start, 16.0),
                     Qt::AlignLeft | Qt::AlignBottom,
                     QStringLiteral("%1 %2").arg(name, numberText(value, info_.decimals)));
}

void AlphaPlot::paintPoint(QPainter& painter, const AlphaPoint& point) const {
    const QColor colour = colours_.groupColour(point.group);
    const QPointF mean = placeOf(point);
    QColor pale = colour;
    pale.setAlphaF(0.55F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pale);
    // Beside the mean, in the order of the repeats: the same at every look. Of further experiments on its
    // other side.
    const double side = point.group.experiment == 0 ? -1.0 : 1.0;
    const double step = std::min(beside, 28.0 / static_cast<double>(point.values.size()));
    for (std::size_t i = 0; i < point.values.size(); ++i) {
        const double shift = side * (apart + step * static_cast<double>(i));
        painter.drawEllipse(QPointF(mean.x() + shift, yOf(point.values[i])), 3.0, 3.0);
    }
    painter.setPen(QPen(colour, 2.0));
    if (std::isfinite(point.low)) {
        const double low = yOf(point.low);
        const double high = yOf(point.high);
        painter.drawLine(QPointF(mean.x(), low), QPointF(mean.x(), high));
        for (const double end : {low, high}) {
            painter.drawLine(QPointF(mean.x() - 6.0, end), QPointF(mean.x() + 6.0, end));
        }
    }
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRect(QRectF(mean - QPointF(4.0, 4.0), QSizeF(8.0, 8.0)));
}

void AlphaPlot::paintEvent(QPaintEvent* /*event*/) {
    if (points_.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    paintReference(painter, teacher_, tr("Teacher"), Qt::DashLine);
    paintReference(painter, plain_, tr("α 1, no distillation:"), Qt::DotLine);
    for (const AlphaPoint& point : points_) {
        paintPoint(painter, point);
    }
}

QString AlphaPlot::tipText(const AlphaPoint& point) const {
    QString text = tr("%1: mean %2 over %n repeat(s)", nullptr, static_cast<int>(point.values.size()))
                       .arg(point.title, numberText(point.mean, info_.decimals));
    if (std::isfinite(point.low)) {
        text += tr("\nbar: %1 to %2")
                    .arg(numberText(point.low, info_.decimals), numberText(point.high, info_.decimals));
    }
    for (std::size_t i = 0; i < point.values.size(); ++i) {
        text +=
            tr("\nrepeat %1: %2").arg(point.runs[i].repeat).arg(numberText(point.values[i], info_.decimals));
    }
    return text;
}

bool AlphaPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const AlphaPoint* nearest = nullptr;
    double distance = reach;
    for (const AlphaPoint& point : points_) {
        const double away = std::abs(placeOf(point).x() - help->pos().x());
        if (away <= distance) {
            distance = away;
            nearest = &point;
        }
    }
    if (nearest != nullptr) {
        QToolTip::showText(help->globalPos(), tipText(*nearest), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace retort::ui
