// Actions, themes and the sheet of shortcuts.
#include "ui/base/action_registry.h"
#include "ui/base/run_palette.h"
#include "ui/base/theme.h"
#include "ui/setup/fields/message_line.h"
#include "ui/window/main_window.h"
#include "ui/window/shortcuts_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace retort::ui;

namespace {

/// Relative luminance (WCAG 2.1).
double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

QList<QMenu*> menusOf(const QMainWindow& window) {
    return window.menuBar()->findChildren<QMenu*>();
}

} // namespace

class WindowPartsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings_.path());
    }
    void registryFindsAndChanges();
    void everyActionSaysWhatItDoes();
    void everyActionIsInAMenu();
    void mnemonicsAreUnique();
    void themesAreReadable_data();
    void themesAreReadable();
    void themeIsKept();
    void sheetHoldsAllShortcuts();

  private:
    QTemporaryDir settings_;
};

void WindowPartsTest::registryFindsAndChanges() {
    ActionRegistry registry;
    int triggered = 0;
    QAction* action = registry.add({QStringLiteral("a.b"), QStringLiteral("&Text"), QStringLiteral("Tip"),
                                    QStringLiteral("open"), QKeySequence(Qt::Key_F5)},
                                   [&] { ++triggered; });
    QCOMPARE(registry.find(QStringLiteral("a.b")), action);
    action->trigger();
    QCOMPARE(triggered, 1);
    QCOMPARE(action->toolTip(), QStringLiteral("Tip (F5)"));
    registry.change(QStringLiteral("a.b"), {{}, QStringLiteral("Other"), QStringLiteral("New tip"), {}, {}});
    QCOMPARE(action->text(), QStringLiteral("Other"));
    QCOMPARE(action->toolTip(), QStringLiteral("New tip (F5)"));
    QVERIFY(action->icon().isNull());
}

void WindowPartsTest::everyActionSaysWhatItDoes() {
    const MainWindow window;
    const auto* registry = window.findChild<QObject*>(QStringLiteral("actions"));
    QVERIFY(registry != nullptr);
    std::set<QString> ids;
    std::set<QString> keys;
    const auto& actions = static_cast<const ActionRegistry*>(registry)->actions();
    QVERIFY(actions.size() > 15);
    for (const QAction* action : actions) {
        QVERIFY2(ids.insert(action->objectName()).second, qPrintable(action->objectName()));
        QVERIFY2(action->objectName().contains(QLatin1Char('.')), qPrintable(action->objectName()));
        QVERIFY2(!action->text().isEmpty() && !action->statusTip().isEmpty(),
                 qPrintable(action->objectName()));
        if (!action->shortcut().isEmpty()) {
            QVERIFY2(keys.insert(action->shortcut().toString()).second, qPrintable(action->objectName()));
        }
    }
}

void WindowPartsTest::everyActionIsInAMenu() {
    const MainWindow window;
    std::set<const QAction*> found;
    for (const QMenu* menu : menusOf(window)) {
        for (const QAction* action : menu->actions()) {
            found.insert(action);
        }
    }
    for (const QAction* action : window.findChild<ActionRegistry*>()->actions()) {
        QVERIFY2(found.count(action) > 0, qPrintable(action->objectName()));
    }
}

void WindowPartsTest::mnemonicsAreUnique() {
    const MainWindow window;
    for (const QMenu* menu : menusOf(window)) {
        std::set<QChar> letters;
        for (const QAction* action : menu->actions()) {
            const qsizetype mark = action->text().indexOf(QLatin1Char('&'));
            if (mark >= 0 && action->isVisible()) {
                QVERIFY2(letters.insert(action->text().at(mark + 1).toLower()).second,
                         qPrintable(menu->title() + QStringLiteral(": ") + action->text()));
            }
        }
    }
}

void WindowPartsTest::themesAreReadable_data() {
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(Theme::Light);
    QTest::newRow("dark") << static_cast<int>(Theme::Dark);
}

void WindowPartsTest::themesAreReadable() {
    QFETCH(int, theme);
    MessageLine line(MessageLine::Kind::info);
    applyTheme(static_cast<Theme>(theme));
    const QPalette palette = QApplication::palette();
    QCOMPARE(isDark(palette), static_cast<Theme>(theme) == Theme::Dark);
    using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
    for (const auto& [text, behind] :
         {Pair{QPalette::WindowText, QPalette::Window}, Pair{QPalette::Text, QPalette::Base},
          Pair{QPalette::Text, QPalette::AlternateBase}, Pair{QPalette::ButtonText, QPalette::Button},
          Pair{QPalette::PlaceholderText, QPalette::Base},
          Pair{QPalette::HighlightedText, QPalette::Highlight},
          Pair{QPalette::ToolTipText, QPalette::ToolTipBase}, Pair{QPalette::Link, QPalette::Base}}) {
        const double ratio = contrast(palette.color(text), palette.color(behind));
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text).arg(behind).arg(ratio)));
    }
    const double note = contrast(line.palette().color(QPalette::WindowText), palette.color(QPalette::Window));
    QVERIFY2(note >= 4.5, qPrintable(QString::number(note)));
    applyTheme(Theme::System);
}

void WindowPartsTest::themeIsKept() {
    {
        MainWindow window;
        window.findChild<QAction*>(QStringLiteral("theme.dark"))->trigger();
        QVERIFY(isDark(QApplication::palette()));
    }
    applyTheme(Theme::System);
    {
        const MainWindow window;
        QVERIFY(isDark(QApplication::palette()));
        QVERIFY(window.findChild<QAction*>(QStringLiteral("theme.dark"))->isChecked());
        window.findChild<QAction*>(QStringLiteral("theme.system"))->trigger();
    }
    QCOMPARE(themeOf(QStringLiteral("nonsense")), Theme::System);
}

void WindowPartsTest::sheetHoldsAllShortcuts() {
    MainWindow window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F1);
    auto* sheet = window.findChild<ShortcutsDialog*>();
    QVERIFY(sheet != nullptr);
    auto* table = sheet->findChild<QTableWidget*>();
    const auto shown = [&] {
        int count = 0;
        for (int row = 0; row < table->rowCount(); ++row) {
            count += table->isRowHidden(row) ? 0 : 1;
        }
        return count;
    };
    QVERIFY(sheet->text().contains(QStringLiteral("Ctrl+R\tStart\n")));
    const int all = shown();
    QVERIFY(all > 12);
    QTest::keyClicks(sheet->findChild<QLineEdit*>(), QStringLiteral("csv export"));
    QCOMPARE(shown(), 1);
}

QTEST_MAIN(WindowPartsTest)
#include "window_parts_test.moc"
