// Why something cannot be clicked.
#pragma once

#include <QString>

class QAction;
class QWidget;

namespace retort::ui {

/// Enables `action` where `reason` is empty; else greys it, and its tooltip and status tip say why.
void allow(QAction* action, const QString& reason);
/// The same for a button, whose tooltip says `tip` beside it.
void allow(QWidget* button, const QString& tip, const QString& reason);
/// The same beside the tooltip that the button has when this is first called.
void allow(QWidget* button, const QString& reason);

/// Puts a tip on an action, to which allow() adds; `keys` stand behind it in the tooltip.
void setTip(QAction* action, const QString& tip, const QString& keys);

} // namespace retort::ui
