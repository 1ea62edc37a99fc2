#include "ui/runs/run_columns.h"

#include <algorithm>

namespace retort::ui {

namespace {

void addMetrics(std::vector<RunColumnEntry>& columns) {
    for (const Metric& metric : metrics()) {
        if (metric.run_column.header != nullptr) {
            columns.push_back({RunColumn::Metric, &metric});
        }
        if (metric.run_column.delta != nullptr) {
            columns.push_back({RunColumn::MetricDelta, &metric});
        }
    }
}

std::vector<RunColumnEntry> allColumns() {
    std::vector<RunColumnEntry> columns;
    for (const RunColumn before : {RunColumn::Alpha, RunColumn::Repeat, RunColumn::Title, RunColumn::Status,
                                   RunColumn::Progress, RunColumn::BestAccuracy, RunColumn::BestDelta}) {
        columns.push_back({before});
    }
    addMetrics(columns);
    for (const RunColumn after :
         {RunColumn::TimeLeft, RunColumn::Seconds, RunColumn::Seed, RunColumn::Tags, RunColumn::Notes,
          RunColumn::Details, RunColumn::Settings, RunColumn::Experiment}) {
        columns.push_back({after});
    }
    for (const Parameter& parameter : parameters()) {
        columns.push_back({RunColumn::Parameter, nullptr, &parameter});
    }
    return columns;
}

} // namespace

const std::vector<RunColumnEntry>& runColumns() {
    static const std::vector<RunColumnEntry> columns = allColumns();
    return columns;
}

int columnOf(RunColumn kind) {
    const std::vector<RunColumnEntry>& columns = runColumns();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const RunColumnEntry& column) { return column.kind == kind; });
    return static_cast<int>(found - columns.begin());
}

} // namespace retort::ui
