// The runs of the charts as columns, kept up to date.
#pragma once

#include "ui/base/run_palette.h"
#include "ui/charts/curves/chart_data.h"

#include <vector>

namespace retort::ui {

/// Takes epochs over from run records as they come in.
class ChartHistory {
  public:
    /// Takes over what is new in `shown`.
    void update(const ShownRuns& shown);
    /// All runs, in the order of the ShownRuns, in colours of `palette`.
    [[nodiscard]] const std::vector<ChartRun>& runs(const RunPalette& palette);
    [[nodiscard]] const EpochColumns& columns(int run) const {
        return runs_[static_cast<std::size_t>(run)].columns;
    }

  private:
    std::vector<ChartRun> runs_;
    std::vector<RunSpec> specs_;
    std::vector<std::string> names_;
};

} // namespace retort::ui
