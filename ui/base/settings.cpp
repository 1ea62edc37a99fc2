#include "ui/base/settings.h"

#include <QDir>

namespace retort::ui {

namespace {

constexpr qsizetype mostRecent = 500;
const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");
const QString chartsKey = QStringLiteral("charts/options");
const QString columnsKey = QStringLiteral("window/runs-columns");
const QString pagesKey = QStringLiteral("window/pages");
const QString notifyKey = QStringLiteral("window/notify");
const QString themeKey = QStringLiteral("window/theme");
const QString recentKey = QStringLiteral("recent/folders");
const QString exportKey = QStringLiteral("export/folder");

} // namespace

Settings::Settings() : settings_(QStringLiteral("Retort"), QStringLiteral("Retort")) {}

QByteArray Settings::geometry() const {
    return settings_.value(geometryKey).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    settings_.setValue(geometryKey, geometry);
}

QByteArray Settings::windowState() const {
    return settings_.value(stateKey).toByteArray();
}

void Settings::setWindowState(const QByteArray& state) {
    settings_.setValue(stateKey, state);
}

QVariantMap Settings::chartOptions() const {
    return settings_.value(chartsKey).toMap();
}

void Settings::setChartOptions(const QVariantMap& options) {
    settings_.setValue(chartsKey, options);
}

QVariantMap Settings::runsColumns() const {
    return settings_.value(columnsKey).toMap();
}

void Settings::setRunsColumns(const QVariantMap& state) {
    settings_.setValue(columnsKey, state);
}

QVariantMap Settings::pages() const {
    return settings_.value(pagesKey).toMap();
}

void Settings::setPages(const QVariantMap& pages) {
    settings_.setValue(pagesKey, pages);
}

bool Settings::notifies() const {
    return settings_.value(notifyKey, true).toBool();
}

void Settings::setNotifies(bool notifies) {
    settings_.setValue(notifyKey, notifies);
}

QString Settings::theme() const {
    return settings_.value(themeKey).toString();
}

void Settings::setTheme(const QString& theme) {
    settings_.setValue(themeKey, theme);
}

QStringList Settings::recentFolders() const {
    return settings_.value(recentKey).toStringList();
}

void Settings::addRecentFolder(const QString& folder) {
    const QString path = QDir(folder).absolutePath();
    QStringList folders = recentFolders();
    folders.removeAll(path);
    folders.prepend(path);
    settings_.setValue(recentKey, QStringList(folders.mid(0, mostRecent)));
}

void Settings::setRecentFolders(const QStringList& folders) {
    settings_.setValue(recentKey, folders);
}

QString Settings::exportFolder() const {
    return settings_.value(exportKey, QDir::homePath()).toString();
}

void Settings::setExportFolder(const QString& folder) {
    settings_.setValue(exportKey, folder);
}

} // namespace retort::ui
