#include "ui/charts/curves/curve_layer.h"

#include <QPainter>

namespace retort::ui {

void CurveLayer::setPicture(const ChartPicture& picture, const CurveColours& colours) {
    picture_ = picture;
    colours_ = colours;
    update();
}

void CurveLayer::setArea(const QRectF& area) {
    if (area != area_) {
        prepareGeometryChange();
        area_ = area;
    }
}

void CurveLayer::setEmphasis(const std::optional<std::pair<int, RunGroup>>& run) {
    if (run != emphasis_) {
        emphasis_ = run;
        update();
    }
}

void CurveLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/) {
    if (!picture_.curves.isNull()) {
        painter->drawImage(area_, picture_.curves);
    } else if (picture_.data) {
        paintCurves(*painter, *picture_.data, area_, colours_);
    }
    if (emphasis_ && picture_.data) {
        paintEmphasis(*painter, *picture_.data, area_, colours_, emphasis_->first, emphasis_->second);
    }
}

} // namespace retort::ui
