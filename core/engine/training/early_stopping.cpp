#include "core/engine/training/early_stopping.h"

#include "core/base/message.h"
#include "core/engine/training/metric_lookup.h"

namespace retort {

const std::vector<std::string>& early_stop_metric_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all{"none"};
        for (const auto* metric : metrics_by(&Metric::stops_early)) {
            all.emplace_back(metric->name);
        }
        return all;
    }();
    return names;
}

bool needs_teacher(std::string_view early_stop_metric) {
    const auto* metric = find_metric(early_stop_metric);
    return metric != nullptr && metric->needs_teacher;
}

EarlyStopping early_stopping(const EarlyStoppingParameters& parameters) {
    if (parameters.early_stop_metric == "none") {
        return {};
    }
    const auto* watched = find_metric(parameters.early_stop_metric);
    if (watched == nullptr || watched->stops_early == 0) {
        throw Error(RETORT_TEXT("“%1” is not a metric for early stopping"), {parameters.early_stop_metric});
    }
    return {watched->value, watched->better == Better::higher, parameters.early_stop_patience,
            parameters.early_stop_min_delta};
}

bool is_exhausted(const EarlyStopping& rule, const std::vector<EpochRecord>& epochs) {
    if (rule.metric == nullptr) {
        return false;
    }
    const EpochRecord* best = nullptr;
    std::int64_t since_best = 0;
    for (const auto& record : epochs) {
        if (record.epoch < 1) {
            continue;
        }
        const double gain = best == nullptr         ? 0.0
                            : rule.higher_is_better ? record.*rule.metric - best->*rule.metric
                                                    : best->*rule.metric - record.*rule.metric;
        if (best == nullptr || gain > rule.min_delta) {
            best = &record;
            since_best = 0;
        } else {
            ++since_best;
        }
    }
    return best != nullptr && since_best >= rule.patience;
}

} // namespace retort
