// A chart as a picture of its own: title, axes, curves and legend on paper.
#pragma once

#include "ui/charts/curves/chart_data.h"

#include <QFont>
#include <QPalette>
#include <QPen>
#include <QSizeF>

#include <vector>

class QPainter;

namespace retort::ui {

struct LegendLine {
    QString text;
    std::vector<QPen> pens; ///< of its samples: one, or a shade per repeat
};

/// What is drawn: the curves that `request` asks for, in colours for paper.
struct ChartFigure {
    ChartRequest request;
    QString caption;
    std::vector<LegendLine> legend; ///< of what is visible
};

struct FigureStyle {
    bool title = true;
    bool legend = true;

    bool operator==(const FigureStyle&) const = default;
};

/// Colours and font of pages; the font grows with the page's width.
QPalette figurePalette();
QFont figureFont(const QSizeF& size);

/// A page for what a chart of `shown` shows.
ChartFigure chartFigure(const ChartRequest& request, const ShownRuns& shown);

/// Pages of the charts that `options` name.
std::vector<ChartFigure> chartFigures(const ShownRuns& shown, const ChartOptions& options = {});

/// Draws a page into (0, 0, size), whose unit is a pixel of 1/96 inch. Needs a QApplication, and its thread.
void paintFigure(QPainter& painter, const ChartFigure& figure, const QSizeF& size,
                 const FigureStyle& style = {});

} // namespace retort::ui
