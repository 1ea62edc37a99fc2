#include "ui/runs/run_hover.h"

#include <QEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>

namespace retort::ui {

RunHover::RunHover(QTableView* view) : QObject(view), view_(view), tint_(new QWidget(view->viewport())) {
    tint_->setObjectName(QStringLiteral("hoverTint"));
    tint_->setAttribute(Qt::WA_TransparentForMouseEvents);
    tint_->hide();
    view->setMouseTracking(true);
    view->viewport()->installEventFilter(this);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &RunHover::place);
    connect(view->model(), &QAbstractItemModel::layoutChanged, this, &RunHover::place);
}

bool RunHover::isMarked() const {
    return tint_->isVisible();
}

void RunHover::mark(const QModelIndex& index) {
    marked_ = index;
    place();
}

void RunHover::place() {
    const QRect cell = marked_.isValid() ? view_->visualRect(marked_) : QRect();
    tint_->setVisible(!cell.isEmpty());
    if (cell.isEmpty()) {
        return;
    }
    QColor colour = view_->palette().color(QPalette::Highlight);
    colour.setAlphaF(0.22F);
    QPalette palette = tint_->palette();
    palette.setColor(QPalette::Window, colour);
    tint_->setPalette(palette);
    tint_->setAutoFillBackground(true);
    tint_->setGeometry(0, cell.top(), view_->viewport()->width(), cell.height());
}

bool RunHover::eventFilter(QObject* watched, QEvent* event) {
    const bool moved = event->type() == QEvent::MouseMove;
    if (moved || event->type() == QEvent::Leave) {
        const QModelIndex index =
            moved ? view_->indexAt(static_cast<QMouseEvent*>(event)->pos()) : QModelIndex();
        const int row = index.isValid() ? index.row() : -1;
        if (row != row_) {
            row_ = row;
            Q_EMIT hovered(index);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace retort::ui
