#include "ui/base/empty_hint.h"

#include <QAbstractItemView>
#include <QEvent>

namespace retort::ui {

EmptyHint::EmptyHint(const QString& text, QAbstractItemView* view)
    : QLabel(text, view->viewport())
    , view_(view) {
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(16);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::refresh);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::refresh);
    refresh();
}

bool EmptyHint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        resize(view_->viewport()->size());
    return QLabel::eventFilter(watched, event);
}

void EmptyHint::refresh() {
    setVisible(view_->model()->rowCount() == 0);
}

} // namespace retort::ui
