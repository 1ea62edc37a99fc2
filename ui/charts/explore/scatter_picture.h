// Runs by two of their values.
#pragma once

#include "ui/charts/curves/teacher_values.h"
#include "ui/charts/explore/run_picture.h"

namespace retort::ui {

/// The mean of the runs of a point that are drawn.
struct ScatterMean {
    RunGroup group;
    double x = 0.0;
    double y = 0.0;
    int count = 0;
    QColor colour; ///< of its first run
};

/// Each run is a dot, and each point with several a ring at their mean. The Pareto front passes the means
/// that no other is better than in both values, or as good in one and better in the other. It is drawn where
/// both have a better end. Lines across are teachers' values.
class ScatterPicture : public RunPicture {
  public:
    ScatterPicture() = default;
    /// Of the runs of `shown` that are visible, done and have both values.
    ScatterPicture(const ShownRuns& shown, const std::vector<RunDimension>& dimensions,
                   const ExploreChoice& choice, bool dark);

    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] int runAt(const QPointF& place, const QRectF& frame) const override;
    [[nodiscard]] std::set<int> runsIn(const QRectF& area, const QRectF& frame) const override;
    void paint(QPainter& painter, const QRectF& frame, const QPalette& palette,
               const RunMarks& marks) const override;
    [[nodiscard]] QString tip(int run) const override;

    /// Where the dot of a run is; nothing sensible for one that is not drawn.
    [[nodiscard]] QPointF placeOf(int run, const QRectF& frame) const;
    [[nodiscard]] const std::vector<ScatterMean>& means() const { return means_; }
    /// Indices into means(), by rising x; empty where there is no front.
    [[nodiscard]] const std::vector<std::size_t>& front() const { return front_; }

  private:
    void settleMeans(const ShownRuns& shown);
    void settleFront();
    [[nodiscard]] QRectF areaOf(const QRectF& frame) const;
    [[nodiscard]] QPointF at(double x, double y, const QRectF& area) const;
    void paintAxes(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintTeachers(QPainter& painter, const QRectF& area, const QPalette& palette) const;
    void paintFront(QPainter& painter, const QRectF& area, const QPalette& palette) const;

    RunDimension x_;
    RunDimension y_;
    RunScale xScale_;
    RunScale yScale_;
    std::vector<bool> drawn_;
    QStringList titles_; ///< of the runs
    RunColours colours_;
    std::vector<ScatterMean> means_;
    std::vector<std::size_t> front_;
    std::vector<TeacherLine> teachers_;
    QStringList experiments_;
};

} // namespace retort::ui
