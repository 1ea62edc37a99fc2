// The picture of a metric against an axis, on a screen or on paper.
#pragma once

#include "ui/base/run_palette.h"
#include "ui/charts/compare/compare_axis.h"
#include "ui/charts/compare/compare_data.h"

#include <QPalette>
#include <QRectF>

#include <vector>

class QPainter;

namespace retort::ui {

/// What is compared, and how.
struct CompareChoice {
    const Metric* metric = metrics_by(&Metric::compared).front();
    CountedEpoch which = CountedEpoch::best;
    ErrorBar bar = ErrorBar::Deviation;
    std::string axis = alphaAxis; ///< along the picture
    std::string rows = {};        ///< a second axis, down a heat map; empty: there is none
};

/// Means with error bars and the repeats as dots along an axis. Points that differ in something else are
/// series of their own colour, those of another experiment have another symbol, and those without a value on
/// the axis and the teacher lines across. A value; it is drawn into whatever frame it is given, in pixels for
/// a font of about 12.
class ComparePicture {
  public:
    ComparePicture() = default;
    /// Of the visible runs of `shown`; `dark` says for which background the colours are.
    ComparePicture(const ShownRuns& shown, const CompareChoice& choice, bool dark);

    [[nodiscard]] const std::vector<ComparedPoint>& points() const { return points_; }
    [[nodiscard]] const CompareMetricInfo& info() const { return info_; }
    [[nodiscard]] const RunPalette& colours() const { return colours_; }
    /// The colour that a point is drawn in.
    [[nodiscard]] QColor colourOf(const ComparedPoint& point) const;
    /// Where the mean of a point is drawn: of one without a value on the axis at the left.
    [[nodiscard]] QPointF placeOf(const ComparedPoint& point, const QRectF& frame) const;
    /// Texts and lines have the colours of `palette`.
    void paint(QPainter& painter, const QRectF& frame, const QPalette& palette) const;

  private:
    [[nodiscard]] double yOf(double value, const QRectF& area) const;
    [[nodiscard]] QString countText(std::size_t value) const;
    [[nodiscard]] double shiftOf(const ComparedPoint& point) const;
    /// An index into series_; their number where the point has no value on the axis and is in none.
    [[nodiscard]] std::size_t seriesOf(const ComparedPoint& point) const;
    [[nodiscard]] bool hasSeries() const { return series_.size() > 1; }
    [[nodiscard]] QString nameOf(std::size_t series) const;
    [[nodiscard]] double roomForNames(const QRectF& frame) const;
    [[nodiscard]] QRectF areaOf(const QRectF& frame) const;
    void settleSeries();
    void settleValues();
    void paintValues(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintAxis(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintTitles(QPainter& painter, const QRectF& area) const;
    void paintReference(QPainter& painter, const QRectF& area, double value, const QString& name,
                        Qt::PenStyle style, std::vector<QRectF>& labels) const;
    void paintSeries(QPainter& painter, const QRectF& frame) const;
    void paintAcross(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintPoint(QPainter& painter, const QRectF& frame, const ComparedPoint& point,
                    const QColor& inside) const;

    std::vector<ComparedPoint> points_;
    CompareMetricInfo info_;
    QStringList experiments_; ///< their titles
    std::vector<TeacherLine> teachers_;
    CompareAxis axis_;
    /// What points that differ on the axis alone have in common, each once.
    std::vector<RunGroup> series_;
    QStringList names_; ///< of the series, where there are several
    double low_ = 0.0;
    double high_ = 1.0;
    RunPalette colours_;
};

} // namespace retort::ui
