#include "ui/session/training_session.h"

#include "core/base/cancelled.h"
#include "ui/base/translate.h"
#include "ui/base/yield_to_window.h"

#include <QMetaType>

#include <algorithm>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace retort::ui {

/// What the lanes tell, until the window's thread takes it.
namespace events {

struct PreparationStep {
    Message what;
    std::int64_t done;
    std::int64_t total;
};

struct RunStarted {
    int run;
    RunRecord record;
};

struct RunsAdded {
    int first;
    std::vector<RunRecord> records;
};

struct Step {
    int run;
    int epoch;
    std::int64_t step;
    std::int64_t steps;
};

struct EpochDone {
    int run;
    EpochRecord record;
};

struct RunFinished {
    int run;
    RunRecord record;
};

using Event = std::variant<Message, CostEstimate, RunsAdded, RunStarted, EpochDone, RunFinished>;

} // namespace events

using namespace events;

namespace {

constexpr std::chrono::milliseconds pullInterval{40};

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

Message carryOut(const ExperimentSpec& spec, ResumeMode mode, RunObserver& observer,
                 const std::stop_token& stop, RunControl& control) {
    try {
        run_experiment(spec, mode, observer, stop, &control);
        return {};
    } catch (const Error& error) {
        return error.message();
    } catch (const Cancelled&) {
        return {};
    } catch (const std::exception& error) {
        return {RETORT_TEXT("Training failed: %1"), {message_of(error)}};
    }
}

} // namespace

/// Where lanes put what happens and the window's thread takes it from. Of steps only the latest of a run is
/// kept, and what follows a step of the same run makes it void.
class TrainingSession::Mailbox : public RunObserver {
  public:
    void progress(const Message& what, std::int64_t done, std::int64_t total) override {
        const std::lock_guard lock(mutex_);
        preparation_ = PreparationStep{what, done, total};
    }

    void notice(const Message& message) override {
        const std::lock_guard lock(mutex_);
        events_.emplace_back(message);
    }

    void estimated(const CostEstimate& estimate) override {
        const std::lock_guard lock(mutex_);
        events_.emplace_back(estimate);
    }

    void runs_added(std::size_t first, const std::vector<RunRecord>& records) override {
        const std::lock_guard lock(mutex_);
        events_.emplace_back(RunsAdded{static_cast<int>(first), records});
    }

    void run_started(std::size_t run, const RunRecord& record) override {
        add(RunStarted{static_cast<int>(run), record});
    }

    void step_done(std::size_t run, int epoch, std::int64_t step, std::int64_t steps) override {
        const std::lock_guard lock(mutex_);
        const Step latest{static_cast<int>(run), epoch, step, steps};
        const auto earlier = findStep(latest.run);
        if (earlier == steps_.end()) {
            steps_.push_back(latest);
        } else {
            *earlier = latest;
        }
    }

    void epoch_done(std::size_t run, const EpochRecord& record) override {
        add(EpochDone{static_cast<int>(run), record});
    }

    void run_finished(std::size_t run, const RunRecord& record) override {
        add(RunFinished{static_cast<int>(run), record});
    }

    std::vector<Event> takeEvents() {
        const std::lock_guard lock(mutex_);
        return std::exchange(events_, {});
    }

    std::optional<PreparationStep> takePreparation() {
        const std::lock_guard lock(mutex_);
        return std::exchange(preparation_, std::nullopt);
    }

    /// The step that waits longest: with several lanes each has its turn.
    std::optional<Step> takeStep() {
        const std::lock_guard lock(mutex_);
        if (steps_.empty())
            return std::nullopt;
        const Step step = steps_.front();
        steps_.pop_front();
        return step;
    }

  private:
    template <class RunEvent>
    void add(RunEvent event) {
        const std::lock_guard lock(mutex_);
        const auto step = findStep(event.run);
        if (step != steps_.end())
            steps_.erase(step);
        events_.emplace_back(std::move(event));
    }

    std::deque<Step>::iterator findStep(int run) {
        return std::find_if(steps_.begin(), steps_.end(),
                            [run](const Step& step) { return step.run == run; });
    }

    std::mutex mutex_;
    std::vector<Event> events_;
    std::deque<Step> steps_;
    std::optional<PreparationStep> preparation_;
};

