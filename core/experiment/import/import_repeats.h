// Which repeat each imported run is.
#pragma once

#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// What a table says of a run.
struct RunFacts {
    Point point;
    std::optional<std::int64_t> repeat;
    std::optional<std::uint64_t> seed;
};

/// Which repeat the runs of a seed are.
using SeedRepeats = std::map<std::uint64_t, std::int64_t>;

struct RepeatNumbers {
    std::vector<std::int64_t> repeats; ///< of each run, from 1; no two of a point are the same
    std::int64_t from_zero = 0;        ///< runs whose repeats were counted from 0
    std::int64_t renumbered = 0;       ///< runs whose repeat another run of their α has
    std::int64_t by_both = 0;          ///< runs numbered anew by repeat and seed together
    std::int64_t by_order = 0;         ///< runs that may be paired with the wrong runs of another α
};

/// Repeats that are counted from 0 are counted from 1. Where every run has a seed and none a repeat, runs of
/// the same seed are the same repeat in every α, in the order of the seeds, unless an α has a seed twice.
/// Likewise runs of the same repeat and seed, in that order, where an α has a repeat with several seeds, as
/// in a cross validation of several seeds: what another α lacks leaves a gap.
/// Others count on in the order of `runs`, which says little where there are several α, as there may be where
/// `joins_others`. The first that is no table's is `first`. Seeds that `known` has keep the repeats that it
/// gives them, and further ones follow behind those.
RepeatNumbers number_repeats(const std::vector<RunFacts>& runs, std::int64_t first, bool joins_others,
                             const SeedRepeats& known = {});

/// The repeats of the seeds in an experiment's folder; nothing where a seed has several repeats, or a repeat
/// several seeds, or the folder holds none.
SeedRepeats repeats_of_seeds(const std::filesystem::path& folder);

/// How many repeats `runs` have between them, where `column`, which numbers them, is one of the folds of a
/// cross-validation by its name; else 0.
std::int64_t count_folds(const std::string& column, const std::vector<RunFacts>& runs);

/// How many folds the names of runs tell, where every one tells one: "kd_fold1"; 0 where they do not.
std::int64_t count_folds_in_names(const std::vector<std::string>& names);

} // namespace retort
