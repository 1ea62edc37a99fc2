// retort: the window.
#include "core/engine/heap.h"
#include "translations/install.h"
#include "ui/base/number_text.h"
#include "ui/base/user_folders.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>

int main(int argc, char** argv) {
    retort::keep_freed_memory();
    retort::ui::ignoreRelativeUserFolders();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Retort"));
    QApplication::setApplicationVersion(QStringLiteral(RETORT_VERSION));
    QApplication::setOrganizationName(QStringLiteral("Retort"));
    QApplication::setDesktopFileName(QStringLiteral("org.retort.Retort"));
    retort::ui::installTranslations(app, QLocale());
    QLocale::setDefault(retort::ui::withDecimalPoint(QLocale()));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "A workbench for knowledge distillation of image classifiers."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("DIR"),
                                 QCoreApplication::translate("main", "An experiment folder to open."),
                                 QStringLiteral("[DIR]"));
    parser.process(app);

    retort::ui::MainWindow window;
    window.show();
    if (!parser.positionalArguments().isEmpty()) {
        window.openExperiment(parser.positionalArguments().constFirst());
    }
    return QApplication::exec();
}
