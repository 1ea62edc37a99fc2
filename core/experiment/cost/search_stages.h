// What the search of an experiment takes: the rounds that are still to be trained, and its budget in words.
#pragma once

#include "core/base/message.h"
#include "core/experiment/record/records.h"

#include <cstdint>
#include <vector>

namespace retort {

/// Runs trained side by side, each for so many epochs, before the next stage begins.
struct CostStage {
    std::int64_t distilling_runs = 0; ///< α < 1
    std::int64_t plain_runs = 0;      ///< α = 1
    std::int64_t epochs = 0;
    bool search = false; ///< a round of a search, rather than final runs
    bool begins = false; ///< its runs have no epochs yet

    [[nodiscard]] std::int64_t runs() const { return distilling_runs + plain_runs; }
};

/// The rounds of a search that `runs` are in, or are still to begin.
std::vector<CostStage> stages_in_training(const std::vector<RunRecord>& runs);

/// Stages of a search that none of `runs` stands for yet: rounds after the one in training, and the final
/// runs of points that are still to be chosen. Empty where `spec` has no search.
std::vector<CostStage> stages_to_come(const ExperimentSpec& spec, const std::vector<RunRecord>& runs);

/// The same as queued runs without names, each with the epochs of its stage.
std::vector<RunRecord> runs_to_come(const ExperimentSpec& spec, const std::vector<RunRecord>& runs);

/// "Search: α < 1: 9 → 3 → 1 points (9 × 4 + 3 × 8 epochs); then 2 × 5 runs of 30 epochs. 360 epochs in all,
/// instead of 1500 for the whole grid"; empty where `spec` has no search.
Message search_budget(const ExperimentSpec& spec);

} // namespace retort
