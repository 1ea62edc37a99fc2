#include "ui/charts/compare/compare_picture.h"

#include "ui/base/number_text.h"
#include "ui/base/point_text.h"
#include "ui/charts/curves/chart_axis.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

namespace {

constexpr double left = 62.0;
constexpr double right = 18.0;
constexpr double top = 14.0;
constexpr double bottom = 60.0;
constexpr double beside = 7.0; // from one repeat's dot to the next
constexpr double apart = 10.0; // from the mean to the first dot
constexpr double nameHeight = 15.0;

struct ComparePictureText {
    Q_DECLARE_TR_FUNCTIONS(ComparePicture)
};

/// Another one for each experiment: square, circle, diamond, triangle.
void paintSymbol(QPainter& painter, int experiment, const QPointF& place) {
    const auto at = [&place](double x, double y) { return place + QPointF(x, y); };
    switch (experiment % 4) {
    case 0:
        painter.drawRect(QRectF(at(-4.0, -4.0), QSizeF(8.0, 8.0)));
        break;
    case 1:
        painter.drawEllipse(place, 4.5, 4.5);
        break;
    case 2:
        painter.drawPolygon(QPolygonF({at(0.0, -5.5), at(5.5, 0.0), at(0.0, 5.5), at(-5.5, 0.0)}));
        break;
    default:
        painter.drawPolygon(QPolygonF({at(0.0, -5.0), at(5.0, 4.0), at(-5.0, 4.0)}));
        break;
    }
}

double xOf(double place, const QRectF& area) {
    // Room for the dots at both ends.
    const double inset = std::min(60.0, 0.08 * area.width());
    return area.left() + inset + (area.width() - 2.0 * inset) * place;
}

} // namespace

ComparePicture::ComparePicture(const ShownRuns& shown, const CompareChoice& choice, bool dark)
    : points_(comparedPoints(shown, *choice.metric, choice.which, choice.bar))
    , info_(compareMetricInfo(*choice.metric))
    , experiments_(shown.experiments)
    , teachers_(teacherLines(shown, *choice.metric))
    , axis_(choice.axis, pointsOf(points_))
    , colours_(shown, dark) {
    settleSeries();
    settleValues();
}

void ComparePicture::settleSeries() {
    for (const ComparedPoint& point : points_) {
        const RunGroup common{point.group.experiment, withoutAxis(point.group.point, axis_.parameter())};
        if (axis_.indexOf(point.group.point) &&
            std::find(series_.begin(), series_.end(), common) == series_.end()) {
            series_.push_back(common);
        }
    }
    for (std::size_t series = 0; hasSeries() && series < series_.size(); ++series) {
        names_.append(nameOf(series));
    }
}

void ComparePicture::settleValues() {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    const auto add = [&](double value) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    };
    for (const ComparedPoint& point : points_) {
        for (const double value : point.values) {
            add(value);
        }
        add(point.low);
        add(point.high);
    }
    for (const TeacherLine& teacher : teachers_) {
        add(teacher.value);
    }
    const ChartAxis axis = lowest <= highest ? chartAxis(lowest, highest, false, 6, false) : ChartAxis();
    low_ = axis.minimum;
    high_ = axis.maximum;
}

/// "α 0.5, Distillation loss kl" where the temperature is along the axis, "Learning rate 0.1, Temperature 4"
/// where α is.
QString ComparePicture::nameOf(std::size_t series) const {
    const RunGroup& group = series_[series];
    const QString name = pointTitle(group.point, axis_.parameter() != alphaAxis);
    if (!name.isEmpty() || experiments_.size() > 1) {
        return inExperiment(experiments_, group.experiment, name);
    }
    const bool isPlain = std::all_of(points_.begin(), points_.end(), [&](const ComparedPoint& point) {
        return seriesOf(point) != series || point.group.point.alpha == 1.0;
    });
    return isPlain ? ComparePictureText::tr("No distillation") : noValue();
}

