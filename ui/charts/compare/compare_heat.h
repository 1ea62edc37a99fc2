// A metric over two axes, as a map of coloured cells.
#pragma once

#include "ui/charts/compare/compare_picture.h"

#include <QPalette>
#include <QRectF>

#include <optional>
#include <vector>

class QFontMetricsF;
class QPainter;

namespace retort::ui {

/// Each cell has the mean of its one point, the bar that was chosen, and N; what has no value on an axis is
/// under a dash. Several points that fall into a cell, as a third axis makes them, part it between them:
/// nothing is pooled. A value, drawn into whatever frame it is given.
class HeatPicture {
  public:
    HeatPicture() = default;
    /// Of the visible runs of the first experiment of `shown`: `choice.axis` across, `choice.rows` down.
    HeatPicture(const ShownRuns& shown, const CompareChoice& choice);

    [[nodiscard]] bool isEmpty() const { return points_.empty(); }
    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] std::size_t columns() const;
    /// The points in a cell.
    [[nodiscard]] std::vector<const ComparedPoint*> pointsAt(std::size_t row, std::size_t column) const;
    /// "85.3 ± 0.9, N = 5"; empty where nothing was trained.
    [[nodiscard]] QString textAt(std::size_t row, std::size_t column) const;
    /// The cell at a place, row and column.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cellAt(const QPointF& place,
                                                                            const QRectF& frame) const;
    void paint(QPainter& painter, const QRectF& frame, const QPalette& palette) const;

  private:
    [[nodiscard]] QRectF cell(std::size_t row, std::size_t column, const QRectF& frame) const;
    [[nodiscard]] QString meanText(const ComparedPoint& point) const;
    [[nodiscard]] QString differenceText(const ComparedPoint& point) const;
    [[nodiscard]] QString lineOf(const ComparedPoint& point) const;
    [[nodiscard]] QString partText(const ComparedPoint& point, const QRectF& part,
                                   const QFontMetricsF& metrics) const;
    void paintPart(QPainter& painter, const QRectF& rect, const ComparedPoint& point,
                   const QString& text) const;
    void paintCell(QPainter& painter, std::size_t row, std::size_t column, const QRectF& frame) const;
    void paintTitles(QPainter& painter, const QRectF& frame) const;

    std::vector<ComparedPoint> points_;
    CompareMetricInfo info_;
    CompareAxis across_;
    CompareAxis down_;
    bool hasColumnWithout_ = false; ///< points without a value on the axis across
    bool hasRowWithout_ = false;
    double low_ = 0.0; ///< of the means
    double high_ = 1.0;
};

} // namespace retort::ui
