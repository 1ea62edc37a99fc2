#include "ui/charts/curves/curve_painter.h"

#include "ui/charts/curves/clip.h"
#include "ui/charts/curves/decimate.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

// So many lines are a texture: what smooths their edges, and dashes them, is not seen and costs most.
constexpr qsizetype mostSmoothPoints = 20'000;

QList<QPointF> places(const ChartData& data, const QRectF& area, const Curve& curve,
                      const QList<double>* values) {
    const double left = data.x.minimum;
    const double width = data.x.maximum - left;
    QList<QPointF> points;
    points.reserve(curve.points.size());
    for (qsizetype i = 0; i < curve.points.size(); ++i) {
        const double y = values == nullptr ? curve.points[i].y() : values->at(i);
        points.append({data.x.position(curve.points[i].x()), data.y.position(y)});
    }
    // One point beyond each end, so that the line goes on to the edge.
    const auto isLeft = [](const QPointF& point, double x) { return point.x() < x; };
    auto first = std::lower_bound(points.cbegin(), points.cend(), left, isLeft);
    auto last = std::lower_bound(first, points.cend(), data.x.maximum + 1e-12, isLeft);
    first -= first == points.cbegin() ? 0 : 1;
    last += last == points.cend() ? 0 : 1;
    points = points.mid(first - points.cbegin(), last - first);
    points = decimate(points, left, left + width, std::max(1, static_cast<int>(area.width())));
    const double bottom = data.y.minimum;
    const double height = data.y.maximum - bottom;
    for (QPointF& point : points) {
        // Far outside, coordinates of any size would only slow the painter down.
        const double up = std::clamp((point.y() - bottom) / height, -3.0, 4.0);
        const double along = std::clamp((point.x() - left) / width, -3.0, 4.0);
        point = {area.left() + area.width() * along, area.bottom() - area.height() * up};
    }
    return points;
}

void paintBand(QPainter& painter, const ChartData& data, const QRectF& area, const Curve& curve) {
    if (curve.low.size() < 2) {
        return;
    }
    QPolygonF outline = places(data, area, curve, &curve.low);
    const QList<QPointF> top = places(data, area, curve, &curve.high);
    for (auto point = top.crbegin(); point != top.crend(); ++point) {
        outline.append(*point);
    }
    QColor fill = curve.colour;
    fill.setAlphaF(curve.back ? 0.05F : 0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(clippedArea(outline, area));
    painter.setBrush(Qt::NoBrush);
}

void paintLine(QPainter& painter, const QList<QPointF>& line, const QRectF& area, const QPen& pen) {
    painter.setPen(pen);
    for (const QList<QPointF>& points : clippedLine(line, area)) {
        if (points.size() > 1) {
            painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
        } else {
            // A line through one point is not seen: before the first trained epoch there is only epoch 0.
            painter.setBrush(pen.color());
            painter.drawEllipse(points.front(), 2.5, 2.5);
            painter.setBrush(Qt::NoBrush);
        }
    }
}

void paintBest(QPainter& painter, const ChartData& data, const QRectF& area, const Curve& curve,
               const QColor& base) {
    if (curve.best < 0 || curve.back) {
        return;
    }
    QPointF place = placeIn(area, data, curve.points[curve.best]);
    if (!area.adjusted(-1.0, -1.0, 1.0, 1.0).contains(place)) {
        return;
    }
    // Whole at the edge, too, where the best epoch often is.
    constexpr double half = 6.0;
    place.setX(std::clamp(place.x(), area.left() + half, std::max(area.left() + half, area.right() - half)));
    place.setY(std::clamp(place.y(), area.top() + half, std::max(area.top() + half, area.bottom() - half)));
    painter.setPen(QPen(curve.colour, 1.6));
    painter.setBrush(base);
    painter.drawPolygon(QPolygonF({place + QPointF(0.0, -5.0), place + QPointF(5.0, 0.0),
                                   place + QPointF(0.0, 5.0), place + QPointF(-5.0, 0.0)}));
    painter.setBrush(Qt::NoBrush);
}

} // namespace

