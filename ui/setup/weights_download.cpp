#include "ui/setup/weights_download.h"

#include "core/weights/download.h"

#include <chrono>
#include <exception>

namespace retort::ui {

namespace {

using Clock = std::chrono::steady_clock;

Message fetch(const PretrainedWeights& weights, const DownloadProgress& progress,
              const std::stop_token& stop) {
    try {
        download(weights, torch_cache_folder(), progress, stop);
        return {};
    } catch (const std::exception& error) {
        return message_of(error);
    }
}

/// Lets through what an eye can follow.
class Sieve {
  public:
    bool lets() {
        constexpr std::chrono::milliseconds pause{50};
        const auto now = Clock::now();
        if (now - last_ < pause)
            return false;
        last_ = now;
        return true;
    }

  private:
    Clock::time_point last_;
};

} // namespace

WeightsDownload::WeightsDownload(QObject* parent) : QObject(parent) {}

void WeightsDownload::start(const PretrainedWeights& weights) {
    if (running_)
        return;
    running_ = true;
    thread_ = std::jthread([this, weights](const std::stop_token& stop) {
        // This object waits for the thread before it goes, so that it may be spoken to; what is queued then
        // goes with it.
        const auto progress = [this, sieve = Sieve()](std::uint64_t done, std::uint64_t total) mutable {
            if (sieve.lets()) {
                QMetaObject::invokeMethod(
                    this,
                    [this, done, total] {
                        Q_EMIT progressed(static_cast<qint64>(done), static_cast<qint64>(total));
                    },
                    Qt::QueuedConnection);
            }
        };
        const Message reason = fetch(weights, progress, stop);
        QMetaObject::invokeMethod(
            this, [this, reason] { finish(reason); }, Qt::QueuedConnection);
    });
}

void WeightsDownload::cancel() {
    thread_.request_stop();
}

void WeightsDownload::finish(const Message& reason) {
    running_ = false;
    Q_EMIT finished(reason);
}

} // namespace retort::ui
