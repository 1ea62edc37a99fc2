// Light, dark, or as the system has it.
#pragma once

#include <QString>

#include <array>

namespace retort::ui {

enum class Theme { System, Light, Dark };

inline constexpr std::array themes{Theme::System, Theme::Light, Theme::Dark};

/// "system", "light", "dark": for settings and ids. Anything else is read as the system's.
QString themeName(Theme theme);
Theme themeOf(const QString& name);

/// Paints the whole application so from now on. Text stands out from what is behind it by at least 4.5 to 1
/// (WCAG 2.1, 1.4.3).
void applyTheme(Theme theme);

} // namespace retort::ui
