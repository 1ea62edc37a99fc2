#include "ui/setup/browse_button.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace retort::ui {

namespace {

QString lastFolderKey() {
    return QStringLiteral("setup/lastFolder");
}

// Where the picker opens: the nearest folder above `path` that is there.
QString startFolder(const QString& path) {
    if (path.isEmpty() || QFileInfo(path).isRelative())
        return lastPickedFolder();
    QDir folder = QFileInfo(path).dir();
    while (!folder.exists() && !folder.isRoot())
        folder.setPath(QFileInfo(folder.path()).path());
    return folder.path();
}

} // namespace

QString lastPickedFolder() {
    return QSettings().value(lastFolderKey(), QDir::homePath()).toString();
}

void rememberPicked(const QString& path) {
    QSettings().setValue(lastFolderKey(), QFileInfo(path).absolutePath());
}

BrowseButton::BrowseButton(PathKind kind, QWidget* parent) : QToolButton(parent), kind_(kind) {
    setText(tr("Browse…"));
    setToolTip(kind == PathKind::folder ? tr("Choose a folder") : tr("Choose a file"));
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QToolButton::clicked, this, &BrowseButton::browse);
}

void BrowseButton::browse() {
    auto* dialog = new QFileDialog(window(), title_, startFolder(current_));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (kind_ == PathKind::folder) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Weights and logits (*.pth *.pt *.th *.ckpt *.safetensors *.csv)"),
                                tr("Class maps (*.csv *.txt *.json)"), tr("All files (*)")});
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        rememberPicked(path);
        Q_EMIT picked(path);
    });
    dialog->open();
}

} // namespace retort::ui
