// The window's icons, drawn in the colour of the text around them.
#pragma once

#include <QIcon>
#include <QString>

namespace retort::ui {

/// The line icon resources/icons/<name>.svg. It follows the application's palette, light or dark, by itself.
QIcon lineIcon(const QString& name);

/// The application's icon: the theme's org.retort.Retort where it is installed, otherwise the built-in one.
QIcon applicationIcon();

} // namespace retort::ui
