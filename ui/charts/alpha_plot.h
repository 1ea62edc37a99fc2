// The picture of a metric against α.
#pragma once

#include "ui/charts/alpha_data.h"
#include "ui/run_palette.h"

#include <QWidget>

namespace retort::ui {

/// Means with error bars and the repeats as dots, the teacher and α = 1 as lines across. Says what a point is
/// under the mouse.
class AlphaPlot : public QWidget {
    Q_OBJECT

  public:
    explicit AlphaPlot(QWidget* parent = nullptr);

    /// `reference` is a line across with its name; NaN where there is none. So is `plain`, the mean at α = 1.
    void show(std::vector<AlphaPoint> points, const AlphaMetricInfo& info, double teacher, double plain,
              const RunPalette& colours);
    using QWidget::show;

    /// Where the mean of a point is drawn.
    [[nodiscard]] QPointF placeOf(const AlphaPoint& point) const;
    [[nodiscard]] const std::vector<AlphaPoint>& points() const { return points_; }

    [[nodiscard]] QSize sizeHint() const override { return {420, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] QString tipText(const AlphaPoint& point) const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double xOf(double alpha) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] QString countText(double alpha) const;
    void paintAxes(QPainter& painter) const;
    void paintReference(QPainter& painter, double value, const QString& name, Qt::PenStyle style) const;
    void paintPoint(QPainter& painter, const AlphaPoint& point) const;

    std::vector<AlphaPoint> points_;
    AlphaMetricInfo info_;
    double teacher_ = EpochRecord::none;
    double plain_ = EpochRecord::none;
    double low_ = 0.0;
    double high_ = 1.0;
    RunPalette colours_;
};

} // namespace retort::ui
