// Flags made from the one table of parameters.
#pragma once

#include "core/experiment/spec/parameters.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace retort::cli {

/// "--teacher-file,--teacher_file": every spelling of a parameter's flag, the seed script's among them.
std::string flag_spellings(const Parameter& parameter);

/// Adds a flag for every parameter that `wanted` accepts; each sets its field of `spec`, which must outlive
/// parsing. A value that is out of range is a usage error that names the flag.
void add_parameter_flags(CLI::App& command, ExperimentSpec& spec,
                         const std::function<bool(const Parameter&)>& wanted);

} // namespace retort::cli
