// The rows of the search over points in the table of parameters.
#pragma once

#include "core/experiment/spec/parameter.h"

#include <vector>

namespace retort {

/// The rows, in the order of the form; read them through parameters().
std::vector<Parameter> search_parameters();

} // namespace retort
