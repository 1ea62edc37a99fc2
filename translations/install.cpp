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

/// QTranslator would go on to a language further down the person's list ("en, es" gives Spanish): English
/// needs no file, so that it has to end the search here.
bool prefersEnglish(const QLocale& locale) {
    return locale.language() == QLocale::English || locale.language() == QLocale::C;
}

} // namespace

bool installTranslations(QCoreApplication& app, const QLocale& locale) {
    if (prefersEnglish(locale) || !install(app, locale, QStringLiteral("retort"), QStringLiteral(":/i18n"))) {
        return false;
    }
    install(app, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return true;
}

} // namespace retort::ui
