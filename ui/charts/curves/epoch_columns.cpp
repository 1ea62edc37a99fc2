#include "ui/charts/curves/epoch_columns.h"

#include <cmath>

namespace retort::ui {

namespace {

std::size_t columnOf(double EpochRecord::*metric) {
    std::size_t column = 0;
    while (column + 1 < metrics.size() && metrics[column].value != metric) {
        ++column;
    }
    return column;
}

bool isSame(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

const QList<double>& EpochColumns::of(double EpochRecord::*metric) const {
    return values[columnOf(metric)];
}

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
    for (std::size_t column = 0; column < metrics.size(); ++column) {
        if (!isSame(last.*metrics[column].value, values[column].back())) {
            return false;
        }
    }
    return true;
}

void EpochColumns::append(const EpochRecord& record) {
    epochs.append(record.epoch);
    const double before = seconds.isEmpty() ? 0.0 : seconds.back();
    seconds.append(before + (std::isfinite(record.seconds) ? record.seconds : 0.0));
    for (std::size_t column = 0; column < metrics.size(); ++column) {
        values[column].append(record.*metrics[column].value);
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
