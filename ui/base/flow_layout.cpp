#include "ui/base/flow_layout.h"

#include <algorithm>
#include <utility>

namespace retort::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {}

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

void FlowLayout::addItem(QLayoutItem* item) {
    items_.append(item);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < count() ? items_.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        if (!item->isEmpty()) {
            size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
            size.setHeight(std::max(size.height(), item->sizeHint().height()));
        }
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_) {
        size = item->isEmpty() ? size : size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rectangle) {
    QLayout::setGeometry(rectangle);
    place(rectangle, true);
}

/// Line by line, each in the middle of its line's height; returns the height of all.
int FlowLayout::place(const QRect& rectangle, bool moves) const {
    const QRect room = rectangle.marginsRemoved(contentsMargins());
    QPoint next = room.topLeft();
    int height = 0;
    QList<QLayoutItem*> line;
    const auto endLine = [&] {
        for (QLayoutItem* item : std::as_const(line)) {
            QRect place = item->geometry();
            place.moveTop(next.y() + (height - place.height()) / 2);
            item->setGeometry(place);
        }
        line.clear();
    };
    for (QLayoutItem* item : items_) {
        if (item->isEmpty()) {
            continue;
        }
        const QSize size(std::min(item->sizeHint().width(), room.width()), item->sizeHint().height());
        if (next.x() > room.left() && next.x() + size.width() > room.right() + 1) {
            endLine();
            next = {room.left(), next.y() + height + spacing()};
            height = 0;
        }
        if (moves) {
            item->setGeometry(QRect(next, size));
            line.append(item);
        }
        next.rx() += size.width() + spacing();
        height = std::max(height, size.height());
    }
    endLine();
    return next.y() + height + contentsMargins().bottom() - rectangle.top();
}

} // namespace retort::ui
