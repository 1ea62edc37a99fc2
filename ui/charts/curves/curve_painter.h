// Draws the curves of a chart, on a screen's image or into a file: the same either way.
#pragma once

#include "ui/charts/curves/chart_data.h"

#include <QRectF>

class QPainter;

namespace retort::ui {

struct CurveColours {
    QColor text;
    QColor base;
};

/// How lines are drawn; a legend takes its samples from here too.
QPen linePen(const Curve& curve);
QPen referencePen(const QColor& text);

/// Draws bands, curves, reference line and marks of `data` into `area`, which its axes span. Each curve is
/// thinned to what the columns of `area` can show.
void paintCurves(QPainter& painter, const ChartData& data, const QRectF& area, const CurveColours& colours);

/// Draws the curves of a run, or of the mean that it is part of, over what paintCurves() drew, so that they
/// stand out: wider, on a rim of the background.
void paintEmphasis(QPainter& painter, const ChartData& data, const QRectF& area, const CurveColours& colours,
                   int run, const RunGroup& group);

/// Where a point of the data is in `area`.
QPointF placeIn(const QRectF& area, const ChartData& data, const QPointF& point);

} // namespace retort::ui
