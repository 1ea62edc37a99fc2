// The rows of how images are split in the table of parameters, and what they come to.
#pragma once

#include "core/data/splits.h"
#include "core/experiment/spec/parameter.h"

#include <array>
#include <string>
#include <vector>

namespace retort {

/// The rows, in the order of the form; read them through parameters().
std::vector<Parameter> split_parameters();

/// The names under which weights say how the images that they were trained on were split: those of
/// parameters, and two more.
inline constexpr std::array split_names{"val-fraction", "selection-fraction", "folds", "split-seed"};
inline constexpr auto repeat_statement = "repeat";         ///< of the run, which says its fold
inline constexpr auto data_statement = "data_fingerprint"; ///< as fingerprint_of() has it

/// Whether `name` is one of those.
bool is_split_statement(const std::string& name);

/// How `spec`, which is valid, has the images of its data folder split.
SplitOptions split_options(const ExperimentSpec& spec);

} // namespace retort
