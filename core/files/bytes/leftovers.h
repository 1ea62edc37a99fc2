// Temporary files that a killed process did not get to rename.
#pragma once

#include <filesystem>
#include <string>

namespace retort {

/// How the names of temporary files end that this process makes, `count` telling them apart: is_leftover()
/// knows by it whose they are.
std::string temporary_ending(unsigned count);

/// Whether a file of this name is one that an AtomicFile or a DraftFile was writing when its process was
/// killed: the process that the name tells is gone, or the file was not written to for an hour.
bool is_leftover(const std::filesystem::path& file);

/// Deletes those in `folder`, and none in the folders below it. What cannot be deleted stays.
void remove_leftovers(const std::filesystem::path& folder);

} // namespace retort
