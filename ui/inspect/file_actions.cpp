#include "ui/inspect/file_actions.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace retort::ui {

namespace {

struct FileActions {
    Q_DECLARE_TR_FUNCTIONS(FileActions)
};

void openFolder(const QString& path) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

void copyPath(const QString& path) {
    QApplication::clipboard()->setText(QDir::toNativeSeparators(path));
}

} // namespace

void addFileActions(QAbstractItemView* view, const std::function<QString(const QModelIndex&)>& path) {
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto use = [path](const QModelIndex& index, void (*what)(const QString&)) {
        if (!index.isValid())
            return;
        if (const QString file = path(index); !file.isEmpty())
            what(file);
    };
    const auto add = [&](const QString& text, void (*what)(const QString&)) {
        auto* action = new QAction(text, view);
        view->addAction(action);
        QObject::connect(action, &QAction::triggered, view,
                         [view, use, what] { use(view->currentIndex(), what); });
    };
    add(FileActions::tr("Open folder"), &openFolder);
    add(FileActions::tr("Copy path"), &copyPath);
    QObject::connect(view, &QAbstractItemView::activated, view,
                     [use](const QModelIndex& index) { use(index, &openFolder); });
}

} // namespace retort::ui
