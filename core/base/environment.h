// What the surroundings of the process say.
#pragma once

#include <filesystem>
#include <string>

namespace retort {

/// The value of an environment variable; empty where it is not set.
std::string environment(const char* name);

/// The folder that an environment variable names; empty where it is not set or relative, which the XDG Base
/// Directory Specification wants ignored.
std::filesystem::path environment_folder(const char* name);

} // namespace retort
