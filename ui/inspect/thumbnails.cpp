#include "ui/inspect/thumbnails.h"

#include "core/data/decode/image.h"
#include "ui/base/translate.h"

#include <QCoreApplication>
#include <QImage>
#include <QPointer>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr int keptPictures = 2000;

QImage readSmall(const QString& path) {
    try {
        const Image image = read_image(toPath(path));
        const QImage whole(image.pixels.data(), image.width, image.height, qsizetype{3} * image.width,
                           QImage::Format_RGB888);
        const bool grows = std::max(image.width, image.height) < Thumbnails::side;
        return whole.scaled(Thumbnails::side, Thumbnails::side, Qt::KeepAspectRatio,
                            grows ? Qt::FastTransformation : Qt::SmoothTransformation);
    } catch (const std::exception&) {
        return {}; // who lists the files says what is wrong with them
    }
}

} // namespace

Thumbnails::Thumbnails(QObject* parent) : QObject(parent), known_(keptPictures) {
    pool_.setMaxThreadCount(1);
}

Thumbnails::~Thumbnails() {
    pool_.clear();
    pool_.waitForDone();
}

QPixmap Thumbnails::get(const QString& path) {
    if (const QPixmap* picture = known_.object(path))
        return *picture;
    if (!asked_.contains(path)) {
        asked_.insert(path);
        pool_.start([self = QPointer<Thumbnails>(this), path] {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, path, image = readSmall(path)] {
                    if (!self)
                        return;
                    self->asked_.remove(path);
                    self->known_.insert(path, new QPixmap(QPixmap::fromImage(image)));
                    Q_EMIT self->ready(path);
                },
                Qt::QueuedConnection);
        });
    }
    return {};
}

} // namespace retort::ui
