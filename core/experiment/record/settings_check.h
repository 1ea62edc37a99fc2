// Whether the runs of an experiment were trained with the settings that it says.
#pragma once

#include "core/experiment/record/experiment_info.h"
#include "core/experiment/record/records.h"

#include <vector>

namespace retort {

/// What the paths of `spec` named when `run` was trained, as far as `info` knows it and the run depends on
/// it: by parameter the SHA-256 of a file, and the fingerprint of the images. Initial weights that are
/// another file for each student have that behind their name.
AxisValues contents_of(const ExperimentSpec& spec, const RunSpec& run, const ExperimentInfo& info);

/// A complaint for each parameter that some of `runs` were trained with another value of than `spec` says, or
/// with another content of what it names than `info` knows; where there is no spec, than the first of them
/// that has it. Seeds are each run's own. Runs without epochs, and those that do not say what they were
/// trained with, are passed over.
std::vector<Message> settings_complaints(const std::vector<RunRecord>& runs,
                                         const std::optional<ExperimentSpec>& spec,
                                         const ExperimentInfo& info = {});

/// Throws Error where one of `runs` cannot be one of those that go on as `spec` says: it has epochs, and was
/// trained with another value, or content.
void require_same_settings(const std::vector<RunRecord>& runs, const ExperimentSpec& spec,
                           const ExperimentInfo& info = {});

} // namespace retort
