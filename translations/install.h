// The window's language.
#pragma once

class QCoreApplication;
class QLocale;

namespace retort::ui {

/// Puts `app` into the locale's language, Qt's own texts (file dialogue, buttons) included, where Retort
/// speaks it. Returns false, and leaves the texts English, where it does not. Call it once, before any
/// window.
bool installTranslations(QCoreApplication& app, const QLocale& locale);

} // namespace retort::ui
