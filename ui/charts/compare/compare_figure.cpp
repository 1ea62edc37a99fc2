#include "ui/charts/compare/compare_figure.h"

#include "ui/charts/compare/compare_heat.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace retort::ui {

namespace {

struct CompareFigureText {
    Q_DECLARE_TR_FUNCTIONS(CompareFigure)
};

constexpr double margin = 12.0;
constexpr double rowHeight = 20.0;

QString barText(ErrorBar bar) {
    switch (bar) {
    case ErrorBar::Deviation:
        return CompareFigureText::tr("mean ± std");
    case ErrorBar::Error:
        return CompareFigureText::tr("mean ± standard error");
    case ErrorBar::Interval:
        break;
    }
    return CompareFigureText::tr("mean and 95 % interval");
}

QString whichText(CountedEpoch which) {
    return which == CountedEpoch::best ? CompareFigureText::tr("best epochs")
                                       : CompareFigureText::tr("last epochs");
}

/// What a page says around its picture.
struct CompareFigureTexts {
    QString title;
    QString mean;
    std::vector<std::pair<QString, QColor>> groups; ///< empty where the axis says it all
};

void paintLegend(QPainter& painter, const CompareFigureTexts& texts, QPointF place) {
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
    write(CompareFigureText::tr("one repeat"));
    painter.setBrush(Qt::NoBrush);
}

/// "alpha", "alpha-temperature": what the file of a picture is called before its metric.
QString fileNameOf(const CompareChoice& choice) {
    const QString axis = QString::fromStdString(choice.axis);
    return choice.rows.empty() ? axis : axis + QLatin1Char('-') + QString::fromStdString(choice.rows);
}

double legendWidth(const CompareFigureTexts& texts, const QFont& font) {
    const QFontMetricsF metrics(font);
    double width = std::max(metrics.horizontalAdvance(texts.mean),
                            metrics.horizontalAdvance(CompareFigureText::tr("one repeat")));
    for (const auto& group : texts.groups) {
        width = std::max(width, metrics.horizontalAdvance(group.first));
    }
    return width + 26.0 + margin;
}

void paintPicture(QPainter& painter, const ComparePicture& picture, const CompareFigureTexts& texts,
                  QRectF frame, bool legend) {
    if (legend) {
        frame.setRight(frame.right() - legendWidth(texts, painter.font()));
        paintLegend(painter, texts, frame.topRight() + QPointF(margin, 14.0));
    }
    picture.paint(painter, frame, figurePalette());
}

Figure heatFigure(const ShownRuns& shown, const CompareChoice& choice) {
    const HeatPicture picture(shown, choice);
    const CompareMetricInfo info = compareMetricInfo(*choice.metric);
    const QString title = CompareFigureText::tr("%1 by %2 and %3")
                              .arg(info.title, axisName(choice.axis), axisName(choice.rows));
    const QString heading =
        CompareFigureText::tr("%1, %2, %3 – %4")
            .arg(title, whichText(choice.which), barText(choice.bar), shown.experiments.value(0));
    return {title, fileNameOf(choice) + QStringLiteral("-") + info.fileName,
            [picture, heading](QPainter& painter, const QSizeF& size, const FigureStyle& style) {
                paintPage(painter, heading, size, style,
                          [&](const QRectF& frame) { picture.paint(painter, frame, figurePalette()); });
            }};
}

} // namespace

Figure compareFigure(const ShownRuns& shown, const CompareChoice& choice) {
    if (!choice.rows.empty()) {
        return heatFigure(shown, choice);
    }
    const ComparePicture picture(shown, choice, false);
    CompareFigureTexts texts;
    const QString by = CompareFigureText::tr("%1 by %2").arg(picture.info().title, axisName(choice.axis));
    texts.title = CompareFigureText::tr("%1, %2 – %3")
                      .arg(by, whichText(choice.which), shown.experiments.join(QStringLiteral(", ")));
    texts.mean = barText(choice.bar);
    if (shown.experiments.size() > 1 || comparableAxes(shown).size() > 1) {
        for (const ComparedPoint& point : picture.points()) {
            texts.groups.emplace_back(point.title, picture.colourOf(point));
        }
    }
    return {by, fileNameOf(choice) + QStringLiteral("-") + picture.info().fileName,
            [picture, texts](QPainter& painter, const QSizeF& size, const FigureStyle& style) {
                paintPage(painter, texts.title, size, style, [&](const QRectF& frame) {
                    paintPicture(painter, picture, texts, frame, style.legend);
                });
            }};
}

} // namespace retort::ui
