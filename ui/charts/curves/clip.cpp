#include "ui/charts/curves/clip.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retort::ui {

namespace {

/// The part of a segment in `frame` as shares of its length, by Liang and Barsky (ACM Transactions on
/// Graphics 3, 1984); the first is above the second where no part is.
std::pair<double, double> sharesInside(const QPointF& from, const QPointF& to, const QRectF& frame) {
    const QPointF way = to - from;
    double enter = 0.0;
    double leave = 1.0;
    const auto cut = [&](double towards, double room) {
        if (towards == 0.0) {
            leave = room < 0.0 ? -1.0 : leave;
        } else if (towards < 0.0) {
            enter = std::max(enter, room / towards);
        } else {
            leave = std::min(leave, room / towards);
        }
    };
    cut(-way.x(), from.x() - frame.left());
    cut(way.x(), frame.right() - from.x());
    cut(-way.y(), from.y() - frame.top());
    cut(way.y(), frame.bottom() - from.y());
    return {enter, leave};
}

/// A straight edge of the frame: how far inside a point is, negative outside.
struct Edge {
    QPointF inwards;
    double offset;

    [[nodiscard]] double depth(const QPointF& point) const {
        return QPointF::dotProduct(inwards, point) - offset;
    }
};

QPolygonF cutAt(const QPolygonF& outline, const Edge& edge) {
    QPolygonF kept;
    for (qsizetype i = 0; i < outline.size(); ++i) {
        const QPointF& from = outline[i];
        const QPointF& to = outline[(i + 1) % outline.size()];
        const double before = edge.depth(from);
        const double after = edge.depth(to);
        if (before >= 0.0) {
            kept.append(from);
        }
        if ((before >= 0.0) != (after >= 0.0)) {
            kept.append(from + (to - from) * (before / (before - after)));
        }
    }
    return kept;
}

} // namespace

QList<QList<QPointF>> clippedLine(const QList<QPointF>& line, const QRectF& frame) {
    const auto inside = [&](const QPointF& point) { return frame.contains(point); };
    if (std::all_of(line.cbegin(), line.cend(), inside)) {
        return line.isEmpty() ? QList<QList<QPointF>>() : QList<QList<QPointF>>{line};
    }
    QList<QList<QPointF>> pieces;
    bool goesOn = false; // whether the last piece ends at the point that comes next
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF& from = line[i - 1];
        const QPointF& to = line[i];
        const auto [enter, leave] = sharesInside(from, to, frame);
        if (enter > leave) {
            goesOn = false;
            continue;
        }
        if (!goesOn) {
            pieces.append(QList<QPointF>{enter > 0.0 ? from + (to - from) * enter : from});
        }
        goesOn = leave >= 1.0;
        pieces.last().append(goesOn ? to : from + (to - from) * leave);
    }
    return pieces;
}

QPolygonF clippedArea(const QPolygonF& outline, const QRectF& frame) {
    const std::array edges{Edge{{1.0, 0.0}, frame.left()}, Edge{{-1.0, 0.0}, -frame.right()},
                           Edge{{0.0, 1.0}, frame.top()}, Edge{{0.0, -1.0}, -frame.bottom()}};
    QPolygonF kept = outline;
    for (const Edge& edge : edges) {
        kept = cutAt(kept, edge);
    }
    return kept;
}

} // namespace retort::ui
