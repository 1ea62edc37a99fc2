#include "ui/runs/run_commands.h"

#include "core/experiment/record/folder_lock.h"
#include "ui/base/translate.h"
#include "ui/base/user_folders.h"
#include "ui/session/annotation_keeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace retort::ui {

namespace {

struct RunCommandsText {
    Q_DECLARE_TR_FUNCTIONS(RunCommands)
};

// The trash of the XDG specification keeps a note beside every entry.
void dropTrashNote(const QString& trashed) {
    const QFileInfo entry(trashed);
    QFile::remove(QStringLiteral("%1/../info/%2.trashinfo").arg(entry.absolutePath(), entry.fileName()));
}

} // namespace

AnnotateCommand::AnnotateCommand(AnnotationKeeper& keeper, QString folder, RunAnnotations before,
                                 RunAnnotations after, const QString& text)
    : QUndoCommand(text)
    , keeper_(keeper)
    , folder_(std::move(folder))
    , before_(std::move(before))
    , after_(std::move(after)) {}

void AnnotateCommand::redo() {
    keeper_.annotate(folder_, after_);
}

void AnnotateCommand::undo() {
    keeper_.annotate(folder_, before_);
}

TrashCommand::TrashCommand(AnnotationKeeper& keeper, QString folder, RunAnnotations runs, Complain complain)
    : QUndoCommand(RunCommandsText::tr("Move to Trash"))
    , keeper_(keeper)
    , folder_(std::move(folder))
    , runs_(std::move(runs))
    , complain_(std::move(complain)) {}

QString TrashCommand::runFolder(const std::string& run) const {
    return QStringLiteral("%1/runs/%2").arg(folder_, QString::fromStdString(run));
}

bool TrashCommand::moveToTrash(const std::string& run) {
    const QString folder = runFolder(run);
    QString trashed;
    if (QFileInfo::exists(folder) && !(makeTrash() && QFile::moveToTrash(folder, &trashed))) {
        complain_(RunCommandsText::tr("%1 could not be moved to the trash.").arg(folder));
        return false;
    }
    trashed_[run] = trashed;
    return true;
}

void TrashCommand::redo() {
    trashed_.clear();
    RunAnnotations hidden;
    try {
        const FolderLock lock(toPath(folder_));
        for (const auto& [name, annotation] : runs_) {
            if (moveToTrash(name)) {
                hidden[name] = annotation;
                hidden[name].hidden = true;
            }
        }
    } catch (const std::exception& error) {
        complain_(errorText(error));
    }
    setObsolete(hidden.empty());
    if (!hidden.empty()) {
        keeper_.annotate(folder_, hidden);
    }
}

bool TrashCommand::bringBack(const std::string& run, const QString& trashed) {
    if (trashed.isEmpty()) {
        return true;
    }
    const QString folder = runFolder(run);
    if (QFileInfo::exists(folder)) {
        complain_(RunCommandsText::tr("%1 exists again, so the older one stays in the trash: %2")
                      .arg(folder, trashed));
        return false;
    }
    if (!QDir().rename(trashed, folder)) {
        complain_(RunCommandsText::tr("%1 could not be restored from the trash: %2").arg(folder, trashed));
        return false;
    }
    dropTrashNote(trashed);
    return true;
}

void TrashCommand::undo() {
    RunAnnotations back;
    for (const auto& [name, trashed] : trashed_) {
        if (bringBack(name, trashed)) {
            back[name] = runs_.at(name);
        }
    }
    // What did not come back now will not come later either.
    setObsolete(back.empty());
    if (!back.empty()) {
        keeper_.annotate(folder_, back);
    }
}

} // namespace retort::ui
