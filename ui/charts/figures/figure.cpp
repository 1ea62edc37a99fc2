#include "ui/charts/figures/figure.h"

#include <QPainter>

#include <utility>

namespace retort::ui {

PicturePage::PicturePage(QString pageTitle, QString name, Paint paintIt)
    : title(std::move(pageTitle))
    , fileName(std::move(name))
    , paint(std::move(paintIt)) {}

PicturePage::PicturePage(const ChartPage& chart)
    : title(quantityInfo(chart.request.quantity).title)
    , fileName(quantityInfo(chart.request.quantity).fileName)
    , paint([chart](QPainter& painter, const QSizeF& size, const PageStyle& style) {
        paintPage(painter, chart, size, style);
    }) {}

std::vector<PicturePage> picturePages(const std::vector<ChartPage>& charts) {
    return {charts.begin(), charts.end()};
}

} // namespace retort::ui
