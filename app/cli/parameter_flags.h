// Flags made from the one table of parameters.
#pragma once

#include "core/experiment/spec/parameters.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <set>
#include <string>

namespace retort::cli {

/// "--teacher-file,--teacher_file": every spelling of a parameter's flag, the seed script's among them.
std::string flag_spellings(const Parameter& parameter);

/// What the command line says of an experiment: the values, and of which parameters there are any.
struct GivenSpec {
    ExperimentSpec spec;
    std::set<const Parameter*> parameters;
};

/// Adds a flag for every parameter that `wanted` accepts; each sets its field of `given`, which must outlive
/// parsing. A value that is out of range is a usage error that names the flag.
void add_parameter_flags(CLI::App& command, GivenSpec& given,
                         const std::function<bool(const Parameter&)>& wanted);

/// Adds --preset: once the line is parsed, apply_given_preset() sets what nobody gave a value for.
void add_preset_flag(CLI::App& command, std::string& name);

/// Takes over the values of the preset called `name`, which may be empty, that the line does not give itself;
/// they count as given then.
void apply_given_preset(GivenSpec& given, const std::string& name);
/// The exit code where the value that `spec` has of `parameter` is refused: a value out of range is a matter
/// of usage; a file or folder that is not there is a failure.
int refusal_code(const ExperimentSpec& spec, const Parameter& parameter);

} // namespace retort::cli
