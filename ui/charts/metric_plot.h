// One chart without a widget: drawn in the window by MetricChart, into files by the export.
#pragma once

#include "core/experiment/records.h"
#include "ui/charts/axis_range.h"
#include "ui/charts/quantity.h"
#include "ui/run_palette.h"

#include <QChart>
#include <QList>
#include <QPointF>

#include <optional>
#include <vector>

class QGraphicsEllipseItem;
class QLineSeries;
class QValueAxis;

namespace retort::ui {

/// A point of a curve, found under the mouse.
struct PlotHit {
    RunSpec run;
    QString curve; ///< QuantityCurve::name
    int epoch = 0;
    double value = 0.0; ///< as shown: scaled
    QPointF position;   ///< in scene coordinates
};

/// The curves of one quantity, one set per run. Full histories are kept; what is drawn is thinned to two
/// points a pixel column. A series is touched only when its points changed, and an axis only when its range
/// did.
class MetricPlot : public QChart {
    Q_OBJECT

  public:
    explicit MetricPlot(Quantity quantity, QGraphicsItem* parent = nullptr);

    /// Shows the runs of `experiment`; `visible` says for each whether its curves are drawn (all are, where
    /// it is shorter).
    void setExperiment(const ExperimentRecord& experiment, const std::vector<bool>& visible = {});
    /// Takes text, grid, background and curve colours from `palette`.
    void setColours(const QPalette& palette);
    /// What stands beside the quantity's name in the title; at first which line is what.
    void setCaption(const QString& caption);
    /// The font of title, axis titles and labels.
    void setTextFont(const QFont& font);

    [[nodiscard]] const QuantityInfo& info() const { return info_; }
    /// True when there is no value to draw.
    [[nodiscard]] bool hasNoValues() const;
    /// The point nearest to a place in the scene, not further away than `within` pixels.
    [[nodiscard]] std::optional<PlotHit> nearest(const QPointF& scenePosition, double within) const;
    /// Puts a mark on a point, or takes it away.
    void mark(const std::optional<PlotHit>& hit);

    [[nodiscard]] AxisRange epochs() const { return epochs_; }
    [[nodiscard]] AxisRange values() const { return values_; }

  protected:
    void resizeEvent(QGraphicsSceneResizeEvent* event) override;

  private:
    struct Line {
        RunSpec run;
        std::size_t curve = 0;
        bool visible = true;
        QList<QPointF> points; ///< the whole history
        QList<QPointF> drawn;
        QLineSeries* series = nullptr; ///< owned by the chart
    };

    QLineSeries* newSeries();
    void setLineCount(std::size_t count);
    void setReference(const std::vector<RunRecord>& runs);
    /// Numbers along the axes of a chart without values would be made up.
    void showAxes(bool shown);
    void setRanges();
    void draw();
    void drawLine(Line& line, const QList<QPointF>& points);
    void style();
    [[nodiscard]] QList<QPointF> pointsOf(const RunRecord& run, const QuantityCurve& curve) const;
    /// Where a point of the data is in the chart.
    [[nodiscard]] QPointF placeOf(const QPointF& point) const;
    [[nodiscard]] int columns() const;

    QuantityInfo info_;
    QValueAxis* epochAxis_; ///< owned by the chart, as are all below
    QValueAxis* valueAxis_;
    QGraphicsEllipseItem* mark_;
    std::vector<Line> lines_;
    Line reference_;
    RunPalette colours_;
    QPalette palette_;
    AxisRange epochs_;
    AxisRange values_;
    double lastEpoch_ = 1.0;
};

} // namespace retort::ui
