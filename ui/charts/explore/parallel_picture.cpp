#include "ui/charts/explore/parallel_picture.h"

#include "ui/base/number_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

constexpr double axisRoom = 62.0;
constexpr double titleRoom = 40.0;
constexpr double belowRoom = 34.0;
constexpr double missingAt = 18.0; // where runs without a value pass
constexpr double lineReach = 6.0;

/// From `place` to the nearest point of the line between `a` and `b`.
double distanceTo(const QPointF& place, const QPointF& a, const QPointF& b) {
    const QPointF along = b - a;
    const double square = QPointF::dotProduct(along, along);
    const double share =
        square > 0.0 ? std::clamp(QPointF::dotProduct(place - a, along) / square, 0.0, 1.0) : 0.0;
    const QPointF away = place - (a + share * along);
    return std::hypot(away.x(), away.y());
}

} // namespace

ParallelPicture::ParallelPicture(const ShownRuns& shown, const std::vector<RunDimension>& dimensions,
                                 const ExploreChoice& choice, bool dark) {
    for (const ShownRun& run : shown.runs) {
        drawn_.push_back(run.visible && !run.copy && counted_epoch(*run.record, choice.which) != nullptr);
        titles_.append(runTitle(shown, run));
    }
    constexpr int ticks = 6;
    for (const QString& key : choice.axes) {
        const int index = indexOf(dimensions, key);
        if (index < 0) {
            continue;
        }
        const RunDimension& dimension = dimensions[static_cast<std::size_t>(index)];
        Axis axis{dimension, RunScale(dimension, drawn_, ticks)};
        for (std::size_t run = 0; run < drawn_.size(); ++run) {
            axis.isMissing = axis.isMissing || (drawn_[run] && !dimension.has(static_cast<int>(run)));
        }
        axes_.push_back(std::move(axis));
    }
    const int colour = indexOf(dimensions, choice.colour);
    colours_ =
        RunColours(shown, colour < 0 ? nullptr : &dimensions[static_cast<std::size_t>(colour)], drawn_, dark);
}

bool ParallelPicture::isEmpty() const {
    return axes_.size() < 2 || std::find(drawn_.begin(), drawn_.end(), true) == drawn_.end();
}

QRectF ParallelPicture::areaOf(const QRectF& frame) const {
    return besideLegend(frame, colours_).adjusted(axisRoom, titleRoom, -axisRoom, -belowRoom);
}

double ParallelPicture::xOf(std::size_t axis, const QRectF& area) const {
    return area.left() + area.width() * static_cast<double>(axis) / static_cast<double>(axes_.size() - 1);
}

QPointF ParallelPicture::placeOf(int run, std::size_t axis, const QRectF& frame) const {
    const QRectF area = areaOf(frame);
    const RunDimension& dimension = axes_[axis].dimension;
    const double place = dimension.has(run)
                             ? axes_[axis].scale.placeOf(dimension.values[static_cast<std::size_t>(run)])
                             : std::nan("");
    const double y = std::isfinite(place) ? area.bottom() - area.height() * place : area.bottom() + missingAt;
    return {xOf(axis, area), y};
}

int ParallelPicture::runAt(const QPointF& place, const QRectF& frame) const {
    int nearest = -1;
    double distance = lineReach;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const auto run = static_cast<int>(i);
        for (std::size_t axis = 1; drawn_[i] && axis < axes_.size(); ++axis) {
            const double away = distanceTo(place, placeOf(run, axis - 1, frame), placeOf(run, axis, frame));
            if (away < distance) {
                distance = away;
                nearest = run;
            }
        }
    }
    return nearest;
}

std::set<int> ParallelPicture::runsIn(const QRectF& area, const QRectF& frame) const {
    std::size_t nearest = 0;
    for (std::size_t axis = 1; axis < axes_.size(); ++axis) {
        const auto away = [&](std::size_t of) { return std::abs(xOf(of, areaOf(frame)) - area.left()); };
        nearest = away(axis) < away(nearest) ? axis : nearest;
    }
    std::set<int> runs;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const double y = drawn_[i] ? placeOf(static_cast<int>(i), nearest, frame).y() : std::nan("");
        if (y >= area.top() && y <= area.bottom()) {
            runs.insert(static_cast<int>(i));
        }
    }
    return runs;
}

QString ParallelPicture::tip(int run) const {
    QString text = titles_.value(run);
    for (const Axis& axis : axes_) {
        text += QStringLiteral("\n%1: %2").arg(axis.dimension.title, axis.dimension.text(run));
    }
    return text;
}

void ParallelPicture::paintAxis(QPainter& painter, std::size_t axis, const QRectF& area,
                                const QPalette& palette) const {
    const QFontMetricsF metrics(painter.font());
    const QColor text = palette.color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.5F);
    const double x = xOf(axis, area);
    painter.setPen(faint);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(text);
    const double room =
        axes_.size() > 1 ? area.width() / static_cast<double>(axes_.size() - 1) : area.width();
    // Every second title stands higher, so that long ones fit.
    const double raised = axis % 2 == 1 ? 16.0 : 0.0;
    const double width =
        std::min(2.0 * room - 8.0, axis == 0 || axis + 1 == axes_.size() ? 2.0 * axisRoom : 400.0);
    painter.drawText(QRectF(x - width / 2.0, area.top() - 22.0 - raised, width, 16.0), Qt::AlignCenter,
                     metrics.elidedText(axes_[axis].dimension.title, Qt::ElideRight, width));
    const double label = std::min(axisRoom, room) - 8.0;
    const bool isLast = axis + 1 == axes_.size();
    QColor ground = palette.color(QPalette::Base);
    ground.setAlphaF(0.75F); // lines pass behind what is written
    const auto write = [&](double y, const QString& written) {
        const double wide = std::min(label, metrics.horizontalAdvance(written)) + 2.0;
        painter.fillRect(QRectF(isLast ? x + 4.0 : x - wide - 4.0, y - 7.0, wide, 14.0), ground);
        painter.drawText(QRectF(isLast ? x + 5.0 : x - label - 5.0, y - 9.0, label, 18.0),
                         (isLast ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                         metrics.elidedText(written, Qt::ElideMiddle, label));
    };
    for (const RunScale::Tick& tick : axes_[axis].scale.ticks()) {
        const double y = area.bottom() - area.height() * tick.place;
        painter.drawLine(QPointF(x - 3.0, y), QPointF(x + 3.0, y));
        write(y, tick.text);
    }
    if (axes_[axis].isMissing) {
        write(area.bottom() + missingAt, noValue());
    }
}

void ParallelPicture::paint(QPainter& painter, const QRectF& frame, const QPalette& palette,
                            const RunMarks& marks) const {
    if (isEmpty()) {
        return;
    }
    const QRectF area = areaOf(frame);
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const auto run = static_cast<int>(i);
        if (!drawn_[i]) {
            continue;
        }
        QPolygonF line;
        for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
            line.append(placeOf(run, axis, frame));
        }
        QColor colour = colours_.of(run);
        colour.setAlphaF(static_cast<float>(0.8 * strengthOf(run, marks)));
        painter.setPen(QPen(colour, standsOut(run, marks) ? 2.4 : 1.5));
        painter.drawPolyline(line);
    }
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
        paintAxis(painter, axis, area, palette);
    }
    paintLegend(painter, frame, palette, colours_);
}

} // namespace retort::ui
