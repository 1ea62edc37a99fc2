#include "ui/transfer/import_actions.h"

#include "core/experiment/import/import_read.h"
#include "ui/base/action_registry.h"
#include "ui/base/translate.h"
#include "ui/transfer/import_dialog.h"

#include <QDir>
#include <QFileInfo>

namespace retort::ui {

namespace {

struct Sorted {
    QStringList experiments;
    QStringList results;
    QStringList others;
};

Sorted sorted(const QStringList& paths) {
    Sorted sorted;
    for (const QString& path : paths) {
        const ImportKind kind = import_kind(toPath(path));
        // A folder that holds neither is told by who opens experiments.
        const bool opens =
            kind == ImportKind::experiment || (kind == ImportKind::nothing && QFileInfo(path).isDir());
        (opens                         ? sorted.experiments
         : kind == ImportKind::nothing ? sorted.others
                                       : sorted.results)
            .append(path);
    }
    return sorted;
}

} // namespace

ImportActions::ImportActions(Settings& settings, QWidget* window)
    : QObject(window)
    , settings_(settings)
    , window_(window) {}

void ImportActions::addActions(ActionRegistry& registry) {
    registry.add(
        {QStringLiteral("file.import"), tr("&Import…"),
         tr("Create an experiment from the results of other programs: CSV files or TensorBoard events"),
         QStringLiteral("import"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        [this] { ask(); });
}

void ImportActions::ask(const QStringList& sources) {
    const QString recent = settings_.recentFolders().value(0);
    auto* dialog =
        new ImportDialog(recent.isEmpty() ? QDir::homePath() : QFileInfo(recent).absolutePath(), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, &ImportActions::imported);
    dialog->open();
    dialog->setSources(sources);
}

void ImportActions::take(const QStringList& paths) {
    sorting_.start([this, paths](const BackgroundJob::Deliver& deliver, const std::stop_token&) {
        deliver([this, found = sorted(paths)] {
            sorting_.end();
            if (!found.experiments.isEmpty())
                Q_EMIT experimentsFound(found.experiments);
            for (const QString& path : found.others) {
                Q_EMIT message(MessageLevel::Error, tr("%1 is neither an experiment folder nor results that "
                                                       "can be imported (CSV files or TensorBoard events)")
                                                        .arg(QDir::toNativeSeparators(path)));
            }
            if (!found.results.isEmpty())
                ask(found.results);
        });
    });
}

void ImportActions::refuse(const QStringList& addresses) {
    Q_EMIT message(MessageLevel::Error,
                   tr("%1 is not on this computer; copy it here first").arg(addresses.value(0)));
}

} // namespace retort::ui
