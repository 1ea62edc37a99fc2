#include "ui/charts/chart_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QRubberBand>
#include <QToolTip>

#include <cmath>

namespace retort::ui {

namespace {

constexpr double reach = 20.0;     // pixels
constexpr double wheelStep = 0.85; // of the part that is shown
constexpr double keyStep = 0.1;

} // namespace

ChartView::ChartView(MetricPlot* plot, QWidget* parent)
    : QChartView(plot, parent)
    , plot_(plot)
    , rubber_(new QRubberBand(QRubberBand::Rectangle, viewport())) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void ChartView::showTip(const QPoint& place, const QPoint& global, const QString& otherwise) {
    const auto hit = plot_->nearest(mapToScene(place), reach);
    plot_->mark(hit);
    Q_EMIT runHovered(hit ? hit->curve.run : -1);
    const QString text = hit && tipText_ ? tipText_(*hit) : otherwise;
    if (text.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(global, text, this);
    }
}

bool ChartView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QChartView::viewportEvent(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    showTip(help->pos(), help->globalPos(),
            tr("Wheel: zoom in x (Shift: in y). Drag: zoom to a selection. Home: show everything.\n"
               "Click or P: pin the crosshair. Escape: release it. Double-click or M: maximise."));
    return true;
}

ZoomRange ChartView::scaled(const ChartAxis& axis, double around, double factor, double shift) {
    const double length = axis.maximum - axis.minimum;
    const double centre = axis.minimum + around * length;
    const double low = centre - around * length * factor + shift * length;
    return {axis.value(low), axis.value(low + length * factor)};
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && plot_->isInPlot(mapToScene(event->pos()))) {
        isPressed_ = true;
        pressed_ = event->pos();
        event->accept();
        return;
    }
    QChartView::mousePressEvent(event);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF here = mapToScene(event->pos());
    if (isPressed_ && (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance()) {
        plot_->mark({});
        rubber_->setGeometry(QRect(pressed_, event->pos()).normalized());
        rubber_->show();
        return;
    }
    showTip(event->pos(), event->globalPosition().toPoint(), {});
    Q_EMIT hovered(plot_->isInPlot(here) ? std::optional(plot_->valueAt(here).x()) : std::nullopt);
}

void ChartView::zoomTo(const QRect& rubber) {
    const QPointF topLeft = plot_->valueAt(mapToScene(rubber.topLeft()));
    const QPointF bottomRight = plot_->valueAt(mapToScene(rubber.bottomRight()));
    constexpr int least = 8; // pixels: a narrow strip means one direction only
    if (rubber.width() >= least) {
        Q_EMIT zoomXRequested({topLeft.x(), bottomRight.x()});
    }
    if (rubber.height() >= least) {
        Q_EMIT zoomYRequested({bottomRight.y(), topLeft.y()});
    }
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isPressed_) {
        QChartView::mouseReleaseEvent(event);
        return;
    }
    isPressed_ = false;
    if (rubber_->isVisible()) {
        rubber_->hide();
        zoomTo(rubber_->geometry());
    } else {
        const QPointF scene = mapToScene(event->pos());
        Q_EMIT pinRequested(plot_->valueAt(scene).x());
        if (const auto hit = plot_->nearest(scene, reach); hit && hit->curve.run >= 0) {
            Q_EMIT runClicked(hit->curve.run, event->modifiers().testFlag(Qt::ControlModifier));
        }
    }
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        Q_EMIT freeRequested(); // which the first of both clicks has pinned
        Q_EMIT maximiseRequested();
    }
}

void ChartView::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT menuRequested(event->globalPos());
    event->accept();
}

void ChartView::wheelEvent(QWheelEvent* event) {
    const QPointF scene = mapToScene(event->position().toPoint());
    // Qt turns Shift and the wheel into a wheel along x on some platforms.
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (turned == 0 || plot_->data().empty) {
        event->ignore();
        return;
    }
    const double factor = std::pow(wheelStep, turned / 120.0);
    const QRectF area = plot_->plotArea();
    const QPointF here = plot_->mapFromScene(scene);
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const double around = std::clamp((area.bottom() - here.y()) / area.height(), 0.0, 1.0);
        Q_EMIT zoomYRequested(scaled(plot_->data().y, around, factor, 0.0));
    } else {
        const double around = std::clamp((here.x() - area.left()) / area.width(), 0.0, 1.0);
        Q_EMIT zoomXRequested(scaled(plot_->data().x, around, factor, 0.0));
    }
    event->accept();
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    const ChartAxis& x = plot_->data().x;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        Q_EMIT zoomXRequested(scaled(x, 0.5, wheelStep, 0.0));
        return;
    case Qt::Key_Minus:
        Q_EMIT zoomXRequested(scaled(x, 0.5, 1.0 / wheelStep, 0.0));
        return;
    case Qt::Key_Left:
        Q_EMIT zoomXRequested(scaled(x, 0.5, 1.0, -keyStep));
        return;
    case Qt::Key_Right:
        Q_EMIT zoomXRequested(scaled(x, 0.5, 1.0, keyStep));
        return;
    case Qt::Key_Home:
        Q_EMIT resetRequested();
        return;
    case Qt::Key_P: {
        const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
        const QPointF scene = mapToScene(mouse);
        const bool isThere = viewport()->rect().contains(mouse) && plot_->isInPlot(scene);
        Q_EMIT pinRequested(isThere ? plot_->valueAt(scene).x() : plot_->data().x.value(x.maximum));
        return;
    }
    case Qt::Key_M:
        Q_EMIT maximiseRequested();
        return;
    case Qt::Key_Escape:
        Q_EMIT freeRequested();
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void ChartView::leaveEvent(QEvent* event) {
    plot_->mark({});
    Q_EMIT runHovered(-1);
    Q_EMIT hovered(std::nullopt);
    QChartView::leaveEvent(event);
}

} // namespace retort::ui
