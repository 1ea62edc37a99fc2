#include "core/experiment/record/records.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace retort {

namespace {

constexpr std::array<std::pair<RunStatus, std::string_view>, 5> status_names{{
    {RunStatus::queued, "queued"},
    {RunStatus::running, "running"},
    {RunStatus::done, "done"},
    {RunStatus::stopped, "stopped"},
    {RunStatus::failed, "failed"},
}};

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

std::vector<RunRecord> queued_runs(const ExperimentSpec& spec) {
    std::vector<RunRecord> runs;
    for (const auto& run : plan(spec)) {
        RunRecord record;
        record.name = run_name(run);
        record.spec = run;
        record.num_epochs = spec.num_epochs;
        runs.push_back(std::move(record));
    }
    return runs;
}

const EpochRecord* best_epoch(const std::vector<EpochRecord>& epochs) {
    const bool has_losses = std::any_of(epochs.begin(), epochs.end(), [](const EpochRecord& record) {
        return std::isfinite(record.val_loss);
    });
    const EpochRecord* best = nullptr;
    for (const auto& record : epochs) {
        const bool diverged = has_losses ? !std::isfinite(record.val_loss) : std::isinf(record.val_loss);
        if (record.epoch < 1 || diverged || !std::isfinite(record.val_accuracy)) {
            continue;
        }
        if (best == nullptr || record.val_accuracy > best->val_accuracy) {
            best = &record;
        }
    }
    return best;
}

} // namespace retort
