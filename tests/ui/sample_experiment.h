// Made-up experiments with plausible numbers.
#pragma once

#include "core/experiment/results/summary.h"

#include <QString>

namespace retort::test {

/// α 0, 0.5 and 1 with `repeats` each, all done, epochs 0 to `epochs`. The same at every call. Has no spec.
ExperimentRecord sampleExperiment(int repeats, int epochs);

/// Where the window's summary has a metric, over all epochs or another part of them.
int summaryColumn(double EpochRecord::*value, MetricStatistics PointSummary::*part = &PointSummary::all);

/// Writes `experiment` as an experiment folder that was brought in by hand: no experiment.json. The text is
/// composed here, so that a reader is tested against the format and not against its own writer.
void writeExperiment(const ExperimentRecord& experiment, const QString& folder);

/// Replaces run.json of one run.
void writeRunFile(const RunRecord& run, const QString& folder);

/// Appends one line to the run's metrics.csv, after the header where there is none yet.
void appendEpoch(const RunRecord& run, const EpochRecord& epoch, const QString& folder);

void writeFile(const QString& path, const QByteArray& content);

} // namespace retort::test
