// One chart without a widget: drawn in the window by MetricChart, into files by the export.
#pragma once

#include "ui/charts/curves/picture_maker.h"

#include <QCategoryAxis>
#include <QChart>
#include <QPalette>

#include <memory>
#include <optional>
#include <utility>

class QGraphicsEllipseItem;
class QGraphicsLineItem;
class QLineSeries;

namespace retort::ui {

class CurveLayer;

/// A point of a curve, found under the mouse.
struct PlotHit {
    Curve curve; ///< with shared lists
    qsizetype point = 0;
    QPointF position; ///< in scene coordinates

    [[nodiscard]] int epoch() const { return curve.epochs[point]; }
    [[nodiscard]] double value() const { return curve.points[point].y(); }
};

/// Title, axes and grid are Qt Charts'; curves are painted into its plot area by paintCurves(), since a
/// QLineSeries each takes the window's thread ten times as long with a hundred runs. An axis is touched only
/// when what it shows changed.
class MetricPlot : public QChart {
    Q_OBJECT

  public:
    explicit MetricPlot(Quantity quantity, QGraphicsItem* parent = nullptr);

    /// Shows `data`: `picture.curves` stretched over the plot area, or drawn as lines where there is none.
    void setPicture(const ChartPicture& picture);
    /// Takes text, grid and background colours from `palette`.
    void setColours(const QPalette& palette);
    /// What stands beside the quantity's name in the title.
    void setCaption(const QString& caption);
    /// The font of title, axis titles and labels.
    void setTextFont(const QFont& font);

    [[nodiscard]] Quantity quantity() const { return quantity_; }
    [[nodiscard]] const QuantityInfo& info() const { return info_; }
    [[nodiscard]] const ChartData& data() const { return *data_; }
    [[nodiscard]] std::shared_ptr<const ChartData> sharedData() const { return data_; }
    [[nodiscard]] CurveColours colours() const;

    /// The point nearest to a place in the scene, not further away than `within` pixels, faint curves left
    /// out.
    [[nodiscard]] std::optional<PlotHit> nearest(const QPointF& scenePosition, double within) const;
    /// Puts a mark on a point, or takes it away.
    void mark(const std::optional<PlotHit>& hit);
    /// The run whose curves stand out, as an index, and its group; nothing: none do.
    void setEmphasis(const std::optional<std::pair<int, RunGroup>>& run);
    /// Draws the line of the crosshair at a value of the x axis, or takes it away.
    void setCrosshair(std::optional<double> x);

    /// Between places in the scene and values as shown.
    [[nodiscard]] QPointF valueAt(const QPointF& scenePosition) const;
    [[nodiscard]] QPointF placeOf(const QPointF& value) const;
    [[nodiscard]] bool isInPlot(const QPointF& scenePosition) const;

  protected:
    void resizeEvent(QGraphicsSceneResizeEvent* event) override;

  private:
    void setAxis(QCategoryAxis* axis, const ChartAxis& shown);
    void showAxes(bool shown);
    void placeCrosshair();
    void updateTitle();

    Quantity quantity_;
    QuantityInfo info_;
    QCategoryAxis* xAxis_; ///< owned by the chart, as are all below
    QCategoryAxis* yAxis_;
    QLineSeries* anchor_; ///< axes stay only where a series is
    CurveLayer* layer_;
    QGraphicsEllipseItem* mark_;
    QGraphicsLineItem* crosshair_;
    std::optional<double> crosshairX_;
    std::shared_ptr<const ChartData> data_;
    QString caption_;
    QPalette palette_;
};

} // namespace retort::ui
