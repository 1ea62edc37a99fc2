#include "ui/charts/compare/kept_runs.h"

#include <set>

namespace retort::ui {

namespace {

/// A run with its first, best and last epoch, and the last with a loss, by which the best is known again.
RunRecord withCountedEpochs(const RunRecord& run) {
    RunRecord kept;
    kept.name = run.name;
    kept.spec = run.spec;
    kept.status = run.status;
    kept.device = run.device;
    kept.trained_with = run.trained_with;
    kept.cost = run.cost;
    kept.search = run.search;
    kept.repeats_planned = run.repeats_planned;
    if (run.epochs.empty()) {
        return kept;
    }
    kept.epochs = {run.epochs.front()};
    std::set<int> counted{run.last()->epoch};
    if (const EpochRecord* best = best_epoch(run.epochs)) {
        counted.insert(best->epoch);
    }
    if (const auto with_loss = last_epoch_with_loss(run.epochs)) {
        counted.insert(*with_loss);
    }
    for (const EpochRecord& epoch : run.epochs) {
        if (epoch.epoch > kept.epochs.back().epoch && counted.count(epoch.epoch) > 0) {
            kept.epochs.push_back(epoch);
        }
    }
    return kept;
}

} // namespace

void KeptRuns::keep(const ShownRuns& shown) {
    shown_ = shown;
    records_.clear();
    records_.reserve(shown.runs.size());
    for (ShownRun& run : shown_.runs) {
        records_.push_back(withCountedEpochs(*run.record));
        run.record = &records_.back();
    }
}

} // namespace retort::ui
