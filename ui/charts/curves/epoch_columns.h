// The history of a run as columns.
#pragma once

#include "core/engine/training/metric_lookup.h"

#include <QList>

#include <vector>

namespace retort::ui {

/// One entry an epoch in each list. A copy shares the lists, so that a snapshot for another thread costs
/// nothing; epochs that come in are appended, not read again.
struct EpochColumns {
    QList<int> epochs;
    QList<double> seconds; ///< since the start of the run, to the end of the epoch
    ByMetric<QList<double>> values;

    [[nodiscard]] qsizetype count() const { return epochs.size(); }
    [[nodiscard]] const QList<double>& of(double EpochRecord::*metric) const { return values[metric]; }
    /// Takes over `records`, whose beginning is most often what is already here. Returns whether anything
    /// changed.
    bool update(const std::vector<EpochRecord>& records);

  private:
    void append(const EpochRecord& record);
    [[nodiscard]] bool isPrefixOf(const std::vector<EpochRecord>& records) const;
};

} // namespace retort::ui
