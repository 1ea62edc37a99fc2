#include "ui/runs/run_edits.h"

#include "ui/base/action_registry.h"
#include "ui/base/availability.h"
#include "ui/runs/column_visibility.h"
#include "ui/runs/config_diff_dialog.h"
#include "ui/runs/results_panel.h"
#include "ui/runs/runs_model.h"

#include <QInputDialog>

#include <algorithm>
#include <set>
#include <utility>

namespace retort::ui {

namespace {

using Tags = std::vector<std::string>;

bool has(const Tags& tags, const std::string& tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// Those of `tags` that are not in `others`.
Tags without(Tags tags, const Tags& others) {
    tags.erase(std::remove_if(tags.begin(), tags.end(), [&](const auto& tag) { return has(others, tag); }),
               tags.end());
    return tags;
}

} // namespace

RunEdits::RunEdits(Workspace& workspace, ResultsPanel& results, QWidget* window)
    : QObject(window)
    , workspace_(workspace)
    , results_(results)
    , window_(window)
    , keeper_(workspace) {
    connect(&results_, &ResultsPanel::annotated, this, &RunEdits::annotate);
    connect(&keeper_, &AnnotationKeeper::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
}

void RunEdits::addActions(ActionRegistry& registry) {
    registry_ = &registry;
    addUndo(registry);
    addNaming(registry);
    addComparing(registry);
    connect(&results_, &ResultsPanel::currentRunChanged, this, &RunEdits::updateActions);
    // Queued, as the tables may hear of a reset later than the workspace.
    connect(&workspace_, &Workspace::changed, this, &RunEdits::updateActions, Qt::QueuedConnection);
    updateActions();
}

void RunEdits::addUndo(ActionRegistry& registry) {
    QAction* undo =
        registry.add({QStringLiteral("edit.undo"), tr("&Undo"), tr("Undo the last change to runs or charts"),
                      QStringLiteral("undo"), QKeySequence::Undo},
                     [this] { stack_.undo(); });
    QAction* redo =
        registry.add({QStringLiteral("edit.redo"), tr("&Redo"), tr("Redo the change that was undone"),
                      QStringLiteral("redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
                     [this] { stack_.redo(); });
    const auto follow = [this, undo, redo] {
        allow(undo, stack_.canUndo() ? QString() : tr("Nothing was changed yet."));
        allow(redo, stack_.canRedo() ? QString() : tr("Nothing was undone."));
        undo->setText(stack_.canUndo() ? tr("&Undo: %1").arg(stack_.undoText()) : tr("&Undo"));
        redo->setText(stack_.canRedo() ? tr("&Redo: %1").arg(stack_.redoText()) : tr("&Redo"));
    };
    connect(&stack_, &QUndoStack::indexChanged, undo, follow);
    follow();
}

void RunEdits::addNaming(ActionRegistry& registry) {
    rename_ = registry.add({QStringLiteral("runs.rename"), tr("Re&name…"),
                            tr("Name the current run, for tables and charts"), QStringLiteral("edit"),
                            QKeySequence(Qt::Key_F2)},
                           [this] { results_.edit(columnOf(RunColumn::Title)); });
    tags_ = registry.add({QStringLiteral("runs.tags"), tr("&Tags…"),
                          tr("Tag the selected runs, to filter by later"), QStringLiteral("tag"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
                         [this] { editTags(); });
    notes_ = registry.add({QStringLiteral("runs.notes"),
                           tr("N&otes…"),
                           tr("Write notes about the current run"),
                           QStringLiteral("edit"),
                           {}},
                          [this] { results_.edit(columnOf(RunColumn::Notes)); });
    hide_ = registry.add({QStringLiteral("runs.hide"), tr("&Hide Selected Runs"),
                          tr("Hide these runs in tables and charts; the summary still includes them"),
                          QStringLiteral("hide"), QKeySequence(Qt::CTRL | Qt::Key_H)},
                         [this] { toggleHidden(); });
    trash_ = registry.add({QStringLiteral("runs.trash"), tr("&Move to Trash"),
                           tr("Move the folders of the selected runs to the trash; Undo restores them"),
                           QStringLiteral("delete"), QKeySequence::Delete},
                          [this] { trash(); });
    showHidden_ = registry.add({QStringLiteral("runs.show-hidden"),
                                tr("&Show Hidden Runs"),
                                tr("Show hidden runs in the table, in grey"),
                                QStringLiteral("hide"),
                                {}});
    showHidden_->setCheckable(true);
    connect(showHidden_, &QAction::toggled, &results_, &ResultsPanel::setShowsHidden);
    // Keys that mean something else where text is typed hold in the table alone.
    for (QAction* action : {rename_, trash_}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    }
    for (QAction* action : {rename_, tags_, notes_, hide_, trash_}) {
        results_.addRunAction(action);
    }
}

void RunEdits::addComparing(ActionRegistry& registry) {
    baseline_ = registry.add(
        {QStringLiteral("runs.baseline"), tr("&Baseline"),
         tr("Compare all other runs with the current one: tables and tooltips show the differences"),
         QStringLiteral("baseline"), QKeySequence(Qt::CTRL | Qt::Key_B)},
        [this] { toggleBaseline(); });
    baseline_->setCheckable(true);
    differences_ = registry.add({QStringLiteral("runs.differences"), tr("&Differences in Settings…"),
                                 tr("Show how the settings of the two selected runs differ"),
                                 QStringLiteral("differ"), QKeySequence(Qt::CTRL | Qt::Key_D)},
                                [this] { showDifferences(); });
    QAction* only = registry.add(
        {QStringLiteral("runs.only-differing"),
         tr("&Only Differing Columns"),
         tr("Hide the columns that are the same for all runs, and show the hyperparameters that differ"),
         QStringLiteral("differ"),
         {}});
    only->setCheckable(true);
    connect(only, &QAction::toggled, &results_.columns(), &ColumnVisibility::setOnlyDiffering);
    results_.addRunAction(baseline_);
    results_.addRunAction(differences_);
    results_.addFilterAction(only);
    results_.addFilterAction(showHidden_);
}

const RunRecord& RunEdits::recordOf(const RunPlace& run) const {
    return workspace_.store(run.experiment).run(run.row);
}

const RunAnnotation& RunEdits::annotationOf(const RunPlace& run) const {
    return workspace_.store(run.experiment).annotation(run.row);
}

void RunEdits::annotate(const RunPlace& run, const RunAnnotation& annotation) {
    const RunAnnotation before = annotationOf(run);
    const QString text = annotation.title != before.title ? tr("Rename")
                         : annotation.tags != before.tags ? tr("Change Tags")
                                                          : tr("Change Notes");
    change({run}, text, [&](RunAnnotation& changed) { changed = annotation; });
}

void RunEdits::change(const std::vector<RunPlace>& runs, const QString& text,
                      const std::function<void(RunAnnotation&)>& edit) {
    std::map<int, std::pair<RunAnnotations, RunAnnotations>> changes;
    for (const RunPlace& run : runs) {
        auto& [before, after] = changes[run.experiment];
        RunAnnotation changed = annotationOf(run);
        edit(changed);
        if (changed != annotationOf(run)) {
            before[recordOf(run).name] = annotationOf(run);
            after[recordOf(run).name] = changed;
        }
    }
    const auto isEmpty = [](const auto& entry) { return entry.second.second.empty(); };
    if (std::all_of(changes.begin(), changes.end(), isEmpty)) {
        return;
    }
    stack_.beginMacro(text);
    for (const auto& [experiment, change] : changes) {
        stack_.push(
            new AnnotateCommand(keeper_, workspace_.folder(experiment), change.first, change.second, text));
    }
    stack_.endMacro();
}

void RunEdits::editTags() {
    const std::vector<RunPlace> runs = results_.selectedPlaces();
    if (runs.size() == 1) {
        results_.edit(columnOf(RunColumn::Tags));
        return;
    }
    Tags common = annotationOf(runs.front()).tags;
    for (const RunPlace& run : runs) {
        const Tags own = annotationOf(run).tags;
        common = without(common, without(common, own));
    }
    auto* dialog = new QInputDialog(window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tags"));
    dialog->setLabelText(tr("Tags that all %n selected runs share, separated by commas:", nullptr,
                            static_cast<int>(runs.size())));
    dialog->setTextValue(QString::fromStdString(join_tags(common)));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, runs, common](const QString& text) {
        const Tags wanted = parse_tags(text.toStdString());
        change(runs, tr("Change Tags"), [&](RunAnnotation& annotation) {
            annotation.tags = without(annotation.tags, without(common, wanted));
            const Tags added = without(wanted, annotation.tags);
            annotation.tags.insert(annotation.tags.end(), added.begin(), added.end());
        });
    });
    dialog->open();
}

bool RunEdits::allHidden(const std::vector<RunPlace>& runs) const {
    return !runs.empty() && std::all_of(runs.begin(), runs.end(),
                                        [this](const RunPlace& run) { return annotationOf(run).hidden; });
}

void RunEdits::toggleHidden() {
    const std::vector<RunPlace> runs = results_.selectedPlaces();
    const bool hide = !allHidden(runs);
    change(runs, hide ? tr("Hide Runs") : tr("Show Runs"),
           [hide](RunAnnotation& annotation) { annotation.hidden = hide; });
}

void RunEdits::trash() {
    std::map<int, RunAnnotations> chosen;
    for (const RunPlace& run : results_.selectedPlaces()) {
        chosen[run.experiment][recordOf(run).name] = annotationOf(run);
    }
    const auto complain = [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); };
    for (const auto& [experiment, runs] : chosen) {
        stack_.push(new TrashCommand(keeper_, workspace_.folder(experiment), runs, complain));
    }
}

void RunEdits::toggleBaseline() {
    const auto current = results_.currentPlace();
    keeper_.setBaseline(current == workspace_.baseline() ? std::nullopt : current);
    updateActions();
}

void RunEdits::showDifferences() {
    const std::vector<RunPlace> runs = results_.selectedPlaces();
    const ShownRuns shown = workspace_.shown();
    const auto described = [&](const RunPlace& place) {
        const ExperimentStore& store = workspace_.store(place.experiment);
        const RunRecord& record = store.run(place.row);
        const ShownRun run{&record, place.experiment, true,
                           QString::fromStdString(store.annotation(place.row).title)};
        return RunSetting{runTitle(shown, run), record, store.record().spec};
    };
    auto* dialog = new ConfigDiffDialog(described(runs.front()), described(runs.back()), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

int RunEdits::hiddenRuns() const {
    int hidden = 0;
    for (int experiment = 0; experiment < workspace_.count(); ++experiment) {
        const ExperimentStore& store = workspace_.store(experiment);
        for (int row = 0; row < store.runCount(); ++row) {
            hidden += store.annotation(row).hidden ? 1 : 0;
        }
    }
    return hidden;
}

// Only where it is news: this is called with every step of a training.
void RunEdits::say(const QString& id, const QString& text, const QString& tip, const QString& icon) {
    if (registry_->find(id)->text() != text) {
        registry_->change(id, {{}, text, tip, icon, {}});
    }
}

void RunEdits::updateActions() {
    const std::vector<RunPlace> runs = results_.selectedPlaces();
    const auto current = results_.currentPlace();
    for (QAction* action : {tags_, hide_, trash_}) {
        allow(action, runs.empty() ? tr("Select runs in the table first.") : QString());
    }
    for (QAction* action : {rename_, notes_, baseline_}) {
        allow(action, current ? QString() : tr("Select a run in the table first."));
    }
    baseline_->setChecked(current.has_value() && current == workspace_.baseline());
    allow(differences_, runs.size() == 2 ? QString() : tr("Select two runs in the table first."));
    const bool hidden = allHidden(runs);
    say(QStringLiteral("runs.hide"), hidden ? tr("&Show Selected Runs") : tr("&Hide Selected Runs"),
        hidden ? tr("Show these runs in tables and charts again")
               : tr("Hide these runs in tables and charts; the summary still includes them"),
        QStringLiteral("hide"));
    const int count = hiddenRuns();
    allow(showHidden_, count > 0 || showHidden_->isChecked() ? QString() : tr("No run is hidden."));
    say(QStringLiteral("runs.show-hidden"),
        count > 0 ? tr("&Show Hidden Runs (%1)").arg(count) : tr("&Show Hidden Runs"),
        tr("Show hidden runs in the table, in grey"), QStringLiteral("hide"));
}

} // namespace retort::ui
