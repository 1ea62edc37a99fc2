// Results made elsewhere, told apart by their content and read into one table.
#pragma once

#include "core/experiment/import/import_table.h"

#include <filesystem>
#include <vector>

namespace retort {

/// What a path holds, by its content.
enum class ImportKind {
    nothing,    ///< nothing that can be read here
    experiment, ///< a folder with experiment.json or runs/: to be opened, not imported
    csv,        ///< a text file
    events,     ///< an event file of TensorBoard, or a folder with such files in or below it
};

/// Never throws: what cannot be read is nothing.
ImportKind import_kind(const std::filesystem::path& path);

/// Reads CSV files, event files and folders of them into one table; of several there is a column "file" that
/// tells them apart. Throws Error that names file, line and column of what is wrong.
ImportTable read_import(const std::vector<std::filesystem::path>& sources);

} // namespace retort
