#include "ui/setup/fields/browse_button.h"

#include "ui/setup/fields/model_file_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace retort::ui {

namespace {

QString lastFolderKey(PathKind kind) {
    return kind == PathKind::model ? QStringLiteral("setup/lastModelFolder")
                                   : QStringLiteral("setup/lastFolder");
}

// Where the picker opens: the nearest folder above `path` that is there.
QString startFolder(PathKind kind, const QString& path) {
    if (path.isEmpty() || QFileInfo(path).isRelative())
        return lastPickedFolder(kind);
    QDir folder = QFileInfo(path).dir();
    while (!folder.exists() && !folder.isRoot())
        folder.setPath(QFileInfo(folder.path()).path());
    return folder.path();
}

} // namespace

QString lastPickedFolder(PathKind kind) {
    const QString cache = kind == PathKind::model ? torchCacheFolder() : QString();
    return QSettings().value(lastFolderKey(kind), cache.isEmpty() ? QDir::homePath() : cache).toString();
}

void rememberPicked(PathKind kind, const QString& path) {
    QSettings().setValue(lastFolderKey(kind), QFileInfo(path).absolutePath());
}

BrowseButton::BrowseButton(PathKind kind, QWidget* parent) : QToolButton(parent), kind_(kind) {
    setText(tr("Browse…"));
    setToolTip(kind == PathKind::folder ? tr("Choose a folder") : tr("Choose a file"));
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QToolButton::clicked, this, &BrowseButton::browse);
}

void BrowseButton::setSeveral(bool several) {
    several_ = several;
    setToolTip(several ? tr("Choose one file, or several to compare") : tr("Choose a file"));
}

QFileDialog* BrowseButton::makeDialog() {
    const QString folder = startFolder(kind_, current_);
    if (kind_ == PathKind::model) {
        auto* models = new ModelFileDialog(folder, window());
        models->setFileMode(several_ ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
        return models;
    }
    auto* dialog = new QFileDialog(window(), toolTip(), folder);
    if (kind_ == PathKind::folder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters(
            {tr("Text files and tables (*.csv *.txt *.json)"), tr("All files (*)")}); // a class map
    }
    return dialog;
}

void BrowseButton::browse() {
    QFileDialog* dialog = makeDialog();
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        if (paths.isEmpty())
            return;
        rememberPicked(kind_, paths.first());
        Q_EMIT picked(paths);
    });
    dialog->open();
}

} // namespace retort::ui
