#include "ui/charts/compare/alpha_plot.h"

#include "ui/base/number_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>
#include <utility>

namespace retort::ui {

namespace {

constexpr double reach = 14.0; // pixels

} // namespace

AlphaPlot::AlphaPlot(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("alphaPlot"));
    setAccessibleName(tr("Chart: a metric against α"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void AlphaPlot::show(AlphaPicture picture) {
    picture_ = std::move(picture);
    update();
}

void AlphaPlot::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    picture_.paint(painter, rect(), palette());
}

QString AlphaPlot::tipText(const AlphaPoint& point) const {
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

bool AlphaPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const AlphaPoint* nearest = nullptr;
    double distance = reach;
    for (const AlphaPoint& point : points()) {
        const double away = std::abs(placeOf(point).x() - help->pos().x());
        if (away <= distance) {
            distance = away;
            nearest = &point;
        }
    }
    if (nearest != nullptr) {
        QToolTip::showText(help->globalPos(), tipText(*nearest), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace retort::ui
