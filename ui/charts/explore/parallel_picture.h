// Runs by many of their values at once.
#pragma once

#include "ui/charts/explore/run_picture.h"

namespace retort::ui {

/// Parallel coordinates: an axis for each dimension, and each run a line from axis to axis (Inselberg: The
/// plane with parallel coordinates, 1985). A run without a value on an axis passes below it.
class ParallelPicture : public RunPicture {
  public:
    ParallelPicture() = default;
    /// Of the runs of `shown` that are visible and done; axes are those of `choice` that there are.
    ParallelPicture(const ShownRuns& shown, const std::vector<RunDimension>& dimensions,
                    const ExploreChoice& choice, bool dark);

    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] int runAt(const QPointF& place, const QRectF& frame) const override;
    /// Those that cross the axis at which the area lies, or next to which it does, within its height.
    [[nodiscard]] std::set<int> runsIn(const QRectF& area, const QRectF& frame) const override;
    void paint(QPainter& painter, const QRectF& frame, const QPalette& palette,
               const RunMarks& marks) const override;
    [[nodiscard]] QString tip(int run) const override;

    [[nodiscard]] std::size_t axisCount() const { return axes_.size(); }
    /// Where a run crosses an axis.
    [[nodiscard]] QPointF placeOf(int run, std::size_t axis, const QRectF& frame) const;

  private:
    [[nodiscard]] QRectF areaOf(const QRectF& frame) const;
    [[nodiscard]] double xOf(std::size_t axis, const QRectF& area) const;
    void paintAxis(QPainter& painter, std::size_t axis, const QRectF& area, const QPalette& palette) const;

    struct Axis {
        RunDimension dimension;
        RunScale scale;
        bool isMissing = false; ///< whether a run has no value there
    };
    std::vector<Axis> axes_;
    std::vector<bool> drawn_;
    QStringList titles_;
    RunColours colours_;
};

} // namespace retort::ui
