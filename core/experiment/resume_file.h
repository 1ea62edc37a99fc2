// resume.pt: everything needed to go on exactly where a run stopped.
#pragma once

#include "core/engine/trainer.h"

#include <filesystem>

namespace retort {

/// Replaces `file` at once or not at all. Throws Error when it cannot be written.
void write_resume_file(const std::filesystem::path& file, const TrainingState& state);

/// Throws Error that names the file and the finding.
TrainingState read_resume_file(const std::filesystem::path& file);

} // namespace retort
