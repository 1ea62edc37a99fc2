// The model of a run as a file for other programs. Apart from what shows it, which then needs neither
// libtorch's headers nor the seconds that they cost.
#pragma once

#include "core/export/export_format.h"

#include <filesystem>

namespace retort {

/// Opens the best model of the run in `folder` and writes it to `file`, in the format that its suffix stands
/// for. Throws Error, also where the suffix stands for none; see open_student() and export_student().
ExportReport export_run(const std::filesystem::path& folder, const std::filesystem::path& file);

} // namespace retort
