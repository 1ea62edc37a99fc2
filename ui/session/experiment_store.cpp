#include "ui/session/experiment_store.h"

#include "core/experiment/cost/search_stages.h"
#include "core/experiment/record/search.h"
#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace retort::ui {

namespace {

constexpr std::chrono::milliseconds coalescing{40};

/// A run that is not complete waits, with the epochs that it has; of one of a search others say how it
/// stands.
RunRecord doneOrQueued(const RunRecord& planned, const std::vector<RunRecord>& known) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const RunRecord& record) { return record.spec == planned.spec; });
    if (found == known.end()) {
        return planned;
    }
    RunRecord record = *found;
    record.search = planned.search;
    if (!record.search && !was_trained_elsewhere(record) && !is_complete(record, planned.num_epochs)) {
        record.status = RunStatus::queued;
        record.error.clear();
        record.stopped_early = false;
        record.num_epochs = planned.num_epochs;
    }
    return record;
}

/// The runs of `spec` as a training that goes on with `known` finds them, those that its search has chosen
/// behind the others.
std::vector<RunRecord> runsToTrain(const ExperimentSpec& spec, const std::vector<RunRecord>& known) {
    std::vector<RunRecord> runs;
    for (const RunRecord& planned : queued_runs(spec)) {
        runs.push_back(doneOrQueued(planned, known));
    }
    reopen_search(spec, runs);
    for (const RunRecord& chosen : queued_final_runs(spec, runs)) {
        runs.push_back(doneOrQueued(chosen, known));
    }
    return runs;
}

bool isBefore(const RunSpec& a, const RunSpec& b) {
    return a.point() != b.point() ? a.point() < b.point() : a.repeat < b.repeat;
}

// Runs that are planned but have no folder yet are part of the experiment, too.
ExperimentRecord withPlannedRuns(ExperimentRecord record) {
    if (!record.spec) {
        return record;
    }
    for (RunRecord& run : record.runs) {
        run.num_epochs = run.num_epochs > 0 ? run.num_epochs : record.spec->num_epochs;
    }
    for (const RunRecord& planned : queued_runs(*record.spec)) {
        const auto isPlanned = [&](const RunRecord& run) {
            return run.spec.point() == planned.spec.point() && run.spec.repeat == planned.spec.repeat;
        };
        if (std::none_of(record.runs.begin(), record.runs.end(), isPlanned)) {
            record.runs.push_back(planned);
        }
    }
    std::stable_sort(record.runs.begin(), record.runs.end(),
                     [](const RunRecord& a, const RunRecord& b) { return isBefore(a.spec, b.spec); });
    return record;
}

bool sameValue(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool sameEpoch(const EpochRecord& a, const EpochRecord& b) {
    const auto rows = metrics();
    return a.epoch == b.epoch && std::all_of(rows.begin(), rows.end(), [&](const Metric& metric) {
               return sameValue(a.*metric.value, b.*metric.value);
           });
}

bool sameEpochs(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameEpoch);
}

bool sameRun(const RunRecord& a, const RunRecord& b) {
    return a.status == b.status && a.error == b.error && a.device == b.device &&
           a.num_epochs == b.num_epochs && a.stopped_early == b.stopped_early && a.search == b.search;
}

} // namespace

ExperimentStore::ExperimentStore(QObject* parent) : QObject(parent) {
    flushTimer_.setSingleShot(true);
    flushTimer_.setInterval(coalescing);
    connect(&flushTimer_, &QTimer::timeout, this, &ExperimentStore::flush);
}

double ExperimentStore::shareDone(int row) const {
    return share_done(run(row), progress_.at(static_cast<std::size_t>(row)));
}

double ExperimentStore::shareDone() const {
    double sum = 0.0;
    for (int row = 0; row < runCount(); ++row) {
        sum += isWanted(row) || run(row).status == RunStatus::dropped ? shareDone(row) : 0.0;
    }
    const auto all = wantedCount() + count(RunStatus::dropped) + static_cast<int>(toCome_.size());
    return all > 0 ? sum / all : 0.0;
}

void ExperimentStore::countRunsToCome() {
    toCome_ = record_.spec ? runs_to_come(*record_.spec, record_.runs) : std::vector<RunRecord>();
}

std::optional<double> ExperimentStore::secondsLeft(int row) const {
    const RunRecord& wanted = run(row);
    const auto pace = seconds_per_epoch(static_cast<std::size_t>(row), record_.runs, progress_, estimate_);
    if (wanted.status != RunStatus::running || wanted.num_epochs <= 0 || !pace) {
        return std::nullopt;
    }
    return *pace * epochs_left(wanted, progress_.at(static_cast<std::size_t>(row)));
}

std::optional<double> ExperimentStore::secondsLeft() const {
    const int running = count(RunStatus::running);
    if (running == 0) {
        return std::nullopt;
    }
    // Where lanes were left to the program, those at work tell.
    const std::int64_t lanes = std::max<std::int64_t>(running, record_.spec ? record_.spec->lanes : 1);
    return seconds_left(record_.runs, progress_, lanes, estimate_, toCome_);
}

