#include "ui/charts/curves/picture_maker.h"

#include <QPainter>

#include <utility>

namespace retort::ui {

ChartPicture drawPicture(const PictureRequest& request) {
    ChartPicture picture;
    picture.data = std::make_shared<const ChartData>(chartData(request.chart));
    const QSize pixels = (request.area * request.ratio).toSize();
    if (pixels.isEmpty()) {
        return picture;
    }
    picture.curves = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    picture.curves.setDevicePixelRatio(request.ratio);
    picture.curves.fill(Qt::transparent);
    QPainter painter(&picture.curves);
    paintCurves(painter, *picture.data, QRectF(QPointF(0.0, 0.0), request.area), request.colours);
    return picture;
}

PictureMaker::PictureMaker(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

PictureMaker::~PictureMaker() {
    pool_.waitForDone();
}

void PictureMaker::ask(PictureRequest request) {
    if (busy_) {
        next_ = std::move(request);
    } else {
        begin(std::move(request));
    }
}

void PictureMaker::begin(PictureRequest request) {
    busy_ = true;
    pool_.start([this, request = std::move(request)] {
        const ChartPicture picture = drawPicture(request);
        QMetaObject::invokeMethod(
            this, [this, picture] { deliver(picture); }, Qt::QueuedConnection);
    });
}

void PictureMaker::deliver(const ChartPicture& picture) {
    busy_ = false;
    if (next_) {
        begin(*std::exchange(next_, std::nullopt));
    }
    Q_EMIT drawn(picture);
}

} // namespace retort::ui
