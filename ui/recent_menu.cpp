#include "ui/recent_menu.h"

#include "ui/icons.h"
#include "ui/settings.h"

#include <QDir>

namespace retort::ui {

namespace {

constexpr int mostInMenu = 15; // more are on the welcome page

} // namespace

RecentMenu::RecentMenu(Settings& settings, QWidget* parent)
    : QMenu(tr("Open &Recent"), parent)
    , settings_(settings) {
    setIcon(lineIcon(QStringLiteral("recent")));
    connect(this, &QMenu::aboutToShow, this, &RecentMenu::fill);
}

void RecentMenu::fill() {
    clear();
    const QStringList folders = settings_.recentFolders().mid(0, mostInMenu);
    for (const QString& folder : folders) {
        connect(addAction(QDir::toNativeSeparators(folder)), &QAction::triggered, this,
                [this, folder] { Q_EMIT chosen(folder); });
    }
    addSeparator();
    QAction* forget = addAction(tr("Clear This List"), this, [this] { settings_.clearRecentFolders(); });
    forget->setEnabled(!folders.isEmpty());
}

} // namespace retort::ui
