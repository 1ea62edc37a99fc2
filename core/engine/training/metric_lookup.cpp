#include "core/engine/training/metric_lookup.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace retort {

const Metric* find_metric(std::string_view name) {
    const auto rows = metrics();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Metric& metric) { return metric.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

const Metric& metric_of(double EpochRecord::*value) {
    for (const auto& metric : metrics()) {
        if (metric.value == value) {
            return metric;
        }
    }
    throw std::logic_error("a number of an epoch has no row in the table of metrics");
}

std::vector<const Metric*> metrics_by(int Metric::*place) {
    std::vector<const Metric*> found;
    for (const auto& metric : metrics()) {
        if (metric.*place > 0) {
            found.push_back(&metric);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](const Metric* a, const Metric* b) { return a->*place < b->*place; });
    return found;
}

bool is_on_test(const Metric& metric) {
    return metric.split == MetricSplit::test || metric.split == MetricSplit::teacher_test;
}

std::string_view split_name(MetricSplit split) {
    switch (split) {
    case MetricSplit::train:
        return "train";
    case MetricSplit::val:
        return "val";
    case MetricSplit::teacher_val:
        return "teacher-val";
    case MetricSplit::test:
        return "test";
    case MetricSplit::teacher_test:
        return "teacher-test";
    case MetricSplit::run:
        break;
    }
    return "run";
}

std::string_view quantity_name(const Metric& metric) {
    constexpr std::array<std::string_view, 6> prefixes{"train_", "val_",          "teacher_val_",
                                                       "test_",  "teacher_test_", ""};
    const auto prefix = prefixes[static_cast<std::size_t>(metric.split)];
    return metric.name.starts_with(prefix) ? metric.name.substr(prefix.size()) : metric.name;
}

} // namespace retort
