// The window's language.
#pragma once

class QCoreApplication;
class QLocale;

namespace retort::ui {

/// Puts `app` into the first of the locale's languages that Retort speaks, Qt's own texts (file dialogue,
/// buttons) included. Returns false, and leaves the texts English, when it speaks none of them. Call it once,
/// before any window.
bool installTranslations(QCoreApplication& app, const QLocale& locale);

} // namespace retort::ui
