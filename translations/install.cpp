#include "translations/install.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace retort::ui {

namespace {

bool install(QCoreApplication& app, const QLocale& locale, const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, QStringLiteral("_"), folder) ||
        !QCoreApplication::installTranslator(translator.get())) {
        return false;
    }
    translator.release()->setParent(&app);
    return true;
}

} // namespace

bool installTranslations(QCoreApplication& app, const QLocale& locale) {
    const QString folder = QStringLiteral(":/i18n");
    const QString name = QStringLiteral("retort");
    // English goes first, for its plural forms: what is installed later is asked earlier.
    install(app, QLocale(QLocale::English), name, folder);
    if (locale.language() == QLocale::English || !install(app, locale, name, folder)) {
        return false;
    }
    install(app, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return true;
}

} // namespace retort::ui
