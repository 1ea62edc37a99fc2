#include "core/experiment/record/search.h"

#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace retort {

namespace {

/// The runs that points are chosen by, by their points.
using SearchRuns = std::map<Point, std::vector<const RunRecord*>>;

SearchRuns search_runs(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    SearchRuns found;
    for (const auto& run : runs) {
        if (is_search_run(spec, run.spec)) {
            found[run.spec.point()].push_back(&run);
        }
    }
    return found;
}

/// What a run is judged by after `epochs`; nullptr where it has not come so far. Early stopping ends runs
/// with what they then are.
const EpochRecord* epoch_at(const RunRecord& run, std::int64_t epochs) {
    const auto found = std::find_if(run.epochs.begin(), run.epochs.end(),
                                    [&](const EpochRecord& record) { return record.epoch == epochs; });
    if (found != run.epochs.end()) {
        return &*found;
    }
    const bool is_over = run.stopped_early && run.last() != nullptr && run.last()->epoch < epochs;
    return is_over ? run.last() : nullptr;
}

bool is_settled(const std::vector<const RunRecord*>& runs, std::int64_t repeats, std::int64_t epochs) {
    const auto settled = std::count_if(runs.begin(), runs.end(), [&](const RunRecord* run) {
        return run->status == RunStatus::failed || epoch_at(*run, epochs) != nullptr;
    });
    return settled >= repeats && settled == static_cast<std::ptrdiff_t>(runs.size());
}

double mean_accuracy(const std::vector<const RunRecord*>& runs, std::int64_t epochs) {
    double sum = 0.0;
    for (const auto* run : runs) {
        const auto* epoch = epoch_at(*run, epochs);
        sum += epoch != nullptr ? epoch->val_accuracy : EpochRecord::none;
    }
    return sum / static_cast<double>(runs.size());
}

/// The `count` points of highest accuracy, in the order given.
std::vector<Point> best_of(const std::vector<Point>& points, const std::vector<double>& accuracies,
                           std::int64_t count) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), 0);
    // Shares that are equal on paper may differ in their last bits as means.
    constexpr double steps = 1e9;
    const auto rank = [&](std::size_t i) {
        return std::isnan(accuracies[i]) ? -1.0 : std::round(accuracies[i] * steps);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    order.resize(static_cast<std::size_t>(count));
    std::sort(order.begin(), order.end());
    std::vector<Point> best;
    for (const auto i : order) {
        best.push_back(points[i]);
    }
    return best;
}

/// Nothing where a run of the round is still to be trained.
std::optional<DecidedRound> decision(const ExperimentSpec& spec, const std::vector<Point>& points,
                                     std::int64_t epochs, const SearchRuns& runs) {
    DecidedRound round{epochs, points, {}, {}};
    for (const auto& point : points) {
        const auto found = runs.find(point);
        if (found == runs.end() || !is_settled(found->second, spec.search_repeats, epochs)) {
            return std::nullopt;
        }
        round.accuracies.push_back(mean_accuracy(found->second, epochs));
    }
    round.kept =
        best_of(points, round.accuracies, points_kept(spec, static_cast<std::int64_t>(points.size())));
    return round;
}

GroupStanding standing_of(const ExperimentSpec& spec, const SearchGroup& searched, const SearchRuns& runs) {
    GroupStanding group{searched.points, searched.rounds, {}, searched.points};
    for (const auto& round : group.rounds) {
        auto decided = decision(spec, group.left, round.epochs, runs);
        if (!decided) {
            break;
        }
        group.left = decided->kept;
        group.decided.push_back(std::move(*decided));
    }
    return group;
}

bool contains(const std::vector<Point>& points, const Point& point) {
    return std::find(points.begin(), points.end(), point) != points.end();
}

/// Epochs up to which a point is trained before it is dropped, chosen, or looked at again.
std::int64_t epochs_of(const GroupStanding& group, const Point& point) {
    for (const auto& round : group.decided) {
        if (!contains(round.kept, point)) {
            return round.epochs;
        }
    }
    return group.is_over() ? group.rounds.back().epochs : group.rounds[group.decided.size()].epochs;
}

RunStatus status_of(const GroupStanding& group, const RunRecord& run) {
    if (run.status == RunStatus::failed) {
        return run.status;
    }
    if (!contains(group.left, run.spec.point())) {
        return RunStatus::dropped;
    }
    if (group.is_over()) {
        return RunStatus::done;
    }
    return run.status == RunStatus::stopped ? run.status : RunStatus::queued;
}

