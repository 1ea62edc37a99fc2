// Successive halving over the points of an experiment: which points are searched together, and in how many
// rounds of how many epochs.
//
// Points begin with few epochs each, the best share of them goes on with more, until one is left (Jamieson &
// Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter Optimization", AISTATS 2016; Li et
// al., "Hyperband", JMLR 18, 2018). What is reported is trained anew, on seeds that nothing was chosen by.
#pragma once

#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <vector>

namespace retort {

/// Whether points are chosen by a search, rather than all trained to the end.
bool is_search(const ExperimentSpec& spec);

/// Whether `run` of `spec` is one that the search chooses by: it is never reported.
bool is_search_run(const ExperimentSpec& spec, const RunSpec& run);

/// `points` as they are searched: those that distil, and those of α = 1, so that the baseline is tuned like
/// the distillation; in the order given. None of the groups is empty.
std::vector<std::vector<Point>> search_groups(const std::vector<Point>& points);

/// A round: so many points are trained until so many epochs of the whole schedule are over.
struct SearchRound {
    std::int64_t points = 0;
    std::int64_t epochs = 0;

    bool operator==(const SearchRound&) const = default;
};

/// The share of `points` that goes on, rounded up.
std::int64_t points_kept(const ExperimentSpec& spec, std::int64_t points);

/// The rounds that leave one of `points` points; none where there is but one. A round has `search_factor`
/// times the epochs of the one before it, and never more than `num_epochs`. Where another group has `most`
/// points, and so more rounds, these are its last ones: every choice is made after as many epochs.
std::vector<SearchRound> search_rounds(const ExperimentSpec& spec, std::int64_t points,
                                       std::int64_t most = 0);

/// A group of points and its rounds.
struct SearchGroup {
    std::vector<Point> points;
    std::vector<SearchRound> rounds;
};

/// search_groups() of `points`, each with its rounds.
std::vector<SearchGroup> searched_groups(const ExperimentSpec& spec, const std::vector<Point>& points);

} // namespace retort