void ExperimentStore::estimated(const CostEstimate& estimate) {
    estimate_ = estimate;
    for (int row = 0; row < runCount(); ++row) {
        markRow(row);
    }
}

int ExperimentStore::count(RunStatus status) const {
    return static_cast<int>(std::count_if(record_.runs.begin(), record_.runs.end(),
                                          [status](const RunRecord& run) { return run.status == status; }));
}

bool ExperimentStore::isWanted(int row) const {
    const RunRecord& wanted = run(row);
    const bool isLeft = annotation(row).hidden || !wanted.imported_from.empty();
    return wanted.status == RunStatus::done ||
           (wanted.status != RunStatus::dropped && (!isLeft || wanted.status == RunStatus::running));
}

int ExperimentStore::wantedCount() const {
    int wanted = 0;
    for (int row = 0; row < runCount(); ++row) {
        wanted += isWanted(row) ? 1 : 0;
    }
    return wanted;
}

bool ExperimentStore::isVisible(int row) const {
    return visible_.at(static_cast<std::size_t>(row));
}

void ExperimentStore::setVisible(int row, bool visible) {
    if (isVisible(row) == visible) {
        return;
    }
    visible_[static_cast<std::size_t>(row)] = visible;
    markRow(row);
    Q_EMIT visibilityChanged();
}

void ExperimentStore::setPointVisible(const Point& point, bool visible) {
    for (int row = 0; row < runCount(); ++row) {
        if (run(row).spec.point() == point) {
            visible_[static_cast<std::size_t>(row)] = visible;
            markRow(row);
        }
    }
    Q_EMIT visibilityChanged();
}

void ExperimentStore::setAnnotations(const Annotations& annotations) {
    if (annotations == record_.annotations) {
        return;
    }
    record_.annotations = annotations;
    for (int row = 0; row < runCount(); ++row) {
        markRow(row);
    }
    Q_EMIT annotationsChanged();
}

bool ExperimentStore::hasSameRuns(const ExperimentRecord& record) const {
    const auto sameName = [](const RunRecord& a, const RunRecord& b) {
        return a.name == b.name && a.spec == b.spec;
    };
    return record.folder == record_.folder && record.spec == record_.spec &&
           std::equal(record.runs.begin(), record.runs.end(), record_.runs.begin(), record_.runs.end(),
                      sameName);
}

void ExperimentStore::show(const ExperimentRecord& read) {
    rowOfRun_.clear();
    pausedRuns_.clear();
    ExperimentRecord record = withPlannedRuns(read);
    // What was noted here meanwhile may not have reached the folder when it was read.
    if (record.folder == record_.folder) {
        record.annotations = record_.annotations;
    }
    if (!hasSameRuns(record)) {
        replace(std::move(record));
        return;
    }
    for (std::size_t i = 0; i < record.runs.size(); ++i) {
        const bool grown = !sameEpochs(record.runs[i].epochs, record_.runs[i].epochs) ||
                           record.runs[i].status != record_.runs[i].status; // what is done counts in means
        if (!grown && sameRun(record.runs[i], record_.runs[i])) {
            continue;
        }
        record_.runs[i] = std::move(record.runs[i]);
        progress_[i] = {};
        epochsChanged_ = epochsChanged_ || grown;
        markRow(static_cast<int>(i));
    }
    record_.complaints = std::move(record.complaints);
    countRunsToCome();
}

void ExperimentStore::clear() {
    rowOfRun_.clear();
    pausedRuns_.clear();
    replace({});
}

void ExperimentStore::replace(ExperimentRecord record) {
    std::vector<bool> visible(record.runs.size(), true);
    if (record.folder == record_.folder) {
        for (std::size_t i = 0; i < record.runs.size(); ++i) {
            const auto old =
                std::find_if(record_.runs.begin(), record_.runs.end(),
                             [&](const RunRecord& run) { return run.name == record.runs[i].name; });
            visible[i] =
                old == record_.runs.end() || visible_[static_cast<std::size_t>(old - record_.runs.begin())];
        }
    }
    Q_EMIT aboutToReset();
    flushTimer_.stop();
    changedRows_.clear();
    epochsChanged_ = false;
    record_ = std::move(record);
    progress_.assign(record_.runs.size(), {});
    estimate_.reset();
    visible_ = std::move(visible);
    countRunsToCome();
    Q_EMIT wasReset();
}

void ExperimentStore::beginTraining(const ExperimentSpec& spec, const ExperimentRecord& known) {
    std::vector<RunRecord> runs = runsToTrain(spec, known.runs);
    const std::size_t planned = plan(spec).size(); // of others the training tells the places
    std::vector<int> order(runs.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return isBefore(runs[static_cast<std::size_t>(a)].spec, runs[static_cast<std::size_t>(b)].spec);
    });
    ExperimentRecord record;
    record.folder = spec.out;
    record.spec = spec;
    record.annotations = known.annotations;
    pausedRuns_.clear();
    rowOfRun_.assign(planned, 0);
    for (std::size_t row = 0; row < order.size(); ++row) {
        const auto index = static_cast<std::size_t>(order[row]);
        record.runs.push_back(std::move(runs[index]));
        if (index < planned) {
            rowOfRun_[index] = static_cast<int>(row);
        }
    }
    replace(std::move(record));
}

