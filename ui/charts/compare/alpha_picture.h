// The picture of a metric against α, on a screen or on paper.
#pragma once

#include "ui/base/run_palette.h"
#include "ui/charts/compare/alpha_data.h"

#include <QPalette>
#include <QPen>
#include <QRectF>

#include <vector>

class QPainter;

namespace retort::ui {

/// What is compared, and how.
struct AlphaChoice {
    const Metric* metric = metrics_by(&Metric::compared).front();
    CountedEpoch which = CountedEpoch::best;
    ErrorBar bar = ErrorBar::Deviation;
};

/// Means with error bars and the repeats as dots, the teacher and α = 1 as lines across. A value; it is drawn
/// into whatever frame it is given, in pixels for a font of about 12.
class AlphaPicture {
  public:
    AlphaPicture() = default;
    /// Of the visible runs of `shown`; `dark` says for which background the colours are.
    AlphaPicture(const ShownRuns& shown, const AlphaChoice& choice, bool dark);

    [[nodiscard]] const std::vector<AlphaPoint>& points() const { return points_; }
    [[nodiscard]] const AlphaMetricInfo& info() const { return info_; }
    [[nodiscard]] const RunPalette& colours() const { return colours_; }
    /// Where the mean of a point is drawn.
    [[nodiscard]] QPointF placeOf(const AlphaPoint& point, const QRectF& frame) const;
    /// Texts and lines have the colours of `palette`.
    void paint(QPainter& painter, const QRectF& frame, const QPalette& palette) const;

  private:
    [[nodiscard]] double yOf(double value, const QRectF& area) const;
    [[nodiscard]] QString countText(double alpha) const;
    void paintValues(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintAlphas(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintTitles(QPainter& painter, const QRectF& area) const;
    void paintReference(QPainter& painter, const QRectF& area, double value, const QString& name,
                        const QPen& pen) const;
    void paintPoint(QPainter& painter, const QRectF& frame, const AlphaPoint& point,
                    const QColor& inside) const;

    std::vector<AlphaPoint> points_;
    AlphaMetricInfo info_;
    double teacher_ = EpochRecord::none; ///< NaN where there is none
    double plain_ = EpochRecord::none;   ///< the mean at α = 1, likewise
    double low_ = 0.0;
    double high_ = 1.0;
    RunPalette colours_;
};

} // namespace retort::ui
