// When further runs of a sweep could only fail, too.
#pragma once

#include "core/experiment/record/folder.h"
#include "core/experiment/record/records.h"

namespace retort {

/// Why no other run has a chance after `run` has failed: the disk is full, or the experiment's folder is
/// gone. Empty where the next one may succeed.
Message reason_to_end(const RunRecord& run, const ExperimentWriter& writer, const std::string& folder);

} // namespace retort
