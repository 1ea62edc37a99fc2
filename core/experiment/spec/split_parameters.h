// The rows of how images are split in the table of parameters, and what they come to.
#pragma once

#include "core/data/splits.h"
#include "core/experiment/spec/parameter.h"

#include <vector>

namespace retort {

/// The rows, in the order of the form; read them through parameters().
std::vector<Parameter> split_parameters();

/// How `spec`, which is valid, has the images of its data folder split.
SplitOptions split_options(const ExperimentSpec& spec);

} // namespace retort
