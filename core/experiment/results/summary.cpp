#include "core/experiment/results/summary.h"

#include <algorithm>
#include <cmath>
#include <map>

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

AlphaSummary summarize_alpha(double alpha, const std::vector<const RunRecord*>& runs) {
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
    return {alpha,
            static_cast<std::int64_t>(last.size()),
            static_cast<std::int64_t>(runs.size() - last.size()),
            static_cast<std::int64_t>(all.size()),
            statistics_of(all),
            statistics_of(last),
            statistics_of(best)};
}

} // namespace

const EpochRecord* counted_epoch(const RunRecord& run, CountedEpoch which) {
    if (run.status != RunStatus::done || run.last() == nullptr || run.last()->epoch < 1) {
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
    for (const auto part : {&AlphaSummary::all, &AlphaSummary::last, &AlphaSummary::best}) {
        for (const auto& metric : metrics()) {
            if (metric.in_summary && (part == &AlphaSummary::all || metric.headline != nullptr)) {
                columns.push_back({&metric, part});
            }
        }
    }
    return columns;
}

std::vector<AlphaSummary> summarize(const std::vector<RunRecord>& runs) {
    std::map<double, std::vector<const RunRecord*>> by_alpha;
    for (const auto& run : runs) {
        by_alpha[run.spec.alpha].push_back(&run);
    }
    std::vector<AlphaSummary> rows;
    rows.reserve(by_alpha.size());
    for (const auto& [alpha, group] : by_alpha) {
        rows.push_back(summarize_alpha(alpha, group));
    }
    return rows;
}

} // namespace retort
