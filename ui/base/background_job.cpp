#include "ui/base/background_job.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace retort::ui {

void BackgroundJob::start(Work work) {
    cancel();
    stop_ = std::stop_source();
    running_ = true;
    QThreadPool::globalInstance()->start(
        [self = QPointer<BackgroundJob>(this), job = job_, work = std::move(work), stop = stop_.get_token()] {
            const Deliver deliver = [self, job](std::function<void()> call) {
                // The application outlives the pool's work; this object may not, which only its own thread
                // can tell.
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, job, call = std::move(call)] {
                        if (self && self->job_ == job) {
                            call();
                        }
                    },
                    Qt::QueuedConnection);
            };
            try {
                work(deliver, stop);
            } catch (...) { // it was cancelled, and nobody waits for it
            }
        });
}

void BackgroundJob::cancel() {
    ++job_;
    stop_.request_stop();
    running_ = false;
}

} // namespace retort::ui
