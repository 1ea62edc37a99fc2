// The experiment that the window shows: one place that tables, charts and progress bars read from.
#pragma once

#include "core/experiment/cost/time_left.h"
#include "core/experiment/record/records.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <set>
#include <vector>

namespace retort::ui {

/// Holds the shown experiment and where its runs stand. It is fed either with whole records (a folder that is
/// followed) or with the steps of a training in this process. Reading is always up to date; the signals that
/// follow from being fed are gathered and sent at most 25 times a second. Rows are indices into
/// record().runs: sorted by α, then repeat.
class ExperimentStore : public QObject {
    Q_OBJECT

  public:
    explicit ExperimentStore(QObject* parent = nullptr);

    [[nodiscard]] const ExperimentRecord& record() const { return record_; }
    [[nodiscard]] int runCount() const { return static_cast<int>(record_.runs.size()); }
    [[nodiscard]] const RunRecord& run(int row) const {
        return record_.runs.at(static_cast<std::size_t>(row));
    }

    /// The share of a run, or of all runs together, that is done, in [0, 1].
    [[nodiscard]] double shareDone(int row) const;
    [[nodiscard]] double shareDone() const;
    /// Seconds until a run, or the experiment, will be done; nothing when neither an epoch was measured yet
    /// nor there is an estimate, and when no run is being trained.
    [[nodiscard]] std::optional<double> secondsLeft(int row) const;
    [[nodiscard]] std::optional<double> secondsLeft() const;
    /// Whether the training in this process is paused: its running runs stand still.
    [[nodiscard]] bool isPaused() const { return paused_; }
    /// The run's place in the plan of the training that is shown; −1 where none is.
    [[nodiscard]] int planIndexOf(int row) const;
    /// Whether a run of the training in this process was paused by itself.
    [[nodiscard]] bool isRunPaused(int row) const { return pausedRuns_.count(planIndexOf(row)) > 0; }
    /// Runs that have the given status.
    [[nodiscard]] int count(RunStatus status) const;
    /// Whether a run is done, or somebody may still want it to be: not one that a search dropped, nor one
    /// that was hidden (as those in the trash are) or imported as it is.
    [[nodiscard]] bool isWanted(int row) const;
    /// Runs that are wanted.
    [[nodiscard]] int wantedCount() const;

    /// Whether the charts draw a run. Everything is drawn at first.
    [[nodiscard]] bool isVisible(int row) const;
    [[nodiscard]] const std::vector<bool>& visible() const { return visible_; }
    void setVisible(int row, bool visible);
    /// The same for all repeats of an α.
    void setPointVisible(const Point& point, bool visible);

    /// What people noted about a run.
    [[nodiscard]] const RunAnnotation& annotation(int row) const {
        return record_.annotations.of(run(row).name);
    }
    /// Says it in the store alone; who changes it keeps it in the folder, too. What show() reads of the same
    /// folder later does not change it.
    void setAnnotations(const retort::Annotations& annotations);

  public Q_SLOTS:
    /// Shows `record`, and as queued the runs its spec plans but its folder does not hold yet. Where it is
    /// the same folder with the same runs, it counts as an update and no row moves.
    void show(const retort::ExperimentRecord& record);
    void clear();

    /// Shows the runs of `spec` and takes the slots below as news of them; `run` there is the index into
    /// plan(spec), or of those that runsAdded() told. All runs are queued, but those that are done in
    /// `known`: what a training that goes on finds in its folder, people's notes among it.
    void beginTraining(const retort::ExperimentSpec& spec, const retort::ExperimentRecord& known = {});
    /// What the training that began will cost: it stands in for epochs until there are any.
    void estimated(const retort::CostEstimate& estimate);
    /// Runs that a search has chosen, the first of which is `first`.
    void runsAdded(int first, const QList<retort::RunRecord>& records);
    void runStarted(int run, const retort::RunRecord& record);
    void stepped(int run, int epoch, qint64 step, qint64 steps);
    void epochDone(int run, const retort::EpochRecord& record);
    void runFinished(int run, const retort::RunRecord& record);
    /// A run that was stopped waits again.
    void runQueued(int run);
    void setPaused(bool paused);
    void setRunPaused(int run, bool paused);

  Q_SIGNALS:
    /// Around every change of which runs there are; between the two nothing may be read.
    void aboutToReset();
    void wasReset();
    /// Values of these rows changed.
    void runsChanged(const QList<int>& rows);
    /// Epochs were added or replaced: charts and summary are out of date. Not sent beside wasReset().
    void epochsChanged();
    void visibilityChanged();
    void annotationsChanged();

  private:
    void replace(ExperimentRecord record);
    void insertRun(const RunRecord& record);
    void countRunsToCome();
    void markRow(int row);
    void flush();
    [[nodiscard]] int rowOf(int run) const;
    [[nodiscard]] bool hasSameRuns(const ExperimentRecord& record) const;

    ExperimentRecord record_;
    std::vector<RunProgress> progress_;
    std::optional<CostEstimate> estimate_;
    std::vector<RunRecord> toCome_; ///< of a search: see runs_to_come()
    std::vector<bool> visible_;
    std::vector<int> rowOfRun_;
    std::set<int> changedRows_;
    std::set<int> pausedRuns_; ///< by their index in the plan
    bool epochsChanged_ = false;
    bool paused_ = false;
    QTimer flushTimer_;
};

} // namespace retort::ui
