// Runs that are the same training twice: files that were copied, imported again, or brought together.
#pragma once

#include "core/experiment/record/records.h"

#include <vector>

namespace retort {

/// Whether all that both measured is equal, the time it took aside. Values that are missing are equal.
bool have_same_numbers(const RunRecord& a, const RunRecord& b);

/// A run, and one before it, by repeat, that makes it no repeat of its own.
struct RunCopy {
    const RunRecord* run = nullptr;
    const RunRecord* original = nullptr;
};

/// Of the runs that are done those that add nothing to another of their point: with the same seed they were
/// trained by Retort, to which a seed is all that differs; or from elsewhere, where folds may share a seed,
/// with the same numbers in several epochs, too. Runs that do not say their seeds are none, and those of a
/// search, which count nowhere. In the order of `runs`.
std::vector<RunCopy> copies_among(const std::vector<RunRecord>& runs);

/// All of `runs` but those.
std::vector<const RunRecord*> without_copies(const std::vector<RunRecord>& runs);

} // namespace retort
