#include "ui/charts/curves/chart_history.h"

#include "core/experiment/results/references.h"

namespace retort::ui {

void ChartHistory::update(const ShownRuns& shown) {
    runs_.resize(shown.runs.size());
    specs_.resize(shown.runs.size());
    names_.resize(shown.runs.size());
    for (std::size_t i = 0; i < shown.runs.size(); ++i) {
        const ShownRun& from = shown.runs[i];
        ChartRun& run = runs_[i];
        if (specs_[i] != from.record->spec || names_[i] != from.record->name || run.group != from.group()) {
            run.columns = EpochColumns();
            specs_[i] = from.record->spec;
            names_[i] = from.record->name;
        }
        run.columns.update(from.record->epochs);
        run.group = from.group();
        run.visible = from.visible;
        run.hidden = from.hidden;
        run.finished = from.countsInMeans();
        run.isOfFold = folds_of(*from.record) > 1;
        const EpochRecord* best = best_epoch(from.record->epochs);
        run.bestEpoch = best != nullptr ? best->epoch : -1;
        run.plannedEpochs = from.record->stopped_early ? 0 : from.record->num_epochs;
    }
}

const std::vector<ChartRun>& ChartHistory::runs(const RunPalette& palette) {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        ChartRun& run = runs_[i];
        run.colour = palette.runColour(specs_[i], run.group.experiment);
        run.groupColour = palette.groupColour(run.group);
        run.style = palette.lineStyle(run.group);
    }
    return runs_;
}

} // namespace retort::ui
