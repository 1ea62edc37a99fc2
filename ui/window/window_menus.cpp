#include "ui/window/window_menus.h"

#include "ui/base/action_registry.h"
#include "ui/base/theme.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <initializer_list>

namespace retort::ui {

namespace {

struct WindowMenusText {
    Q_DECLARE_TR_FUNCTIONS(WindowMenus)
};

/// Actions by id; an empty id is a line between them.
template <class Bar>
void add(Bar* bar, const ActionRegistry& registry, std::initializer_list<const char*> ids) {
    for (const char* id : ids) {
        if (*id == '\0') {
            bar->addSeparator();
        } else {
            bar->addAction(registry.find(QString::fromLatin1(id)));
        }
    }
}

/// All actions of a group ("inspect."), in the order in which they were added to the registry.
void addGroup(QMenu* menu, const ActionRegistry& registry, const char* group) {
    for (QAction* action : registry.actions()) {
        if (action->objectName().startsWith(QLatin1String(group))) {
            menu->addAction(action);
        }
    }
}

} // namespace

void makeMenus(QMainWindow& window, const ActionRegistry& registry, QMenu* recent,
               const QList<QAction*>& docks) {
    QMenuBar* bar = window.menuBar();
    QMenu* file = bar->addMenu(WindowMenusText::tr("&File"));
    add(file, registry, {"file.new", "file.open", "file.open-beside", "file.close-beside"});
    file->addMenu(recent);
    add(file, registry,
        {"file.sample", "", "file.import", "", "export.csv", "export.csv-long", "export.charts",
         "export.report", "export.student"});
    add(file->addMenu(WindowMenusText::tr("Copy Su&mmary")), registry,
        {"summary.copy-csv", "summary.copy-markdown", "summary.copy-latex", "", "summary.copy-paper-markdown",
         "summary.copy-paper-latex"});
    add(file, registry, {"", "file.quit"});
    add(bar->addMenu(WindowMenusText::tr("&Edit")), registry,
        {"edit.undo", "edit.redo", "", "runs.rename", "runs.tags", "runs.notes", "", "runs.hide",
         "runs.show-hidden", "runs.trash", "", "runs.baseline", "runs.differences"});
    add(bar->addMenu(WindowMenusText::tr("&Run")), registry,
        {"run.start", "run.pause", "run.stop", "", "runs.pause", "runs.stop", "runs.start-again", "",
         "runs.rerun", "runs.extend", "runs.clone", "", "run.notify"});
    QMenu* view = bar->addMenu(WindowMenusText::tr("&View"));
    view->addActions(docks);
    add(view, registry,
        {"", "compare.page-1", "compare.page-2", "compare.page-3", "", "charts.reset-zoom", "charts.fix-axes",
         "charts.values", "", "results.tab-1", "results.tab-2", "results.tab-3", "runs.only-differing", ""});
    addGroup(view, registry, "inspect.");
    add(view, registry, {"", "view.fold-setup", "view.reset-layout"});
    QMenu* choices = view->addMenu(WindowMenusText::tr("&Theme"));
    for (const Theme theme : themes) {
        choices->addAction(registry.find(QStringLiteral("theme.%1").arg(themeName(theme))));
    }
    add(bar->addMenu(WindowMenusText::tr("&Help")), registry, {"help.shortcuts", "", "help.about"});
}

void makeToolBar(QMainWindow& window, const ActionRegistry& registry) {
    QToolBar* bar = window.addToolBar(WindowMenusText::tr("Main tool bar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({18, 18});
    add(bar, registry,
        {"file.open", "run.start", "run.pause", "run.stop", "", "export.csv", "export.charts"});
}

} // namespace retort::ui
