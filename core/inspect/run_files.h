// What inspecting a run needs of its experiment's folder.
#pragma once

#include "core/experiment/spec/spec.h"
#include "core/inspect/predictions.h"

#include <filesystem>
#include <optional>
#include <string>

namespace retort {

/// What `run` of the experiment is, as its run.json says; nothing where that is not there.
std::optional<RunSpec> recorded_run(const std::filesystem::path& experiment, const std::string& run);

/// The settings that `run` of the experiment was trained with. Throws Error where the folder does not say.
ExperimentSpec settings_of_run(const std::filesystem::path& experiment, const std::string& run);

/// A run's best.pth, or its last.pth where there is no other. Throws Error where there is none.
std::filesystem::path weights_of(const std::filesystem::path& experiment, const std::string& run);

/// The state of a file. Throws Error where it is gone.
FileStamp stamp_of(const std::filesystem::path& file);

} // namespace retort
