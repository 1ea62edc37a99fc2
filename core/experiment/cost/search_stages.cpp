#include "core/experiment/cost/search_stages.h"

#include "core/experiment/record/search.h"
#include "core/experiment/spec/plan.h"

#include <algorithm>

namespace retort {

namespace {

CostStage stage_of(const GroupStanding& group, std::int64_t runs, std::int64_t epochs) {
    const bool distils = group.points.front().alpha < 1.0;
    return {.distilling_runs = distils ? runs : 0, .plain_runs = distils ? 0 : runs, .epochs = epochs};
}

bool has_final_runs(const GroupStanding& group, const std::vector<RunRecord>& runs) {
    return std::any_of(runs.begin(), runs.end(), [&](const RunRecord& run) {
        return !run.search && (run.spec.alpha < 1.0) == (group.points.front().alpha < 1.0);
    });
}

void add_group(const ExperimentSpec& spec, const GroupStanding& group, const std::vector<RunRecord>& runs,
               std::vector<CostStage>& stages) {
    for (auto round = group.decided.size() + 1; round < group.rounds.size(); ++round) {
        const auto epochs = group.rounds[round].epochs - group.rounds[round - 1].epochs;
        auto stage = stage_of(group, group.rounds[round].points * spec.search_repeats, epochs);
        stage.search = true;
        stages.push_back(stage);
    }
    if (!group.rounds.empty() && !has_final_runs(group, runs)) {
        auto stage = stage_of(group, spec.repeats, spec.num_epochs);
        stage.begins = true;
        stages.push_back(stage);
    }
}

/// "9 × 4 + 3 × 8"
std::string work_text(const std::vector<SearchRound>& rounds, std::int64_t repeats) {
    std::string text;
    std::int64_t before = 0;
    for (const auto& round : rounds) {
        text += (text.empty() ? "" : " + ") + std::to_string(round.points * repeats) + " × " +
                std::to_string(round.epochs - before);
        before = round.epochs;
    }
    return text;
}

/// "9 → 3 → 1"
std::string points_text(const std::vector<SearchRound>& rounds) {
    std::string text;
    for (const auto& round : rounds) {
        text += std::to_string(round.points) + " → ";
    }
    return text + "1";
}

std::int64_t work_of(const std::vector<SearchRound>& rounds, std::int64_t repeats) {
    std::int64_t epochs = 0;
    std::int64_t before = 0;
    for (const auto& round : rounds) {
        epochs += round.points * repeats * (round.epochs - before);
        before = round.epochs;
    }
    return epochs;
}

Message group_message(const ExperimentSpec& spec, const SearchGroup& group) {
    const auto& rounds = group.rounds;
    const bool distils = group.points.front().alpha < 1.0;
    if (rounds.empty()) {
        return {distils ? RETORT_TEXT("α < 1: one point, nothing to search")
                        : RETORT_TEXT("α = 1: one point, nothing to search"),
                {}};
    }
    return {distils ? RETORT_TEXT("α < 1: %1 points (%2 epochs)")
                    : RETORT_TEXT("α = 1: %1 points (%2 epochs)"),
            {points_text(rounds), work_text(rounds, spec.search_repeats)}};
}

} // namespace

std::vector<CostStage> stages_in_training(const std::vector<RunRecord>& runs) {
    std::vector<CostStage> stages(2);
    for (const auto& run : runs) {
        const auto left = run.num_epochs - (run.last() != nullptr ? run.last()->epoch : 0);
        const bool is_ahead = run.status == RunStatus::queued || run.status == RunStatus::stopped;
        if (!run.search || !is_ahead || waits_for_decision(run)) {
            continue;
        }
        const bool distils = run.spec.alpha < 1.0;
        auto& stage = stages[distils ? 0 : 1];
        ++(distils ? stage.distilling_runs : stage.plain_runs);
        stage.epochs = std::max(stage.epochs, left);
        stage.search = true;
        stage.begins = stage.begins || run.last() == nullptr;
    }
    std::erase_if(stages, [](const CostStage& stage) { return stage.runs() == 0; });
    return stages;
}

std::vector<CostStage> stages_to_come(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    std::vector<CostStage> stages;
    for (const auto& group : search_standing(spec, runs)) {
        add_group(spec, group, runs, stages);
    }
    return stages;
}

std::vector<RunRecord> runs_to_come(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    std::vector<RunRecord> to_come;
    for (const auto& stage : stages_to_come(spec, runs)) {
        for (std::int64_t run = 0; run < stage.runs(); ++run) {
            RunRecord record;
            record.spec.alpha = stage.distilling_runs > 0 ? 0.0 : 1.0;
            record.num_epochs = stage.epochs;
            to_come.push_back(std::move(record));
        }
    }
    return to_come;
}

Message search_budget(const ExperimentSpec& spec) {
    if (!is_search(spec)) {
        return {};
    }
    const auto all = points(spec);
    const auto groups = searched_groups(spec, all);
    const auto count = static_cast<std::int64_t>(groups.size());
    auto epochs = count * spec.repeats * spec.num_epochs;
    for (const auto& group : groups) {
        epochs += work_of(group.rounds, spec.search_repeats);
    }
    const auto whole = static_cast<std::int64_t>(all.size()) * spec.repeats * spec.num_epochs;
    const auto searches = count < 2
                              ? group_message(spec, groups.front())
                              : Message{RETORT_TEXT("%1; %2"),
                                        {group_message(spec, groups[0]), group_message(spec, groups[1])}};
    return {
        RETORT_TEXT("Search: %1; then %2 × %3 runs of %4 epochs. Epochs in all: %5, instead of %6 for the "
                    "whole grid"),
        {searches, std::to_string(count), std::to_string(spec.repeats), std::to_string(spec.num_epochs),
         std::to_string(epochs), std::to_string(whole)}};
}

} // namespace retort
