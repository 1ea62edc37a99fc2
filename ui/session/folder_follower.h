// Shows what is in an experiment folder, and goes on showing it while somebody writes there.
#pragma once

#include "core/experiment/record/records.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <chrono>

namespace retort::ui {

/// Watches one experiment folder from a thread of its own: twice a second it compares names, sizes and times
/// of the few files that matter, and reads the folder again only when one of them changed. Folders on network
/// drives are covered, as no file system events are used.
class FolderFollower : public QObject {
    Q_OBJECT

  public:
    explicit FolderFollower(QObject* parent = nullptr,
                            std::chrono::milliseconds interval = std::chrono::milliseconds(500));
    ~FolderFollower() override;

    /// Watches `folder` instead of what was watched before, of which nothing more is heard.
    void follow(const QString& folder);
    void stop();
    /// The folder that is watched; empty when there is none.
    [[nodiscard]] QString folder() const { return folder_; }

  Q_SIGNALS:
    /// The folder's content, at first and after each change.
    void changed(const retort::ExperimentRecord& record);
    /// The folder cannot be shown, and why. Sent once per reason; the folder is watched on.
    void failed(const QString& reason);
    /// Internal: commands on their way to the thread.
    void followRequested(const QString& folder, quint64 job);

  private:
    QString folder_;
    quint64 job_ = 0;
    QThread thread_;
};

} // namespace retort::ui
