#include "ui/inspect/picture_delegate.h"

#include <QImage>
#include <QPainter>

namespace retort::ui {

void PictureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    constexpr int margin = 3;
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    const QRect area = option.rect.adjusted(margin, margin, -margin, -margin);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.highlight());
    if (picture.isNull()) {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(area, Qt::AlignCenter | Qt::TextWrapAnywhere, index.data().toString());
        return;
    }
    QRect place({}, picture.size().scaled(area.size(), Qt::KeepAspectRatio));
    place.moveCenter(area.center());
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, place.width() < picture.width());
    painter->drawImage(place, picture);
    painter->setPen(option.palette.color(QPalette::Mid)); // black borders are part of a picture
    painter->drawRect(place.adjusted(-1, -1, 0, 0));
    painter->restore();
}

} // namespace retort::ui
