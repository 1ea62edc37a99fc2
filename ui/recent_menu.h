// The menu of experiments that were open before.
#pragma once

#include <QMenu>

namespace retort::ui {

class Settings;

/// Filled whenever it opens, with the latest folders first, and a way to forget them.
class RecentMenu : public QMenu {
    Q_OBJECT

  public:
    /// `settings` must outlive the menu.
    explicit RecentMenu(Settings& settings, QWidget* parent = nullptr);

  Q_SIGNALS:
    void chosen(const QString& folder);

  private:
    void fill();

    Settings& settings_;
};

} // namespace retort::ui
