#include "core/experiment/cost/time_left.h"

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

// The machine's throughput changes over hours, so only the latest epochs of a run say what the next will
// take.
constexpr std::size_t window = 5;

bool asks_teacher(const RunRecord& run) {
    return run.spec.alpha < 1.0;
}

/// What epochs took of the runs that were measured.
struct EpochPace {
    std::optional<double> seconds;
    int runs = 0;
};

/// Of the runs that `counts` takes. Those in training say how fast the machine is now; without one, the last
/// that has epochs does.
template <typename Counts>
EpochPace pace_among(const std::vector<RunRecord>& runs, Counts counts) {
    EpochPace all;
    double sum = 0.0;
    int running = 0;
    for (const auto& run : runs) {
        const auto seconds = counts(run) ? seconds_per_epoch(run) : std::nullopt;
        if (!seconds) {
            continue;
        }
        all.seconds = seconds;
        ++all.runs;
        if (run.status == RunStatus::running) {
            sum += *seconds;
            ++running;
        }
    }
    all.seconds = running > 0 ? std::optional(sum / running) : all.seconds;
    return all;
}

/// From the steps of an unfinished epoch, validation left out; nothing before they say anything.
std::optional<double> seconds_by_steps(const RunProgress& progress) {
    constexpr double telling_share = 0.05;
    constexpr double telling_seconds = 2.0;
    return progress.timed_share >= telling_share && progress.timed_seconds >= telling_seconds
               ? std::optional(progress.timed_seconds / progress.timed_share)
               : std::nullopt;
}

std::optional<double> any_seconds_by_steps(const std::vector<RunProgress>& progress) {
    for (const auto& one : progress) {
        if (const auto seconds = seconds_by_steps(one)) {
            return seconds;
        }
    }
    return std::nullopt;
}

/// What is left of a first run's epoch where the teacher's logits are known.
double share_without_teacher(const CostEstimate& estimate) {
    const auto both = estimate.run_seconds + estimate.teacher_seconds;
    return estimate.teacher_once && both > 0.0 ? estimate.run_seconds / both : 1.0;
}

/// Of a run that says nothing of it itself.
std::optional<double> usual_seconds_per_epoch(const RunRecord& run, const std::vector<RunRecord>& runs,
                                              const std::vector<RunProgress>& progress,
                                              const std::optional<CostEstimate>& estimate) {
    const auto alike =
        pace_among(runs, [&](const RunRecord& other) { return asks_teacher(other) == asks_teacher(run); });
    if (alike.seconds) {
        const bool waited = asks_teacher(run) && estimate && alike.runs <= estimate->lanes.lanes;
        return *alike.seconds * (waited ? share_without_teacher(*estimate) : 1.0);
    }
    if (const auto by_steps = any_seconds_by_steps(progress)) {
        return by_steps;
    }
    if (const auto any = pace_among(runs, [](const RunRecord&) { return true; }).seconds) {
        return any;
    }
    return estimate ? std::optional(estimate->epoch_seconds) : std::nullopt;
}

} // namespace

void note_step(RunProgress& progress, std::int64_t step, std::int64_t steps,
               std::chrono::steady_clock::time_point now) {
    progress.partial_epoch =
        static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(steps, 1));
    if (!progress.first_step) {
        progress.first_step = now;
        progress.first_share = progress.partial_epoch;
    }
    progress.timed_share = progress.partial_epoch - progress.first_share;
    progress.timed_seconds = std::chrono::duration<double>(now - *progress.first_step).count();
}

double epochs_done(const RunRecord& run, const RunProgress& progress) {
    const int whole = run.last() != nullptr ? run.last()->epoch : 0;
    return whole + progress.partial_epoch;
}

double share_done(const RunRecord& run, const RunProgress& progress) {
    if (run.status == RunStatus::done) {
        return 1.0;
    }
    if (run.num_epochs <= 0) {
        return 0.0;
    }
    return std::clamp(epochs_done(run, progress) / static_cast<double>(run.num_epochs), 0.0, 1.0);
}

double epochs_left(const RunRecord& run, const RunProgress& progress) {
    const bool ahead = run.status == RunStatus::queued || run.status == RunStatus::running;
    return ahead ? std::max(0.0, static_cast<double>(run.num_epochs) - epochs_done(run, progress)) : 0.0;
}

std::optional<double> seconds_per_epoch(const RunRecord& run) {
    double seconds = 0.0;
    int epochs = 0;
    const auto first = run.epochs.size() > window ? run.epochs.size() - window : 0;
    for (auto i = first; i < run.epochs.size(); ++i) {
        if (run.epochs[i].epoch >= 1 && std::isfinite(run.epochs[i].seconds)) {
            seconds += run.epochs[i].seconds;
            ++epochs;
        }
    }
    return epochs > 0 ? std::optional(seconds / epochs) : std::nullopt;
}

std::optional<double> seconds_per_epoch(std::size_t index, const std::vector<RunRecord>& runs,
                                        const std::vector<RunProgress>& progress,
                                        const std::optional<CostEstimate>& estimate) {
    const auto own = seconds_per_epoch(runs.at(index));
    const auto first = own ? own : seconds_by_steps(progress.at(index));
    return first ? first : usual_seconds_per_epoch(runs.at(index), runs, progress, estimate);
}

std::optional<double> seconds_to_resume(std::vector<RunRecord> runs, std::int64_t lanes,
                                        const std::optional<CostEstimate>& estimate) {
    bool is_measured = false;
    for (auto& run : runs) {
        is_measured = is_measured || seconds_per_epoch(run).has_value();
        if (run.status == RunStatus::stopped || run.status == RunStatus::failed) {
            run.status = RunStatus::queued;
        }
    }
    return is_measured ? seconds_left(runs, std::vector<RunProgress>(runs.size()), lanes, estimate)
                       : std::nullopt;
}

TimeRange range_of_measured(double seconds) {
    return {0.9 * seconds, 1.25 * seconds};
}

TimeRange range_of_estimate(double seconds) {
    return {0.8 * seconds, 1.6 * seconds};
}

std::optional<double> seconds_left(const std::vector<RunRecord>& runs,
                                   const std::vector<RunProgress>& progress, std::int64_t lanes,
                                   const std::optional<CostEstimate>& estimate,
                                   const std::vector<RunRecord>& to_come) {
    double sum = 0.0;
    double longest = 0.0;
    bool teacher_is_ahead = false; // of all that was measured
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto left = epochs_left(runs[i], progress.at(i));
        if (left <= 0.0) {
            continue;
        }
        const auto seconds = seconds_per_epoch(i, runs, progress, estimate);
        if (!seconds) {
            return std::nullopt;
        }
        teacher_is_ahead = teacher_is_ahead || asks_teacher(runs[i]);
        sum += left * *seconds;
        longest = std::max(longest, left * *seconds);
    }
    for (const auto& run : to_come) {
        const auto seconds = usual_seconds_per_epoch(run, runs, progress, estimate);
        sum += static_cast<double>(run.num_epochs) * seconds.value_or(0.0);
    }
    const bool requested = pace_among(runs, asks_teacher).seconds.has_value();
    const auto teacher = teacher_is_ahead && !requested && estimate ? estimate->teacher_seconds : 0.0;
    // Lanes share the work, but no run is faster than itself.
    return std::max(sum / static_cast<double>(std::max<std::int64_t>(lanes, 1)), longest) + teacher;
}

} // namespace retort
