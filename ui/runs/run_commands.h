// What is done to runs, and can be undone.
#pragma once

#include "core/experiment/record/annotations.h"

#include <QString>
#include <QUndoCommand>

#include <functional>
#include <map>
#include <string>

namespace retort::ui {

class AnnotationKeeper;

/// Annotations of runs of one experiment, by the names of the runs.
using RunAnnotations = std::map<std::string, RunAnnotation>;

/// Sets annotations, and back. It knows the experiment by its folder, so that it works when that is open no
/// longer.
class AnnotateCommand : public QUndoCommand {
  public:
    /// `keeper` must outlive the command; `text` is what Undo says: "Rename".
    AnnotateCommand(AnnotationKeeper& keeper, QString folder, RunAnnotations before, RunAnnotations after,
                    const QString& text);
    void redo() override;
    void undo() override;

  private:
    AnnotationKeeper& keeper_;
    QString folder_;
    RunAnnotations before_;
    RunAnnotations after_;
};

/// Moves the folders of runs to the trash and hides their rows; back again, if the trash still has them.
/// Nothing is moved while somebody trains in the experiment's folder.
class TrashCommand : public QUndoCommand {
  public:
    /// Told what could not be done.
    using Complain = std::function<void(const QString& reason)>;

    /// `runs` are those to move, with what is noted about them now.
    TrashCommand(AnnotationKeeper& keeper, QString folder, RunAnnotations runs, Complain complain);
    void redo() override;
    void undo() override;

  private:
    [[nodiscard]] QString runFolder(const std::string& run) const;
    bool moveToTrash(const std::string& run);
    bool bringBack(const std::string& run, const QString& trashed);

    AnnotationKeeper& keeper_;
    QString folder_;
    RunAnnotations runs_;
    std::map<std::string, QString> trashed_; ///< where the folders are; empty where a run had none
    Complain complain_;
};

} // namespace retort::ui
