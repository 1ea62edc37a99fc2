// Which actions stand in which menu, and in the tool bar.
#pragma once

#include <QList>

class QAction;
class QMainWindow;
class QMenu;

namespace retort::ui {

class ActionRegistry;

/// Fills the window's menu bar with actions of the registry; `recent` comes into the menu File, and `docks`,
/// which show and hide parts of the window, into View.
void makeMenus(QMainWindow& window, const ActionRegistry& registry, QMenu* recent,
               const QList<QAction*>& docks);

/// The same for the tool bar.
void makeToolBar(QMainWindow& window, const ActionRegistry& registry);

} // namespace retort::ui
