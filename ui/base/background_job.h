// Work beside the window's thread, whose late results nobody hears.
#pragma once

#include <QObject>

#include <functional>
#include <stop_token>

namespace retort::ui {

/// One piece of work at a time on a thread of Qt's pool. What it has to tell is called in this object's
/// thread, and only as long as the work was neither cancelled nor replaced.
class BackgroundJob : public QObject {
  public:
    /// Given to the work; may be called from its thread as often as wanted.
    using Deliver = std::function<void(std::function<void()> call)>;
    using Work = std::function<void(const Deliver& deliver, const std::stop_token& stop)>;

    explicit BackgroundJob(QObject* parent = nullptr) : QObject(parent) {}
    /// Asks the work to stop, and does not wait for it.
    ~BackgroundJob() override { stop_.request_stop(); }

    /// Begins `work`, which must throw nothing but what a stop request makes it throw. Earlier work is
    /// cancelled.
    void start(Work work);
    /// Asks the work to stop; nothing more is heard of it.
    void cancel();
    /// From start() until end() or cancel().
    [[nodiscard]] bool isRunning() const { return running_; }
    /// The result is there; for the call that delivers it.
    void end() { running_ = false; }

  private:
    std::stop_source stop_;
    quint64 job_ = 0;
    bool running_ = false;
};

} // namespace retort::ui
