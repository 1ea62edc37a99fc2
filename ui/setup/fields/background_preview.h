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
struct Preview {
    bool pending = false;
    std::optional<Summary> summary;
    Message error;
};

/// Computes one preview at a time on a thread of Qt's pool. The result of an outdated question is
/// dropped, and its computation is cancelled.
template <typename Summary, typename Query>
class BackgroundPreview : public QObject {
  public:
    using Read = std::function<Summary(const Query&, const std::stop_token&)>;

    /// While a path is being typed, nothing is read.
    static constexpr std::chrono::milliseconds usualPause{150};

    /// `look` runs on another thread, once the question stood for `pause`; `changed` is called on this one
    /// whenever finding() is another.
    BackgroundPreview(Read read, std::function<void()> changed, std::chrono::milliseconds pause = usualPause,
                      QObject* parent = nullptr)
        : QObject(parent)
        , read_(std::move(read))
        , changed_(std::move(changed)) {
        pause_.setSingleShot(true);
        pause_.setInterval(pause);
        pause_.callOnTimeout(this, [this] { begin(); });
    }

    /// Asks a question; none clears the finding. The same one again changes nothing.
    void request(std::optional<Query> query) {
        if (query == query_)
            return;
        query_ = std::move(query);
        job_.cancel();
        preview_ = {};
        preview_.pending = query_.has_value();
        if (preview_.pending) {
            pause_.start();
        } else {
            pause_.stop();
        }
    }

    /// Keeps the finding of this question where it is there, and drops that of any other; begins nothing.
    void keepOnly(const Query& query) {
        if (query_ != query || preview_.pending)
            request(std::nullopt);
    }

    /// Ends what has not come to a finding yet.
    void cancel() {
        if (preview_.pending)
            request(std::nullopt);
    }

    [[nodiscard]] const Preview<Summary>& preview() const { return preview_; }

  private:
    void begin() {
        job_.start([this, query = *query_, read = read_](const BackgroundJob::Deliver& deliver,
                                                         const std::stop_token& stop) {
            deliver([this, preview = readNow(read, query, stop)] { take(preview); });
        });
    }

    static Preview<Summary> readNow(const Read& read, const Query& query, const std::stop_token& stop) {
        Preview<Summary> preview;
        try {
            preview.summary = read(query, stop);
        } catch (const std::exception& error) {
            preview.error = message_of(error);
        } catch (...) { // it was cancelled, and nobody waits for the finding
        }
        return preview;
    }

    void take(const Preview<Summary>& preview) {
        job_.end();
        preview_ = preview;
        changed_();
    }

    Read read_;
    std::function<void()> changed_;
    QTimer pause_;
    std::optional<Query> query_;
    BackgroundJob job_;
    Preview<Summary> preview_;
};

} // namespace retort::ui
