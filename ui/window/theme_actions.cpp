#include "ui/window/theme_actions.h"

#include "ui/base/action_registry.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"

#include <QActionGroup>
#include <QCoreApplication>

namespace retort::ui {

namespace {

struct ThemeActionsText {
    Q_DECLARE_TR_FUNCTIONS(ThemeActions)
};

ActionLook lookOf(Theme theme) {
    const QString id = QStringLiteral("theme.%1").arg(themeName(theme));
    switch (theme) {
    case Theme::Light:
        return {
            id, ThemeActionsText::tr("&Light"), ThemeActionsText::tr("Dark text on a light window"), {}, {}};
    case Theme::Dark:
        return {
            id, ThemeActionsText::tr("&Dark"), ThemeActionsText::tr("Light text on a dark window"), {}, {}};
    case Theme::System:
        break;
    }
    return {id,
            ThemeActionsText::tr("Follow the &System"),
            ThemeActionsText::tr("Use the light or dark theme of the desktop"),
            {},
            {}};
}

} // namespace

void addThemeActions(ActionRegistry& registry, Settings& settings, QObject* parent) {
    const Theme kept = themeOf(settings.theme());
    auto* group = new QActionGroup(parent);
    for (const Theme theme : themes) {
        QAction* action = registry.add(lookOf(theme), [theme, &settings] {
            applyTheme(theme);
            settings.setTheme(themeName(theme));
        });
        action->setCheckable(true);
        action->setChecked(theme == kept);
        group->addAction(action);
    }
    applyTheme(kept);
}

} // namespace retort::ui
