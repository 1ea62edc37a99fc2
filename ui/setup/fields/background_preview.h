// A look at files or folders that never makes the window wait.
#pragma once

#include "core/base/message.h"
#include "ui/base/background_job.h"

#include <QObject>
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
class BackgroundPreview : public QObject {
  public:
    using Look = std::function<Summary(const Question&, const std::stop_token&)>;

    /// While a path is being typed, nothing is read.
    static constexpr std::chrono::milliseconds usualPause{150};

    /// `look` runs on another thread, once the question stood for `pause`; `changed` is called on this one
    /// whenever finding() is another.
    BackgroundPreview(Look look, std::function<void()> changed, std::chrono::milliseconds pause = usualPause,
                      QObject* parent = nullptr)
        : QObject(parent)
        , look_(std::move(look))
        , changed_(std::move(changed)) {
        pause_.setSingleShot(true);
        pause_.setInterval(pause);
        pause_.callOnTimeout(this, [this] { begin(); });
    }

    /// Asks a question; none clears the finding. The same one again changes nothing.
    void ask(std::optional<Question> question) {
        if (question == question_)
            return;
        question_ = std::move(question);
        job_.cancel();
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
        job_.start([this, question = *question_, look = look_](const BackgroundJob::Deliver& deliver,
                                                               const std::stop_token& stop) {
            deliver([this, finding = lookAt(look, question, stop)] { take(finding); });
        });
    }

    static Finding<Summary> lookAt(const Look& look, const Question& question, const std::stop_token& stop) {
        Finding<Summary> finding;
        try {
            finding.summary = look(question, stop);
        } catch (const std::exception& error) {
            finding.error = message_of(error);
        } catch (...) { // it was asked to stop, and nobody waits for the finding
        }
        return finding;
    }

    void take(const Finding<Summary>& finding) {
        job_.end();
        finding_ = finding;
        changed_();
    }

    Look look_;
    std::function<void()> changed_;
    QTimer pause_;
    std::optional<Question> question_;
    BackgroundJob job_;
    Finding<Summary> finding_;
};

} // namespace retort::ui
