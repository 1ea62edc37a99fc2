#include "ui/charts/explore/explore_plot.h"

#include "ui/charts/explore/scatter_picture.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace retort::ui {

ExplorePlot::ExplorePlot(QWidget* parent) : QWidget(parent), picture_(std::make_shared<ScatterPicture>()) {
    setObjectName(QStringLiteral("explorePlot"));
    setAccessibleName(tr("Chart: runs by their settings and results"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMouseTracking(true);
}

void ExplorePlot::show(std::shared_ptr<const RunPicture> picture) {
    picture_ = std::move(picture);
    update();
}

void ExplorePlot::setMarks(const RunMarks& marks) {
    if (marks != marks_) {
        marks_ = marks;
        update();
    }
}

void ExplorePlot::leaveEvent(QEvent* event) {
    Q_EMIT runHovered(-1);
    QWidget::leaveEvent(event);
}

void ExplorePlot::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    picture_->paint(painter, rect(), palette(), marks_);
    if (isMarking_) {
        QColor fill = palette().color(QPalette::Highlight);
        painter.setPen(fill);
        fill.setAlphaF(0.15F);
        painter.setBrush(fill);
        painter.drawRect(marked_);
    }
}

void ExplorePlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        pressed_ = event->position();
        marked_ = {};
    }
}

void ExplorePlot::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) == 0) {
        const int run = picture_->runAt(event->position(), rect());
        setCursor(run >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        Q_EMIT runHovered(run);
        return;
    }
    const QPointF way = event->position() - pressed_;
    isMarking_ = isMarking_ || way.manhattanLength() >= QApplication::startDragDistance();
    marked_ = QRectF(pressed_, event->position()).normalized();
    update();
}

void ExplorePlot::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const bool extends = (event->modifiers() & Qt::ControlModifier) != 0;
    if (isMarking_) {
        isMarking_ = false;
        update();
        Q_EMIT runsMarked(picture_->runsIn(marked_, rect()), extends);
        return;
    }
    const int run = picture_->runAt(event->position(), rect());
    if (run >= 0) {
        Q_EMIT runClicked(run, extends);
    } else if (!extends) {
        Q_EMIT runsMarked({}, false);
    }
}

bool ExplorePlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const int run = picture_->runAt(help->pos(), rect());
    if (run >= 0) {
        QToolTip::showText(help->globalPos(), picture_->tip(run), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace retort::ui
