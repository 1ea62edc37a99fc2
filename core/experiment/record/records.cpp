#include "core/experiment/record/records.h"

#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/search_rounds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace retort {

namespace {

constexpr std::array<std::pair<RunStatus, std::string_view>, 6> status_names{{
    {RunStatus::queued, "queued"},
    {RunStatus::running, "running"},
    {RunStatus::done, "done"},
    {RunStatus::stopped, "stopped"},
    {RunStatus::failed, "failed"},
    {RunStatus::dropped, "dropped"},
}};

/// Of the first round, by whether a point is of α = 1.
std::map<bool, std::int64_t> first_epochs_of_search(const ExperimentSpec& spec) {
    std::map<bool, std::int64_t> epochs;
    for (const auto& [group, rounds] : searched_groups(spec, points(spec))) {
        epochs[group.front().alpha == 1.0] = rounds.empty() ? spec.num_epochs : rounds.front().epochs;
    }
    return epochs;
}

} // namespace

std::string_view to_string(RunStatus status) {
    for (const auto& [value, name] : status_names) {
        if (value == status) {
            return name;
        }
    }
    return "failed";
}

std::optional<RunStatus> parse_run_status(std::string_view text) {
    for (const auto& [value, name] : status_names) {
        if (name == text) {
            return value;
        }
    }
    return std::nullopt;
}

bool is_complete(const RunRecord& run, std::int64_t num_epochs) {
    return run.status == RunStatus::done && run.last() != nullptr &&
           (run.stopped_early || run.last()->epoch >= num_epochs);
}

bool was_trained_elsewhere(const RunRecord& run) {
    return run.status == RunStatus::done && run.device.empty();
}

RunRecord queued_run(const ExperimentSpec& spec, const RunSpec& run) {
    RunRecord record;
    record.name = run_name(run);
    record.spec = run;
    record.num_epochs = spec.num_epochs;
    record.search = is_search_run(spec, run);
    return record;
}

std::vector<RunRecord> queued_runs(const ExperimentSpec& spec) {
    const auto first = is_search(spec) ? first_epochs_of_search(spec) : std::map<bool, std::int64_t>();
    std::vector<RunRecord> runs;
    for (const auto& run : plan(spec)) {
        runs.push_back(queued_run(spec, run));
        if (runs.back().search) {
            runs.back().num_epochs = first.at(run.alpha == 1.0);
        }
    }
    return runs;
}

std::optional<int> last_epoch_with_loss(const std::vector<EpochRecord>& epochs) {
    const auto last = std::find_if(epochs.rbegin(), epochs.rend(),
                                   [](const EpochRecord& record) { return std::isfinite(record.val_loss); });
    return last == epochs.rend() ? std::nullopt : std::optional(last->epoch);
}

const EpochRecord* best_epoch(const std::vector<EpochRecord>& epochs) {
    const auto last_with_loss = last_epoch_with_loss(epochs);
    const EpochRecord* best = nullptr;
    for (const auto& record : epochs) {
        const bool diverged =
            std::isinf(record.val_loss) || (last_with_loss && record.epoch > *last_with_loss);
        if (record.epoch < 1 || diverged || !std::isfinite(record.val_accuracy)) {
            continue;
        }
        if (best == nullptr || record.val_accuracy > best->val_accuracy) {
            best = &record;
        }
    }
    return best;
}

const EpochRecord* epoch_of_weights(const RunRecord& run, std::optional<int> stated,
                                    const EpochRecord* otherwise) {
    if (!stated) {
        return otherwise;
    }
    const auto found = std::find_if(run.epochs.begin(), run.epochs.end(),
                                    [&](const EpochRecord& epoch) { return epoch.epoch == *stated; });
    return found == run.epochs.end() ? nullptr : &*found;
}

} // namespace retort
