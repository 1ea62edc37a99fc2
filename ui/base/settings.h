// What the window remembers between sessions. The only place that knows the names of these settings.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace retort::ui {

class Settings {
  public:
    Settings();

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

    /// Which docks are where.
    [[nodiscard]] QByteArray windowState() const;
    void setWindowState(const QByteArray& state);

    /// ui/charts' ChartOptions, as they are told to settings.
    [[nodiscard]] QVariantMap chartOptions() const;
    void setChartOptions(const QVariantMap& options);

    /// The runs table's columns, as ColumnVisibility tells them.
    [[nodiscard]] QVariantMap runsColumns() const;
    void setRunsColumns(const QVariantMap& state);

    /// Which pages of the window are in front, by the names of what holds them.
    [[nodiscard]] QVariantMap pages() const;
    void setPages(const QVariantMap& pages);

    /// Whether a desktop notification appears when training ends in the background.
    [[nodiscard]] bool notifies() const;
    void setNotifies(bool notifies);

    /// "system", "light" or "dark".
    [[nodiscard]] QString theme() const;
    void setTheme(const QString& theme);

    /// Experiment folders, the latest first.
    [[nodiscard]] QStringList recentFolders() const;
    void addRecentFolder(const QString& folder);
    void setRecentFolders(const QStringList& folders);

    /// Where the last export went; the home folder before that.
    [[nodiscard]] QString exportFolder() const;
    void setExportFolder(const QString& folder);

  private:
    QSettings settings_;
};

} // namespace retort::ui
