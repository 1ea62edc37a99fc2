#include "ui/setup/preset_menu.h"

#include "ui/base/translate.h"

namespace retort::ui {

PresetMenu::PresetMenu(QWidget* parent) : QMenu(parent) {
    setToolTipsVisible(true);
    for (const Preset& preset : presets()) {
        QAction* action = addAction(translated({preset.label, {}}));
        action->setObjectName(QString::fromStdString(preset.name));
        action->setToolTip(translated({preset.help, {}}) + QLatin1Char('\n') +
                           QString::fromStdString(preset.source));
        connect(action, &QAction::triggered, this, [this, &preset] { Q_EMIT picked(preset); });
    }
}

} // namespace retort::ui
