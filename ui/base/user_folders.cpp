#include "ui/base/user_folders.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace retort::ui {

void ignoreRelativeUserFolders() {
    for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"}) {
        if (QDir::isRelativePath(QFile::decodeName(qgetenv(name)))) {
            qunsetenv(name);
        }
    }
}

bool makeTrash() {
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const QString trash = QStringLiteral("Trash");
    // Deleted files are as private as the specification wants a folder of the user to be.
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    return data.mkpath(QStringLiteral(".")) && (data.exists(trash) || data.mkdir(trash, owner));
}

} // namespace retort::ui
