#include "ui/base/folder_drop.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace retort::ui {

namespace {

QStringList localPaths(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    return paths;
}

QStringList addresses(const QMimeData* data) {
    QStringList texts;
    for (const QUrl& url : data->urls()) {
        texts.append(url.toDisplayString());
    }
    return texts;
}

} // namespace

FolderDrop::FolderDrop(QWidget* target) : QObject(target) {
    target->setAcceptDrops(true);
    // A filter of the target alone would hear nothing of what its children take.
    qApp->installEventFilter(this);
}

/// Whether this is the first to take drops on the way from `watched` up to its dialog or window.
bool FolderDrop::isFor(const QObject* watched) const {
    const auto* widget = qobject_cast<const QWidget*>(watched);
    if (widget == nullptr || widget->property(takesPaths).toBool()) {
        return false;
    }
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (const auto* drop = widget->findChild<FolderDrop*>({}, Qt::FindDirectChildrenOnly)) {
            return drop == this;
        }
        if (qobject_cast<const QDialog*>(widget) != nullptr) {
            return false;
        }
    }
    return false;
}

void FolderDrop::tell(const QMimeData& data) {
    if (const QStringList paths = localPaths(&data); !paths.isEmpty()) {
        Q_EMIT dropped(paths);
    } else {
        Q_EMIT refused(addresses(&data));
    }
}

bool FolderDrop::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop) {
        return QObject::eventFilter(watched, event);
    }
    auto* drop = static_cast<QDropEvent*>(event);
    if (!drop->mimeData()->hasUrls() || !isFor(watched)) {
        return QObject::eventFilter(watched, event);
    }
    // Copied, so that no file manager takes the folder away.
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop) {
        tell(*drop->mimeData());
    }
    return true;
}

} // namespace retort::ui
