// One run from the first epoch to its last file.
#pragma once

#include "core/engine/training/pause_gate.h"
#include "core/experiment/record/records.h"
#include "core/experiment/run/run_context.h"

#include <cstddef>
#include <stop_token>

namespace retort {

/// Trains the run of `record` in the calling thread until it has its `num_epochs`, and keeps its folder up to
/// date. Returns the record with its final status; one of a search that has come so far is "queued". What
/// libtorch or the file system throw makes it "failed", with the reason. `index` is the run's place among all
/// of the experiment. At `gate` it waits after every batch.
RunRecord execute_run(const RunContext& context, RunRecord record, std::size_t index,
                      const std::stop_token& stop, PauseGate* gate = nullptr);

} // namespace retort