QPen linePen(const Curve& curve) {
    QColor colour = curve.colour;
    if (curve.faint || curve.back) {
        colour.setAlphaF(curve.faint && curve.back ? 0.1F : 0.28F);
        return QPen(colour, 1.0);
    }
    // Patterns tell settings or experiments apart: what is of the training set is thin and pale.
    if (curve.training) {
        colour.setAlphaF(0.6F);
    }
    QPen pen(colour, curve.training ? 1.1 : 1.9, curve.style);
    pen.setJoinStyle(Qt::BevelJoin);
    return pen;
}

QPen referencePen(const QColor& text) {
    return QPen(text, 1.4, Qt::DashLine);
}

QPointF placeIn(const QRectF& area, const ChartData& data, const QPointF& point) {
    return {area.left() + area.width() * (data.x.position(point.x()) - data.x.minimum) /
                              (data.x.maximum - data.x.minimum),
            area.bottom() - area.height() * (data.y.position(point.y()) - data.y.minimum) /
                                (data.y.maximum - data.y.minimum)};
}

/// Lines across, each with its name above it at the right; names of close lines stand beside each other.
static void paintReferences(QPainter& painter, const ChartData& data, const QRectF& area,
                            const QColor& colour) {
    constexpr double height = 18.0;
    constexpr double gap = 14.0;
    std::vector<QRectF> names;
    for (const ChartReference& reference : data.references) {
        if (!data.y.holds(reference.value)) {
            continue;
        }
        const double y = placeIn(area, data, {data.x.value(data.x.maximum), reference.value}).y();
        painter.setPen(referencePen(colour));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        const double width = painter.fontMetrics().horizontalAdvance(reference.name) + 1.0;
        const bool isRoom = y - 20.0 >= area.top();
        QRectF name(area.right() - 4.0 - width, isRoom ? y - 20.0 : y + 2.0, width, height);
        for (const QRectF& other : names) {
            if (name.intersects(other)) {
                name.moveRight(other.left() - gap);
            }
        }
        names.push_back(name);
        painter.setPen(colour);
        painter.drawText(name, Qt::AlignRight | (isRoom ? Qt::AlignBottom : Qt::AlignTop), reference.name);
    }
}

void paintCurves(QPainter& painter, const ChartData& data, const QRectF& area, const CurveColours& colours) {
    std::vector<QList<QPointF>> lines;
    qsizetype points = 0;
    for (const Curve& curve : data.curves) {
        lines.push_back(places(data, area, curve, nullptr));
        points += lines.back().size();
    }
    const bool smooth = points <= mostSmoothPoints;
    painter.save();
    const QRectF frame = area.adjusted(-1.0, -1.0, 1.0, 1.0);
    painter.setClipRect(frame);
    painter.setRenderHint(QPainter::Antialiasing, smooth);
    for (const Curve& curve : data.curves) {
        paintBand(painter, data, area, curve);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QPen pen = linePen(data.curves[i]);
        if (!smooth) {
            pen.setStyle(Qt::SolidLine);
            pen.setWidthF(1.0);
            pen.setCosmetic(true);
        }
        paintLine(painter, lines[i], frame, pen);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintReferences(painter, data, area, colours.text);
    for (const Curve& curve : data.curves) {
        paintBest(painter, data, area, curve, colours.base);
    }
    painter.restore();
}

void paintEmphasis(QPainter& painter, const ChartData& data, const QRectF& area, const CurveColours& colours,
                   int run, const RunGroup& group) {
    constexpr double rim = 3.0;
    painter.save();
    const QRectF frame = area.adjusted(-1.0, -1.0, 1.0, 1.0);
    painter.setClipRect(frame);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Curve& curve : data.curves) {
        const bool isMeant = curve.run >= 0 ? curve.run == run : curve.group == group;
        if (!isMeant || curve.faint) {
            continue;
        }
        const QList<QPointF> line = places(data, area, curve, nullptr);
        QPen pen = linePen(curve);
        pen.setColor(curve.colour);
        pen.setWidthF(curve.training ? 2.0 : 3.2);
        paintLine(painter, line, frame, QPen(colours.base, pen.widthF() + rim));
        paintLine(painter, line, frame, pen);
    }
    painter.restore();
}

} // namespace retort::ui
