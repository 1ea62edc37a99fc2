// The legend of exported charts.
#pragma once

#include "core/experiment/records.h"
#include "ui/charts/quantity.h"
#include "ui/run_palette.h"

#include <QRectF>

class QPainter;

namespace retort::ui {

/// Draws which line is which run, a line each in as many columns as it takes; a sweep with more runs than fit
/// gets one line per α, with the shades of its repeats.
class PictureLegend {
  public:
    /// `height` is what there is to fill.
    PictureLegend(const ExperimentRecord& experiment, const QuantityInfo& info, double height);

    [[nodiscard]] double width() const;
    void paint(QPainter& painter, const QPointF& topLeft) const;

  private:
    struct Entry {
        QString text;
        std::vector<QPen> pens;
    };

    void addStyles(const QuantityInfo& info);
    void addRuns(const std::vector<RunRecord>& runs);
    void addAlphas(const std::vector<RunRecord>& runs);

    RunPalette colours_;
    std::vector<Entry> entries_;
    std::size_t rows_;
};

} // namespace retort::ui
