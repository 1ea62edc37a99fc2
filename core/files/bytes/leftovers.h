// Temporary files that a killed process did not get to rename.
#pragma once

#include <filesystem>

namespace retort {

/// Whether a file of this name is one that an AtomicFile or a DraftFile was writing when its process was
/// killed: the process that the name tells is gone, or the file was not written to for an hour.
bool is_leftover(const std::filesystem::path& file);

/// Deletes those in `folder`, and none in the folders below it. What cannot be deleted stays.
void remove_leftovers(const std::filesystem::path& folder);

} // namespace retort
