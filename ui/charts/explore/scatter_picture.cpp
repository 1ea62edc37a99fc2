#include "ui/charts/explore/scatter_picture.h"

#include "ui/base/number_text.h"
#include "ui/charts/compare/compare_data.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

struct ScatterPictureText {
    Q_DECLARE_TR_FUNCTIONS(ScatterPicture)
};

constexpr double scatterLeft = 70.0;
constexpr double scatterRight = 16.0;
constexpr double scatterTop = 14.0;
constexpr double scatterBottom = 46.0;
constexpr double dotRadius = 4.0;
constexpr double dotReach = 9.0;

/// Whether `a` is at least as good as `b` in both, and better in one.
bool dominates(const ScatterMean& a, const ScatterMean& b, Better x, Better y) {
    const auto gain = [](double of, double over, Better better) {
        return better == Better::higher ? of - over : over - of;
    };
    const double byX = gain(a.x, b.x, x);
    const double byY = gain(a.y, b.y, y);
    return byX >= 0.0 && byY >= 0.0 && (byX > 0.0 || byY > 0.0);
}

} // namespace

ScatterPicture::ScatterPicture(const ShownRuns& shown, const std::vector<RunDimension>& dimensions,
                               const ExploreChoice& choice, bool dark)
    : experiments_(shown.experiments) {
    const int x = indexOf(dimensions, choice.x);
    const int y = indexOf(dimensions, choice.y);
    if (x < 0 || y < 0) {
        return;
    }
    x_ = dimensions[static_cast<std::size_t>(x)];
    y_ = dimensions[static_cast<std::size_t>(y)];
    for (std::size_t i = 0; i < shown.runs.size(); ++i) {
        const ShownRun& run = shown.runs[i];
        const auto index = static_cast<int>(i);
        drawn_.push_back(run.visible && !run.copy && counted_epoch(*run.record, choice.which) != nullptr &&
                         x_.has(index) && y_.has(index));
        titles_.append(runTitle(shown, run));
    }
    constexpr int ticks = 6;
    xScale_ = RunScale(x_, drawn_, ticks);
    yScale_ = RunScale(y_, drawn_, ticks);
    const int colour = indexOf(dimensions, choice.colour);
    colours_ =
        RunColours(shown, colour < 0 ? nullptr : &dimensions[static_cast<std::size_t>(colour)], drawn_, dark);
    settleMeans(shown);
    if (choice.front) {
        settleFront();
    }
    if (y_.metric != nullptr) {
        teachers_ = teacherLines(shown, *y_.metric);
    }
}

/// Words have no mean.
void ScatterPicture::settleMeans(const ShownRuns& shown) {
    if (!x_.words.isEmpty() || !y_.words.isEmpty()) {
        return;
    }
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        if (!drawn_[i]) {
            continue;
        }
        const RunGroup group = shown.runs[i].group();
        auto mean = std::find_if(means_.begin(), means_.end(),
                                 [&](const ScatterMean& other) { return other.group == group; });
        if (mean == means_.end()) {
            means_.push_back({group, 0.0, 0.0, 0, colours_.of(static_cast<int>(i))});
            mean = means_.end() - 1;
        }
        mean->x += x_.values[i];
        mean->y += y_.values[i];
        ++mean->count;
    }
    for (ScatterMean& mean : means_) {
        mean.x /= mean.count;
        mean.y /= mean.count;
    }
}

void ScatterPicture::settleFront() {
    if (x_.better == Better::neither || y_.better == Better::neither || x_.key == y_.key) {
        return;
    }
    for (std::size_t i = 0; i < means_.size(); ++i) {
        const bool isBeaten = std::any_of(means_.begin(), means_.end(), [&](const ScatterMean& other) {
            return dominates(other, means_[i], x_.better, y_.better);
        });
        if (!isBeaten) {
            front_.push_back(i);
        }
    }
    std::sort(front_.begin(), front_.end(),
              [this](std::size_t a, std::size_t b) { return means_[a].x < means_[b].x; });
}

bool ScatterPicture::isEmpty() const {
    return std::find(drawn_.begin(), drawn_.end(), true) == drawn_.end();
}

QRectF ScatterPicture::areaOf(const QRectF& frame) const {
    return besideLegend(frame, colours_).adjusted(scatterLeft, scatterTop, -scatterRight, -scatterBottom);
}

QPointF ScatterPicture::at(double x, double y, const QRectF& area) const {
    return {area.left() + area.width() * xScale_.placeOf(x),
            area.bottom() - area.height() * yScale_.placeOf(y)};
}

QPointF ScatterPicture::placeOf(int run, const QRectF& frame) const {
    const auto index = static_cast<std::size_t>(run);
    return at(x_.values[index], y_.values[index], areaOf(frame));
}

