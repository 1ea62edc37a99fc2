#include "ui/charts/curves/epoch_columns.h"

#include <cmath>

namespace retort::ui {

namespace {

bool isSame(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

// A run that goes on from an earlier checkpoint differs in its last epoch at the latest.
bool EpochColumns::isPrefixOf(const std::vector<EpochRecord>& records) const {
    if (epochs.isEmpty()) {
        return true;
    }
    if (static_cast<std::size_t>(count()) > records.size()) {
        return false;
    }
    const EpochRecord& last = records[static_cast<std::size_t>(count()) - 1];
    if (last.epoch != epochs.back()) {
        return false;
    }
    for (const Metric& metric : metrics()) {
        if (!isSame(last.*metric.value, values[metric].back())) {
            return false;
        }
    }
    return true;
}

void EpochColumns::append(const EpochRecord& record) {
    epochs.append(record.epoch);
    const double before = seconds.isEmpty() ? 0.0 : seconds.back();
    seconds.append(before + (std::isfinite(record.seconds) ? record.seconds : 0.0));
    for (const Metric& metric : metrics()) {
        values[metric].append(record.*metric.value);
    }
}

bool EpochColumns::update(const std::vector<EpochRecord>& records) {
    const bool grows = isPrefixOf(records);
    if (grows && static_cast<std::size_t>(count()) == records.size()) {
        return false;
    }
    if (!grows) {
        *this = EpochColumns();
    }
    for (auto record = records.begin() + count(); record != records.end(); ++record) {
        append(*record);
    }
    return true;
}

} // namespace retort::ui
