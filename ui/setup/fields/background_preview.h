// Previews of files or folders that never make the window wait.
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

/// The result of a preview: nothing yet, a summary, or why there is none.
template <typename Summary>
struct Finding {
    bool running = false;
    std::optional<Summary> summary;
    Message error;
};

/// Computes one preview at a time on a thread of Qt's pool. The result of an outdated question is
/// dropped, and its computation is cancelled.
template <typename Summary, typename Question>
class BackgroundPreview : public QObject {
  public:
    using Preview = std::function<Summary(const Question&, const std::stop_token&)>;

    /// While a path is being typed, nothing is read.
    static constexpr std::chrono::milliseconds usualPause{150};

    /// `preview` runs on another thread, once the question stood for `pause`; `changed` is called on this one
    /// whenever finding() is another.
    BackgroundPreview(Preview preview, std::function<void()> changed,
                      std::chrono::milliseconds pause = usualPause, QObject* parent = nullptr)
        : QObject(parent)
        , preview_(std::move(preview))
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
        finding_.running = question_.has_value();
        if (finding_.running)
            pause_.start();
        else
            pause_.stop();
    }

    [[nodiscard]] const Finding<Summary>& finding() const { return finding_; }

  private:
    void begin() {
        job_.start([this, question = *question_, preview = preview_](const BackgroundJob::Deliver& deliver,
                                                                     const std::stop_token& stop) {
            deliver([this, finding = run(preview, question, stop)] { take(finding); });
        });
    }

    static Finding<Summary> run(const Preview& preview, const Question& question,
                                const std::stop_token& stop) {
        Finding<Summary> finding;
        try {
            finding.summary = preview(question, stop);
        } catch (const std::exception& error) {
            finding.error = message_of(error);
        } catch (...) { // it was cancelled, and nobody waits for the finding
        }
        return finding;
    }

    void take(const Finding<Summary>& finding) {
        job_.end();
        finding_ = finding;
        changed_();
    }

    Preview preview_;
    std::function<void()> changed_;
    QTimer pause_;
    std::optional<Question> question_;
    BackgroundJob job_;
    Finding<Summary> finding_;
};

} // namespace retort::ui
