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

struct PageStyle {
    bool title = true;
    bool legend = true;

    bool operator==(const PageStyle&) const = default;
};

/// Colours and font of pages; the font grows with the page's width.
QPalette pagePalette();
QFont pageFont(const QSizeF& size);

/// A page for what a chart of `shown` shows.
ChartFigure chartPage(const ChartRequest& request, const ShownRuns& shown);

/// Pages of the charts that `options` name.
std::vector<ChartFigure> chartFigures(const ShownRuns& shown, const ChartOptions& options = {});

/// Draws a page into (0, 0, size), whose unit is a pixel of 1/96 inch. Needs a QApplication, and its thread.
void paintPage(QPainter& painter, const ChartFigure& page, const QSizeF& size, const PageStyle& style = {});

} // namespace retort::ui
