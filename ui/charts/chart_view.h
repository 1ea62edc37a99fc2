// The viewport of a live chart.
#pragma once

#include "ui/charts/curves/metric_plot.h"

#include <QChartView>

#include <functional>

class QRubberBand;

namespace retort::ui {

/// Shows a plot, and beside the mouse the value of the point nearest to it. The wheel zooms along x (with
/// Shift along y), and dragging marks a part to zoom into; with the keyboard plus, minus, left and right do
/// the same, and Home asks for all of it again. The crosshair is pinned with P or a click and freed with
/// Escape. A double click, or M, asks for the chart alone; a right click, or the menu key, for its menu.
class ChartView : public QChartView {
    Q_OBJECT

  public:
    /// Takes ownership of `plot`.
    explicit ChartView(MetricPlot* plot, QWidget* parent = nullptr);

    /// What a tooltip says of a point.
    void setTipText(std::function<QString(const PlotHit&)> text) { tipText_ = std::move(text); }

    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 120}; }

  Q_SIGNALS:
    /// The mouse is over this value of the x axis, or no longer over the plot.
    void hovered(std::optional<double> x);
    void pinRequested(double x);
    /// The mouse is over a curve of this run, as in ChartRequest::runs; −1: over none.
    void runHovered(int run);
    /// The curve of this run was clicked at.
    void runClicked(int run, bool extends);
    void freeRequested();
    void zoomXRequested(const retort::ui::ZoomRange& x);
    void zoomYRequested(const retort::ui::ZoomRange& y);
    void resetRequested();
    void maximiseRequested();
    void menuRequested(const QPoint& global);

  protected:
    bool viewportEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void zoomTo(const QRect& rubber);
    /// Says what is at a place of the viewport; `otherwise` where nothing is.
    void showTip(const QPoint& place, const QPoint& global, const QString& otherwise);
    /// Makes the shown part of an axis `factor` times as long around a share of it, moved by `shift` of its
    /// length.
    [[nodiscard]] static ZoomRange scaled(const ChartAxis& axis, double around, double factor, double shift);

    MetricPlot* plot_;
    QRubberBand* rubber_;
    QPoint pressed_;
    bool isPressed_ = false;
    std::function<QString(const PlotHit&)> tipText_;
};

} // namespace retort::ui
