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

/// The quickest of the runs that `counts` takes, and how many of these have epochs.
template <typename Counts>
std::pair<std::optional<double>, int> quickest(const std::vector<RunRecord>& runs, Counts counts) {
    std::optional<double> best;
    int measured = 0;
    for (const auto& run : runs) {
        const auto seconds = counts(run) ? seconds_per_epoch(run) : std::nullopt;
        if (seconds) {
            best = std::min(*seconds, best.value_or(*seconds));
            ++measured;
        }
    }
    return {best, measured};
}

/// What is left of a first run's epoch where the teacher's logits are known.
double share_without_teacher(const CostEstimate& estimate) {
    const auto both = estimate.run_seconds + estimate.teacher_seconds;
    return estimate.teacher_once && both > 0.0 ? estimate.run_seconds / both : 1.0;
}

} // namespace

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

std::optional<double> seconds_per_epoch(const RunRecord& run, const std::vector<RunRecord>& runs,
                                        const std::optional<CostEstimate>& estimate) {
    if (const auto own = seconds_per_epoch(run)) {
        return own;
    }
    const auto [alike, measured] =
        quickest(runs, [&](const RunRecord& other) { return asks_teacher(other) == asks_teacher(run); });
    if (alike) {
        const bool waited = asks_teacher(run) && estimate && measured <= estimate->lanes.lanes;
        return *alike * (waited ? share_without_teacher(*estimate) : 1.0);
    }
    if (const auto any = quickest(runs, [](const RunRecord&) { return true; }).first) {
        return any;
    }
    return estimate ? std::optional(estimate->epoch_seconds) : std::nullopt;
}

std::optional<double> seconds_left(const std::vector<RunRecord>& runs,
                                   const std::vector<RunProgress>& progress, std::int64_t lanes,
                                   const std::optional<CostEstimate>& estimate) {
    double sum = 0.0;
    double longest = 0.0;
    bool teacher_is_ahead = false; // of all that was measured
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto left = epochs_left(runs[i], progress.at(i));
        if (left <= 0.0) {
            continue;
        }
        const auto seconds = seconds_per_epoch(runs[i], runs, estimate);
        if (!seconds) {
            return std::nullopt;
        }
        teacher_is_ahead = teacher_is_ahead || asks_teacher(runs[i]);
        sum += left * *seconds;
        longest = std::max(longest, left * *seconds);
    }
    const bool requested = quickest(runs, asks_teacher).first.has_value();
    const auto teacher = teacher_is_ahead && !requested && estimate ? estimate->teacher_seconds : 0.0;
    // Lanes share the work, but no run is faster than itself.
    return std::max(sum / static_cast<double>(std::max<std::int64_t>(lanes, 1)), longest) + teacher;
}

} // namespace retort
