// Whether the runs of an experiment were trained with the settings that it says.
#pragma once

#include "core/experiment/record/records.h"

#include <vector>

namespace retort {

/// A complaint for each parameter that some of `runs` were trained with another value of than `spec` says, or
/// than the first of them that has it, where there is no spec. Runs without epochs, and those that do not say
/// what they were trained with, are passed over.
std::vector<Message> settings_complaints(const std::vector<RunRecord>& runs,
                                         const std::optional<ExperimentSpec>& spec);

/// Throws Error where one of `runs` cannot be one of those that go on as `spec` says: it has epochs, and was
/// trained with another value.
void require_same_settings(const std::vector<RunRecord>& runs, const ExperimentSpec& spec);

} // namespace retort