/// Above the values, where they hide none; no room where they would take too much of it.
double ComparePicture::roomForNames(const QRectF& frame) const {
    constexpr double most = 0.3;
    const double room = nameHeight * static_cast<double>(names_.size());
    return room <= most * frame.height() ? room : 0.0;
}

QRectF ComparePicture::areaOf(const QRectF& frame) const {
    return frame.adjusted(left, top + roomForNames(frame), -right, -bottom);
}

std::size_t ComparePicture::seriesOf(const ComparedPoint& point) const {
    const RunGroup common{point.group.experiment, withoutAxis(point.group.point, axis_.parameter())};
    return static_cast<std::size_t>(std::find(series_.begin(), series_.end(), common) - series_.begin());
}

/// Along α each point has the colour that it has everywhere; along another axis each series has one.
QColor ComparePicture::colourOf(const ComparedPoint& point) const {
    if (axis_.parameter() == alphaAxis) {
        return colours_.groupColour(point.group);
    }
    const std::size_t series = seriesOf(point);
    const auto first = std::find_if(points_.begin(), points_.end(), [&](const ComparedPoint& other) {
        return axis_.indexOf(other.group.point) && seriesOf(other) == series;
    });
    return colours_.groupColour(first == points_.end() ? point.group : first->group);
}

double ComparePicture::yOf(double value, const QRectF& area) const {
    return area.bottom() - area.height() * (value - low_) / (high_ - low_);
}

/// How far from its value's place a point stands: points at the same value stand side by side.
double ComparePicture::shiftOf(const ComparedPoint& point) const {
    const auto index = axis_.indexOf(point.group.point);
    int before = 0;
    int all = 0;
    for (const ComparedPoint& other : points_) {
        if (axis_.indexOf(other.group.point) == index) {
            before += seriesOf(other) < seriesOf(point) ? 1 : 0;
            ++all;
        }
    }
    constexpr double step = 12.0;
    return step * (before - (all - 1) / 2.0);
}

QPointF ComparePicture::placeOf(const ComparedPoint& point, const QRectF& frame) const {
    const QRectF area = areaOf(frame);
    const auto index = axis_.indexOf(point.group.point);
    const double y = yOf(point.mean, area);
    return index ? QPointF(xOf(axis_.values()[*index].place, area) + shiftOf(point), y)
                 : QPointF(xOf(0.0, area), y);
}

void ComparePicture::paintValues(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    const QColor text = palette.color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.15F);
    const ChartAxis y =
        chartAxis(low_, high_, false, std::max(2, static_cast<int>(area.height() / 36.0)), true);
    for (const ChartAxis::Tick& tick : y.ticks) {
        const double place = yOf(tick.position, area);
        painter.setPen(faint);
        painter.drawLine(QPointF(area.left(), place), QPointF(area.right(), place));
        painter.setPen(text);
        painter.drawText(QRectF(area.left() - left + 18.0, place - 10.0, left - 24.0, 20.0),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
}

void ComparePicture::paintAxis(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    const QColor text = palette.color(QPalette::Text);
    QColor faint = text;
    faint.setAlphaF(0.15F);
    const QFontMetricsF metrics(painter.font());
    double free = area.left() - 100.0;
    const double room = area.width() / static_cast<double>(axis_.values().size()) - 8.0;
    const double half = std::max(60.0, room / 2.0);
    for (std::size_t i = 0; i < axis_.values().size(); ++i) {
        const CompareAxis::Value& value = axis_.values()[i];
        const double place = xOf(value.place, area);
        painter.setPen(faint);
        painter.drawLine(QPointF(place, area.top()), QPointF(place, area.bottom()));
        painter.setPen(text);
        // Names of files may be long; numbers never are.
        const QString label =
            metrics.elidedText(QString::fromStdString(value.text), Qt::ElideMiddle, std::max(60.0, room));
        const QString count = countText(i);
        const double width = std::max(metrics.horizontalAdvance(label), metrics.horizontalAdvance(count));
        if (place - width / 2.0 > free) {
            painter.drawText(QRectF(place - half, area.bottom() + 4.0, 2.0 * half, 18.0), Qt::AlignCenter,
                             label);
            painter.drawText(QRectF(place - 60.0, area.bottom() + 20.0, 120.0, 18.0), Qt::AlignCenter, count);
            free = place + width / 2.0 + 4.0;
        }
    }
}

void ComparePicture::paintTitles(QPainter& painter, const QRectF& area) const {
    painter.drawText(QRectF(area.left(), area.bottom() + 38.0, area.width(), 18.0), Qt::AlignCenter,
                     axis_.title());
    painter.save();
    painter.translate(area.left() - left + 14.0, area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-area.height() / 2.0, -10.0, area.height(), 20.0), Qt::AlignCenter, info_.title);
    painter.restore();
}

