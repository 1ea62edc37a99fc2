#include "ui/charts/curves/decimate.h"

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

// Adds the lowest and the highest of points [first, last), in their order.
void addExtremes(QList<QPointF>& thinned, const QList<QPointF>& points, qsizetype first, qsizetype last) {
    const auto isLower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    const auto [lowest, highest] =
        std::minmax_element(points.begin() + first, points.begin() + last, isLower);
    thinned.append(lowest < highest ? *lowest : *highest);
    if (lowest != highest) {
        thinned.append(lowest < highest ? *highest : *lowest);
    }
}

} // namespace

QList<QPointF> decimate(const QList<QPointF>& points, double left, double right, int columns) {
    if (columns <= 0 || !(right > left) || points.size() <= 2 * static_cast<qsizetype>(columns)) {
        return points;
    }
    const auto columnOf = [&](const QPointF& point) {
        return static_cast<qint64>(std::floor((point.x() - left) / (right - left) * columns));
    };
    QList<QPointF> thinned;
    thinned.reserve(2 * static_cast<qsizetype>(columns) + 2);
    thinned.append(points.front());
    for (qsizetype first = 1, last; first < points.size() - 1; first = last) {
        const qint64 column = columnOf(points[first]);
        last = first + 1;
        while (last < points.size() - 1 && columnOf(points[last]) == column) {
            ++last;
        }
        addExtremes(thinned, points, first, last);
    }
    thinned.append(points.back());
    return thinned;
}

} // namespace retort::ui
