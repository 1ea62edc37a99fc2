// The menu of experiments that were open before.
#pragma once

#include <QMenu>

class QUndoStack;

namespace retort::ui {

class Settings;

/// Filled whenever it opens, with the latest folders first, and a way to forget them, which can be undone.
class RecentMenu : public QMenu {
    Q_OBJECT

  public:
    /// `settings` and `undo` must outlive the menu.
    RecentMenu(Settings& settings, QUndoStack& undo, QWidget* parent = nullptr);

  Q_SIGNALS:
    void chosen(const QString& folder);

  private:
    void fill();

    Settings& settings_;
    QUndoStack& undo_;
};

} // namespace retort::ui
