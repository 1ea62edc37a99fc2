#include "ui/base/availability.h"

#include <QAction>
#include <QVariant>
#include <QWidget>

namespace retort::ui {

namespace {

constexpr const char* tipProperty = "tip";
constexpr const char* keysProperty = "keys";
constexpr const char* reasonProperty = "reason";

QString text(const QObject* object, const char* name) {
    return object->property(name).toString();
}

QString withReason(const QString& tip, const QString& reason) {
    return reason.isEmpty() ? tip : tip + QLatin1Char('\n') + reason;
}

void showTip(QAction* action) {
    const QString tip = text(action, tipProperty);
    const QString keys = text(action, keysProperty);
    const QString reason = text(action, reasonProperty);
    action->setStatusTip(reason.isEmpty() ? tip : reason);
    action->setToolTip(withReason(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys), reason));
}

} // namespace

void setTip(QAction* action, const QString& tip, const QString& keys) {
    action->setProperty(tipProperty, tip);
    action->setProperty(keysProperty, keys);
    showTip(action);
}

// Called with every step of a training: what is no news touches nothing.
void allow(QAction* action, const QString& reason) {
    if (text(action, reasonProperty) != reason) {
        action->setProperty(reasonProperty, reason);
        showTip(action);
    }
    action->setEnabled(reason.isEmpty());
}

void allow(QWidget* button, const QString& reason) {
    if (!button->property(tipProperty).isValid()) {
        button->setProperty(tipProperty, button->toolTip());
    }
    allow(button, text(button, tipProperty), reason);
}

void allow(QWidget* button, const QString& tip, const QString& reason) {
    button->setToolTip(withReason(tip, reason));
    button->setEnabled(reason.isEmpty());
}

} // namespace retort::ui