int ScatterPicture::runAt(const QPointF& place, const QRectF& frame) const {
    int nearest = -1;
    double distance = dotReach;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        if (!drawn_[i]) {
            continue;
        }
        const QPointF away = placeOf(static_cast<int>(i), frame) - place;
        const double length = std::hypot(away.x(), away.y());
        if (length <= distance) {
            distance = length;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

std::set<int> ScatterPicture::runsIn(const QRectF& area, const QRectF& frame) const {
    std::set<int> runs;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        if (drawn_[i] && area.contains(placeOf(static_cast<int>(i), frame))) {
            runs.insert(static_cast<int>(i));
        }
    }
    return runs;
}

QString ScatterPicture::tip(int run) const {
    QString text = titles_.value(run);
    for (const RunDimension* dimension : {&x_, &y_}) {
        text += QStringLiteral("\n%1: %2").arg(dimension->title, dimension->text(run));
    }
    return text;
}

void ScatterPicture::paintAxes(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    const QColor text = palette.color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.15F);
    const QFontMetricsF metrics(painter.font());
    const double share = area.width() / static_cast<double>(std::max<std::size_t>(1, xScale_.ticks().size()));
    double free = area.left() - scatterLeft;
    for (const RunScale::Tick& tick : xScale_.ticks()) {
        const double place = area.left() + area.width() * tick.place;
        painter.setPen(faint);
        painter.drawLine(QPointF(place, area.top()), QPointF(place, area.bottom()));
        const QString label = metrics.elidedText(tick.text, Qt::ElideMiddle, std::max(40.0, share - 6.0));
        const double width = metrics.horizontalAdvance(label);
        if (place - width / 2.0 > free) {
            painter.setPen(text);
            painter.drawText(QRectF(place - width / 2.0 - 2.0, area.bottom() + 4.0, width + 4.0, 18.0),
                             Qt::AlignCenter, label);
            free = place + width / 2.0 + 4.0;
        }
    }
    for (const RunScale::Tick& tick : yScale_.ticks()) {
        const double place = area.bottom() - area.height() * tick.place;
        painter.setPen(faint);
        painter.drawLine(QPointF(area.left(), place), QPointF(area.right(), place));
        painter.setPen(text);
        painter.drawText(QRectF(area.left() - scatterLeft + 20.0, place - 10.0, scatterLeft - 26.0, 20.0),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(tick.text, Qt::ElideMiddle, scatterLeft - 26.0));
    }
    painter.setPen(text);
    painter.drawText(QRectF(area.left(), area.bottom() + 24.0, area.width(), 18.0), Qt::AlignCenter,
                     x_.title);
    painter.save();
    painter.translate(area.left() - scatterLeft + 12.0, area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-area.height() / 2.0, -10.0, area.height(), 20.0), Qt::AlignCenter, y_.title);
    painter.restore();
}

void ScatterPicture::paintTeachers(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    painter.setPen(QPen(palette.color(QPalette::Text), 1.2, Qt::DashLine));
    for (const TeacherLine& teacher : teachers_) {
        const double place = yScale_.placeOf(teacher.value);
        if (!(place >= 0.0 && place <= 1.0)) {
            continue; // outside of what students dotReach
        }
        const double y = area.bottom() - area.height() * place;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.drawText(
            QRectF(area.left() + 6.0, y - 18.0, area.width() - 12.0, 16.0), Qt::AlignLeft | Qt::AlignBottom,
            QStringLiteral("%1 %2").arg(teacherName(teacher, ScatterPictureText::tr("Teacher"), experiments_),
                                        numberText(teacher.value, y_.decimals)));
    }
}

/// In steps: between two of its means nothing is known to be possible.
void ScatterPicture::paintFront(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    if (front_.size() < 2) {
        return;
    }
    QPolygonF line;
    for (const std::size_t index : front_) {
        const QPointF place = at(means_[index].x, means_[index].y, area);
        if (!line.isEmpty()) {
            const QPointF before = line.last();
            line.append(x_.better == Better::lower ? QPointF(place.x(), before.y())
                                                   : QPointF(before.x(), place.y()));
        }
        line.append(place);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.color(QPalette::Text), 1.4, Qt::DotLine));
    painter.drawPolyline(line);
}

void ScatterPicture::paint(QPainter& painter, const QRectF& frame, const QPalette& palette,
                           const RunMarks& marks) const {
    if (isEmpty()) {
        return;
    }
    const QRectF area = areaOf(frame);
    paintAxes(painter, area, palette);
    paintTeachers(painter, area, palette);
    paintFront(painter, area, palette);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const auto run = static_cast<int>(i);
        if (!drawn_[i]) {
            continue;
        }
        QColor colour = colours_.of(run);
        colour.setAlphaF(static_cast<float>(0.75 * strengthOf(run, marks)));
        const bool isSelected = standsOut(run, marks);
        painter.setPen(isSelected ? QPen(palette.color(QPalette::Text), 1.2) : QPen(Qt::NoPen));
        painter.setBrush(colour);
        painter.drawEllipse(placeOf(run, frame), isSelected ? dotRadius + 1.0 : dotRadius,
                            isSelected ? dotRadius + 1.0 : dotRadius);
    }
    painter.setBrush(Qt::NoBrush);
    for (const ScatterMean& mean : means_) {
        if (mean.count > 1) {
            painter.setPen(QPen(mean.colour, 2.0));
            painter.drawEllipse(at(mean.x, mean.y, area), dotRadius + 4.0, dotRadius + 4.0);
        }
    }
    paintLegend(painter, frame, palette, colours_);
}

} // namespace retort::ui
