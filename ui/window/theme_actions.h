// The choice of a theme.
#pragma once

class QObject;

namespace retort::ui {

class ActionRegistry;
class Settings;

/// Adds theme.system, theme.light and theme.dark, of which one is checked, and applies the one that is kept
/// in `settings`, which must outlive `parent`.
void addThemeActions(ActionRegistry& registry, Settings& settings, QObject* parent);

} // namespace retort::ui
