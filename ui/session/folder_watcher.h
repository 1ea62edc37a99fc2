// The part of the folder follower that lives in its thread.
#pragma once

#include "core/experiment/record/records.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <string>

namespace retort::ui {

/// Polls one folder and reads it when something in it changed. `job` is handed back with every result.
class FolderWatcher : public QObject {
    Q_OBJECT

  public:
    explicit FolderWatcher(std::chrono::milliseconds interval);

    /// Watches `folder`, or nothing when it is empty.
    void watch(const QString& folder, quint64 job);

  Q_SIGNALS:
    void read(quint64 job, const retort::ExperimentRecord& record);
    void failed(quint64 job, const QString& reason);

  private:
    void poll();
    void readFolder();

    QTimer timer_;
    QString folder_;
    QString complaint_;
    std::string stamp_;
    quint64 job_ = 0;
};

/// Names, sizes and times of the files that read_experiment looks at, as one string: equal when nothing
/// changed.
std::string folderStamp(const QString& folder);

} // namespace retort::ui
