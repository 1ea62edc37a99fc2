#include "ui/window/recent_menu.h"

#include "ui/base/availability.h"
#include "ui/base/icons.h"
#include "ui/base/settings.h"

#include <QDir>
#include <QUndoStack>

namespace retort::ui {

namespace {

constexpr int mostInMenu = 15; // more are on the welcome page

class ClearRecentCommand : public QUndoCommand {
  public:
    explicit ClearRecentCommand(Settings& settings)
        : QUndoCommand(RecentMenu::tr("Clear Recent Folders"))
        , settings_(settings)
        , folders_(settings.recentFolders()) {}
    void redo() override { settings_.setRecentFolders({}); }
    // Folders that were opened since come first.
    void undo() override {
        QStringList folders = settings_.recentFolders();
        for (const QString& folder : folders_) {
            if (!folders.contains(folder)) {
                folders.append(folder);
            }
        }
        settings_.setRecentFolders(folders);
    }

  private:
    Settings& settings_;
    QStringList folders_;
};

} // namespace

RecentMenu::RecentMenu(Settings& settings, QUndoStack& undo, QWidget* parent)
    : QMenu(tr("Open &Recent"), parent)
    , settings_(settings)
    , undo_(undo) {
    setObjectName(QStringLiteral("recent"));
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
    QAction* forget =
        addAction(tr("Clear This List"), this, [this] { undo_.push(new ClearRecentCommand(settings_)); });
    setTip(forget, tr("Forgets these folders; nothing on the disk changes"), {});
    allow(forget, folders.isEmpty() ? tr("The list is empty.") : QString());
}

} // namespace retort::ui
