// What a person says about runs, and what becomes of them: names, tags, notes, hidden, baseline, trash.
#pragma once

#include "ui/runs/run_commands.h"
#include "ui/session/annotation_keeper.h"
#include "ui/session/workspace.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace retort::ui {

class ActionRegistry;
class ResultsPanel;

/// The actions of the menu Edit and those that compare runs. What they change can be undone, and is kept in
/// the experiments' folders.
class RunEdits : public QObject {
    Q_OBJECT

  public:
    /// All must outlive the object.
    RunEdits(Workspace& workspace, ResultsPanel& results, QWidget* window);

    /// What Undo and Redo work on; others may push, too.
    [[nodiscard]] QUndoStack& undoStack() { return stack_; }

    void addActions(ActionRegistry& registry);
    void updateActions();

  Q_SIGNALS:
    void message(retort::ui::MessageLevel level, const QString& text);

  private:
    void addUndo(ActionRegistry& registry);
    void addNaming(ActionRegistry& registry);
    void addComparing(ActionRegistry& registry);
    void annotate(const RunPlace& run, const RunAnnotation& annotation);
    /// One command per experiment that `runs` are of, gathered into one step of the stack.
    void change(const std::vector<RunPlace>& runs, const QString& text,
                const std::function<void(RunAnnotation&)>& edit);
    void editTags();
    void toggleHidden();
    void trash();
    void toggleBaseline();
    void showDifferences();
    [[nodiscard]] bool allHidden(const std::vector<RunPlace>& runs) const;
    [[nodiscard]] int hiddenRuns() const;
    [[nodiscard]] const RunAnnotation& annotationOf(const RunPlace& run) const;
    [[nodiscard]] const RunRecord& recordOf(const RunPlace& run) const;
    void say(const QString& id, const QString& text, const QString& tip, const QString& icon);

    Workspace& workspace_;
    ResultsPanel& results_;
    QWidget* window_;
    AnnotationKeeper keeper_;
    QUndoStack stack_; ///< its commands use the keeper
    ActionRegistry* registry_ = nullptr;
    QAction* rename_ = nullptr;
    QAction* tags_ = nullptr;
    QAction* notes_ = nullptr;
    QAction* hide_ = nullptr;
    QAction* trash_ = nullptr;
    QAction* baseline_ = nullptr;
    QAction* differences_ = nullptr;
    QAction* showHidden_ = nullptr;
};

} // namespace retort::ui