void ExperimentStore::runsAdded(int first, const QList<RunRecord>& records) {
    if (rowOfRun_.empty()) {
        return;
    }
    const auto rowWith = [&](const RunRecord& record) {
        const auto found = std::find_if(record_.runs.begin(), record_.runs.end(),
                                        [&](const RunRecord& run) { return run.spec == record.spec; });
        return static_cast<int>(found - record_.runs.begin());
    };
    Q_EMIT aboutToReset();
    for (const RunRecord& record : records) {
        if (rowWith(record) == runCount()) {
            insertRun(record);
        }
    }
    rowOfRun_.resize(static_cast<std::size_t>(first + records.size()), -1);
    for (qsizetype i = 0; i < records.size(); ++i) {
        rowOfRun_[static_cast<std::size_t>(first + i)] = rowWith(records[i]);
    }
    changedRows_.clear(); // they are other rows now, and all are read again
    countRunsToCome();
    Q_EMIT wasReset();
}

/// At its place among the rows, those behind it one further down.
void ExperimentStore::insertRun(const RunRecord& record) {
    const auto place = std::find_if(record_.runs.begin(), record_.runs.end(),
                                    [&](const RunRecord& run) { return isBefore(record.spec, run.spec); }) -
                       record_.runs.begin();
    record_.runs.insert(record_.runs.begin() + place, record);
    progress_.insert(progress_.begin() + place, RunProgress());
    visible_.insert(visible_.begin() + place, true);
    for (int& row : rowOfRun_) {
        row += row >= place ? 1 : 0;
    }
}

int ExperimentStore::planIndexOf(int row) const {
    const auto found = std::find(rowOfRun_.begin(), rowOfRun_.end(), row);
    return found == rowOfRun_.end() ? -1 : static_cast<int>(found - rowOfRun_.begin());
}

void ExperimentStore::setRunPaused(int run, bool paused) {
    if (paused) {
        pausedRuns_.insert(run);
    } else {
        pausedRuns_.erase(run);
    }
    if (const int row = rowOf(run); row >= 0) {
        markRow(row);
    }
}

int ExperimentStore::rowOf(int run) const {
    const bool known = run >= 0 && static_cast<std::size_t>(run) < rowOfRun_.size();
    return known ? rowOfRun_[static_cast<std::size_t>(run)] : -1;
}

void ExperimentStore::runStarted(int run, const RunRecord& record) {
    const int row = rowOf(run);
    if (row < 0) {
        return;
    }
    auto& shown = record_.runs[static_cast<std::size_t>(row)];
    shown = record;
    shown.status = RunStatus::running;
    epochsChanged_ = true;
    markRow(row);
}

void ExperimentStore::stepped(int run, int, qint64 step, qint64 steps) {
    const int row = rowOf(run);
    if (row < 0 || steps <= 0) {
        return;
    }
    note_step(progress_[static_cast<std::size_t>(row)], step, steps);
    markRow(row);
}

void ExperimentStore::epochDone(int run, const EpochRecord& record) {
    const int row = rowOf(run);
    if (row < 0) {
        return;
    }
    auto& epochs = record_.runs[static_cast<std::size_t>(row)].epochs;
    while (!epochs.empty() && epochs.back().epoch >= record.epoch) {
        epochs.pop_back();
    }
    epochs.push_back(record);
    progress_[static_cast<std::size_t>(row)] = {};
    epochsChanged_ = true;
    markRow(row);
}

void ExperimentStore::runFinished(int run, const RunRecord& record) {
    const int row = rowOf(run);
    if (row < 0) {
        return;
    }
    record_.runs[static_cast<std::size_t>(row)] = record;
    progress_[static_cast<std::size_t>(row)] = {};
    epochsChanged_ = true;
    if (record.search) {
        countRunsToCome();
    }
    markRow(row);
}

void ExperimentStore::runQueued(int run) {
    if (const int row = rowOf(run); row >= 0) {
        record_.runs[static_cast<std::size_t>(row)].status = RunStatus::queued;
        markRow(row);
    }
}

void ExperimentStore::setPaused(bool paused) {
    paused_ = paused;
    for (int row = 0; row < runCount(); ++row) {
        if (run(row).status == RunStatus::running) {
            markRow(row);
        }
    }
}

void ExperimentStore::markRow(int row) {
    changedRows_.insert(row);
    if (!flushTimer_.isActive()) {
        flushTimer_.start();
    }
}

void ExperimentStore::flush() {
    const QList<int> rows(changedRows_.begin(), changedRows_.end());
    changedRows_.clear();
    const bool grown = std::exchange(epochsChanged_, false);
    Q_EMIT runsChanged(rows);
    if (grown) {
        Q_EMIT epochsChanged();
    }
}

} // namespace retort::ui
