// Fetching pretrained weights without making the window wait.
#pragma once

#include "core/weights/pretrained.h"

#include <QObject>

#include <thread>

namespace retort::ui {

/// One download at a time into PyTorch's cache, on a thread of its own. Signals come on the thread of this
/// object. Its end cancels what runs; what was fetched so far is kept for the next time.
class WeightsDownload : public QObject {
    Q_OBJECT

  public:
    explicit WeightsDownload(QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return running_; }
    /// Does nothing while one runs.
    void start(const PretrainedWeights& weights);
    void cancel();

  Q_SIGNALS:
    /// Bytes so far, of how many; `total` is 0 while nobody knows.
    void progressed(qint64 done, qint64 total);
    /// The file is there, or the download was cancelled (both without a reason), or it failed.
    void finished(const retort::Message& reason);

  private:
    void finish(const Message& reason);

    bool running_ = false;
    std::jthread thread_;
};

} // namespace retort::ui
