#include "ui/charts/figures/chart_figure.h"

#include "ui/base/group_titles.h"
#include "ui/charts/curves/chart_history.h"
#include "ui/charts/curves/metric_plot.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr double margin = 16.0;
constexpr double rowHeight = 24.0;
constexpr double sampleWidth = 34.0;
constexpr double gap = 8.0;
constexpr std::size_t mostRuns = 40; // more make a legend nobody reads: then it has a line per α

struct ChartFigureText {
    Q_DECLARE_TR_FUNCTIONS(ChartFigure)
};

QString bandText(Band band) {
    switch (band) {
    case Band::Deviation:
        return ChartFigureText::tr("band: ± std");
    case Band::Error:
        return ChartFigureText::tr("band: ± standard error");
    case Band::Extremes:
        return ChartFigureText::tr("band: min–max");
    case Band::None:
        break;
    }
    return {};
}

void addStyles(std::vector<LegendLine>& legend, const ChartRequest& request) {
    const QuantityInfo info = quantityInfo(request.quantity);
    if (info.curves.size() > 1 && request.options.split == Split::Both) {
        for (const QuantityCurve& curve : info.curves) {
            Curve sample;
            sample.training = curve.training;
            sample.colour = Qt::black;
            legend.push_back({curve.name, {linePen(sample)}});
        }
    }
    const auto hasReference = [&](const ChartRun& run) {
        const QList<double>& values = run.columns.of(info.reference);
        return std::any_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
    };
    if (info.reference != nullptr && std::any_of(request.runs.begin(), request.runs.end(), hasReference)) {
        legend.push_back({info.referenceName, {referencePen(Qt::black)}});
    }
    if (request.options.mode == CurveMode::Mean && request.options.band != Band::None) {
        legend.push_back({bandText(request.options.band), {QPen(QColor(0, 0, 0, 46), 12.0)}});
    }
}

/// What all have in common, in a line without a sample.
GroupTitles addCommon(std::vector<LegendLine>& legend, const ShownRuns& shown) {
    GroupTitles titles(shown);
    if (!titles.common().isEmpty()) {
        legend.push_back({ChartFigureText::tr("%1:").arg(titles.common()), {}});
    }
    return titles;
}

void addRuns(std::vector<LegendLine>& legend, const ChartRequest& request, const ShownRuns& shown) {
    const GroupTitles titles = addCommon(legend, shown);
    for (std::size_t i = 0; i < shown.runs.size(); ++i) {
        if (shown.runs[i].visible) {
            legend.push_back(
                {titles.of(shown.runs[i]), {QPen(request.runs[i].colour, 3.0, request.runs[i].style)}});
        }
    }
}

void addGroups(std::vector<LegendLine>& legend, const ChartRequest& request, const ShownRuns& shown) {
    const GroupTitles titles = addCommon(legend, shown);
    for (const RunGroup& group : groupsOf(shown)) {
        LegendLine line;
        int count = 0;
        for (std::size_t i = 0; i < shown.runs.size(); ++i) {
            const ChartRun& run = request.runs[i];
            if (run.group != group || !run.visible) {
                continue;
            }
            const bool isMean = request.options.mode == CurveMode::Mean;
            count += run.columns.count() > 0 && (!isMean || run.finished) ? 1 : 0;
            if (!isMean || line.pens.empty()) {
                line.pens.emplace_back(isMean ? run.groupColour : run.colour, 3.0, run.style);
            }
        }
        if (!line.pens.empty()) {
            line.text = ChartFigureText::tr("%1 (N = %2)").arg(titles.of(group)).arg(count);
            legend.push_back(std::move(line));
        }
    }
}

/// How the lines of a legend are laid out.
struct LegendGrid {
    std::size_t rows = 1;
    double columnWidth = 0.0;
    double width = 0.0;
};

LegendGrid gridOf(const std::vector<LegendLine>& legend, const QFont& font, double height) {
    LegendGrid grid;
    if (legend.empty()) {
        return grid;
    }
    grid.rows = std::max<std::size_t>(1, static_cast<std::size_t>(height / rowHeight));
    const QFontMetricsF metrics(font);
    for (const LegendLine& line : legend) {
        grid.columnWidth =
            std::max(grid.columnWidth, sampleWidth + 2.0 * gap + metrics.horizontalAdvance(line.text));
    }
    const std::size_t columns = (legend.size() + grid.rows - 1) / grid.rows;
    grid.width = grid.columnWidth * static_cast<double>(columns);
    return grid;
}

