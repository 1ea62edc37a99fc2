// Pictures of every page of the window, light and dark, small and large:
//   window_pictures OUT [EXPERIMENT]      where no experiment is named, one is made up
#include "tests/ui/sample_experiment.h"
#include "ui/base/action_registry.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace retort;
using namespace retort::ui;

namespace {

constexpr int settled = 700; // ms until workers have answered and everything is painted

class Photographer {
  public:
    Photographer(MainWindow& window, QString folder) : window_(window), folder_(std::move(folder)) {}

    void take(const QString& name) {
        QTest::qWait(settled);
        QWidget* dialog = QApplication::activeModalWidget();
        if (dialog == nullptr)
            dialog = window_.findChild<QDialog*>();
        const bool isShown = dialog != nullptr && dialog->isVisible();
        QWidget* shown = isShown ? dialog : &window_;
        const QString file = QStringLiteral("%1/%2.png").arg(folder_, name);
        if (!shown->grab().save(file))
            qFatal("cannot write %s", qPrintable(file));
        std::printf("%s\n", qPrintable(file));
        if (isShown)
            dialog->close();
        QTest::qWait(0);
    }

  private:
    MainWindow& window_;
    QString folder_;
};

/// Actions that show another page or open a dialog of the program's own; what a file dialog of the desktop
/// shows is no page of ours.
bool showsPage(const QAction& action) {
    const QString id = action.objectName();
    const bool isPage = id.startsWith(QLatin1String("results.tab")) ||
                        id.startsWith(QLatin1String("inspect.")) || id.startsWith(QLatin1String("view.")) ||
                        id.startsWith(QLatin1String("help.")) || id == QLatin1String("export.charts") ||
                        id == QLatin1String("charts.values") || id == QLatin1String("runs.extend") ||
                        id.startsWith(QLatin1String("compare.page"));
    return isPage && action.isEnabled();
}

void photograph(const QString& experiment, const QString& out, const QString& theme, const QSize& size) {
    const QString look = QStringLiteral("%1-%2x%3").arg(theme).arg(size.width()).arg(size.height());
    MainWindow window;
    const auto* actions = window.findChild<ActionRegistry*>();
    actions->find(QStringLiteral("theme.") + theme)->trigger();
    window.resize(size);
    window.show();
    Photographer photographer(window, out);
    photographer.take(QStringLiteral("welcome-") + look);
    window.openExperiment(experiment);
    QTest::qWait(settled);
    if (auto* runs = window.findChild<QAbstractItemView*>(QStringLiteral("runsTable")))
        runs->setCurrentIndex(runs->model()->index(0, 0));
    photographer.take(QStringLiteral("experiment-") + look);
    for (QAction* action : actions->actions()) {
        if (showsPage(*action)) {
            action->trigger();
            photographer.take(QStringLiteral("%1-%2").arg(
                action->objectName().replace(QLatin1Char('.'), QLatin1Char('-')), look));
        }
    }
    // As it is shown at first, and as a heat map where there is an axis to make rows of.
    actions->find(QStringLiteral("view.reset-layout"))->trigger();
    actions->find(QStringLiteral("results.tab-1"))->trigger();
    actions->find(QStringLiteral("compare.page-2"))->trigger();
    photographer.take(QStringLiteral("compare-") + look);
    auto* rows = window.findChild<QComboBox*>(QStringLiteral("compareRows"));
    if (rows != nullptr && rows->count() > 1) {
        rows->setCurrentIndex(rows->count() - 1);
        photographer.take(QStringLiteral("heat-map-") + look);
    }
    window.close();
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: window_pictures OUT [EXPERIMENT]\n");
        return 2;
    }
    const QTemporaryDir settings;
    const QTemporaryDir madeUp;
    const QString out = arguments.at(1);
    if (!QDir().mkpath(out))
        qFatal("cannot create %s", qPrintable(out));
    if (arguments.size() < 3)
        test::writeExperiment(test::sampleExperiment(4, 25), madeUp.path());
    const QString experiment = arguments.value(2, madeUp.path());
    for (const char* theme : {"light", "dark"}) {
        for (const QSize& size : {QSize(1366, 768), QSize(2560, 1440)}) {
            // Each begins as if the program had never been started.
            QSettings::setPath(
                QSettings::NativeFormat, QSettings::UserScope,
                QStringLiteral("%1/%2-%3").arg(settings.path(), QLatin1String(theme)).arg(size.width()));
            photograph(experiment, out, QString::fromLatin1(theme), size);
        }
    }
    return 0;
}
