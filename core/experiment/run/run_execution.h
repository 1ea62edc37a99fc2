// One run from the first epoch to its last file.
#pragma once

#include "core/engine/training/pause_gate.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/run/runner.h"

#include <cstddef>
#include <stop_token>

namespace retort {

/// Trains the run of `record` in the calling thread and keeps its folder up to date. Returns the record with
/// its final status; what libtorch or the file system throw makes it "failed", with the reason. `index` is
/// the run's place in plan(). At `gate` it waits after every batch.
RunRecord execute_run(const Preparation& prepared, const ExperimentWriter& writer, RunRecord record,
                      std::size_t index, ResumeMode mode, RunObserver& observer, const std::stop_token& stop,
                      PauseGate* gate = nullptr);

} // namespace retort
