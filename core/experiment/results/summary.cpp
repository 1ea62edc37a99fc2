#include "core/experiment/results/summary.h"

#include "core/experiment/record/copies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace retort {

namespace {

using Records = std::vector<const EpochRecord*>;

Statistic statistic_of(const Records& records, double EpochRecord::*field) {
    std::vector<double> values;
    values.reserve(records.size());
    for (const auto* record : records) {
        values.push_back(record->*field);
    }
    return statistic(values);
}

MetricStatistics statistics_of(const Records& records) {
    MetricStatistics statistics;
    for (const auto& metric : metrics()) {
        if (metric.in_summary) {
            statistics[metric] = statistic_of(records, metric.value);
        }
    }
    return statistics;
}

PointSummary summarize_point(const Point& point, const std::vector<const RunRecord*>& runs) {
    Records all;
    Records last;
    Records best;
    for (const auto* run : runs) {
        if (counted_epoch(*run, CountedEpoch::last) == nullptr) {
            continue;
        }
        for (const auto& record : run->epochs) {
            if (record.epoch >= 1) {
                all.push_back(&record);
            }
        }
        last.push_back(run->last());
        if (const auto* epoch = best_epoch(run->epochs); epoch != nullptr) {
            best.push_back(epoch);
        }
    }
    return {point,
            static_cast<std::int64_t>(last.size()),
            static_cast<std::int64_t>(runs.size() - last.size()),
            static_cast<std::int64_t>(all.size()),
            statistics_of(all),
            statistics_of(last),
            statistics_of(best)};
}

} // namespace

const EpochRecord* counted_epoch(const RunRecord& run, CountedEpoch which) {
    if (run.search || run.status != RunStatus::done || run.last() == nullptr || run.last()->epoch < 1) {
        return nullptr;
    }
    return which == CountedEpoch::best ? best_epoch(run.epochs) : run.last();
}

Statistic statistic(const std::vector<double>& values) {
    Statistic result;
    double sum = 0.0;
    for (const double value : values) {
        if (!std::isnan(value)) {
            sum += value;
            ++result.count;
        }
    }
    if (result.count == 0) {
        return result;
    }
    result.mean = sum / static_cast<double>(result.count);
    if (result.count > 1) {
        double squares = 0.0;
        for (const double value : values) {
            if (!std::isnan(value)) {
                squares += (value - result.mean) * (value - result.mean);
            }
        }
        result.std = std::sqrt(squares / static_cast<double>(result.count - 1));
    }
    return result;
}

bool varies(const Statistic& statistic) {
    constexpr double rounding = 1e-9;
    return statistic.std > rounding * std::max(std::abs(statistic.mean), rounding);
}

std::vector<SummaryColumn> summary_columns() {
    std::vector<SummaryColumn> columns;
    for (const auto part : {&PointSummary::all, &PointSummary::last, &PointSummary::best}) {
        for (const auto& metric : metrics()) {
            if (metric.in_summary && (part == &PointSummary::all || metric.headline != nullptr)) {
                columns.push_back({&metric, part});
            }
        }
    }
    return columns;
}

bool has_values(const SummaryColumn& column, const std::vector<PointSummary>& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const PointSummary& row) { return column.of(row).count > 0; });
}

std::vector<SummaryColumn> summary_columns(const std::vector<PointSummary>& rows) {
    auto columns = summary_columns();
    std::erase_if(columns, [&](const SummaryColumn& column) {
        return is_on_test(*column.metric) && !has_values(column, rows);
    });
    return columns;
}

const Metric& judged_accuracy(const std::vector<RunRecord>& runs) {
    const bool has_test = std::any_of(runs.begin(), runs.end(), [](const RunRecord& run) {
        const auto* last = counted_epoch(run, CountedEpoch::last);
        return last != nullptr && !std::isnan(last->test_accuracy);
    });
    return metric_of(has_test ? &EpochRecord::test_accuracy : &EpochRecord::val_accuracy);
}

std::vector<const Metric*> compared_metrics(const std::vector<RunRecord>& runs) {
    auto compared = metrics_by(&Metric::compared);
    const auto& judged = judged_accuracy(runs);
    const auto has_value = [](const RunRecord& run, const Metric& metric) {
        return std::any_of(run.epochs.begin(), run.epochs.end(),
                           [&](const EpochRecord& epoch) { return !std::isnan(epoch.*metric.value); });
    };
    std::erase_if(compared, [&](const Metric* metric) {
        return is_on_test(*metric) && std::none_of(runs.begin(), runs.end(), [&](const RunRecord& run) {
                   return has_value(run, *metric);
               });
    });
    std::stable_partition(compared.begin(), compared.end(),
                          [&](const Metric* metric) { return metric == &judged; });
    return compared;
}

std::vector<PointSummary> summarize(const std::vector<RunRecord>& runs) {
    std::map<Point, std::vector<const RunRecord*>> by_point;
    for (const auto* run : without_copies(runs)) {
        if (!run->search) {
            by_point[run->spec.point()].push_back(run);
        }
    }
    std::vector<PointSummary> rows;
    rows.reserve(by_point.size());
    for (const auto& [point, group] : by_point) {
        rows.push_back(summarize_point(point, group));
    }
    return rows;
}

std::vector<std::string> differing_settings(const std::vector<Point>& points) {
    std::map<std::string, std::set<std::string>> values;
    for (const auto& point : points) {
        for (const auto& [parameter, value] : point.settings) {
            values[parameter].insert(value);
        }
    }
    std::vector<std::string> differing;
    for (const auto& [parameter, found] : values) {
        const bool all_have_it = std::all_of(points.begin(), points.end(), [&](const Point& point) {
            return point.settings.contains(parameter);
        });
        if (found.size() > 1 || !all_have_it) {
            differing.push_back(parameter);
        }
    }
    return differing;
}

std::string setting_of(const Point& point, const std::string& parameter) {
    const auto found = point.settings.find(parameter);
    return found == point.settings.end() ? std::string() : found->second;
}

} // namespace retort
