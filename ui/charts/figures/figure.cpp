#include "ui/charts/figures/figure.h"

#include <QFont>
#include <QPainter>

#include <utility>

namespace retort::ui {

namespace {

constexpr double pageMargin = 12.0;
constexpr double headingHeight = 20.0;
constexpr double pageFontSize = 12.0;

} // namespace

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

void paintPage(QPainter& painter, const QString& heading, const QSizeF& size, const FigureStyle& style,
               const std::function<void(QRectF)>& paint) {
    const double zoom = figureFont(size).pixelSize() / pageFontSize;
    QFont font;
    font.setPixelSize(static_cast<int>(pageFontSize));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0.0, 0.0), size), Qt::white);
    painter.save();
    painter.scale(zoom, zoom);
    QRectF frame(QPointF(0.0, 0.0), size / zoom);
    frame.adjust(pageMargin, pageMargin, -pageMargin, -pageMargin);
    painter.setPen(Qt::black);
    if (style.title) {
        QFont bold = font;
        bold.setBold(true);
        painter.setFont(bold);
        painter.drawText(QRectF(frame.topLeft(), QSizeF(frame.width(), headingHeight)), Qt::AlignCenter,
                         heading);
        frame.setTop(frame.top() + headingHeight);
    }
    painter.setFont(font);
    paint(frame);
    painter.restore();
}

} // namespace retort::ui
