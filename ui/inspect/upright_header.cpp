#include "ui/inspect/upright_header.h"

#include <QPainter>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr int longest = 110; ///< title, in pixels
constexpr int margin = 6;

} // namespace

UprightHeader::UprightHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true); // as a table's own header
    setHighlightSections(true);
}

QString UprightHeader::title(int section) const {
    return model()->headerData(section, Qt::Horizontal).toString();
}

QSize UprightHeader::sectionSizeFromContents(int section) const {
    QFont bold = font(); // as the current section's title is
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    return {metrics.height() + margin,
            std::min(metrics.horizontalAdvance(title(section)), longest) + 2 * margin};
}

void UprightHeader::paintSection(QPainter* painter, const QRect& area, int section) const {
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = area;
    option.section = section;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    painter->save();
    QFont used = font();
    used.setBold(selectionModel() != nullptr &&
                 selectionModel()->columnIntersectsSelection(section, rootIndex()));
    painter->setFont(used);
    painter->setPen(palette().color(QPalette::ButtonText));
    painter->translate(area.left(), area.bottom());
    painter->rotate(-90);
    const QRect turned(margin, 0, area.height() - 2 * margin, area.width());
    painter->drawText(turned, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(title(section), Qt::ElideRight, turned.width()));
    painter->restore();
}

} // namespace retort::ui