/// The group in which `run` is searched, or nullptr.
const GroupStanding* group_of(const std::vector<GroupStanding>& groups, const RunRecord& run) {
    for (const auto& group : groups) {
        if (!group.rounds.empty() && contains(group.points, run.spec.point())) {
            return &group;
        }
    }
    return nullptr;
}

/// Whether others went on after the decision that a failed run had a part in.
bool is_decided_without(const RunRecord& failed, const std::vector<RunRecord>& runs) {
    return std::any_of(runs.begin(), runs.end(), [&](const RunRecord& run) {
        const bool is_beside = run.search && (run.spec.alpha < 1.0) == (failed.spec.alpha < 1.0);
        return is_beside && (run.num_epochs > failed.num_epochs || run.status == RunStatus::done ||
                             (run.status == RunStatus::dropped && run.num_epochs == failed.num_epochs));
    });
}

bool is_same_decision(const DecidedRound& a, const DecidedRound& b) {
    return a.epochs == b.epochs && a.points == b.points && a.kept == b.kept;
}

/// Whether all that was decided in `before` is so in `now`.
bool holds(const GroupStanding& before, const GroupStanding& now) {
    const bool same_rounds =
        before.decided.size() <= now.decided.size() &&
        std::equal(before.decided.begin(), before.decided.end(), now.decided.begin(), is_same_decision);
    return same_rounds && (!before.is_over() || before.winner() == now.winner());
}

} // namespace

std::vector<GroupStanding> search_standing(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    std::vector<GroupStanding> groups;
    if (!is_search(spec)) {
        return groups;
    }
    const auto by_point = search_runs(spec, runs);
    for (const auto& group : searched_groups(spec, points(spec))) {
        groups.push_back(standing_of(spec, group, by_point));
    }
    return groups;
}

std::vector<std::size_t> settle_search(const ExperimentSpec& spec, std::vector<RunRecord>& runs) {
    const auto groups = search_standing(spec, runs);
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto& run = runs[i];
        const auto* group = run.search ? group_of(groups, run) : nullptr;
        if (group == nullptr) {
            continue;
        }
        const auto status = status_of(*group, run);
        const auto epochs = epochs_of(*group, run.spec.point());
        if (run.status != status || (run.num_epochs != epochs && status != RunStatus::failed)) {
            run.status = status;
            run.num_epochs = epochs;
            changed.push_back(i);
        }
    }
    return changed;
}

bool waits_for_decision(const RunRecord& run) {
    return run.search && run.last() != nullptr && (run.stopped_early || run.last()->epoch >= run.num_epochs);
}

std::vector<RunRecord> queued_final_runs(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    std::vector<Point> winners;
    for (const auto& group : search_standing(spec, runs)) {
        if (group.is_over() && !group.rounds.empty()) {
            winners.push_back(group.left.front());
        }
    }
    std::vector<RunRecord> queued;
    for (const auto& run : final_runs(spec, winners)) {
        queued.push_back(queued_run(spec, run));
    }
    return queued;
}

void reopen_search(const ExperimentSpec& spec, std::vector<RunRecord>& runs) {
    std::vector<bool> stays_failed;
    for (const auto& run : runs) {
        stays_failed.push_back(run.status == RunStatus::failed && is_decided_without(run, runs));
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].search && !stays_failed[i]) {
            runs[i].status = RunStatus::queued;
            runs[i].error.clear();
        }
    }
    settle_search(spec, runs);
}

void require_same_decisions(const ExperimentSpec& before, const ExperimentSpec& now,
                            const std::vector<RunRecord>& runs) {
    const auto groups = search_standing(now, runs);
    for (const auto& group : search_standing(before, runs)) {
        const auto same_kind = [&](const GroupStanding& other) {
            return (other.points.front().alpha < 1.0) == (group.points.front().alpha < 1.0);
        };
        const auto found = std::find_if(groups.begin(), groups.end(), same_kind);
        const bool has_decided = group.is_over() || !group.decided.empty();
        if (has_decided && (found == groups.end() || !holds(group, *found))) {
            throw Error(RETORT_TEXT("the search in %1 has already chosen between its points; with other "
                                    "points or another number of epochs it would have to choose again. Only "
                                    "repeats can be added; begin another search in a new folder"),
                        {now.out});
        }
    }
}

} // namespace retort
