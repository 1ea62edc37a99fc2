// The embedded translations arrive in a running program.
#include "core/experiment/spec/parameters.h"
#include "translations/install.h"
#include "ui/base/translate.h"

#include <QLocale>
#include <QTest>

class TranslationsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    // In this order: what is installed stays for the rest of the process.
    void anUnknownLanguageStaysEnglish();
    void englishHasPlurals();
    void spanishIsSpoken();
    void errorsWithinErrorsAreTranslated();
};

namespace {

QString start() {
    return QCoreApplication::translate("retort::ui::SetupPanel", "Start");
}

QString runs(int count) {
    return QCoreApplication::translate("retort::ui::SetupPanel", "%n runs", nullptr, count);
}

} // namespace

void TranslationsTest::anUnknownLanguageStaysEnglish() {
    QVERIFY(!retort::ui::installTranslations(*QCoreApplication::instance(), QLocale(QLocale::Icelandic)));
    QCOMPARE(start(), QStringLiteral("Start"));
}

void TranslationsTest::englishHasPlurals() {
    QVERIFY(!retort::ui::installTranslations(*QCoreApplication::instance(), QLocale(QLocale::English)));
    QCOMPARE(start(), QStringLiteral("Start"));
    QCOMPARE(runs(1), QStringLiteral("1 run"));
    QCOMPARE(runs(3), QStringLiteral("3 runs"));
}

void TranslationsTest::spanishIsSpoken() {
    QVERIFY(retort::ui::installTranslations(*QCoreApplication::instance(),
                                            QLocale(QLocale::Spanish, QLocale::Argentina)));
    QCOMPARE(start(), QStringLiteral("Iniciar"));
    QCOMPARE(runs(1), QStringLiteral("1 ejecución"));
    QCOMPARE(runs(3), QStringLiteral("3 ejecuciones"));
    QCOMPARE(QCoreApplication::translate("core", "Teacher file"), QStringLiteral("Archivo del maestro"));
}

void TranslationsTest::errorsWithinErrorsAreTranslated() {
    retort::ExperimentSpec spec;
    const auto problem = retort::set_from_text(spec, *retort::find_parameter("n-exp"), "x");
    const retort::Error error("%1: %2", {retort::ParameterReference{"n-exp"}, problem});
    QCOMPARE(retort::ui::errorText(retort::error_in("a.json", error)),
             QStringLiteral("a.json: «Repeticiones»: debe ser un número entero, no «x»"));
    QCOMPARE(QString(error.what()), QStringLiteral("--n-exp: must be a whole number, not “x”"));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
