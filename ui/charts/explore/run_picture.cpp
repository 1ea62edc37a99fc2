#include "ui/charts/explore/run_picture.h"

#include "core/base/number_text.h"
#include "ui/base/number_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

constexpr double legendRow = 18.0;
constexpr double swatch = 10.0;
constexpr double narrowestPicture = 420.0; // a picture that has room for a legend
constexpr double widestLegend = 190.0;     // a legend

/// How many lines fit below the first.
std::size_t roomFor(const QRectF& frame, const RunColours& colours) {
    const double title = colours.title().isEmpty() ? 0.0 : legendRow;
    return static_cast<std::size_t>(std::max(0.0, (frame.height() - 20.0 - title) / legendRow));
}

/// "α 0 · kl · 4": the values of a point, in the order of their settings.
QString valuesOf(const RunGroup& group) {
    QStringList values{QStringLiteral("α ") + QString::fromStdString(number_text(group.point.alpha))};
    for (const auto& [parameter, value] : group.point.settings) {
        values.append(QString::fromStdString(value));
    }
    return values.join(QStringLiteral(" · "));
}

} // namespace

RunColours::RunColours(const ShownRuns& shown, const RunDimension* dimension, const std::vector<bool>& counts,
                       bool dark) {
    if (dimension == nullptr) {
        takeGroups(shown, counts, dark);
    } else {
        takeValues(*dimension, counts, dark);
    }
}

void RunColours::takeGroups(const ShownRuns& shown, const std::vector<bool>& counts, bool dark) {
    const RunPalette palette(shown, dark);
    std::vector<RunGroup> named;
    for (std::size_t run = 0; run < shown.runs.size(); ++run) {
        const RunGroup group = shown.runs[run].group();
        colours_.push_back(palette.groupColour(group));
        if (counts[run] && std::find(named.begin(), named.end(), group) == named.end()) {
            named.push_back(group);
            legend_.push_back({colours_.back(), groupTitle(shown, group),
                               inExperiment(shown.experiments, group.experiment, valuesOf(group))});
        }
    }
}

void RunColours::takeValues(const RunDimension& dimension, const std::vector<bool>& counts, bool dark) {
    title_ = dimension.title;
    const RunScale scale(dimension, counts, 5);
    for (const double value : dimension.values) {
        const double place = scale.placeOf(value);
        colours_.push_back(std::isfinite(place) ? scaleColour(place, dark) : QColor(Qt::gray));
    }
    for (const RunScale::Tick& tick : scale.ticks()) {
        if (tick.place >= 0.0 && tick.place <= 1.0) {
            legend_.push_back({scaleColour(tick.place, dark), tick.text});
        }
    }
    bool isMissing = false;
    for (std::size_t run = 0; run < dimension.values.size(); ++run) {
        isMissing = isMissing || (counts[run] && !std::isfinite(dimension.values[run]));
    }
    if (isMissing) {
        legend_.push_back({Qt::gray, noValue()});
    }
}

QRectF besideLegend(const QRectF& frame, const RunColours& colours) {
    const bool hasRoom = frame.width() >= narrowestPicture && !colours.legend().empty();
    return hasRoom ? frame.adjusted(0.0, 0.0, -std::min(widestLegend, 0.3 * frame.width()), 0.0) : frame;
}

void paintLegend(QPainter& painter, const QRectF& frame, const QPalette& palette, const RunColours& colours) {
    const QRectF picture = besideLegend(frame, colours);
    if (picture.width() == frame.width()) {
        return;
    }
    const QFontMetricsF metrics(painter.font());
    QRectF row(picture.right() + 10.0, frame.top() + 12.0, frame.right() - picture.right() - 16.0, legendRow);
    painter.setPen(palette.color(QPalette::Text));
    if (!colours.title().isEmpty()) {
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(colours.title(), Qt::ElideRight, row.width()));
        row.translate(0.0, legendRow);
    }
    const double width = row.width() - swatch - 6.0;
    const bool isBrief =
        std::any_of(colours.legend().begin(), colours.legend().end(), [&](const auto& entry) {
            return !entry.brief.isEmpty() && metrics.horizontalAdvance(entry.text) > width;
        });
    const std::size_t room = roomFor(frame, colours);
    const std::size_t count = colours.legend().size();
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == room && count > room;
        const QRectF text = row.adjusted(swatch + 6.0, 0.0, 0.0, 0.0);
        if (isLast) {
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("…"));
            return;
        }
        const RunColours::Entry& entry = colours.legend()[i];
        painter.fillRect(QRectF(row.left(), row.center().y() - swatch / 2.0, swatch, swatch), entry.colour);
        painter.drawText(
            text, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(isBrief ? entry.brief : entry.text, Qt::ElideMiddle, text.width()));
        row.translate(0.0, legendRow);
    }
}

double strengthOf(int run, const RunMarks& marks) {
    constexpr double behind = 0.15;
    return marks.selected.empty() || standsOut(run, marks) ? 1.0 : behind;
}

bool standsOut(int run, const RunMarks& marks) {
    return run == marks.hovered || marks.selected.count(run) > 0;
}

} // namespace retort::ui
