#include "ui/charts/figures/figure.h"

#include <QPainter>

#include <utility>

namespace retort::ui {

Figure::Figure(QString figureTitle, QString name, Paint paintIt)
    : title(std::move(figureTitle))
    , fileName(std::move(name))
    , paint(std::move(paintIt)) {}

Figure::Figure(const ChartFigure& chart)
    : title(quantityInfo(chart.request.quantity).title)
    , fileName(quantityInfo(chart.request.quantity).fileName)
    , paint([chart](QPainter& painter, const QSizeF& size, const FigureStyle& style) {
        paintFigure(painter, chart, size, style);
    }) {}

std::vector<Figure> toFigures(const std::vector<ChartFigure>& charts) {
    return {charts.begin(), charts.end()};
}

} // namespace retort::ui
