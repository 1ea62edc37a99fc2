// Runs that other programs wrote for TensorBoard.
#pragma once

#include "core/experiment/import/import_table.h"

namespace retort {

/// Whether `file` is called as TensorBoard wants its event files to be.
bool is_event_file_name(const std::filesystem::path& file);

/// Whether there is an event file in `folder` or a few levels below it. Ends after 100 000 entries.
bool has_event_files(const std::filesystem::path& folder);

/// The event files in `folder` and below it, in the order of their names; links to folders are not followed.
/// Throws Error where there are more than 10 000 of them, a million entries or 32 levels.
std::vector<std::filesystem::path> event_files_below(const std::filesystem::path& folder);

/// Reads an event file, or all below a folder, where every folder with event files is a run. Columns: "run",
/// the folder, where there are several; those of columns_in_run_names() by the folders' names; "step"; and a
/// column for every tag. Folders called train, validation, val or test are parts of the run above them:
/// their tags get that name in front. Where a step was written more than once the later one counts. Notes
/// tell of that, and of files that cannot be read to their end. Throws Error where
/// there is no event file, none that can be read, no scalar in them, or too much.
ImportTable read_import_events(const std::filesystem::path& file_or_folder);

} // namespace retort
