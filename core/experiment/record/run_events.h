// A run's epochs as TensorBoard reads them.
#pragma once

#include "core/engine/training/metrics.h"
#include "core/files/tables/event_file.h"

#include <filesystem>
#include <vector>

namespace retort {

/// An epoch as an event: step is the epoch, tags are those of metrics(), the ones of a group ("loss/train"
/// and "loss/val") together. What is NaN is left out.
ScalarEvent epoch_event(const EpochRecord& record, double wall_time);

/// Adds an epoch to the run's one event file, which is made where it is missing. Throws Error.
void append_events(const std::filesystem::path& run_folder, const EpochRecord& record);

/// Replaces the file by one that holds `records` and nothing else, each at the wall time it had: a run that
/// goes on from an earlier epoch leaves no second curve behind, and TensorBoard has nothing to purge.
void rewrite_events(const std::filesystem::path& run_folder, const std::vector<EpochRecord>& records);

} // namespace retort
