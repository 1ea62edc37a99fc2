// A picture that has a mark for each run.
#pragma once

#include "ui/base/run_palette.h"
#include "ui/charts/explore/run_scale.h"

#include <QPalette>
#include <QPointF>
#include <QRectF>

#include <set>
#include <vector>

class QPainter;

namespace retort::ui {

/// Runs that stand out.
struct RunMarks {
    std::set<int> selected = {}; ///< before which others stand back, where there are some
    int hovered = -1;            ///< that something points at

    bool operator==(const RunMarks&) const = default;
};

/// How the page that explores runs shows them.
struct ExploreChoice {
    CountedEpoch which = CountedEpoch::best;
    QString x; ///< keys of dimensions
    QString y;
    QString colour;    ///< empty: by point, in the colours that points have everywhere
    bool front = true; ///< whether the Pareto front is drawn, where there is one
    QStringList axes;  ///< of parallel coordinates, from the left
    bool isParallel = false;
};

/// The colour of each run, and what colours mean.
class RunColours {
  public:
    RunColours() = default;
    /// By `dimension`, or by point where it is nullptr; `counts` says of each run whether it is drawn.
    RunColours(const ShownRuns& shown, const RunDimension* dimension, const std::vector<bool>& counts,
               bool dark);

    [[nodiscard]] QColor of(int run) const { return colours_[static_cast<std::size_t>(run)]; }
    /// What stands beside the picture: a colour and what it is of.
    struct Entry {
        QColor colour;
        QString text;
        QString brief = {}; ///< where there is no room for the text: values alone
    };
    [[nodiscard]] const std::vector<Entry>& legend() const { return legend_; }
    [[nodiscard]] const QString& title() const { return title_; }

  private:
    void takeGroups(const ShownRuns& shown, const std::vector<bool>& counts, bool dark);
    void takeValues(const RunDimension& dimension, const std::vector<bool>& counts, bool dark);

    std::vector<QColor> colours_;
    std::vector<Entry> legend_;
    QString title_; ///< of a dimension
};

/// A value, drawn into whatever frame it is given, in pixels for a font of about 12. Runs are indices into
/// ShownRuns::runs.
class RunPicture {
  public:
    virtual ~RunPicture() = default;

    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// The run whose mark is at `place`; −1 where there is none.
    [[nodiscard]] virtual int runAt(const QPointF& place, const QRectF& frame) const = 0;
    /// The runs that a person marks by drawing from one corner of `area` to the other.
    [[nodiscard]] virtual std::set<int> runsIn(const QRectF& area, const QRectF& frame) const = 0;
    virtual void paint(QPainter& painter, const QRectF& frame, const QPalette& palette,
                       const RunMarks& marks) const = 0;
    /// What a run is and has: a line each.
    [[nodiscard]] virtual QString tip(int run) const = 0;

  protected:
    RunPicture() = default;
    RunPicture(const RunPicture&) = default;
    RunPicture& operator=(const RunPicture&) = default;
};

/// What is left of `frame` beside the legend, which is drawn at the right.
QRectF besideLegend(const QRectF& frame, const RunColours& colours);
void paintLegend(QPainter& painter, const QRectF& frame, const QPalette& palette, const RunColours& colours);

/// How strongly the mark of a run is drawn: less where others are selected.
double strengthOf(int run, const RunMarks& marks);
/// Whether it is one that stands out.
bool standsOut(int run, const RunMarks& marks);

} // namespace retort::ui
