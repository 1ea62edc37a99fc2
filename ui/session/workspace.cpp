#include "ui/session/workspace.h"

#include "ui/base/translate.h"
#include "ui/session/folder_follower.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace retort::ui {

struct Workspace::ComparedExperiment {
    ExperimentStore store;
    FolderFollower follower;
};

namespace {

// Without a look at the disk, which may be far away.
QString cleanFolder(const QString& folder) {
    return folder.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absolutePath());
}

QString nameOf(const QString& folder) {
    return QFileInfo(folder).fileName();
}

template <typename ComparedExperiments, typename ComparedExperiment>
auto findCompared(ComparedExperiments& compared, const ComparedExperiment* wanted) {
    return std::find_if(compared.begin(), compared.end(),
                        [wanted](const auto& one) { return one.get() == wanted; });
}

} // namespace

Workspace::Workspace(ExperimentStore& main, QObject* parent) : QObject(parent), main_(main) {
    // Queued, as rows must not go while tables are still being reset.
    connect(&main_, &ExperimentStore::wasReset, this, &Workspace::closeTheMainOnesTwin, Qt::QueuedConnection);
    listenTo(main_);
}

Workspace::~Workspace() = default;

void Workspace::listenTo(const ExperimentStore& store) {
    connect(&store, &ExperimentStore::wasReset, this, &Workspace::changed);
    connect(&store, &ExperimentStore::epochsChanged, this, &Workspace::changed);
    connect(&store, &ExperimentStore::visibilityChanged, this, &Workspace::changed);
    connect(&store, &ExperimentStore::annotationsChanged, this, &Workspace::changed);
}

ExperimentStore& Workspace::store(int experiment) const {
    return experiment == 0 ? main_ : compared_.at(static_cast<std::size_t>(experiment - 1))->store;
}

QString Workspace::folder(int experiment) const {
    return cleanFolder(QString::fromStdString(store(experiment).record().folder));
}

QStringList Workspace::titles() const {
    QStringList names;
    for (int experiment = 0; experiment < count(); ++experiment) {
        names.append(nameOf(folder(experiment)));
    }
    QStringList titles = names;
    for (int experiment = 0; experiment < count(); ++experiment) {
        if (names.count(names[experiment]) > 1) {
            titles[experiment] =
                nameOf(QFileInfo(folder(experiment)).path()) + QLatin1Char('/') + names[experiment];
        }
    }
    return titles;
}

ShownRuns Workspace::shown() const {
    ShownRuns all;
    all.experiments = titles();
    const std::optional<RunPlace> base = baseline();
    for (int experiment = 0; experiment < count(); ++experiment) {
        const ExperimentStore& from = store(experiment);
        const std::size_t first = all.runs.size();
        for (int row = 0; row < from.runCount(); ++row) {
            if (base == RunPlace{experiment, row}) {
                all.baseline = static_cast<int>(all.runs.size());
            }
            const RunAnnotation& annotation = from.annotation(row);
            all.runs.push_back({&from.run(row), experiment, from.isVisible(row) && !annotation.hidden,
                                QString::fromStdString(annotation.title), annotation.hidden});
        }
        markCopies(all, first, from.record());
    }
    return all;
}

std::optional<RunPlace> Workspace::baseline() const {
    for (int experiment = 0; experiment < count(); ++experiment) {
        const ExperimentStore& from = store(experiment);
        const std::string& name = from.record().annotations.baseline;
        for (int row = 0; !name.empty() && row < from.runCount(); ++row) {
            if (from.run(row).name == name) {
                return RunPlace{experiment, row};
            }
        }
    }
    return std::nullopt;
}

int Workspace::find(const QString& wanted) const {
    for (int experiment = 0; experiment < count(); ++experiment) {
        if (folder(experiment) == wanted) {
            return experiment;
        }
    }
    return -1;
}

bool Workspace::isOpenOrComing(const QString& wanted) const {
    return find(wanted) >= 0 || std::any_of(pending_.begin(), pending_.end(), [&](const auto& compared) {
               return compared->follower.folder() == wanted;
           });
}

void Workspace::openBeside(const QString& wanted) {
    const QString folder = cleanFolder(wanted);
    if (isOpenOrComing(folder)) {
        Q_EMIT message(MessageLevel::Information,
                       tr("%1 is already open.").arg(QDir::toNativeSeparators(folder)));
        return;
    }
    pending_.push_back(std::make_unique<ComparedExperiment>());
    ComparedExperiment* compared = pending_.back().get();
    connect(&compared->follower, &FolderFollower::changed, this,
            [this, compared](const ExperimentRecord& record) {
                const bool isNew = compared->store.record().folder.empty();
                compared->store.show(record);
                if (isNew) {
                    take(compared);
                }
            });
    connect(&compared->follower, &FolderFollower::failed, this, [this, compared](const QString& reason) {
        Q_EMIT message(MessageLevel::Error, reason);
        dropPending(compared);
    });
    compared->follower.follow(folder);
}

void Workspace::take(const ComparedExperiment* wanted) {
    const auto found = findCompared(pending_, wanted);
    compared_.push_back(std::move(*found));
    pending_.erase(found);
    const ExperimentStore& store = compared_.back()->store;
    listenTo(store);
    Q_EMIT comparedAdded(count() - 1);
    Q_EMIT changed();
    for (const Message& complaint : store.record().complaints) {
        Q_EMIT message(MessageLevel::Warning, translated(complaint));
    }
    // It may have been opened to be worked on while it was read.
    closeTheMainOnesTwin();
}

void Workspace::dropPending(const ComparedExperiment* compared) {
    const auto found = findCompared(pending_, compared);
    if (found == pending_.end()) {
        return;
    }
    std::unique_ptr<ComparedExperiment> gone = std::move(*found);
    pending_.erase(found);
    retire(std::move(gone));
}

// Later, as its follower may still be in the signal that led here.
void Workspace::retire(std::unique_ptr<ComparedExperiment> compared) {
    compared->follower.disconnect(this);
    compared->store.disconnect(this);
    QMetaObject::invokeMethod(
        this, [gone = std::shared_ptr<ComparedExperiment>(std::move(compared))]() mutable { gone.reset(); },
        Qt::QueuedConnection);
}

void Workspace::closeCompared(int experiment) {
    Q_ASSERT(experiment > 0 && experiment < count());
    Q_EMIT comparedAboutToClose(experiment);
    const auto place = compared_.begin() + (experiment - 1);
    std::unique_ptr<ComparedExperiment> gone = std::move(*place);
    compared_.erase(place);
    retire(std::move(gone));
    Q_EMIT changed();
}

void Workspace::closeTheMainOnesTwin() {
    for (int experiment = count() - 1; experiment > 0; --experiment) {
        if (folder(experiment) == folder(0)) {
            closeCompared(experiment);
        }
    }
}

void Workspace::setGroupVisible(const RunGroup& group, bool visible) {
    if (group.experiment < count()) {
        store(group.experiment).setPointVisible(group.point, visible);
    }
}

} // namespace retort::ui
