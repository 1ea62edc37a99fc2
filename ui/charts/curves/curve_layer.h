// The item of a plot that shows its curves.
#pragma once

#include "ui/charts/curves/picture_maker.h"

#include <QGraphicsItem>

#include <optional>
#include <utility>

namespace retort::ui {

/// Lies over the plot area: the picture stretched over it until a better fitting one comes, or, where there
/// is no picture, the curves themselves.
class CurveLayer : public QGraphicsItem {
  public:
    explicit CurveLayer(QGraphicsItem* parent) : QGraphicsItem(parent) {
        setAcceptedMouseButtons(Qt::NoButton);
    }

    void setPicture(const ChartPicture& picture, const CurveColours& colours);
    void setArea(const QRectF& area);
    /// The run whose curves stand out, and its group; nothing: none do.
    void setEmphasis(const std::optional<std::pair<int, RunGroup>>& run);

    [[nodiscard]] QRectF boundingRect() const override { return area_.adjusted(-1.0, -1.0, 1.0, 1.0); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    QRectF area_;
    ChartPicture picture_;
    CurveColours colours_;
    std::optional<std::pair<int, RunGroup>> emphasis_;
};

} // namespace retort::ui
