#include "ui/window/desktop_notification.h"

#include "ui/base/icons.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QVariantMap>

#include <chrono>

namespace retort::ui {

namespace {

constexpr std::chrono::seconds shown{10};

bool showByService(const QString& title, const QString& text) {
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return false;
    }
    // The Desktop Notifications Specification 1.2; the body may be markup.
    QDBusMessage call = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/Notifications"), service, QStringLiteral("Notify"));
    call << QCoreApplication::applicationName() << 0U << QStringLiteral("org.retort.Retort") << title
         << text.toHtmlEscaped() << QStringList()
         << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("org.retort.Retort")}} << -1;
    return bus.send(call);
}

} // namespace

void showDesktopNotification(const QString& title, const QString& text) {
    if (showByService(title, text) || !QSystemTrayIcon::isSystemTrayAvailable() ||
        !QSystemTrayIcon::supportsMessages()) {
        return;
    }
    auto* icon = new QSystemTrayIcon(applicationIcon(), QCoreApplication::instance());
    icon->show();
    icon->showMessage(title, text);
    QTimer::singleShot(shown, icon, &QObject::deleteLater);
}

} // namespace retort::ui
