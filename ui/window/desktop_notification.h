// Notifications of the desktop.
#pragma once

#include <QString>

namespace retort::ui {

/// Shows a notification by the desktop's own service (org.freedesktop.Notifications), by an icon in the
/// notification area where there is none, and not at all where there is neither. Returns at once.
void showDesktopNotification(const QString& title, const QString& text);

} // namespace retort::ui
