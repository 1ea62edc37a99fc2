// Anything that can leave as a picture.
#pragma once

#include "ui/charts/figures/chart_figure.h"

#include <QString>

#include <functional>
#include <vector>

namespace retort::ui {

/// A page of its own, whatever it shows. A chart is one without further ado.
struct Figure {
    /// Draws into (0, 0, size), whose unit is a pixel of 1/96 inch. Needs a QApplication, and its thread.
    using Paint = std::function<void(QPainter& painter, const QSizeF& size, const FigureStyle& style)>;

    Figure(QString title, QString fileName, Paint paint);
    Figure(const ChartFigure& chart); // NOLINT(google-explicit-constructor): a chart is a page

    QString title;
    QString fileName; ///< without folder and suffix: "logit-difference"
    Paint paint;
};

/// White paper with a heading, as far as the style wants one, and what `paint` draws into the rest of it, for
/// a font of 12 pixels. Everything grows with the width, as the font of the charts does.
void paintPage(QPainter& painter, const QString& heading, const QSizeF& size, const FigureStyle& style,
               const std::function<void(QRectF)>& paint);

std::vector<Figure> toFigures(const std::vector<ChartFigure>& charts);

} // namespace retort::ui
