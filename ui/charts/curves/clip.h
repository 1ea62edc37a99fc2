// Lines and areas cut to a rectangle by their points: an SVG of Qt's knows no clipping.
#pragma once

#include <QList>
#include <QPolygonF>
#include <QRectF>

namespace retort::ui {

/// The pieces of a line that lie in `frame`, each with two points at least; a line that lies in it whole
/// stays as it is. A single point stays where it lies in the frame.
QList<QList<QPointF>> clippedLine(const QList<QPointF>& line, const QRectF& frame);

/// The part of an area that lies in `frame`, by Sutherland and Hodgman (Communications of the ACM 17, 1974);
/// pieces of it may hang together along the frame's edges.
QPolygonF clippedArea(const QPolygonF& outline, const QRectF& frame);

} // namespace retort::ui
