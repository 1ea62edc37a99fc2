#include "ui/charts/compare/alpha_figure.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace retort::ui {

namespace {

struct AlphaFigureText {
    Q_DECLARE_TR_FUNCTIONS(AlphaFigure)
};

constexpr double margin = 12.0;
constexpr double rowHeight = 20.0;
constexpr double fontSize = 12.0;

QString barText(ErrorBar bar) {
    switch (bar) {
    case ErrorBar::Deviation:
        return AlphaFigureText::tr("mean ± std");
    case ErrorBar::Error:
        return AlphaFigureText::tr("mean ± standard error");
    case ErrorBar::Interval:
        break;
    }
    return AlphaFigureText::tr("mean and 95 % interval");
}

QString whichText(CountedEpoch which) {
    return which == CountedEpoch::best ? AlphaFigureText::tr("best epochs")
                                       : AlphaFigureText::tr("last epochs");
}

/// What a page says around its picture.
struct AlphaFigureTexts {
    QString title;
    QString mean;
    std::vector<std::pair<QString, QColor>> groups; ///< empty where the axis says it all
};

void paintLegend(QPainter& painter, const AlphaFigureTexts& texts, QPointF place) {
    const auto write = [&](const QString& text) {
        painter.setPen(Qt::black);
        painter.drawText(QRectF(place + QPointF(26.0, 0.0), QSizeF(2000.0, rowHeight)),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        place.ry() += rowHeight;
    };
    const auto centre = [&] { return place + QPointF(10.0, rowHeight / 2.0); };
    for (const auto& [text, colour] : texts.groups) {
        painter.fillRect(QRectF(centre() - QPointF(6.0, 6.0), QSizeF(12.0, 12.0)), colour);
        write(text);
    }
    painter.setPen(QPen(Qt::black, 2.0));
    painter.drawLine(centre() - QPointF(0.0, 8.0), centre() + QPointF(0.0, 8.0));
    painter.setBrush(Qt::white);
    painter.drawRect(QRectF(centre() - QPointF(4.0, 4.0), QSizeF(8.0, 8.0)));
    write(texts.mean);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 140));
    painter.drawEllipse(centre(), 3.0, 3.0);
    write(AlphaFigureText::tr("one repeat"));
    painter.setBrush(Qt::NoBrush);
}

double legendWidth(const AlphaFigureTexts& texts, const QFont& font) {
    const QFontMetricsF metrics(font);
    double width = std::max(metrics.horizontalAdvance(texts.mean),
                            metrics.horizontalAdvance(AlphaFigureText::tr("one repeat")));
    for (const auto& group : texts.groups) {
        width = std::max(width, metrics.horizontalAdvance(group.first));
    }
    return width + 26.0 + margin;
}

void paintAlphaFigure(QPainter& painter, const AlphaPicture& picture, const AlphaFigureTexts& texts,
                      const QSizeF& size, const FigureStyle& style) {
    // Everything grows with the width, as the font of the charts does.
    const double zoom = figureFont(size).pixelSize() / fontSize;
    QFont font;
    font.setPixelSize(static_cast<int>(fontSize));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0.0, 0.0), size), Qt::white);
    painter.save();
    painter.scale(zoom, zoom);
    painter.setFont(font);
    QRectF frame(QPointF(0.0, 0.0), size / zoom);
    frame.adjust(margin, margin, -margin, -margin);
    painter.setPen(Qt::black);
    if (style.title) {
        QFont bold = font;
        bold.setBold(true);
        painter.setFont(bold);
        painter.drawText(QRectF(frame.topLeft(), QSizeF(frame.width(), rowHeight)), Qt::AlignCenter,
                         texts.title);
        painter.setFont(font);
        frame.setTop(frame.top() + rowHeight);
    }
    if (style.legend) {
        frame.setRight(frame.right() - legendWidth(texts, font));
        paintLegend(painter, texts, frame.topRight() + QPointF(margin, 14.0));
    }
    picture.paint(painter, frame, figurePalette());
    painter.restore();
}

} // namespace

Figure alphaFigure(const ShownRuns& shown, const AlphaChoice& choice) {
    const AlphaPicture picture(shown, choice, false);
    AlphaFigureTexts texts;
    texts.title =
        AlphaFigureText::tr("%1 by α, %2 – %3")
            .arg(picture.info().title, whichText(choice.which), shown.experiments.join(QStringLiteral(", ")));
    texts.mean = barText(choice.bar);
    if (shown.experiments.size() > 1) {
        for (const AlphaPoint& point : picture.points()) {
            texts.groups.emplace_back(point.title, picture.colours().groupColour(point.group));
        }
    }
    return {AlphaFigureText::tr("%1 by α").arg(picture.info().title),
            QStringLiteral("alpha-") + picture.info().fileName,
            [picture, texts](QPainter& painter, const QSizeF& size, const FigureStyle& style) {
                paintAlphaFigure(painter, picture, texts, size, style);
            }};
}

} // namespace retort::ui
