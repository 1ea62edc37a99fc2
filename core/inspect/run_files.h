// What inspecting a run needs of its experiment's folder.
#pragma once

#include "core/experiment/spec/spec.h"
#include "core/inspect/predictions.h"

#include <filesystem>
#include <string>

namespace retort {

/// Its values of the axes of its experiment; none where run.json is not there.
AxisValues axis_values_of_run(const std::filesystem::path& experiment, const std::string& run);

/// The settings that `run` of the experiment was trained with. Throws Error where the folder does not say.
ExperimentSpec settings_of_run(const std::filesystem::path& experiment, const std::string& run);

/// A run's best.pth, or its last.pth where there is no other. Throws Error where there is none.
std::filesystem::path weights_of(const std::filesystem::path& experiment, const std::string& run);

/// The state of a file. Throws Error where it is gone.
FileStamp stamp_of(const std::filesystem::path& file);

} // namespace retort
