#include "ui/charts/compare/alpha_picture.h"

#include "ui/base/number_text.h"
#include "ui/charts/curves/chart_axis.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

namespace {

constexpr double left = 62.0;
constexpr double right = 18.0;
constexpr double top = 14.0;
constexpr double bottom = 60.0;
constexpr double beside = 7.0; // from one repeat's dot to the next
constexpr double apart = 10.0; // from the mean to the first dot

struct AlphaPictureText {
    Q_DECLARE_TR_FUNCTIONS(AlphaPicture)
};

QRectF areaOf(const QRectF& frame) {
    return frame.adjusted(left, top, -right, -bottom);
}

double xOf(double alpha, const QRectF& area) {
    // Room for the dots of α 0 and 1.
    const double inset = std::min(60.0, 0.08 * area.width());
    return area.left() + inset + (area.width() - 2.0 * inset) * alpha;
}

} // namespace

AlphaPicture::AlphaPicture(const ShownRuns& shown, const AlphaChoice& choice, bool dark)
    : points_(alphaPoints(shown, *choice.metric, choice.which, choice.bar))
    , info_(alphaMetricInfo(*choice.metric))
    , teacher_(teacherValue(shown, *choice.metric))
    , colours_(shown, dark) {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    const auto add = [&](double value) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    };
    for (const AlphaPoint& point : points_) {
        plain_ = point.group == RunGroup{0, {1.0, {}}} ? point.mean : plain_;
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
}

double AlphaPicture::yOf(double value, const QRectF& area) const {
    return area.bottom() - area.height() * (value - low_) / (high_ - low_);
}

QPointF AlphaPicture::placeOf(const AlphaPoint& point, const QRectF& frame) const {
    const QRectF area = areaOf(frame);
    // Groups of several experiments at the same α stand side by side.
    return {xOf(point.group.point.alpha, area) + 12.0 * point.group.experiment, yOf(point.mean, area)};
}

void AlphaPicture::paintValues(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    const QColor text = palette.color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.15F);
    const ChartAxis y =
        chartAxis(low_, high_, false, std::max(2, static_cast<int>(area.height() / 36.0)), true);
    for (const ChartAxis::Tick& tick : y.ticks) {
        const double place = yOf(tick.position, area);
        painter.setPen(faint);
        painter.drawLine(QPointF(area.left(), place), QPointF(area.right(), place));
        painter.setPen(text);
        painter.drawText(QRectF(area.left() - left + 18.0, place - 10.0, left - 24.0, 20.0),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
}

void AlphaPicture::paintAlphas(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    const QColor text = palette.color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.15F);
    std::vector<double> alphas;
    for (const AlphaPoint& point : points_) {
        alphas.push_back(point.group.point.alpha);
    }
    std::sort(alphas.begin(), alphas.end()); // of several experiments
    alphas.erase(std::unique(alphas.begin(), alphas.end()), alphas.end());
    const QFontMetricsF metrics(painter.font());
    double free = area.left() - 100.0;
    for (const double alpha : alphas) {
        const double place = xOf(alpha, area);
        painter.setPen(faint);
        painter.drawLine(QPointF(place, area.top()), QPointF(place, area.bottom()));
        painter.setPen(text);
        const QString label = alphaText(alpha);
        const QString count = countText(alpha);
        const double width = std::max(metrics.horizontalAdvance(label), metrics.horizontalAdvance(count));
        if (place - width / 2.0 > free) {
            painter.drawText(QRectF(place - 60.0, area.bottom() + 4.0, 120.0, 18.0), Qt::AlignCenter, label);
            painter.drawText(QRectF(place - 60.0, area.bottom() + 20.0, 120.0, 18.0), Qt::AlignCenter, count);
            free = place + width / 2.0 + 4.0;
        }
    }
}

void AlphaPicture::paintTitles(QPainter& painter, const QRectF& area) const {
    painter.drawText(QRectF(area.left(), area.bottom() + 38.0, area.width(), 18.0), Qt::AlignCenter,
                     AlphaPictureText::tr("α (1: labels only, 0: teacher only)"));
    painter.save();
    painter.translate(area.left() - left + 14.0, area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-area.height() / 2.0, -10.0, area.height(), 20.0), Qt::AlignCenter, info_.title);
    painter.restore();
}

QString AlphaPicture::countText(double alpha) const {
    QStringList counts; // of every experiment
    for (const AlphaPoint& point : points_) {
        if (point.group.point.alpha == alpha) {
            counts.append(QString::number(point.values.size()));
        }
    }
    return AlphaPictureText::tr("N = %1").arg(counts.join(QStringLiteral(", ")));
}

void AlphaPicture::paintReference(QPainter& painter, const QRectF& area, double value, const QString& name,
                                  const QPen& pen) const {
    if (!std::isfinite(value)) {
        return;
    }
    const double place = yOf(value, area);
    painter.setPen(pen);
    painter.drawLine(QPointF(area.left(), place), QPointF(area.right(), place));
    // Beside the points of the smallest α, not across them.
    const double start = xOf(0.0, area) + 24.0;
    painter.drawText(QRectF(start, place - 18.0, area.right() - start, 16.0), Qt::AlignLeft | Qt::AlignBottom,
                     QStringLiteral("%1 %2").arg(name, numberText(value, info_.decimals)));
}

void AlphaPicture::paintPoint(QPainter& painter, const QRectF& frame, const AlphaPoint& point,
                              const QColor& inside) const {
    const QRectF area = areaOf(frame);
    const QColor colour = colours_.groupColour(point.group);
    const QPointF mean = placeOf(point, frame);
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
        painter.drawEllipse(QPointF(mean.x() + shift, yOf(point.values[i], area)), 3.0, 3.0);
    }
    painter.setPen(QPen(colour, 2.0));
    if (std::isfinite(point.low)) {
        const double low = yOf(point.low, area);
        const double high = yOf(point.high, area);
        painter.drawLine(QPointF(mean.x(), low), QPointF(mean.x(), high));
        for (const double end : {low, high}) {
            painter.drawLine(QPointF(mean.x() - 6.0, end), QPointF(mean.x() + 6.0, end));
        }
    }
    painter.setBrush(inside);
    painter.drawRect(QRectF(mean - QPointF(4.0, 4.0), QSizeF(8.0, 8.0)));
    painter.setBrush(Qt::NoBrush);
}

void AlphaPicture::paint(QPainter& painter, const QRectF& frame, const QPalette& palette) const {
    if (points_.empty()) {
        return;
    }
    const QRectF area = areaOf(frame);
    const QColor text = palette.color(QPalette::Text);
    paintValues(painter, area, palette);
    paintAlphas(painter, area, palette);
    paintTitles(painter, area);
    paintReference(painter, area, teacher_, AlphaPictureText::tr("Teacher"), QPen(text, 1.2, Qt::DashLine));
    paintReference(painter, area, plain_, AlphaPictureText::tr("α 1, no distillation:"),
                   QPen(text, 1.2, Qt::DotLine));
    for (const AlphaPoint& point : points_) {
        paintPoint(painter, frame, point, palette.color(QPalette::Base));
    }
}

} // namespace retort::ui
