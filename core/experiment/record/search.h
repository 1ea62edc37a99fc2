// Where the search of an experiment stands. Everything follows from the spec and the epochs of its runs, so
// that an experiment that goes on, in this process or another, decides as it did before.
#pragma once

#include "core/experiment/record/records.h"
#include "core/experiment/spec/search_rounds.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace retort {

/// A round that is over.
struct DecidedRound {
    std::int64_t epochs = 0;        ///< up to which its points were trained
    std::vector<Point> points;      ///< in the order of points()
    std::vector<double> accuracies; ///< beside them: means over the runs of a point; NaN where one has none
    std::vector<Point> kept;        ///< those that went on, in the order of points()
};

/// Points that are searched together: those that distil, or those of α = 1.
struct GroupStanding {
    std::vector<Point> points;       ///< in the order of points(spec)
    std::vector<SearchRound> rounds; ///< all of them; none where there is but one point
    std::vector<DecidedRound> decided;
    std::vector<Point> left; ///< not dropped yet

    [[nodiscard]] bool is_over() const { return left.size() == 1; }
    /// The point that was chosen, or that there is but one of; nothing while the search goes on.
    [[nodiscard]] std::optional<Point> winner() const {
        return is_over() ? std::optional(left.front()) : std::nullopt;
    }
};

/// The standing of a search among `runs`; nothing where `spec` has none. A round is decided once every run of
/// its points has its last epoch, ended early before it, or failed. Those of highest mean validation accuracy
/// at that epoch go on. A point with a run that failed, or has no accuracy there, comes last; among equals
/// the one that is earlier in points(spec) goes on. Runs that are missing are still to be trained.
std::vector<GroupStanding> search_standing(const ExperimentSpec& spec, const std::vector<RunRecord>& runs);

/// Says in the runs of the search how they stand: those of points that are out are "dropped", those of a
/// winner "done", and others "queued", up to the epoch at which the next decision is made; failed and stopped
/// ones stay so. Returns the places of those that changed.
std::vector<std::size_t> settle_search(const ExperimentSpec& spec, std::vector<RunRecord>& runs);

/// Whether a run of a search has all epochs that the next decision takes, and waits for it.
bool waits_for_decision(const RunRecord& run);

/// The final runs of points that were chosen among several: none of them is in plan(spec).
std::vector<RunRecord> queued_final_runs(const ExperimentSpec& spec, const std::vector<RunRecord>& runs);

/// Runs of a search as one that goes on finds them: queued, with their epochs. One that failed is tried again
/// unless something was already decided without it.
void reopen_search(const ExperimentSpec& spec, std::vector<RunRecord>& runs);

/// Throws Error where a search that was begun as `before` would have chosen other points as `now`.
void require_same_decisions(const ExperimentSpec& before, const ExperimentSpec& now,
                            const std::vector<RunRecord>& runs);

} // namespace retort
