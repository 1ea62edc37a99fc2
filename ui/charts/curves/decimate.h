// Fewer points, same picture.
#pragma once

#include <QList>
#include <QPointF>

namespace retort::ui {

/// `points` (ascending in x) thinned to what `columns` pixel columns between `left` and `right` can show: of
/// every column the lowest and the highest point, in their order, so no peak is lost; first and last point
/// always stay. Where there are not more than two points a column, they come back as they are.
QList<QPointF> decimate(const QList<QPointF>& points, double left, double right, int columns);

} // namespace retort::ui
