#include "ui/charts/compare/compare_heat.h"

#include "ui/base/number_text.h"
#include "ui/base/point_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

namespace {

struct HeatPictureText {
    Q_DECLARE_TR_FUNCTIONS(HeatPicture)
};

constexpr double heatLeft = 110.0;
constexpr double heatRight = 14.0;
constexpr double heatTop = 12.0;
constexpr double heatBottom = 44.0;

QRectF cellsIn(const QRectF& frame) {
    return frame.adjusted(heatLeft, heatTop, -heatRight, -heatBottom);
}

/// From a pale to a strong blue, so that dark text stays readable on the one and light on the other.
QColor shade(double share) {
    const auto mix = [share](int from, int to) {
        return static_cast<int>(std::lround(from + share * (to - from)));
    };
    return {mix(240, 8), mix(246, 72), mix(252, 140)};
}

bool someLack(const CompareAxis& axis, const std::vector<ComparedPoint>& points) {
    return std::any_of(points.begin(), points.end(),
                       [&](const ComparedPoint& point) { return !axis.indexOf(point.group.point); });
}

QString valueText(const CompareAxis& axis, std::size_t index) {
    return index < axis.values().size() ? QString::fromStdString(axis.values()[index].text) : noValue();
}

} // namespace

HeatPicture::HeatPicture(const ShownRuns& shown, const CompareChoice& choice)
    : points_(comparedPoints(shown, *choice.metric, choice.which, choice.bar))
    , info_(compareMetricInfo(*choice.metric)) {
    std::erase_if(points_, [](const ComparedPoint& point) { return point.group.experiment != 0; });
    across_ = CompareAxis(choice.axis, pointsOf(points_));
    down_ = CompareAxis(choice.rows, pointsOf(points_));
    hasColumnWithout_ = someLack(across_, points_);
    hasRowWithout_ = someLack(down_, points_);
    low_ = std::numeric_limits<double>::infinity();
    high_ = -low_;
    for (const ComparedPoint& point : points_) {
        low_ = std::min(low_, point.mean);
        high_ = std::max(high_, point.mean);
    }
}

std::size_t HeatPicture::rows() const {
    return down_.values().size() + (hasRowWithout_ ? 1 : 0);
}

std::size_t HeatPicture::columns() const {
    return across_.values().size() + (hasColumnWithout_ ? 1 : 0);
}

std::vector<const ComparedPoint*> HeatPicture::pointsAt(std::size_t row, std::size_t column) const {
    std::vector<const ComparedPoint*> found;
    for (const ComparedPoint& point : points_) {
        const auto place = [&](const CompareAxis& axis) {
            return axis.indexOf(point.group.point).value_or(axis.values().size());
        };
        if (place(down_) == row && place(across_) == column) {
            found.push_back(&point);
        }
    }
    return found;
}

QString HeatPicture::meanText(const ComparedPoint& point) const {
    return numberText(point.mean, info_.decimals);
}

/// What tells points of one cell apart: all but the two axes.
QString HeatPicture::differenceText(const ComparedPoint& point) const {
    const Point left = withoutAxis(withoutAxis(point.group.point, across_.parameter()), down_.parameter());
    return pointTitle(left, across_.parameter() != alphaAxis && down_.parameter() != alphaAxis);
}

/// As much as a part of a cell has room for.
QString HeatPicture::partText(const ComparedPoint& point, const QRectF& part,
                              const QFontMetricsF& metrics) const {
    const QString mean = meanText(point);
    const QString line = lineOf(point);
    if (metrics.horizontalAdvance(line) < part.width()) {
        return line;
    }
    const QString difference = differenceText(point);
    const bool fits =
        metrics.horizontalAdvance(difference) < part.width() && 2.0 * metrics.height() < part.height();
    return fits ? difference + QLatin1Char('\n') + mean : mean;
}

QString HeatPicture::lineOf(const ComparedPoint& point) const {
    return QStringLiteral("%1: %2").arg(differenceText(point), meanText(point));
}

QString HeatPicture::textAt(std::size_t row, std::size_t column) const {
    const auto points = pointsAt(row, column);
    if (points.size() != 1) {
        QStringList lines;
        for (const ComparedPoint* point : points) {
            lines.append(lineOf(*point));
        }
        return lines.join(QLatin1Char('\n'));
    }
    const ComparedPoint& point = *points.front();
    const QString mean = meanText(point);
    const QString count = HeatPictureText::tr("N = %1").arg(point.values.size());
    return std::isfinite(point.low) ? QStringLiteral("%1\n%2 – %3\n%4")
                                          .arg(mean, numberText(point.low, info_.decimals),
                                               numberText(point.high, info_.decimals), count)
                                    : QStringLiteral("%1\n%2").arg(mean, count);
}

