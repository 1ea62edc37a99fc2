// The embedded translations arrive in a running program.
#include "translations/install.h"

#include <QLocale>
#include <QTest>

class TranslationsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    // In this order: what is installed stays for the rest of the process.
    void anUnknownLanguageStaysEnglish();
    void englishHasPlurals();
    void spanishIsSpoken();
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

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
