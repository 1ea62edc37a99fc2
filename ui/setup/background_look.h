// A look at a file or folder that never makes the window wait.
#pragma once

#include "core/engine/message.h"
#include "ui/translate.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

namespace retort::ui {

/// What a look at a path gave: nothing yet, a summary, or why there is none.
template <typename Summary>
struct Finding {
    bool looking = false;
    std::optional<Summary> summary;
    Message error;
};

/// Looks at one path at a time on a thread of Qt's pool. The result of a path that is no longer asked for is
/// dropped.
template <typename Summary>
class BackgroundLook : public QObject {
  public:
    using Look = std::function<Summary(const std::filesystem::path&)>;

    /// `look` runs on another thread; `changed` is called on this one whenever finding() is another.
    BackgroundLook(Look look, std::function<void()> changed, QObject* parent = nullptr)
        : QObject(parent)
        , look_(std::move(look))
        , changed_(std::move(changed)) {
        // While a path is being typed, nothing is read.
        constexpr std::chrono::milliseconds pause{150};
        pause_.setSingleShot(true);
        pause_.setInterval(pause);
        pause_.callOnTimeout(this, [this] { begin(); });
    }

    /// Asks for `path`; an empty one clears the finding. The same path again changes nothing.
    void ask(const QString& path) {
        if (path == path_)
            return;
        path_ = path;
        ++job_;
        finding_ = {};
        finding_.looking = !path.isEmpty();
        if (finding_.looking)
            pause_.start();
        else
            pause_.stop();
    }

    [[nodiscard]] const Finding<Summary>& finding() const { return finding_; }

  private:
    void begin() {
        QThreadPool::globalInstance()->start(
            [self = QPointer<BackgroundLook>(this), job = job_, path = toPath(path_), look = look_] {
                // The application outlives the pool's work; this object may not, which only its own thread
                // can tell.
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, job, finding = lookAt(look, path)] {
                        if (self && self->job_ == job)
                            self->take(finding);
                    },
                    Qt::QueuedConnection);
            });
    }

    static Finding<Summary> lookAt(const Look& look, const std::filesystem::path& path) {
        Finding<Summary> finding;
        try {
            finding.summary = look(path);
        } catch (const Error& error) {
            finding.error = error.message();
        } catch (const std::exception& error) {
            finding.error = {error.what(), {}};
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
    QString path_;
    quint64 job_ = 0;
    Finding<Summary> finding_;
};

} // namespace retort::ui