/// The N of every point at one value; once where they are all the same.
QString ComparePicture::countText(std::size_t value) const {
    QStringList counts;
    for (const ComparedPoint& point : points_) {
        if (axis_.indexOf(point.group.point) == value) {
            counts.append(QString::number(point.values.size()));
        }
    }
    constexpr qsizetype readable = 2;
    if (counts.size() > readable && counts.count(counts.front()) == counts.size()) {
        counts = {counts.front()};
    }
    return ComparePictureText::tr("N = %1").arg(counts.join(QStringLiteral(", ")));
}

void ComparePicture::paintReference(QPainter& painter, const QRectF& area, double value, const QString& name,
                                    Qt::PenStyle style, std::vector<QRectF>& labels) const {
    if (!std::isfinite(value)) {
        return;
    }
    const double place = yOf(value, area);
    painter.setPen(QPen(painter.pen().color(), 1.2, style));
    painter.drawLine(QPointF(area.left(), place), QPointF(area.right(), place));
    // Beside the points at the left, not across them, and beside each other where lines are close.
    constexpr double height = 16.0;
    const QString text = QStringLiteral("%1 %2").arg(name, numberText(value, info_.decimals));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 1.0;
    QRectF label(xOf(0.0, area) + 24.0, place - 18.0, width, height);
    const auto isTaken = [&] {
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QRectF& other) { return other.intersects(label); });
    };
    while (isTaken() && label.right() + width < area.right()) {
        label.translate(14.0, 0.0);
    }
    while (isTaken() && label.bottom() < area.bottom() - height) { // no room beside: below the line
        label.moveTo(xOf(0.0, area) + 24.0, label.top() + height + 3.0);
    }
    labels.push_back(label);
    painter.drawText(label, Qt::AlignLeft | Qt::AlignBottom, text);
}

void ComparePicture::paintPoint(QPainter& painter, const QRectF& frame, const ComparedPoint& point,
                                const QColor& inside) const {
    const QRectF area = areaOf(frame);
    const QColor colour = colourOf(point);
    const QPointF mean = placeOf(point, frame);
    QColor pale = colour;
    pale.setAlphaF(0.55F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pale);
    // Beside the mean, in the order of the repeats: the same at every look. Of further series on its other
    // side, and closer where there are many.
    const double side = seriesOf(point) == 0 ? -1.0 : 1.0;
    const double room = series_.size() > 2 ? 10.0 : 28.0;
    const double step = std::min(beside, room / static_cast<double>(point.values.size()));
    for (std::size_t i = 0; i < point.values.size(); ++i) {
        const double shift = side * (apart + step * static_cast<double>(i));
        painter.drawEllipse(QPointF(mean.x() + shift, yOf(point.values[i], area)), 3.0, 3.0);
    }
    painter.setPen(QPen(colour, 2.0));
    if (std::isfinite(point.low)) {
        const double low = yOf(point.low, area);
        const double high = yOf(point.high, area);
        painter.drawLine(QPointF(mean.x(), low), QPointF(mean.x(), high));
        for (const double end : {low, high}) {
            painter.drawLine(QPointF(mean.x() - 6.0, end), QPointF(mean.x() + 6.0, end));
        }
    }
    painter.setBrush(inside);
    paintSymbol(painter, point.group.experiment, mean);
    painter.setBrush(Qt::NoBrush);
}

