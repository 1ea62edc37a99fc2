#include "core/engine/training/early_stopping.h"

#include "core/base/message.h"

#include <algorithm>
#include <array>

namespace retort {

namespace {

struct Watched {
    std::string_view name;
    double EpochRecord::*value;
    bool higher_is_better;
    bool needs_teacher;
};

constexpr std::array<Watched, 4> watchable{{
    {"val_loss", &EpochRecord::val_loss, false, false},
    {"val_accuracy", &EpochRecord::val_accuracy, true, false},
    {"agreement", &EpochRecord::agreement, true, true},
    {"logit_difference", &EpochRecord::logit_difference, false, true},
}};

const Watched* find_watched(std::string_view name) {
    const auto* found = std::find_if(watchable.begin(), watchable.end(),
                                     [&](const Watched& watched) { return watched.name == name; });
    return found == watchable.end() ? nullptr : found;
}

} // namespace

const std::vector<std::string>& early_stop_metric_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all{"none"};
        for (const auto& watched : watchable) {
            all.emplace_back(watched.name);
        }
        return all;
    }();
    return names;
}

bool needs_teacher(std::string_view early_stop_metric) {
    const auto* watched = find_watched(early_stop_metric);
    return watched != nullptr && watched->needs_teacher;
}

EarlyStopping early_stopping(std::string_view metric, std::int64_t patience, double min_delta) {
    if (metric == "none") {
        return {};
    }
    const auto* watched = find_watched(metric);
    if (watched == nullptr) {
        throw Error(RETORT_TEXT("“%1” is not a metric for early stopping"), {std::string(metric)});
    }
    return {watched->value, watched->higher_is_better, patience, min_delta};
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
