// Rows of the table of metrics, found by what they are called, hold or are used for.
#pragma once

#include "core/engine/training/metrics.h"

#include <cstddef>
#include <vector>

namespace retort {

/// The row of that name in metrics.csv, or nullptr.
const Metric* find_metric(std::string_view name);

/// The row of a member; every member has one.
const Metric& metric_of(double EpochRecord::*value);

/// The rows that have a place (above 0) among others of their kind, in that order:
/// metrics_by(&Metric::compared).
std::vector<const Metric*> metrics_by(int Metric::*place);

/// Whether a metric is measured on the test set.
bool is_on_test(const Metric& metric);

/// "train", "val", "teacher-val", "test", "teacher-test", "run".
std::string_view split_name(MetricSplit split);

/// What is measured, whatever on: the name without its split. "loss" of "val_loss".
std::string_view quantity_name(const Metric& metric);

/// A value for every metric of the table.
template <typename Value>
class ByMetric {
  public:
    /// `metric` is a row of metrics(), not a copy of one.
    [[nodiscard]] Value& operator[](const Metric& metric) { return values_[index_of(metric)]; }
    [[nodiscard]] const Value& operator[](const Metric& metric) const { return values_[index_of(metric)]; }
    [[nodiscard]] const Value& operator[](double EpochRecord::*value) const {
        return (*this)[metric_of(value)];
    }

  private:
    static std::size_t index_of(const Metric& metric) {
        return static_cast<std::size_t>(&metric - metrics().data());
    }

    std::vector<Value> values_ = std::vector<Value>(metrics().size());
};

} // namespace retort
