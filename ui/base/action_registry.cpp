#include "ui/base/action_registry.h"

#include "ui/base/availability.h"
#include "ui/base/icons.h"

#include <algorithm>
#include <utility>

namespace retort::ui {

namespace {

void dress(QAction* action, const ActionLook& look) {
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setText(look.text);
    action->setIcon(look.icon.isEmpty() ? QIcon() : lineIcon(look.icon));
    setTip(action, look.tip, keys);
}

} // namespace

QAction* ActionRegistry::add(const ActionLook& look, std::function<void()> slot) {
    for ([[maybe_unused]] const QAction* other : std::as_const(actions_)) {
        Q_ASSERT_X(other->objectName() != look.id, "ActionRegistry", "the id is taken");
        Q_ASSERT_X(look.shortcut.isEmpty() || other->shortcut() != look.shortcut, "ActionRegistry",
                   "the shortcut is taken");
    }
    auto* action = new QAction(this);
    action->setObjectName(look.id);
    action->setShortcut(look.shortcut);
    dress(action, look);
    if (slot) {
        connect(action, &QAction::triggered, this, std::move(slot));
    }
    actions_.append(action);
    return action;
}

void ActionRegistry::change(const QString& id, const ActionLook& look) {
    QAction* action = find(id);
    if (!look.shortcut.isEmpty()) {
        action->setShortcut(look.shortcut);
    }
    dress(action, look);
}

QAction* ActionRegistry::find(const QString& id) const {
    const auto found = std::find_if(actions_.begin(), actions_.end(),
                                    [&](const QAction* action) { return action->objectName() == id; });
    Q_ASSERT_X(found != actions_.end(), "ActionRegistry", "there is no such action");
    return found == actions_.end() ? nullptr : *found;
}

} // namespace retort::ui
