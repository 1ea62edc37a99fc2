// The picture of a metric against α in the window.
#pragma once

#include "ui/charts/compare/alpha_picture.h"

#include <QWidget>

namespace retort::ui {

/// Shows an AlphaPicture, and says what a point is under the mouse.
class AlphaPlot : public QWidget {
    Q_OBJECT

  public:
    explicit AlphaPlot(QWidget* parent = nullptr);

    void show(AlphaPicture picture);
    using QWidget::show;

    /// Where the mean of a point is drawn.
    [[nodiscard]] QPointF placeOf(const AlphaPoint& point) const { return picture_.placeOf(point, rect()); }
    [[nodiscard]] const std::vector<AlphaPoint>& points() const { return picture_.points(); }

    [[nodiscard]] QSize sizeHint() const override { return {420, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] QString tipText(const AlphaPoint& point) const;

    AlphaPicture picture_;
};

} // namespace retort::ui
