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