/// Lines through the means of each series, and what it is called.
void ComparePicture::paintSeries(QPainter& painter, const QRectF& frame) const {
    const QRectF area = areaOf(frame);
    const bool areNamed = roomForNames(frame) > 0.0;
    double row = frame.top() + 2.0;
    for (std::size_t series = 0; hasSeries() && series < series_.size(); ++series) {
        QPolygonF line;
        QColor colour;
        for (const CompareAxis::Value& value : axis_.values()) {
            for (const ComparedPoint& point : points_) {
                const auto index = axis_.indexOf(point.group.point);
                if (index && axis_.values()[*index].text == value.text && seriesOf(point) == series) {
                    line.append(placeOf(point, frame));
                    colour = line.size() == 1 ? colourOf(point) : colour;
                }
            }
        }
        if (axis_.parameter() == alphaAxis && experiments_.size() > 1) {
            colour = Qt::gray; // colours are of the α, which the line passes
        }
        painter.setPen(QPen(colour, 1.2, colours_.lineStyle(series_[series])));
        painter.drawPolyline(line);
        if (areNamed) {
            // Beside the numbers of the axis is room, too.
            const double sample = experiments_.size() > 1 ? 34.0 : 0.0; // a piece of its line, and its symbol
            const QRectF place(frame.left() + 4.0, row, area.right() - frame.left() - 4.0 - sample,
                               nameHeight + 1.0);
            if (sample > 0.0) {
                const QPointF end(area.right(), place.center().y());
                painter.drawLine(end - QPointF(28.0, 0.0), end);
                paintSymbol(painter, series_[series].experiment, end - QPointF(14.0, 0.0));
            }
            const QString name =
                painter.fontMetrics().elidedText(names_.value(static_cast<qsizetype>(series)), Qt::ElideRight,
                                                 static_cast<int>(place.width()));
            painter.drawText(place, Qt::AlignRight, name);
            row += nameHeight;
        }
    }
}

/// The teacher, and what has no value on the axis and holds for all of them.
void ComparePicture::paintAcross(QPainter& painter, const QRectF& area, const QPalette& palette) const {
    std::vector<QRectF> labels;
    painter.setPen(palette.color(QPalette::Text));
    for (const TeacherLine& teacher : teachers_) {
        paintReference(painter, area, teacher.value,
                       teacherName(teacher, ComparePictureText::tr("Teacher"), experiments_), Qt::DashLine,
                       labels);
    }
    for (const ComparedPoint& point : points_) {
        const bool isPlain = point.group.point == Point{1.0, {}};
        if (isPlain || !axis_.indexOf(point.group.point)) {
            paintReference(painter, area, point.mean,
                           isPlain ? inExperiment(experiments_, point.group.experiment,
                                                  ComparePictureText::tr("α 1, no distillation:"))
                                   : point.title + ":",
                           Qt::DotLine, labels);
        }
    }
}

void ComparePicture::paint(QPainter& painter, const QRectF& frame, const QPalette& palette) const {
    if (points_.empty()) {
        return;
    }
    const QRectF area = areaOf(frame);
    paintValues(painter, area, palette);
    paintAxis(painter, area, palette);
    paintTitles(painter, area);
    paintAcross(painter, area, palette);
    paintSeries(painter, frame);
    for (const ComparedPoint& point : points_) {
        if (axis_.indexOf(point.group.point)) {
            paintPoint(painter, frame, point, palette.color(QPalette::Base));
        }
    }
}

} // namespace retort::ui
