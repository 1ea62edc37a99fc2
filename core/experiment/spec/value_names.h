// What points, runs and their folders call the values of an axis.
#pragma once

#include "core/experiment/spec/parameters.h"

#include <string>
#include <vector>

namespace retort {

/// What the values of `parameter` on its axis are called, in their order: themselves, but for files, which
/// are called by their stem where that tells them from the others, else by as much of the path as does. Names
/// are short, and stay apart as safe_name()s too. Nothing is looked at on the disk.
std::vector<std::string> value_names(const ExperimentSpec& spec, const Parameter& parameter);

/// The name among them of `value`, or `value` itself where the axis lacks it.
std::string name_of_value(const ExperimentSpec& spec, const Parameter& parameter, const std::string& value);

/// The value that is called `name`, or `name` itself where none is.
std::string value_called(const ExperimentSpec& spec, const Parameter& parameter, const std::string& name);

/// Whether `value` of `parameter` is the path of a file or folder: neither a choice nor weights by name.
bool is_file_path(const Parameter& parameter, const std::string& value);

/// `path` made absolute, without detours; itself where that cannot be.
std::string absolute_path(const std::string& path);

} // namespace retort
