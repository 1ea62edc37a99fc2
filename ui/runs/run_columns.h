// The columns of the runs table.
#pragma once

#include "core/engine/training/metrics.h"
#include "core/experiment/spec/parameters.h"

#include <vector>

namespace retort::ui {

/// What a column shows. Of `Metric`, `MetricDelta` and `Parameter` there is one for each that has one.
enum class RunColumn {
    Alpha,
    Repeat,
    Title,
    Status,
    Progress,
    BestAccuracy,
    BestDelta, ///< to the baseline run
    Metric,    ///< after the latest epoch
    MetricDelta,
    TimeLeft,
    Seconds,
    Seed,
    Tags,
    Notes,
    Details,
    Settings, ///< of results from elsewhere, that are no parameters
    Experiment,
    Parameter
};

struct RunColumnEntry {
    RunColumn kind;
    const Metric* metric = nullptr;       ///< of Metric and MetricDelta
    const Parameter* parameter = nullptr; ///< of Parameter
};

/// All columns, from the left: metrics as their table has them, each before its delta, and parameters at the
/// end.
const std::vector<RunColumnEntry>& runColumns();

/// The index of the column of that kind; the first where there are several.
int columnOf(RunColumn kind);

} // namespace retort::ui
