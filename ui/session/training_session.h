// Training beside the window: the worker thread that carries an experiment out, and what it tells as signals.
#pragma once

#include "core/experiment/run/runner.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QThread>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace retort::ui {

/// Carries out one experiment at a time on a thread of its own. All members belong to the GUI thread and none
/// of them waits for the training, but the destructor. `run` is the index into plan(spec), or of those that
/// runsAdded() told.
///
/// What the lanes report is collected in a mailbox and emptied here 25 times a second: events arrive all and
/// in their order, steps and preparation only as their latest state and at most 25 times a second each.
class TrainingSession : public QObject {
    Q_OBJECT

  public:
    explicit TrainingSession(QObject* parent = nullptr);
    /// Requests the stop of what runs and waits for it: for as long as a batch takes, and its checkpoint.
    ~TrainingSession() override;

    /// From start() until finished() or failed().
    [[nodiscard]] bool isRunning() const { return running_; }

    /// Begins an experiment and returns at once. An earlier one still at work is stopped first; nothing more
    /// is heard of it.
    void start(const ExperimentSpec& spec, ResumeMode mode);

    /// Requests the end of what runs; finished() follows when it came to its end. Does nothing when nothing
    /// runs.
    void stop();

    /// Lets every lane wait after the batch it is at, until unpause() or stop(). Does nothing when nothing
    /// runs.
    void pause();
    void unpause();
    /// Whether what runs is paused, or about to be.
    [[nodiscard]] bool isPaused() const;

    /// Ends one run after the batch it is at, or before it begins; others go on. Does nothing when nothing
    /// runs.
    void stopRun(int run);
    /// Lets one run wait after the batch it is at, while another takes its lane, or go on.
    void setRunPaused(int run, bool paused);
    /// Takes a run that stopRun() ended up again while others train.
    void startRunAgain(int run);
    [[nodiscard]] bool isRunPaused(int run) const;

  Q_SIGNALS:
    void started(const retort::ExperimentSpec& spec);
    void preparing(const QString& what, qint64 done, qint64 total);
    void notice(const QString& message);
    /// What it will cost, before the first run.
    void estimated(const retort::CostEstimate& estimate);
    /// A search has chosen: these runs are to come, the first of which is `first`.
    void runsAdded(int first, const QList<retort::RunRecord>& records);
    void runStarted(int run, const retort::RunRecord& record);
    void stepped(int run, int epoch, qint64 step, qint64 steps);
    void epochDone(int run, const retort::EpochRecord& record);
    void runFinished(int run, const retort::RunRecord& record);
    /// A stopped run waits for a lane again.
    void runQueued(int run);
    /// The experiment came to its end, or to its requested stop. Each start() ends in either this or
    /// failed().
    void finished();
    /// isPaused() is another now. What ends, or is stopped, is no longer paused.
    void pausedChanged(bool paused);
    /// The same for one run.
    void runPausedChanged(int run, bool paused);
    /// Nothing could be started, or the experiment broke off as a whole.
    void failed(const QString& message);

  private:
    class Mailbox;

    void emptyMailbox();
    void end(quint64 jobId, const Message& error);

    QThread thread_;
    QObject* worker_; ///< lives in thread_, where calls are queued to; deleted with the thread's end
    QTimer pull_;
    std::shared_ptr<Mailbox> mailbox_; ///< of the current job
    std::stop_source stop_;
    std::shared_ptr<RunControl> control_; ///< of the current job
    quint64 jobId_ = 0;
    bool running_ = false;
};

} // namespace retort::ui
