#include "ui/setup/output_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace retort::ui {

bool holdsExperiment(const QString& folder) {
    return !folder.isEmpty() && QFileInfo(QDir(folder), QStringLiteral("experiment.json")).isFile();
}

bool isFilled(const QString& folder) {
    return !folder.isEmpty() && QDir(folder).exists() && !QDir(folder).isEmpty();
}

Message outputObstacle(const QString& folder) {
    QFileInfo there(QDir::cleanPath(QDir(folder).absolutePath()));
    while (!there.exists() && !there.isRoot()) {
        there.setFile(there.path());
    }
    const std::string path = QDir::toNativeSeparators(there.filePath()).toStdString();
    if (!there.isDir()) {
        return {RETORT_TEXT("%1 is a file, not a folder"), {path}};
    }
    return there.isWritable() ? Message() : Message{RETORT_TEXT("nothing can be written into %1"), {path}};
}

QString nextFolder(const QString& folder) {
    static const QRegularExpression counter(QStringLiteral("-(\\d{1,6})$"));
    const QString path = QDir::cleanPath(folder);
    const QRegularExpressionMatch match = counter.match(path);
    const QString stem = match.hasMatch() ? path.left(match.capturedStart()) : path;
    int number = match.hasMatch() ? match.captured(1).toInt() : 1;
    QString next;
    do {
        next = QStringLiteral("%1-%2").arg(stem).arg(++number);
    } while (QFileInfo::exists(next));
    return next;
}

} // namespace retort::ui