TrainingSession::TrainingSession(QObject* parent) : QObject(parent), worker_(new QObject) {
    qRegisterMetaType<retort::ExperimentSpec>();
    qRegisterMetaType<retort::CostEstimate>();
    qRegisterMetaType<retort::RunRecord>();
    qRegisterMetaType<retort::EpochRecord>();
    thread_.setObjectName(QStringLiteral("retort-training"));
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    pull_.setInterval(pullInterval);
    connect(&pull_, &QTimer::timeout, this, &TrainingSession::emptyMailbox);
    thread_.start();
    QMetaObject::invokeMethod(worker_, &yieldToWindow, Qt::QueuedConnection);
}

TrainingSession::~TrainingSession() {
    stop_.request_stop();
    thread_.quit();
    thread_.wait();
}

void TrainingSession::start(const ExperimentSpec& spec, ResumeMode mode) {
    stop();
    stop_ = std::stop_source();
    control_ = std::make_shared<RunControl>();
    mailbox_ = std::make_shared<Mailbox>();
    running_ = true;
    const quint64 jobId = ++jobId_;
    const auto work = [this, jobId, spec, mode, mailbox = mailbox_, stop = stop_.get_token(),
                       control = control_] {
        const Message error = carryOut(spec, mode, *mailbox, stop, *control);
        QMetaObject::invokeMethod(
            this, [this, jobId, error] { end(jobId, error); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(worker_, work, Qt::QueuedConnection);
    pull_.start();
    Q_EMIT started(spec);
}

void TrainingSession::stop() {
    stop_.request_stop();
    unpause();
}

void TrainingSession::pause() {
    if (!running_ || isPaused() || stop_.stop_requested())
        return;
    control_->pause();
    Q_EMIT pausedChanged(true);
}

void TrainingSession::unpause() {
    if (!isPaused())
        return;
    control_->resume();
    Q_EMIT pausedChanged(false);
}

bool TrainingSession::isPaused() const {
    return control_ && control_->is_paused();
}

void TrainingSession::stopRun(int run) {
    if (running_ && run >= 0) {
        control_->stop(static_cast<std::size_t>(run));
        control_->resume(static_cast<std::size_t>(run));
        Q_EMIT runPausedChanged(run, false);
    }
}

void TrainingSession::setRunPaused(int run, bool paused) {
    if (!running_ || run < 0 || isRunPaused(run) == paused) {
        return;
    }
    const auto index = static_cast<std::size_t>(run);
    paused ? control_->pause(index) : control_->resume(index);
    Q_EMIT runPausedChanged(run, paused);
}

void TrainingSession::startRunAgain(int run) {
    if (running_ && run >= 0 && control_->start_again(static_cast<std::size_t>(run))) {
        Q_EMIT runQueued(run);
    }
}

bool TrainingSession::isRunPaused(int run) const {
    return running_ && run >= 0 && control_->is_paused(static_cast<std::size_t>(run));
}

void TrainingSession::emptyMailbox() {
    const quint64 jobId = jobId_;
    const std::shared_ptr<Mailbox> mailbox = mailbox_;
    if (const auto preparation = mailbox->takePreparation())
        Q_EMIT preparing(translated(preparation->what), preparation->done, preparation->total);
    const Overloaded tell{
        [this](const Message& message) { Q_EMIT notice(translated(message)); },
        [this](const CostEstimate& estimate) { Q_EMIT estimated(estimate); },
        [this](const RunsAdded& event) {
            Q_EMIT runsAdded(event.first, QList<RunRecord>(event.records.begin(), event.records.end()));
        },
        [this](const RunStarted& event) { Q_EMIT runStarted(event.run, event.record); },
        [this](const EpochDone& event) { Q_EMIT epochDone(event.run, event.record); },
        [this](const RunFinished& event) { Q_EMIT runFinished(event.run, event.record); },
    };
    for (const Event& event : mailbox->takeEvents()) {
        if (jobId != jobId_) // a listener started another experiment
            return;
        std::visit(tell, event);
    }
    if (const auto step = mailbox->takeStep(); step && jobId == jobId_)
        Q_EMIT stepped(step->run, step->epoch, step->step, step->steps);
}

void TrainingSession::end(quint64 jobId, const Message& error) {
    if (jobId != jobId_)
        return;
    pull_.stop();
    emptyMailbox();
    if (jobId != jobId_)
        return;
    running_ = false;
    unpause();
    if (error.empty()) {
        Q_EMIT finished();
    } else {
        Q_EMIT failed(translated(error));
    }
}

} // namespace retort::ui
