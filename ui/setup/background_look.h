// A look at files or folders that never makes the window wait.
#pragma once

#include "core/engine/message.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace retort::ui {

/// What a look gave: nothing yet, a summary, or why there is none.
template <typename Summary>
struct Finding {
    bool looking = false;
    std::optional<Summary> summary;
    Message error;
};

/// Looks at one thing at a time on a thread of Qt's pool. The result of a question that is no longer asked is
/// dropped, and whoever still looks for it is asked to stop.
template <typename Summary, typename Question>
class BackgroundLook : public QObject {
  public:
    using Look = std::function<Summary(const Question&, const std::stop_token&)>;

    /// While a path is being typed, nothing is read.
    static constexpr std::chrono::milliseconds usualPause{150};

    /// `look` runs on another thread, once the question stood for `pause`; `changed` is called on this one
    /// whenever finding() is another.
    BackgroundLook(Look look, std::function<void()> changed, std::chrono::milliseconds pause = usualPause,
                   QObject* parent = nullptr)
        : QObject(parent)
        , look_(std::move(look))
        , changed_(std::move(changed)) {
        pause_.setSingleShot(true);
        pause_.setInterval(pause);
        pause_.callOnTimeout(this, [this] { begin(); });
    }
    ~BackgroundLook() override { stop_.request_stop(); }
    BackgroundLook(const BackgroundLook&) = delete;
    BackgroundLook& operator=(const BackgroundLook&) = delete;

    /// Asks a question; none clears the finding. The same one again changes nothing.
    void ask(std::optional<Question> question) {
        if (question == question_)
            return;
        question_ = std::move(question);
        ++job_;
        stop_.request_stop();
        stop_ = std::stop_source();
        finding_ = {};
        finding_.looking = question_.has_value();
        if (finding_.looking)
            pause_.start();
        else
            pause_.stop();
    }

    [[nodiscard]] const Finding<Summary>& finding() const { return finding_; }

  private:
    void begin() {
        QThreadPool::globalInstance()->start([self = QPointer<BackgroundLook>(this), job = job_,
                                              question = *question_, look = look_, stop = stop_.get_token()] {
            // The application outlives the pool's work; this object may not, which only its own thread
            // can tell.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, job, finding = lookAt(look, question, stop)] {
                    if (self && self->job_ == job)
                        self->take(finding);
                },
                Qt::QueuedConnection);
        });
    }

    static Finding<Summary> lookAt(const Look& look, const Question& question, const std::stop_token& stop) {
        Finding<Summary> finding;
        try {
            finding.summary = look(question, stop);
        } catch (const Error& error) {
            finding.error = error.message();
        } catch (const std::exception& error) {
            finding.error = {error.what(), {}};
        } catch (...) { // it was asked to stop, and nobody waits for the finding
        }
        return finding;
    }

    void take(const Finding<Summary>& finding) {
        finding_ = finding;
        changed_();
    }

    Look look_;
    std::function<void()> changed_;
    QTimer pause_;
    std::optional<Question> question_;
    std::stop_source stop_;
    quint64 job_ = 0;
    Finding<Summary> finding_;
};

} // namespace retort::ui
