#include "ui/session/folder_follower.h"

#include "ui/session/folder_watcher.h"

namespace retort::ui {

FolderFollower::FolderFollower(QObject* parent, std::chrono::milliseconds interval) : QObject(parent) {
    auto* watcher = new FolderWatcher(interval);
    watcher->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, watcher, &QObject::deleteLater);
    connect(this, &FolderFollower::followRequested, watcher, &FolderWatcher::watch);
    // A result that was on its way when another folder was asked for carries an old job number and is
    // dropped.
    connect(watcher, &FolderWatcher::read, this, [this](quint64 job, const ExperimentRecord& record) {
        if (job == job_) {
            Q_EMIT changed(record);
        }
    });
    connect(watcher, &FolderWatcher::failed, this, [this](quint64 job, const QString& reason) {
        if (job == job_) {
            Q_EMIT failed(reason);
        }
    });
    thread_.setObjectName(QStringLiteral("folder-follower"));
    thread_.start();
}

FolderFollower::~FolderFollower() {
    thread_.quit();
    thread_.wait();
}

void FolderFollower::follow(const QString& folder) {
    folder_ = folder;
    Q_EMIT followRequested(folder, ++job_);
}

void FolderFollower::stop() {
    follow({});
}

} // namespace retort::ui
