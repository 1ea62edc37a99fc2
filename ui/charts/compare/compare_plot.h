// The pictures of a comparison in the window.
#pragma once

#include "ui/charts/compare/compare_heat.h"
#include "ui/charts/compare/compare_picture.h"

#include <QWidget>

namespace retort::ui {

/// Shows a ComparePicture, or a heat map, and says what a point is under the mouse.
class ComparePlot : public QWidget {
    Q_OBJECT

  public:
    explicit ComparePlot(QWidget* parent = nullptr);

    void show(ComparePicture picture);
    /// The heat map in place of the picture, whose points stay what points() says.
    void show(ComparePicture picture, HeatPicture heat);
    using QWidget::show;

    /// Where the mean of a point is drawn.
    [[nodiscard]] QPointF placeOf(const ComparedPoint& point) const {
        return picture_.placeOf(point, rect());
    }
    [[nodiscard]] const std::optional<HeatPicture>& heat() const { return heat_; }
    [[nodiscard]] const std::vector<ComparedPoint>& points() const { return picture_.points(); }

    [[nodiscard]] QSize sizeHint() const override { return {420, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 110}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] QString tipAt(const QPointF& place) const;
    [[nodiscard]] QString tipText(const ComparedPoint& point) const;

    ComparePicture picture_;
    std::optional<HeatPicture> heat_;
};

} // namespace retort::ui
