// Runs that other programs wrote for TensorBoard.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// Whether `file` is called as TensorBoard wants its event files to be.
bool is_event_file_name(const std::filesystem::path& file);

/// The event files in `folder` and up to five levels below it, in the order of their names; links to folders
/// are not followed. Ends at 1000 files, or after 100 000 entries.
std::vector<std::filesystem::path> event_files_below(const std::filesystem::path& folder);

/// Reads an event file, or all below a folder, where every folder with event files is a run. Columns: "run",
/// the folder, where there are several; "alpha" and "repeat" where the folders' names have them; "step"; and
/// a column for every tag. Folders called train, validation, val or test are parts of the run above them:
/// their tags get that name in front. Where a step was written more than once the later one counts. Throws
/// Error where there is no event file, none that can be read, no scalar in them, or too much.
ImportTable read_import_events(const std::filesystem::path& file_or_folder);

} // namespace retort