QRectF HeatPicture::cell(std::size_t row, std::size_t column, const QRectF& frame) const {
    const QRectF area = cellsIn(frame);
    const double width = area.width() / static_cast<double>(std::max<std::size_t>(columns(), 1));
    const double height = area.height() / static_cast<double>(std::max<std::size_t>(rows(), 1));
    return {area.left() + width * static_cast<double>(column), area.top() + height * static_cast<double>(row),
            width, height};
}

std::optional<std::pair<std::size_t, std::size_t>> HeatPicture::cellAt(const QPointF& place,
                                                                       const QRectF& frame) const {
    for (std::size_t row = 0; row < rows(); ++row) {
        for (std::size_t column = 0; column < columns(); ++column) {
            if (cell(row, column, frame).contains(place)) {
                return std::pair(row, column);
            }
        }
    }
    return std::nullopt;
}

void HeatPicture::paintCell(QPainter& painter, std::size_t row, std::size_t column,
                            const QRectF& frame) const {
    const auto points = pointsAt(row, column);
    if (points.empty()) {
        return;
    }
    const QRectF rect = cell(row, column, frame).adjusted(1.0, 1.0, -1.0, -1.0);
    if (points.size() == 1) {
        paintPart(painter, rect, *points.front(), textAt(row, column));
        return;
    }
    const double height = rect.height() / static_cast<double>(points.size());
    const QFontMetricsF metrics(painter.font());
    if (height < metrics.height()) {
        painter.drawText(rect, Qt::AlignCenter,
                         HeatPictureText::tr("%n points", nullptr, static_cast<int>(points.size())));
        return;
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QRectF part(rect.left(), rect.top() + height * static_cast<double>(i), rect.width(), height);
        paintPart(painter, part, *points[i], partText(*points[i], part, metrics));
    }
}

void HeatPicture::paintPart(QPainter& painter, const QRectF& rect, const ComparedPoint& point,
                            const QString& text) const {
    const double share = high_ > low_ ? (point.mean - low_) / (high_ - low_) : 0.0;
    painter.fillRect(rect, shade(share));
    painter.setPen(share > 0.5 ? Qt::white : Qt::black);
    painter.drawText(rect, Qt::AlignCenter, text);
}

void HeatPicture::paintTitles(QPainter& painter, const QRectF& frame) const {
    const QRectF area = cellsIn(frame);
    const QFontMetricsF metrics(painter.font());
    for (std::size_t column = 0; column < columns(); ++column) {
        const QRectF under = cell(rows() - 1, column, frame);
        painter.drawText(
            QRectF(under.left(), area.bottom() + 2.0, under.width(), 18.0), Qt::AlignCenter,
            metrics.elidedText(valueText(across_, column), Qt::ElideMiddle, under.width() - 4.0));
    }
    for (std::size_t row = 0; row < rows(); ++row) {
        const QRectF beside = cell(row, 0, frame);
        painter.drawText(QRectF(frame.left() + 26.0, beside.top(), heatLeft - 32.0, beside.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(valueText(down_, row), Qt::ElideMiddle, heatLeft - 32.0));
    }
    painter.drawText(QRectF(area.left(), area.bottom() + 22.0, area.width(), 18.0), Qt::AlignCenter,
                     HeatPictureText::tr("%1 by %2 and %3")
                         .arg(info_.title, axisName(across_.parameter()), axisName(down_.parameter())));
    painter.save();
    painter.translate(frame.left() + 14.0, area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-area.height() / 2.0, -10.0, area.height(), 20.0), Qt::AlignCenter,
                     axisName(down_.parameter()));
    painter.restore();
}

void HeatPicture::paint(QPainter& painter, const QRectF& frame, const QPalette& palette) const {
    if (isEmpty()) {
        return;
    }
    for (std::size_t row = 0; row < rows(); ++row) {
        for (std::size_t column = 0; column < columns(); ++column) {
            painter.setPen(palette.color(QPalette::Text));
            paintCell(painter, row, column, frame);
        }
    }
    painter.setPen(palette.color(QPalette::Text));
    paintTitles(painter, frame);
}

} // namespace retort::ui
