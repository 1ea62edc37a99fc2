#include "ui/charts/compare/compare_plot.h"

#include "ui/base/number_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStringList>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace retort::ui {

namespace {

constexpr double reach = 15.0; // pixels, and a little for those that are nearer in height

} // namespace

ComparePlot::ComparePlot(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("comparePlot"));
    setAccessibleName(tr("Chart: a metric against an axis"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void ComparePlot::show(ComparePicture picture) {
    picture_ = std::move(picture);
    heat_.reset();
    update();
}

void ComparePlot::show(ComparePicture picture, HeatPicture heat) {
    picture_ = std::move(picture);
    heat_ = std::move(heat);
    update();
}

void ComparePlot::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (heat_) {
        heat_->paint(painter, rect(), palette());
    } else {
        picture_.paint(painter, rect(), palette());
    }
}

QString ComparePlot::tipText(const ComparedPoint& point) const {
    const int decimals = picture_.info().decimals;
    QString text = tr("%1: mean %2 over %n repeat(s)", nullptr, static_cast<int>(point.values.size()))
                       .arg(point.title, numberText(point.mean, decimals));
    if (std::isfinite(point.low)) {
        text += tr("\nbar: %1 to %2").arg(numberText(point.low, decimals), numberText(point.high, decimals));
    }
    for (std::size_t i = 0; i < point.values.size(); ++i) {
        text += tr("\nrepeat %1: %2").arg(point.runs[i].repeat).arg(numberText(point.values[i], decimals));
    }
    return text;
}

QString ComparePlot::tipAt(const QPointF& place) const {
    if (heat_) {
        QStringList texts;
        if (const auto cell = heat_->cellAt(place, rect())) {
            for (const ComparedPoint* point : heat_->pointsAt(cell->first, cell->second)) {
                texts.append(tipText(*point));
            }
        }
        return texts.join(QStringLiteral("\n\n"));
    }
    const ComparedPoint* nearest = nullptr;
    double distance = reach;
    for (const ComparedPoint& point : points()) {
        const QPointF away = placeOf(point) - place;
        const double across = std::abs(away.x());
        // Of series that stand close together, the one whose mean is nearest.
        const double measure = across + std::abs(away.y()) / std::max(1, height());
        if (across <= reach && measure <= distance) {
            distance = measure;
            nearest = &point;
        }
    }
    return nearest == nullptr ? QString() : tipText(*nearest);
}

bool ComparePlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const QString text = tipAt(help->pos()); !text.isEmpty()) {
        QToolTip::showText(help->globalPos(), text, this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace retort::ui