void paintLegend(QPainter& painter, const std::vector<LegendLine>& legend, const LegendGrid& grid,
                 const QPointF& topLeft) {
    for (std::size_t i = 0; i < legend.size(); ++i) {
        const std::size_t column = i / grid.rows;
        const std::size_t row = i % grid.rows;
        const QPointF corner = topLeft + QPointF(grid.columnWidth * static_cast<double>(column),
                                                 rowHeight * static_cast<double>(row));
        const double indent = legend[i].pens.empty() ? 0.0 : sampleWidth + gap;
        const double part = sampleWidth / static_cast<double>(legend[i].pens.size());
        for (std::size_t pen = 0; pen < legend[i].pens.size(); ++pen) {
            QPen sample = legend[i].pens[pen];
            sample.setCapStyle(Qt::FlatCap);
            const QPointF start = corner + QPointF(part * static_cast<double>(pen), rowHeight / 2.0);
            painter.setPen(sample);
            painter.drawLine(start, start + QPointF(part, 0.0));
        }
        painter.setPen(Qt::black);
        painter.drawText(QRectF(corner + QPointF(indent, 0.0), QSizeF(grid.columnWidth - indent, rowHeight)),
                         Qt::AlignLeft | Qt::AlignVCenter, legend[i].text);
    }
}

} // namespace

QPalette figurePalette() {
    QPalette palette(Qt::white);
    palette.setColor(QPalette::Base, Qt::white);
    for (const auto role : {QPalette::Text, QPalette::WindowText}) {
        palette.setColor(role, Qt::black);
    }
    return palette;
}

QFont figureFont(const QSizeF& size) {
    QFont font;
    font.setPixelSize(std::clamp(static_cast<int>(size.width() / 80.0), 10, 18));
    return font;
}

ChartFigure chartFigure(const ChartRequest& request, const ShownRuns& shown) {
    ChartFigure figure{request, shown.experiments.join(QStringLiteral(", ")), {}};
    ChartHistory history;
    history.update(shown);
    figure.request.runs = history.runs(RunPalette(shown, false));
    figure.request.experiments = shown.experiments;
    addStyles(figure.legend, figure.request);
    const auto visible = static_cast<std::size_t>(
        std::count_if(shown.runs.begin(), shown.runs.end(), [](const ShownRun& run) { return run.visible; }));
    if (request.options.mode == CurveMode::Mean || visible > mostRuns) {
        addGroups(figure.legend, figure.request, shown);
    } else {
        addRuns(figure.legend, figure.request, shown);
    }
    return figure;
}

std::vector<ChartFigure> chartFigures(const ShownRuns& shown, const ChartOptions& options) {
    std::vector<ChartFigure> figures;
    for (const Quantity quantity : options.charts) {
        ChartRequest request;
        request.quantity = quantity;
        request.options = options;
        figures.push_back(chartFigure(request, shown));
    }
    return figures;
}

void paintFigure(QPainter& painter, const ChartFigure& figure, const QSizeF& size, const FigureStyle& style) {
    const QFont font = figureFont(size);
    const std::vector<LegendLine> legend = style.legend ? figure.legend : std::vector<LegendLine>();
    const LegendGrid grid = gridOf(legend, font, size.height() - 4.0 * margin);
    ChartRequest request = figure.request;
    const QSizeF plotSize(size.width() - grid.width - (legend.empty() ? 2.0 : 3.0) * margin,
                          size.height() - 2.0 * margin);
    QGraphicsScene scene;
    auto* plot = new MetricPlot(request.quantity);
    scene.addItem(plot);
    plot->setTextFont(font);
    plot->setCaption(figure.caption);
    plot->setColours(figurePalette());
    plot->setPicture({std::make_shared<const ChartData>(chartData(request)), {}});
    if (!style.title) {
        plot->setTitle({});
    }
    plot->resize(plotSize);
    // No event loop runs that would lay it out.
    plot->layout()->activate();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    painter.fillRect(QRectF(QPointF(0.0, 0.0), size), Qt::white);
    scene.render(&painter, QRectF(QPointF(margin, margin), plotSize), QRectF(QPointF(0.0, 0.0), plotSize));
    paintLegend(painter, legend, grid, QPointF(plotSize.width() + 2.0 * margin, 2.5 * margin));
}

} // namespace retort::ui
